import { stringify } from 'yaml';
import type { Place } from '../../manifests/model';
import type { RepoPath } from '../../ports';
import type { OwnerRule } from '../../project/documentFacts';
import { listWords } from '../../wording';
import { contentHash } from '../contentHash';
import { coverFile } from '../chapters';
import { plainLine } from '../markdownText';
import { sidesOf } from '../mergeConflicts';
import type { ExportFormat } from './exportFormat';

/** Where Backstage looks for it. */
export const catalogFile: RepoPath = 'catalog-info.yaml';
/** Backstage takes any word here. */
const unknown = 'unknown';
const marker = /^# handover:catalog hash=([0-9a-f]{8})$/m;

/**
 * A component for the catalog of Backstage (https://backstage.io/docs/features/software-catalog/descriptor-format). It is written where there is none, and written
 * anew while nobody changed it: what files do not say only people know.
 */
export const catalogFormat: ExportFormat = {
  reads: () => ({ files: [catalogFile] }),
  build: ({ book, existing }) => {
    const former = existing.get(catalogFile);
    if (existing.has(catalogFile) && (former === undefined || !isOwnCatalog(former))) return { files: [] };
    const name = nameOf(former) ?? componentName(book.projectName);
    const { type, because, place } = book.project.kind;
    const owner = ownerOf(book.project.owners);
    const why = place === undefined ? because : `${because} (${plainLine(place.path)}:${place.line + 1})`;
    const head = [
      'Check what stands here; whatever you change, from then on the export leaves this file alone.',
      `type: ${type}, because ${why}.`,
      'lifecycle: no file says whether it is in production, an experiment or deprecated.',
      owner === undefined
        ? 'owner: no rule of a CODEOWNERS file speaks of all files.'
        : `owner: of all files, by ${owner.place.path}:${owner.place.line + 1}; after a handover that may be somebody else.`,
    ];
    const yaml = stringify(
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name,
          description: `Handed over with a book: ${book.outputFolder}/${coverFile}`,
        },
        spec: { type, lifecycle: unknown, owner: owner?.name ?? unknown },
      },
      { lineWidth: 0 },
    );
    const text = `${head.map((line) => `# ${line}\n`).join('')}${yaml}`;
    const missing = [...(owner === undefined ? ['who owns this'] : []), 'its lifecycle'];
    return {
      files: [{ path: catalogFile, text: `${text}# handover:catalog hash=${contentHash(text)}\n` }],
      main: catalogFile,
      warnings: [
        {
          path: catalogFile,
          line: text.split('\n').findIndex((line) => line.startsWith(owner ? '  lifecycle:' : '  owner:')),
          message: `${catalogFile}: the export cannot know ${listWords(missing)}; write it down.`,
        },
      ],
    };
  },
};

/** Whether a catalog file is as an export wrote it; where git left a conflict, on both branches. */
export function isOwnCatalog(text: string): boolean {
  return sidesOf(text).every(isOwnSide);
}

function isOwnSide(text: string): boolean {
  const found = marker.exec(text);
  return found !== null && contentHash(text.slice(0, found.index)) === found[1];
}

/**
 * The first owner of the last rule for all files, in the words of the catalog: as Backstage itself reads CODEOWNERS (`@org/team` is the
 * group `team`, `@name` a user, an address the part before its `@`).
 */
function ownerOf(rules: readonly OwnerRule[]): { readonly name: string; readonly place: Place } | undefined {
  const rule = rules.findLast(({ pattern }) => pattern === '*');
  const [owner] = rule?.owners ?? [];
  if (rule === undefined || owner === undefined) return undefined;
  const [, group, user, mail] = /^@[^/@]+\/([\w.-]+)$|^@([\w.-]+)$|^([\w.-]+)@/.exec(owner) ?? [];
  const name = group ?? (user === undefined ? mail : `user:${user}`);
  return name === undefined ? undefined : { name, place: rule };
}

/** The name once given stays, whatever the folder of another checkout is called. */
function nameOf(text: string | undefined): string | undefined {
  return /^ {2}name: ([a-z0-9][a-z0-9-]*)$/m.exec(text ?? '')?.[1];
}

/** At most 63 letters, digits and dashes. */
function componentName(projectName: string): string {
  const name = projectName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'component' : name;
}
