/** Less than the time limits of tests, so that a failure names what was not reached. */
const patienceMs = 25_000;
/** So long an act has for its effect before it is done again. */
const perActMs = 5_000;

/**
 * Acts, and waits until it holds, for what tells nobody when it changed; acts again only where the act had no effect.
 * @throws after 25 seconds
 */
export async function reached(
  what: string,
  holds: () => boolean,
  act?: () => PromiseLike<unknown>,
): Promise<void> {
  const deadlineEpochMs = Date.now() + patienceMs;
  for (;;) {
    await act?.();
    const nextEpochMs = Math.min(Date.now() + perActMs, deadlineEpochMs);
    while (!holds() && Date.now() < nextEpochMs) await new Promise((resolve) => setTimeout(resolve, 50));
    if (holds()) return;
    if (Date.now() >= deadlineEpochMs)
      throw new Error(`This was not reached within ${String(patienceMs / 1000)} s: ${what}.`);
  }
}
