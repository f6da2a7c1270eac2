/**
 * What a generator gives, begun at once, not when the first of it is asked for. What fails then fails where it is read.
 * @returns the first result apart; `pieces` gives it as well, and ends the generator where its reader stops
 */
export function beginAtOnce<T>(generator: AsyncGenerator<T>): {
  readonly first: Promise<IteratorResult<T>>;
  readonly pieces: AsyncGenerator<T>;
} {
  const first = generator.next();
  first.catch(() => undefined);
  async function* pieces(): AsyncGenerator<T> {
    try {
      for (let piece = await first; piece.done !== true; piece = await generator.next()) yield piece.value;
    } finally {
      await generator.return(undefined);
    }
  }
  return { first, pieces: pieces() };
}
