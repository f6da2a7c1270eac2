/** Begins every hook that we wrote, so that we replace only our own. */
export const commitHookMark = '# Mob Handover: adds the co-authors of the mob session to commit messages.';

/** Where the hook finds the trailers to add, one a line, relative to the git folder. */
export const coauthorsFile = 'mob-handover/coauthors';

/**
 * Text of a `prepare-commit-msg` hook for a POSIX shell (git brings one on Windows too). It only adds: a person who
 * already has a trailer, compared by e-mail without regard to case, gets no second one. Names come out of a file as
 * data and are never read as shell text. It never fails a commit.
 */
export const commitHookText = `#!/bin/sh
${commitHookMark}
# Made on request by the setting mobHandover.gitHandover.commitHook; delete this file to be rid of it.
people="$(git rev-parse --git-path ${coauthorsFile})"
[ -f "$people" ] || exit 0
while IFS= read -r line; do
  email="<\${line##*<}"
  if ! grep -i '^co-authored-by:' "$1" | grep -iqF -- "$email"; then
    git interpret-trailers --in-place --if-exists add --trailer "$line" "$1" || exit 0
  fi
done < "$people"
exit 0
`;
