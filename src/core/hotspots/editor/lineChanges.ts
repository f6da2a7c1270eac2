/** Lines that were taken out of a text, and how many stand in their place. */
export interface LineChange {
  /** 0-based, of the first line that was taken out; of the line behind, where none was. */
  readonly first: number;
  readonly removed: number;
  readonly added: number;
}

/**
 * What became of lines that others took the place of, without those that are the same at the beginning and the end.
 * @param first 0-based, of the first of them in the whole text
 * @returns undefined where no line moved and none was lost
 */
export function lineChange(
  before: readonly string[],
  after: readonly string[],
  first = 0,
): LineChange | undefined {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  let sameEnd = 0;
  while (sameEnd < shorter - same && before.at(-1 - sameEnd) === after.at(-1 - sameEnd)) sameEnd += 1;
  const removed = before.length - same - sameEnd;
  const added = after.length - same - sameEnd;
  return removed === added ? undefined : { first: first + same, removed, added };
}

/**
 * Where a line is after changes that were made one after the other, as the marks of an editor move. Of lines that others
 * took the place of the first stays, because an edit may have begun behind its words; what it says now is not looked at.
 * @returns undefined where the line is lost
 */
export function lineAfter(line: number, changes: readonly (LineChange | undefined)[]): number | undefined {
  let at = line;
  for (const change of changes) {
    if (change === undefined || at < change.first) continue;
    const { first, removed, added } = change;
    if (at >= first + removed) at += added - removed;
    else if (at > first || added === 0) return undefined;
  }
  return at;
}
