import { stringify } from 'yaml';
import type { RepoPath } from '../../ports';
import { contentHash } from '../contentHash';
import { coverFile } from '../chapters';
import { sidesOf } from '../mergeConflicts';
import type { ExportFormat } from './exportFormat';

/** Where Backstage looks for it. */
export const catalogFile: RepoPath = 'catalog-info.yaml';
const marker = /^# handover:catalog hash=([0-9a-f]{8})$/m;

/**
 * A component for the catalog of Backstage (https://backstage.io/docs/features/software-catalog/descriptor-format). It is written where there is none, and written
 * anew while nobody changed it: who owns the component only people know.
 */
export const catalogFormat: ExportFormat = {
  reads: () => ({ files: [catalogFile] }),
  build: ({ book, existing }) => {
    const former = existing.get(catalogFile);
    if (existing.has(catalogFile) && (former === undefined || !isOwnCatalog(former))) return { files: [] };
    const name = nameOf(former) ?? componentName(book.projectName);
    const yaml = stringify(
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name,
          description: `Handed over with a book: ${book.outputFolder}/${coverFile}`,
        },
        spec: { type: 'service', lifecycle: 'production', owner: 'unknown' },
      },
      { lineWidth: 0 },
    );
    const text = `# Say who owns it, and check type and lifecycle; from then on the export leaves this file alone.\n${yaml}`;
    return {
      files: [{ path: catalogFile, text: `${text}# handover:catalog hash=${contentHash(text)}\n` }],
      main: catalogFile,
      warnings: [
        {
          path: catalogFile,
          line: text.split('\n').findIndex((line) => line.includes('owner:')),
          message: `${catalogFile}: the export cannot know who owns this; write it down.`,
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
