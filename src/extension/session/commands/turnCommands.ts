import { parseDayEnd } from '../../../core/session/entries';
import { plainLabel } from '../../../core/session/plainText';
import { rolesOf } from '../../../core/session/roles';
import { roles, type Role } from '../../../core/session/roleNames';
import { find } from '../../../core/session/roster';
import { currentTurn } from '../../../core/session/selectors';
import type { ActiveSession, Participant, Rhythm } from '../../../core/session/state';
import { commands } from '../../../protocol/names';
import { askBreakRhythm, askMinutes, askTurnMs } from '../rhythmSteps';
import { pickParticipant } from '../sessionActionsPick';
import { askGoal } from '../startFlow';
import { askText } from '../steps';
import { utcOffsetMinutesAt } from '../timeZone';
import { showPick } from '../../quickInput';
import { answerOf, idIn, whenActive, type CommandSetup, type Handler, type Handlers } from './handlers';
import type { turnCommands } from './commandIds';

const minuteMs = 60_000;

/** Events that need nothing but the moment. */
type PlainEvent =
  'next' | 'pass' | 'skip' | 'restart' | 'undo' | 'pause' | 'resume' | 'takeBreak' | 'endBreak';

/** The keyboard, the clock, and what a turn is about. */
export function turnHandlers(setup: CommandSetup): Handlers<(typeof turnCommands)[number]> {
  const { clock, dispatch } = setup;
  const plain =
    (type: PlainEvent): Handler =>
    () =>
      dispatch({ type, atEpochMs: clock.now() });
  const extend = whenActive(setup, async (_state, argument) => {
    const asked = { title: 'More time', canGoBack: false };
    const byMs =
      typeof argument === 'number'
        ? argument * minuteMs
        : await answerOf(askMinutes(asked, 'How many minutes more?'));
    if (byMs !== undefined) await dispatch({ type: 'extend', atEpochMs: clock.now(), byMs });
  });
  const swap = whenActive(setup, async (state, argument) => {
    const other = ({ presence, id }: Participant) => presence === 'present' && id !== state.pointerId;
    if (!state.roster.some(other)) {
      setup.refuse('nobodyElse');
      return;
    }
    const participantId =
      idIn(argument, 'participantId') ??
      (await pickParticipant(state, other, 'Swap: who takes the keyboard?'));
    if (participantId !== undefined) await dispatch({ type: 'swap', atEpochMs: clock.now(), participantId });
  });
  const setGoal = whenActive(setup, async (state, argument) => {
    const goal = typeof argument === 'string' ? argument : await askGoal(state.goal ?? '');
    if (goal !== undefined) await dispatch({ type: 'setGoal', atEpochMs: clock.now(), goal });
  });
  const setRoles = whenActive(setup, async (state, argument) => {
    const chosen = isRoleChoice(argument) ? argument : await askRole(state);
    if (chosen !== undefined) await dispatch({ type: 'setRole', atEpochMs: clock.now(), ...chosen });
  });
  const changeRhythm = whenActive(setup, async (state, argument) => {
    if (isRhythm(argument)) {
      await dispatch({ type: 'setRhythm', atEpochMs: clock.now(), rhythm: argument });
      return;
    }
    const frame = { title: 'Change the rhythm', totalSteps: 2 };
    const turnMs = await answerOf(askTurnMs({ ...frame, step: 1, canGoBack: false }, state.rhythm.turnMs));
    if (turnMs === undefined) return;
    const breaks = await answerOf(askBreakRhythm({ ...frame, step: 2, canGoBack: false }, state.rhythm));
    if (breaks === undefined) return;
    await dispatch({ type: 'setRhythm', atEpochMs: clock.now(), rhythm: { turnMs, ...breaks } });
  });
  const setDayEnd = whenActive(setup, async (_state, argument) => {
    const parsed = (entry: string) => parseDayEnd(entry, clock.now(), utcOffsetMinutesAt);
    const entry = typeof argument === 'string' ? argument : await askDayEnd(parsed);
    if (entry === undefined) return;
    const dayEndsAtEpochMs = parsed(entry);
    const at = dayEndsAtEpochMs === undefined ? {} : { dayEndsAtEpochMs };
    await dispatch({ type: 'setDayEnd', atEpochMs: clock.now(), ...at });
  });
  return {
    [commands.nextTurn]: plain('next'),
    [commands.passTurn]: plain('pass'),
    [commands.skipTurn]: plain('skip'),
    [commands.restartTurn]: plain('restart'),
    [commands.undo]: plain('undo'),
    [commands.pause]: plain('pause'),
    [commands.resume]: plain('resume'),
    [commands.takeBreak]: plain('takeBreak'),
    [commands.endBreak]: plain('endBreak'),
    [commands.swapTurn]: swap,
    [commands.extendTurn]: extend,
    [commands.setGoal]: setGoal,
    [commands.setRoles]: setRoles,
    [commands.changeRhythm]: changeRhythm,
    [commands.setDayEnd]: setDayEnd,
  };
}

function askDayEnd(parsed: (entry: string) => number | undefined): Promise<string | undefined> {
  const check = (text: string) =>
    text.trim() === '' || parsed(text) !== undefined
      ? undefined
      : 'Type a time later today, such as 17:30, or nothing for none.';
  const prompt = 'When does the day end? A reminder comes then; nothing is cut off. Leave it empty for none.';
  return answerOf(askText({ title: 'End of the day', canGoBack: false }, prompt, '', check));
}

const roleLabels: Readonly<Record<Role, string>> = {
  navigator: 'Navigator: says what is written',
  explainer: 'Explainer: knows this code',
  factChecker: 'Fact-checker: looks up whether it is so',
};

function isRhythm(argument: unknown): argument is Rhythm {
  if (typeof argument !== 'object' || argument === null) return false;
  return (['turnMs', 'breakAfterTurns', 'breakMs'] as const).every(
    (key) => typeof Reflect.get(argument, key) === 'number',
  );
}

interface RoleChoice {
  readonly role: Role;
  readonly participantId?: string;
}

function isRoleChoice(argument: unknown): argument is RoleChoice {
  if (typeof argument !== 'object' || argument === null || !('role' in argument)) return false;
  return roles.some((role) => role === argument.role);
}

async function askRole(state: ActiveSession): Promise<RoleChoice | undefined> {
  const turn = currentTurn(state);
  const holders = turn === undefined ? {} : rolesOf(state, turn.typistId, turn.roles);
  const items = roles.map((role) => ({
    role,
    label: roleLabels[role],
    description: plainLabel(find(state.roster, holders[role] ?? '')?.name ?? 'nobody'),
  }));
  const title = 'Roles of this turn';
  const picked = await showPick(items, { title, placeHolder: 'Which role?' });
  if (picked === undefined) return undefined;
  const people = state.roster
    .filter(({ presence, id }) => presence === 'present' && id !== turn?.typistId)
    .map(({ id, name }) => ({ label: plainLabel(name), id }));
  const who = await showPick([...people, { label: 'Nobody', id: undefined }], {
    title: roleLabels[picked.role],
    placeHolder: 'Who?',
  });
  if (who === undefined) return undefined;
  return { role: picked.role, ...(who.id === undefined ? {} : { participantId: who.id }) };
}
