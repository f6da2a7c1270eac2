import * as fs from 'node:fs/promises';
import path from 'node:path';
import { HandoverError } from '../../core/errors';
import type { Problem } from '../../core/hotspots/model';
import type { RepoPath } from '../../core/ports';
import { codeOf, readFailure } from '../files/fileErrors';
import { exactText } from '../files/exactText';
import { placeInside } from '../files/insideFolder';

export interface BookFolder {
  /** By file name; `undefined` for what must be left alone. */
  readonly texts: ReadonlyMap<string, string | undefined>;
  /** Why something is left alone. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the Markdown files directly in the book's folder.
 * @param ownNames names that the export writes; a file that differs only in letter case is one and the same on some disks
 * @throws HandoverError `folder.missing` where there is no root, `file.outside`, `file.unreadable`
 */
export async function readBookFolder(
  root: string,
  folder: RepoPath,
  ownNames: readonly string[],
): Promise<BookFolder> {
  const texts = new Map<string, string | undefined>();
  const problems: Problem[] = [];
  const leaveAlone = (name: string, why: string, file = name): void => {
    texts.set(name, undefined);
    const message = `${folder}/${file} ${why}, so it was left as it is and this chapter was not exported.`;
    problems.push({ path: `${folder}/${file}`, code: 'file.unreadable', message });
  };
  const place = await placeOf(root, folder);
  for (const entry of await entriesOf(place, folder)) {
    const { name } = entry;
    if (!name.toLowerCase().endsWith('.md')) continue;
    const own = ownNames.find((each) => each.toLowerCase() === name.toLowerCase());
    if (own === undefined && !entry.isFile()) continue;
    if (own !== undefined && own !== name) {
      if (!texts.has(own)) leaveAlone(own, `should be called ${own}`, name);
    } else if (!entry.isFile()) {
      leaveAlone(name, 'is no ordinary file');
    } else {
      const text = await exactText(path.join(place, name), `${folder}/${name}`);
      if (text === undefined) leaveAlone(name, 'is not UTF-8');
      else texts.set(name, text);
    }
  }
  return { texts, problems };
}

async function placeOf(root: string, folder: RepoPath): Promise<string> {
  try {
    return await placeInside(root, folder, fs);
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw readFailure(folder, error);
    const message = `There is no folder ${root} to export: name a folder that exists.`;
    throw new HandoverError('folder.missing', message, { path: root, cause: error });
  }
}

async function entriesOf(place: string, folder: RepoPath) {
  try {
    const entries = await fs.readdir(place, { withFileTypes: true });
    // Upper case first, so that README.md is seen before readme.md.
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw readFailure(folder, error);
  }
}
