import { readFile } from 'node:fs/promises';
import type { RepoPath } from '../../core/ports';
import { readFailure } from './fileErrors';

/** Keeps a byte order mark, since all that is not the tool's must come out as it went in. */
const exactUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of a file that has the same bytes when it is written again; undefined where it is not UTF-8.
 * @param place absolute
 * @throws HandoverError `file.unreadable`
 */
export async function exactText(place: string, repoPath: RepoPath): Promise<string | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(place);
  } catch (error) {
    throw readFailure(repoPath, error);
  }
  try {
    return exactUtf8.decode(bytes);
  } catch {
    return undefined;
  }
}
