/** Of SHA-1 and of SHA-256, between what git takes for white space. */
const fullId = /^[ \t\r]*([0-9a-f]{40}|[0-9a-f]{64})[ \t\r]*$/i;
const blank = /^[ \t\r]*$/;

/**
 * The commits that a `.git-blame-ignore-revs` lists, read as git does: a full id a line, comments from `#` on. Git takes the
 * whole file or nothing of it.
 * @returns the ids in lower case, or the first line, from 0, that git refuses, such as one with an abbreviated id
 */
export function parseIgnoredRevisions(
  text: string,
): { readonly ids: ReadonlySet<string> } | { readonly refusedLine: number } {
  const ids = new Set<string>();
  for (const [line, whole] of text.split('\n').entries()) {
    const [words = ''] = whole.split('#', 1);
    if (blank.test(words)) continue;
    const id = fullId.exec(words)?.[1];
    if (id === undefined) return { refusedLine: line };
    ids.add(id.toLowerCase());
  }
  return { ids };
}
