import type { EpochMs, Identity } from '../ports';
import type { SessionRecord } from '../handover/sessions';
import type { IdleInterval } from '../session/chronicle';
import { idleSince } from '../session/idleIntervals';
import type { SessionState, StartedSession } from '../session/state';
import { silentFrom } from '../session/turn';

/** Somebody was in the room while somebody typed. */
export interface PresenceSpan {
  readonly person: Identity;
  readonly fromEpochMs: EpochMs;
  readonly toEpochMs: EpochMs;
}

/**
 * Who was there in the turns of a session, in the order of the roster; pauses, breaks, sleep and the silence after a
 * turn that nobody ended are none.
 * @param nowEpochMs Infinity: as it will be if nobody does anything more. A turn under way then lasts until it would be
 *   taken for silent.
 */
export function presenceSpans(session: SessionState, nowEpochMs: EpochMs): readonly PresenceSpan[] {
  if (session.kind === 'none') return [];
  const end = typedUntil(session, nowEpochMs);
  return session.roster.flatMap(({ id, name, email }) =>
    session.presence
      .filter(({ participantId }) => participantId === id)
      .flatMap(({ fromEpochMs, untilEpochMs = Infinity }) =>
        typedWithin({ fromEpochMs, untilEpochMs: Math.min(untilEpochMs, end) }, session.idle),
      )
      .map(({ fromEpochMs, untilEpochMs }) => ({
        person: { name, email },
        fromEpochMs,
        toEpochMs: untilEpochMs,
      })),
  );
}

/** The same of sessions that are over, as their records tell it. */
export function recordedSpans(sessions: readonly SessionRecord[]): readonly PresenceSpan[] {
  return sessions.flatMap(({ people, idle }) =>
    people.flatMap(({ name, email, presence }) =>
      presence
        .flatMap((interval) => typedWithin(interval, idle))
        .map(({ fromEpochMs, untilEpochMs }) => ({
          person: { name, email },
          fromEpochMs,
          toEpochMs: untilEpochMs,
        })),
    ),
  );
}

/** Who was there at some time after `sinceEpochMs`, each once, in the order given. */
export function presentSince(spans: readonly PresenceSpan[], sinceEpochMs: EpochMs): readonly Identity[] {
  return lastSeen(spans)
    .filter(({ toEpochMs }) => toEpochMs > sinceEpochMs)
    .map(({ person }) => person);
}

/** Until when each was there, each once, in the order given. */
export function lastSeen(spans: readonly PresenceSpan[]): readonly Omit<PresenceSpan, 'fromEpochMs'>[] {
  const people = new Map<string, Omit<PresenceSpan, 'fromEpochMs'>>();
  for (const { person, toEpochMs } of spans) {
    const key = person.email === '' ? person.name : person.email.toLowerCase();
    const known = people.get(key);
    if (known === undefined) people.set(key, { person, toEpochMs });
    else if (toEpochMs > known.toEpochMs) people.set(key, { ...known, toEpochMs });
  }
  return [...people.values()];
}

function typedUntil(session: StartedSession, nowEpochMs: EpochMs): EpochMs {
  if (session.kind === 'running' && nowEpochMs === Infinity) return silentFrom(session);
  return Math.min(nowEpochMs, idleSince(session, nowEpochMs) ?? nowEpochMs);
}

/** The parts of an interval that lie in none of the idle ones. */
function typedWithin(whole: IdleInterval, idle: readonly IdleInterval[]): readonly IdleInterval[] {
  let parts = [whole];
  for (const { fromEpochMs, untilEpochMs } of idle) {
    parts = parts.flatMap((part) => [
      { ...part, untilEpochMs: Math.min(part.untilEpochMs, fromEpochMs) },
      { ...part, fromEpochMs: Math.max(part.fromEpochMs, untilEpochMs) },
    ]);
    parts = parts.filter((part) => part.untilEpochMs > part.fromEpochMs);
  }
  return parts.filter((part) => part.untilEpochMs > part.fromEpochMs);
}
