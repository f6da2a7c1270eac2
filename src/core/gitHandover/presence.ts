import type { EpochMs, Identity } from '../ports';
import { currentTurn, isActive } from '../session/selectors';
import type { SessionState } from '../session/state';

/** Somebody was in the room in the given time. */
export interface PresenceSpan {
  readonly person: Identity;
  readonly fromEpochMs: EpochMs;
  readonly toEpochMs: EpochMs;
}

/**
 * When whom the session knows to have been there: everybody in their own turns, and those who are present now in the
 * turns up to now. Who is away or gone counts for the turns they typed, and for no more than that.
 */
export function presenceSpans(session: SessionState, nowEpochMs: EpochMs): readonly PresenceSpan[] {
  if (!isActive(session)) return [];
  const turn = currentTurn(session);
  const turns = [
    ...session.pastTurns.filter((past) => past.outcome !== 'passed' || past.typedMs > 0),
    ...(turn === undefined ? [] : [{ ...turn, endedAtEpochMs: nowEpochMs }]),
  ];
  return session.roster.flatMap((participant) =>
    turns
      .filter((one) => participant.presence === 'present' || one.typistId === participant.id)
      .map((one) => ({
        person: { name: participant.name, email: participant.email },
        fromEpochMs: one.startedAtEpochMs,
        toEpochMs: one.endedAtEpochMs,
      })),
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
