import type { EpochMs, Identity } from '../ports';
import type { SessionRecord } from '../handover/sessions';
import type { SessionState } from '../session/state';

/** Somebody was in the room in the given time. */
export interface PresenceSpan {
  readonly person: Identity;
  readonly fromEpochMs: EpochMs;
  readonly toEpochMs: EpochMs;
}

/** When whom the session knows to have been there, in the order of the roster; also after its end. */
export function presenceSpans(session: SessionState, nowEpochMs: EpochMs): readonly PresenceSpan[] {
  if (session.kind === 'none') return [];
  return session.roster.flatMap(({ id, name, email }) =>
    session.presence
      .filter(({ participantId }) => participantId === id)
      .map(({ fromEpochMs, untilEpochMs }) => ({
        person: { name, email },
        fromEpochMs,
        toEpochMs: untilEpochMs ?? nowEpochMs,
      })),
  );
}

/** The same of sessions that are over, as their records tell it. */
export function recordedSpans(sessions: readonly SessionRecord[]): readonly PresenceSpan[] {
  return sessions.flatMap(({ people }) =>
    people.flatMap(({ name, email, presence }) =>
      presence.map(({ fromEpochMs, untilEpochMs }) => ({
        person: { name, email },
        fromEpochMs,
        toEpochMs: untilEpochMs,
      })),
    ),
  );
}

/** Who was there at some time after `sinceEpochMs`, each once, in the order given. */
export function presentSince(spans: readonly PresenceSpan[], sinceEpochMs: EpochMs): readonly Identity[] {
  const people = new Map<string, Identity>();
  for (const { person, toEpochMs } of spans) {
    const key = person.email === '' ? person.name : person.email.toLowerCase();
    if (toEpochMs > sinceEpochMs && !people.has(key)) people.set(key, person);
  }
  return [...people.values()];
}
