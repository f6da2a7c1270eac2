import type { Event } from 'vscode';

/** Waits until the condition holds, looking again whenever the event fires. The test's time limit ends it. */
export function until(condition: () => boolean, event: Event<unknown>): Promise<void> {
  return new Promise((resolve) => {
    if (condition()) {
      resolve();
      return;
    }
    const subscription = event(() => {
      if (!condition()) return;
      subscription.dispose();
      resolve();
    });
  });
}
