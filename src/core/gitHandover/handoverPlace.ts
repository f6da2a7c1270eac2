/**
 * Where a handover would begin. unable: no repository, remote or commit, no branch checked out, or a merge or rebase
 * under way. offWip: on a branch that the mob can begin from. onWip: on the mob's own branch.
 */
export type HandoverPlace = 'unable' | 'offWip' | 'onWip';
