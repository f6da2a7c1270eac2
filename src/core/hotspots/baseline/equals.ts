import type { RepoPath } from '../../ports';

/** A text of the baseline, or of now: then with what it is the text of. */
export interface Listed<T> {
  readonly path: RepoPath;
  readonly text: string;
  readonly of?: T;
}

/** What the baseline lists, and what is there now. */
export interface BothSides<Each> {
  readonly old: readonly Each[];
  readonly now: readonly Each[];
}

/** What is left of both when those of the same key are paired, one with one. */
export function withoutEquals<Each>(
  { old, now }: BothSides<Each>,
  keyOf: (each: Each) => string,
): BothSides<Each> {
  return { old: beyond(old, now, keyOf), now: beyond(now, old, keyOf) };
}

function beyond<Each>(
  these: readonly Each[],
  others: readonly Each[],
  keyOf: (each: Each) => string,
): Each[] {
  const left = new Map<string, number>();
  for (const each of others) left.set(keyOf(each), (left.get(keyOf(each)) ?? 0) + 1);
  return these.filter((each) => {
    const count = left.get(keyOf(each)) ?? 0;
    if (count > 0) left.set(keyOf(each), count - 1);
    return count === 0;
  });
}
