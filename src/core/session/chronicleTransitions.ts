import type { CapturedNote, ScanTotals } from './chronicle';
import type { RepoPath } from '../ports';
import type { Transition } from './events';
import { plainLine } from './plainText';
import { sameProgress, withScan } from './progress';
import type { ChosenRoles, Role } from './roleNames';
import { find } from './roster';
import type { ActiveSession, SessionState, Turn } from './state';
import { refused, to } from './transition';

/** One answer each; an empty one takes it back. */
export function checkIn(
  state: ActiveSession,
  participantId: string,
  answer: string,
): Transition<SessionState> {
  if (find(state.roster, participantId) === undefined) return refused(state, 'noSuchPerson');
  const text = plainLine(answer);
  const former = state.checkIn.find((one) => one.participantId === participantId);
  if ((former?.text ?? '') === text) return to(state);
  const others = state.checkIn.filter((one) => one !== former);
  return to({ ...state, checkIn: text === '' ? others : [...others, { participantId, text }] });
}

/** A note written again, such as after an edit, takes the place of the former one. */
export function captured(state: ActiveSession, note: CapturedNote): Transition<SessionState> {
  const former = state.captured.find(({ path }) => path === note.path);
  const written = { ...note, atEpochMs: former?.atEpochMs ?? note.atEpochMs, title: plainLine(note.title) };
  if (former === undefined) return to({ ...state, captured: [...state.captured, written] });
  if (JSON.stringify(former) === JSON.stringify(written)) return to(state);
  return to({ ...state, captured: state.captured.map((one) => (one === former ? written : one)) });
}

export function discarded(state: ActiveSession, path: RepoPath): Transition<SessionState> {
  const kept = state.captured.filter((note) => note.path !== path);
  return kept.length === state.captured.length ? to(state) : to({ ...state, captured: kept });
}

export function scanned(state: ActiveSession, totals: ScanTotals): Transition<SessionState> {
  const progress = withScan(state.progress, totals);
  return sameProgress(state.progress, progress) ? to(state) : to({ ...state, progress });
}

/** For the turn under way, running or held. */
export function setRole(
  state: ActiveSession,
  role: Role,
  participantId: string | undefined,
): Transition<SessionState> {
  if (state.kind === 'break') return refused(state, 'inBreak');
  const turn = state.kind === 'running' ? state.turn : state.held.turn;
  if (participantId !== undefined) {
    const participant = find(state.roster, participantId);
    if (participant?.presence !== 'present' || participantId === turn.typistId)
      return refused(state, 'noSuchPerson');
  }
  const changed: Turn = { ...turn, roles: chosenRoles(turn, role, participantId ?? '') };
  return to(
    state.kind === 'running'
      ? { ...state, turn: changed }
      : { ...state, held: { ...state.held, turn: changed } },
  );
}

/** Nobody has two roles: who gets one gives up the other. */
function chosenRoles(turn: Turn, role: Role, id: string): ChosenRoles {
  const others = Object.entries(turn.roles ?? {}).filter(
    ([one, holder]) => one !== role && (id === '' || holder !== id),
  );
  return { ...Object.fromEntries(others), [role]: id };
}
