import { lstat, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { HandoverError } from '../../core/errors';
import type { FormatReads } from '../../core/handover/formats/exportFormat';
import type { RepoPath } from '../../core/ports';
import { exactText } from '../files/exactText';
import { codeOf, readFailure } from '../files/fileErrors';
import { placeInside } from '../files/insideFolder';

/**
 * Texts of the files that formats ask for, see `FormatInput.existing`. What lies behind a symbolic link is left alone.
 * @throws HandoverError `file.unreadable`, `file.outside`
 */
export async function readFormatFiles(
  root: string,
  { files, folders }: Required<FormatReads>,
): Promise<ReadonlyMap<RepoPath, string | undefined>> {
  const paths = new Set(files);
  for (const { folder, ending } of folders) {
    for (const name of await namesIn(root, folder)) {
      if (name.endsWith(ending)) paths.add(folder === '' ? name : `${folder}/${name}`);
    }
  }
  const texts = new Map<RepoPath, string | undefined>();
  for (const path of paths) {
    try {
      const place = await placeInside(root, path, { realpath });
      const isPlain = (await lstat(join(root, path))).isFile();
      texts.set(path, isPlain ? await exactText(place, path) : undefined);
    } catch (error) {
      if (isAbsent(error)) continue;
      if (error instanceof HandoverError && error.code === 'file.outside') texts.set(path, undefined);
      else throw readFailure(path, error);
    }
  }
  return texts;
}

async function namesIn(root: string, folder: RepoPath): Promise<readonly string[]> {
  try {
    return (await readdir(await placeInside(root, folder, { realpath }))).sort();
  } catch (error) {
    if (isAbsent(error)) return [];
    throw readFailure(folder, error);
  }
}

function isAbsent(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
