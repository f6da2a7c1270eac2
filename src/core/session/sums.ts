import type { EpochMs } from '../ports';
import { roles, type Role } from './roleNames';
import type { PastTurn, SessionCommon } from './state';

/** A turn that a session's end cut off counts from this on. */
const shortestCountedTurnMs = 30_000;

/** Passed turns are none; their typing time counts all the same. */
export function countsAsTurn(turn: PastTurn): boolean {
  return turn.outcome !== 'passed' && (turn.outcome !== 'ended' || turn.typedMs >= shortestCountedTurnMs);
}

/** What one participant did in a session; durations in milliseconds. */
export interface PersonSums {
  readonly turns: number;
  readonly typedMs: number;
  readonly presentMs: number;
  readonly inRoleMs: Readonly<Record<Role, number>>;
}

/** @param untilEpochMs ends the presence that still lasts */
export function personSums(
  session: Pick<SessionCommon, 'pastTurns' | 'presence'>,
  participantId: string,
  untilEpochMs: EpochMs,
): PersonSums {
  const own = session.pastTurns.filter(({ typistId }) => typistId === participantId);
  const inRole = (role: Role) =>
    typedMs(session.pastTurns.filter((turn) => turn.roles[role] === participantId));
  const [navigator, explainer, factChecker] = roles.map(inRole);
  return {
    turns: own.filter(countsAsTurn).length,
    typedMs: typedMs(own),
    presentMs: session.presence
      .filter((interval) => interval.participantId === participantId)
      .reduce((sum, one) => sum + Math.max(0, (one.untilEpochMs ?? untilEpochMs) - one.fromEpochMs), 0),
    inRoleMs: { navigator: navigator ?? 0, explainer: explainer ?? 0, factChecker: factChecker ?? 0 },
  };
}

/** Typed while this agenda item was the one under work. */
export function workedMs(session: Pick<SessionCommon, 'pastTurns'>, itemId: string): number {
  return typedMs(session.pastTurns.filter((turn) => turn.itemId === itemId));
}

function typedMs(turns: readonly PastTurn[]): number {
  return turns.reduce((sum, turn) => sum + turn.typedMs, 0);
}
