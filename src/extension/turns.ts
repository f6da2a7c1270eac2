import { setImmediate } from 'node:timers/promises';

let last: Promise<void> = Promise.resolve();

/**
 * Resolves in a turn of the event loop that no other caller gets: other extensions live in the same one, and what
 * takes long is done piece by piece.
 */
export function nextTurn(): Promise<void> {
  last = last.then(async () => {
    await setImmediate();
    // The first may still be in the turn of whatever has just come in.
    await setImmediate();
  });
  return last;
}
