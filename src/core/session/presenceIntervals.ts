import type { PresenceInterval } from './chronicle';
import type { EpochMs } from '../ports';
import type { SessionState } from './state';

/** What changed in the roster between two states, written down as intervals: the one place where they are kept. */
export function withPresenceIntervals(
  before: SessionState,
  after: SessionState,
  atEpochMs: EpochMs,
): SessionState {
  if (after.kind === 'none') return after;
  const known = before.kind === 'none' ? [] : before.roster;
  const over = after.kind === 'ended' && before.kind !== 'ended';
  if (after.roster === known && !over) return after;
  const there = new Set(
    over ? [] : after.roster.filter(({ presence }) => presence === 'present').map(({ id }) => id),
  );
  const ids = new Set(after.roster.map(({ id }) => id));
  const kept = after.presence
    .filter(({ participantId }) => ids.has(participantId))
    .map((one) => (isOpen(one) && !there.has(one.participantId) ? closed(one, atEpochMs) : one));
  const open = new Set(kept.filter(isOpen).map(({ participantId }) => participantId));
  const opened = [...there]
    .filter((id) => !open.has(id))
    .map((participantId) => ({ participantId, fromEpochMs: atEpochMs }));
  return { ...after, presence: [...kept, ...opened] };
}

function isOpen(interval: PresenceInterval): boolean {
  return interval.untilEpochMs === undefined;
}

function closed(interval: PresenceInterval, atEpochMs: EpochMs): PresenceInterval {
  return { ...interval, untilEpochMs: Math.max(interval.fromEpochMs, atEpochMs) };
}
