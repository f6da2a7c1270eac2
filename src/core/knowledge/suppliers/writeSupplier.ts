import { isMap } from 'yaml';
import { yamlScalar } from '../../handoverDocuments/yamlScalar';
import { slugOf } from '../../outside/parties';
import type { RepoPath } from '../../ports';
import { plainLine } from '../../session/plainText';
import { parsePlainYaml } from '../plainYaml';
import { supplierFields, supplierSchema, suppliersFolder, trustFields } from './supplier';

/** What is known of a party before anybody said a word. */
export interface SupplierDraft {
  readonly name: string;
  readonly party?: string;
  readonly domains: readonly string[];
  readonly packages: readonly string[];
  readonly what?: string;
  /** Why it is no supplier: such a file only says so. */
  readonly notASupplier?: string;
}

/** The file of a party: never a counter, so that two who add the same one meet in the same file. */
export function supplierPath(name: string): RepoPath {
  return `${suppliersFolder}/${slugOf(name)}.md`;
}

/** A Markdown file right in the folder of the register. */
export function isSupplierPath(path: string): boolean {
  return /^\.handover\/suppliers\/[\p{L}\p{N}][\p{L}\p{N}._-]*\.md$/u.test(path) && !path.includes('..');
}

/** The form of a party: what was found is filled in, what only people know stands as a question over an empty key. */
export function newSupplier(draft: SupplierDraft): string {
  const name = plainLine(draft.name);
  const lines = [
    '---',
    `schema: ${supplierSchema}`,
    `name: ${yamlScalar(name)}`,
    ...(draft.party === undefined ? [] : [`party: ${draft.party}`]),
    ...list('domains', draft.domains),
    ...list('packages', draft.packages),
  ];
  if (draft.notASupplier !== undefined) {
    lines.push(`notASupplier: ${yamlScalar(plainLine(draft.notASupplier))}`, '---', '');
    return lines.join('\n');
  }
  for (const { key, question } of supplierFields) {
    const known = key === 'for' && draft.what !== undefined ? ` # perhaps: ${draft.what}` : '';
    lines.push(`# ${question}`, `${key}:${known}`);
  }
  lines.push('trust:');
  for (const { key, question } of trustFields)
    lines.push(
      `  # ${question}`,
      `  ${key}:`,
      '    answer:',
      '    # What happened that shows it?',
      '    evidence:',
    );
  return [...lines, '---', '', `# ${name}`, '', ''].join('\n');
}

/**
 * The file with the reason why it is no supplier; all else stays, comments and unknown keys included. Undefined where its front
 * matter cannot be changed.
 */
export function setAside(text: string, reason: string): string | undefined {
  const parts =
    /^(\ufeff?---[ \t]*(?:\r\n|\n|\r))([\s\S]*?)((?:^|\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:(?:\r\n|\n|\r)[\s\S]*)?)$/.exec(
      text,
    );
  if (parts === null) return undefined;
  const [, opening = '', yaml = '', rest = ''] = parts;
  const plain = yaml.replace(/\r\n?/g, '\n');
  const written = withReason(plain, plainLine(reason));
  if (written === undefined) return undefined;
  return opening + (opening.endsWith('\r\n') ? written.replaceAll('\n', '\r\n') : written) + rest;
}

/** One line changes, so that two people on two branches get into no conflict over the others. */
function withReason(yaml: string, reason: string): string | undefined {
  const document = parsePlainYaml(yaml)?.document;
  if (document === undefined || document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const { contents } = document;
  const appended = `${yaml.trimEnd()}\nnotASupplier: ${yamlScalar(reason)}`;
  const again = contents.has('notASupplier') ? undefined : parsePlainYaml(appended)?.document;
  // A map in braces, or one that is indented, takes no line behind it.
  if (again?.errors.length === 0 && isMap(again.contents) && again.get('notASupplier') === reason)
    return appended;
  document.set('notASupplier', reason);
  try {
    return document.toString({ lineWidth: 0 }).trimEnd();
  } catch {
    // An alias of nothing: the library finds it only now.
    return undefined;
  }
}

function list(key: string, values: readonly string[]): readonly string[] {
  return values.length === 0 ? [] : [`${key}: [${values.map(yamlScalar).join(', ')}]`];
}
