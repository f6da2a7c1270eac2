import type { Event } from 'vscode';

/** Less than the time limits of tests, so that a failure names the condition. */
const patienceMs = 50_000;

/**
 * Waits until the condition holds, looking again whenever the event fires.
 * @throws after 50 seconds
 */
export function until(condition: () => boolean, event: Event<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    if (condition()) {
      resolve();
      return;
    }
    const timer = setTimeout(() => {
      subscription.dispose();
      reject(new Error(`This did not come true within ${String(patienceMs / 1000)} s: ${String(condition)}`));
    }, patienceMs);
    const subscription = event(() => {
      if (!condition()) return;
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    });
  });
}
