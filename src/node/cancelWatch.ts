import { HandoverError } from '../core/errors';
import type { Cancellation } from '../core/ports';

const pollMs = 25;

/**
 * Calls `stop` once, soon after the cancellation is aborted, even while nothing else happens.
 * @returns ends the watch
 */
export function whenCancelled(cancellation: Cancellation, stop: () => void): () => void {
  const timer = setInterval(() => {
    if (!cancellation.aborted) return;
    clearInterval(timer);
    stop();
  }, pollMs);
  return () => {
    clearInterval(timer);
  };
}

/** @throws HandoverError `cancelled` */
export function throwIfCancelled(cancellation: Cancellation): void {
  if (cancellation.aborted) throw cancelled();
}

export function cancelled(): HandoverError {
  return new HandoverError('cancelled', 'The scan was cancelled.');
}
