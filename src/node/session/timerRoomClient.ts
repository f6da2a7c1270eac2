import { HandoverError } from '../../core/errors';
import type { RoomRequest } from '../../core/session/timerRoom';

const giveUpAfterMs = 5_000;

/**
 * Sends one request to a timer room. Redirections are not followed: where the names go is what was agreed to.
 * @throws HandoverError `timerRoom.unreachable` with a sentence to be shown
 */
export async function sendToTimerRoom({ method, url, body }: RoomRequest): Promise<void> {
  const { host } = new URL(url);
  let status: number;
  try {
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(giveUpAfterMs),
    });
    ({ status } = response);
    await response.body?.cancel();
  } catch (cause) {
    throw unreachable(`The timer room on ${host} could not be reached.`, cause);
  }
  if (status < 200 || status > 299)
    throw unreachable(`The timer room on ${host} answered with status ${status}.`);
}

function unreachable(what: string, cause?: unknown): HandoverError {
  return new HandoverError('timerRoom.unreachable', `${what} The session goes on without it.`, { cause });
}
