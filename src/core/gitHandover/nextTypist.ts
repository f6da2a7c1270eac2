/** Who typed since the own last commit, and who is therefore probably next. */
export interface NextTypistGuess {
  /** Absent where the history gives no hint. */
  readonly next?: string;
  /** Oldest first; empty where a hint is missing or was made from the whole list. */
  readonly since: readonly string[];
}

/**
 * Guesses from the authors of the WIP commits, newest first, who comes after `me`, by the rules of mob.sh 5.4
 * (find_next.go): whoever followed me last time, unless somebody before that has not typed since.
 */
export function guessNextTypist(authors: readonly string[], me: string): NextTypistGuess {
  const since: string[] = [];
  let typedTwiceInARow = false;
  for (const [index, author] of authors.entries()) {
    if (author === me && index > 0) {
      const follower = authors[index - 1] ?? me;
      if (follower !== me) {
        const waiting = longestWaiting(authors.slice(0, index), authors.slice(index, 2 * index + 1));
        return { next: waiting ?? follower, since };
      }
      typedTwiceInARow = true;
    }
    if (index === 0 || since[0] !== author) since.unshift(author);
  }
  // Somebody who mobs alone.
  if (typedTwiceInARow) return { since: [] };
  if (since.length === 2 && since[0] !== undefined) return { next: since[0], since: [] };
  if (since.length > 2) {
    const others = since.slice(0, -1).reverse();
    const { next } = guessNextTypist(others, others[0] ?? '');
    return { since: [], ...(next === undefined ? {} : { next }) };
  }
  return { since: [] };
}

/** The last in `former` who is not in `recent`. */
function longestWaiting(recent: readonly string[], former: readonly string[]): string | undefined {
  return former.findLast((author) => !recent.includes(author));
}
