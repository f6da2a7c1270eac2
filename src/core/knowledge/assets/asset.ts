import { yamlScalar } from '../../handoverDocuments/yamlScalar';
import { slugOf } from '../../outside/parties';
import type { RepoPath } from '../../ports';
import { plainLine } from '../../session/plainText';
import { isBrokenFile, readRegisterFile, textOfValue } from '../registerFile';
import { type BrokenFile, isDay } from '../suppliers/supplier';
import { type AssetDraft, type AssetKind, assetKinds } from './assetKinds';

/** Where what expires is kept, one file each. */
export const assetsFolder: RepoPath = '.handover/assets';

export const assetSchema = 'mob-handover/asset/1';

/** What only people know of it: the key, what a gap is called, the question. */
export const assetFields = [
  { key: 'owner', gap: 'who owns it', question: 'Whose is it, and in whose account?' },
  { key: 'renewedBy', gap: 'who renews it', question: 'Who renews it, and what must they do?' },
  {
    key: 'where',
    gap: 'where it is renewed',
    question: 'Where is it renewed, and where does it lie (never the secret itself)?',
  },
] as const;

type AssetField = (typeof assetFields)[number]['key'];

/** One thing that expires (`mob-handover/asset/1`, see docs/formats.md). */
export interface Asset {
  readonly path: RepoPath;
  readonly name: string;
  readonly kind: AssetKind;
  /** `2027-04-13`; absent where nobody said. */
  readonly expires?: string;
  /** The file of a certificate in the repository. */
  readonly file?: RepoPath;
  readonly answers: Readonly<Record<AssetField, string>>;
  readonly body: string;
}

/** Reads one file of the assets. What cannot be read is told with path and line; the file stays as it is. */
export function parseAsset(path: RepoPath, text: string): Asset | BrokenFile {
  const read = readRegisterFile(path, text, { schema: assetSchema, what: 'asset' });
  if (isBrokenFile(read)) return read;
  const { data, body, fail } = read;
  const name = textOfValue(data['name']);
  if (name === undefined || name === '') return fail('name', '"name" is missing');
  const kind = assetKinds.find((each) => each === data['kind']);
  if (kind === undefined) return fail('kind', `"kind" is none of ${assetKinds.join(', ')}`);
  const expires = textOfValue(data['expires']);
  if (expires === undefined || (expires !== '' && !isDay(expires)))
    return fail('expires', '"expires" is not a day such as 2027-04-13');
  const file = textOfValue(data['file']);
  if (file === undefined || leavesFolder(file)) return fail('file', '"file" is not a path inside the folder');
  const answers: Partial<Record<AssetField, string>> = {};
  for (const { key } of assetFields) {
    const answer = textOfValue(data[key]);
    if (answer === undefined) return fail(key, `"${key}" is not a text`);
    answers[key] = answer;
  }
  return {
    path,
    name,
    kind,
    ...(expires === '' ? {} : { expires }),
    ...(file === '' ? {} : { file }),
    answers: answers as Record<AssetField, string>,
    body,
  };
}

/** True for paths that lead out of the folder: no file of an asset has one. */
export function leavesFolder(path: string): boolean {
  return /^[\\/]|(?:^|[\\/])\.\.(?:[\\/]|$)|^[a-z]:/i.test(path);
}

export function assetPath(name: string): RepoPath {
  return `${assetsFolder}/${slugOf(name)}.md`;
}

/** A Markdown file right in the folder of the assets. */
export function isAssetPath(path: string): boolean {
  return /^\.handover\/assets\/[\p{L}\p{N}][\p{L}\p{N}._-]*\.md$/u.test(path) && !path.includes('..');
}

/** The form of an asset: what is known is filled in, the rest stands as a question over an empty key. */
export function newAsset({ name, kind, expires, file }: AssetDraft): string {
  const title = plainLine(name);
  return [
    '---',
    `schema: ${assetSchema}`,
    `name: ${yamlScalar(title)}`,
    `kind: ${kind}`,
    '# On which day does it run out? Such as 2027-04-13.',
    expires === undefined ? 'expires:' : `expires: ${expires}`,
    ...(file === undefined ? [] : [`file: ${yamlScalar(file)}`]),
    ...assetFields.flatMap(({ key, question }) => [`# ${question}`, `${key}:`]),
    '---',
    '',
    `# ${title}`,
    '',
    '',
  ].join('\n');
}
