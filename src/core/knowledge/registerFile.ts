import type { RepoPath } from '../ports';
import { parseFrontMatter } from './frontMatter';
import type { BrokenFile } from './suppliers/supplier';

/** In UTF-16 code units. */
const longestFile = 200_000;
const longestValue = 4000;
const mostValues = 200;

/** A file of the register or of the assets with its front matter read. */
export interface RegisterFile {
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly fail: (key: string, reason: string) => BrokenFile;
}

/**
 * Reads the front matter of a file whose schema is known.
 * @param what `supplier` or `asset`, for the sentence of what is wrong
 */
export function readRegisterFile(
  path: RepoPath,
  text: string,
  { schema, what }: { readonly schema: string; readonly what: string },
): RegisterFile | BrokenFile {
  const broken = (line: number, reason: string): BrokenFile => ({
    path,
    line,
    reason,
    message: `${path}, line ${line + 1}: ${reason}, so this ${what} is not listed; mend the file.`,
  });
  if (text.length > longestFile) return broken(0, `the file is longer than ${longestFile} characters`);
  const parsed = parseFrontMatter(text);
  if (parsed.kind === 'broken') return broken(parsed.line, parsed.message);
  if (parsed.kind === 'none') return broken(0, 'there is no front matter');
  const { data, body, lineOf } = parsed;
  const fail = (key: string, reason: string): BrokenFile => broken(lineOf(key), reason);
  return data['schema'] === schema ? { data, body, fail } : fail('schema', `"schema" is not ${schema}`);
}

/** True for what {@link readRegisterFile} and its users give for a file that cannot be read. */
export function isBrokenFile(read: object): read is BrokenFile {
  return 'reason' in read && 'message' in read;
}

/** The text of a value: a number and a yes are texts, too, nothing is ''. Undefined for lists, maps and what is too long. */
export function textOfValue(value: unknown): string | undefined {
  if (value === undefined || value === null) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string' || value.length > longestValue) return undefined;
  return value.trim();
}

/** Texts of a list, of one text, or of nothing. Undefined for anything else. */
export function textsOfValue(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null || value === '') return [];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (values.length > mostValues) return undefined;
  const texts = values.map((each) => (typeof each === 'string' ? textOfValue(each) : undefined));
  return texts.includes(undefined) ? undefined : (texts as string[]).filter((text) => text !== '');
}
