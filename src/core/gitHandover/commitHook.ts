import type { EpochMs } from '../ports';
import { coauthorLine, coauthorsOf } from './coauthors';
import { lastSeen } from './presence';
import type { PresenceSpan } from './presence';

/** Begins every hook that we wrote, so that we replace only our own. */
export const commitHookMark = '# Mob Handover: adds the co-authors of the mob session to commit messages.';

/** Where the hook finds who was there until when, relative to the git folder. */
export const coauthorsFile = 'mob-handover/coauthors';

/** A base branch that rested longer than this before its squash gets the others from the WIP commits alone. */
const longestMs = 31 * 24 * 60 * 60_000;

/**
 * One line for everybody: until when they were there in a turn, in whole seconds since 1970, and their trailer. The
 * hook itself compares that with the commit before, so that the file is true for every commit until somebody comes or
 * goes. A turn under way counts until it would be taken for silent: should the window die, nobody stays for ever.
 */
export function coauthorsText(spans: readonly PresenceSpan[], nowEpochMs: EpochMs): string {
  return lastSeen(spans)
    .filter(({ toEpochMs }) => toEpochMs > nowEpochMs - longestMs)
    .flatMap(({ person, toEpochMs }) =>
      coauthorsOf([person], undefined).map((one) => `${Math.floor(toEpochMs / 1000)} ${coauthorLine(one)}\n`),
    )
    .join('');
}

/**
 * Text of a `prepare-commit-msg` hook for a POSIX shell (git brings one on Windows too), see githooks(5). It only adds:
 * a person who already has a trailer, compared by e-mail without regard to case, gets no second one. Names come out of a
 * file as data and are never read as shell text. It never fails a commit.
 *
 * The last commit is the newest one of HEAD and all local branches: after a switch of branches, HEAD alone may be weeks
 * old. Only what a squash brings was done since HEAD, on a branch that is still there or not. `git commit --amend -m`
 * tells a hook nothing of the amending; but git hands it the author's date, which is then that of HEAD.
 */
export const commitHookText = `#!/bin/sh
${commitHookMark}
# Made on request by the setting mobHandover.gitHandover.commitHook; delete this file to be rid of it.
people="$(git rev-parse --git-path ${coauthorsFile})"
[ -f "$people" ] || exit 0

# A merge brings the work of others. What is amended, reused, rebased or picked has the people it had.
case "$2" in
  merge | commit) exit 0 ;;
esac
for state in MERGE_HEAD CHERRY_PICK_HEAD rebase-merge rebase-apply; do
  [ -e "$(git rev-parse --git-path "$state")" ] && exit 0
done
now="$(git var GIT_COMMITTER_IDENT)" || exit 0
now="\${now##*> }"
now="\${now%% *}"
author="$(git var GIT_AUTHOR_IDENT)" || exit 0
written="\${author##*> }"
written="\${written%% *}"
head="$(git log -1 --format='%at %ct' HEAD 2>/dev/null)" || head='0 0'
[ "$written" = "\${head% *}" ] && [ $((now - written)) -gt 1 ] && exit 0

since="\${head#* }"
if [ "$2" != squash ]; then
  for tip in $(git for-each-ref --format='%(committerdate:unix)' refs/heads); do
    [ "$tip" -gt "$since" ] && [ "$tip" -le "$now" ] && since="$tip"
  done
fi
[ "$since" -gt "$now" ] && since="$now"
self="<\${author##*<}"
self="\${self%%>*}>"
while read -r until line; do
  [ "$until" -gt "$since" ] || continue
  email="<\${line##*<}"
  printf '%s\\n' "$self" | grep -iqxF -- "$email" && continue
  if ! grep -i '^co-authored-by:' "$1" | grep -iqF -- "$email"; then
    git interpret-trailers --in-place --no-divider --if-exists add --trailer "$line" "$1" || exit 0
  fi
done < "$people"
exit 0
`;
