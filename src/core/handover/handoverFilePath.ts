import type { RepoPath } from '../ports';

/** What a team says about its book. */
export const handoverFilePath: RepoPath = '.handover/handover.yaml';
