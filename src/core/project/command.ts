import type { Place } from '../manifests/model';
import type { RepoPath } from '../ports';
import { folderOf } from '../repoPath';

export type Purpose = 'set up' | 'build' | 'run' | 'test' | 'check' | 'release' | 'other';

/** Something one types to work with the project. */
export interface Command extends Place {
  readonly purpose: Purpose;
  /** To be typed in {@link folder}. */
  readonly text: string;
  /** `''` is the top of the repository. */
  readonly folder: RepoPath;
  /** `written`: the project names it. `usual`: what the tool is usually called with, because its file is there. */
  readonly origin: 'written' | 'usual';
  /** What the file says of it; secrets redacted. */
  readonly note?: string;
  /** Needed after the first of its purpose, and not instead of it: such as making the tables of a database. */
  readonly besides?: true;
  /** True where a step of CI runs it as it stands here. */
  readonly inCi: boolean;
}

/** Before it is known what CI runs. Its note is whole and as it stands there. */
export type Found = Omit<Command, 'inCi'>;

/** What a tool is usually called with, because its file is there. */
export const usual = (
  purpose: Purpose,
  text: string,
  path: RepoPath,
  folder = folderOf(path),
  note?: string,
): Found => ({
  purpose,
  text,
  folder,
  origin: 'usual',
  ...(note === undefined ? {} : { note }),
  path,
  line: 0,
});
