import path from 'node:path';
import type { Files } from '../../core/ports';
import { coauthorsPath } from '../../core/session/rosterSources';
import { WorkspaceFiles } from '../files/workspaceFiles';
import { findRepository } from '../git/gitFolder';

export interface CoauthorsPlaces {
  /** The workspace folder, absolute. */
  readonly root: string;
  readonly files: Files;
  readonly environment: NodeJS.ProcessEnv;
  readonly home: string;
}

/**
 * The roster file of git-mob where git-mob looks for it: `$GITMOB_COAUTHORS_PATH`, else the top of the repository, else
 * the home folder. The workspace folder's own comes before the last two, since it may be a part of the repository.
 * @returns undefined where there is none
 * @throws HandoverError as {@link WorkspaceFiles.readText}
 */
export async function readCoauthorsFile({
  root,
  files,
  environment,
  home,
}: CoauthorsPlaces): Promise<string | undefined> {
  const named = environment['GITMOB_COAUTHORS_PATH'] ?? '';
  if (named !== '') {
    const file = path.resolve(root, named);
    return new WorkspaceFiles(path.dirname(file)).readText(path.basename(file));
  }
  const topLevel = (await findRepository(root))?.topLevel ?? root;
  return (
    (await files.readText(coauthorsPath)) ??
    (await new WorkspaceFiles(topLevel).readText(coauthorsPath)) ??
    (await new WorkspaceFiles(home).readText(coauthorsPath))
  );
}
