import type { EpochMs } from '../ports';
import type { SessionEvent } from './events';
import { isActive } from './selectors';
import type { SessionState, StartedSession } from './state';
import { silentSince } from './turn';

/** Undone or counted after all: the time is work. */
const countsAsWork: readonly SessionEvent['type'][] = ['undo', 'countGap'];

/** When nobody typed between two states, written down as intervals: the one place where they are kept. */
export function withIdleIntervals(
  before: SessionState,
  after: SessionState,
  { type, atEpochMs }: Pick<SessionEvent, 'type' | 'atEpochMs'>,
): SessionState {
  if (!isActive(before) || after.kind === 'none' || countsAsWork.includes(type)) return after;
  const from = idleSince(before, atEpochMs);
  const now = idleSince(after, atEpochMs);
  if (from === undefined || now === from) return after;
  // A session that is over is idle since its end, which closes what was open then.
  const until = now ?? atEpochMs;
  return until > from
    ? { ...after, idle: [...after.idle, { fromEpochMs: from, untilEpochMs: until }] }
    : after;
}

/**
 * Since when nobody types: a pause, a break, the end of the session, or a turn that is over for so long that nobody
 * can be there.
 * @returns undefined while somebody does
 */
export function idleSince(session: StartedSession, atEpochMs: EpochMs): EpochMs | undefined {
  switch (session.kind) {
    case 'running':
      return silentSince(session, atEpochMs);
    case 'paused':
      return session.held.heldAtEpochMs;
    case 'break':
      return session.held?.heldAtEpochMs ?? session.breakStartedAtEpochMs;
    case 'ended':
      return session.endedAtEpochMs;
  }
}
