/** What git (run with English messages) complained of, as far as it asks for different actions. */
export type Complaint =
  /** Another git works in this repository, or one that was killed left its lock. */
  | 'locked'
  /** The remote could not be reached. */
  | 'offline'
  /** The remote wants a login, or does not let us. */
  | 'denied'
  | 'noPushOptions'
  /** The branch of the remote is not what we last saw. */
  | 'movedOn'
  /** The remote refuses the push: a protected branch, a hook over there. */
  | 'refusedByRemote'
  | 'submoduleUnpushed'
  | 'identity'
  | 'signing'
  /** Files that git does not know, or that are changed, stand where others are to be written. */
  | 'inTheWay'
  | 'conflict'
  | 'notFastForward'
  /** The branch is checked out in another work tree. */
  | 'otherWorkTree'
  | 'diskFull'
  | 'hook'
  | 'unknown';

/** First match wins: what causes others stands before them. */
const patterns: readonly (readonly [Complaint, RegExp])[] = [
  ['diskFull', /No space left on device|Disk quota exceeded/i],
  ['locked', /\.lock': File exists|Unable to create '.*\.lock'|cannot lock ref|could not lock/i],
  ['noPushOptions', /does not support push options/i],
  [
    'movedOn',
    /\(stale info\)|\(fetch first\)|\(non-fast-forward\)|tip of your current branch is behind|remote ref does not exist/i,
  ],
  ['submoduleUnpushed', /submodule paths contain changes that can\s+not be found on any remote/i],
  ['refusedByRemote', /\[remote rejected\]|pre-receive hook declined|protected branch/i],
  [
    'denied',
    /Permission denied|Authentication failed|could not read Username|could not read Password|terminal prompts disabled|Host key verification failed|\b40[13]\b/i,
  ],
  [
    'offline',
    /Could not resolve|unable to access|Connection (?:refused|reset|timed out|closed)|Network is unreachable|Operation timed out|hung up unexpectedly|early EOF|unexpected disconnect|does not appear to be a git repository|Could not read from remote|No route to host|repository .* not found|RPC failed/i,
  ],
  ['identity', /Please tell me who you are|empty ident name|unable to auto-detect email/i],
  ['signing', /failed to sign|gpg failed/i],
  ['otherWorkTree', /already checked out at|used by worktree at|checked out at '/i],
  [
    'inTheWay',
    /would be overwritten by|would lose untracked files|overwritten by checkout|not uptodate|already exists, no checkout|could not restore untracked/i,
  ],
  ['conflict', /^CONFLICT |Automatic merge failed|^error: could not apply|needs merge/im],
  ['notFastForward', /Not possible to fast-forward|Diverging branches|unrelated histories/i],
  ['hook', /\bhook\b/i],
];

export function complaintOf(output: string): Complaint {
  return patterns.find(([, pattern]) => pattern.test(output))?.[0] ?? 'unknown';
}
