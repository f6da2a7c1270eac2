import * as vscode from 'vscode';
import type { Identity } from '../../../core/ports';
import { movedBy } from '../../../core/session/comingTurns';
import type { SessionEvent } from '../../../core/session/events';
import { plainLine } from '../../../core/session/plainText';
import { lateArrivals } from '../../../core/session/rosterPick';
import { find } from '../../../core/session/roster';
import { parsePerson, type PersonCandidate } from '../../../core/session/rosterSources';
import { isDay } from '../../../core/session/rosterTransitions';
import { shuffled } from '../../../core/session/shuffle';
import type { ActiveSession, Participant } from '../../../core/session/state';
import { commands } from '../../../protocol/names';
import { editRoster } from '../editRoster';
import { pickParticipant } from '../sessionActionsPick';
import { askText } from '../steps';
import { askWho } from '../whoStep';
import { refusalWords } from '../words';
import { answerOf, idIn, whenActive, type CommandSetup, type Handler, type Handlers } from './handlers';
import type { rosterCommands } from './commandIds';

export interface RosterSetup extends CommandSetup {
  /** Of the repository, a moment later; undefined where none may be looked at. Never rejects. */
  findPeople(
    session: ActiveSession,
    token: vscode.CancellationToken,
  ): Promise<readonly PersonCandidate[]> | undefined;
}

/** Who is in the room, and in which order. */
export function rosterHandlers(setup: RosterSetup): Handlers<(typeof rosterCommands)[number]> {
  const { clock, dispatch } = setup;
  /** About one participant: the one of the row or the argument, else asked for. */
  const about = (
    title: string,
    fits: (participant: Participant, state: ActiveSession) => boolean,
    nobody: 'nobodyPresent' | 'nobodyAway' | 'keepsPlace',
    run: (
      participant: Participant,
      state: ActiveSession,
      argument: unknown,
    ) => Promise<SessionEvent | undefined>,
  ): Handler =>
    whenActive(setup, async (state, argument) => {
      const given = idIn(argument, 'participantId');
      if (given === undefined && !state.roster.some((one) => fits(one, state))) {
        setup.refuse(nobody);
        return;
      }
      const id = given ?? (await pickParticipant(state, (one) => fits(one, state), title));
      if (id === undefined) return;
      const participant = find(state.roster, id);
      if (participant === undefined) {
        setup.refuse('noSuchPerson');
        return;
      }
      const event = await run(participant, state, argument);
      if (event !== undefined) await dispatch(event);
    });
  const mark = (
    type: 'markAway' | 'markBack' | 'markGone',
    title: string,
    fits: (participant: Participant) => boolean,
  ): Handler =>
    about(title, fits, type === 'markBack' ? 'nobodyAway' : 'nobodyPresent', ({ id }) =>
      Promise.resolve({ type, atEpochMs: clock.now(), participantId: id }),
    );
  const anybody = () => true;
  const moveBy = (step: -1 | 1): Handler =>
    about(
      'Move',
      ({ id }, state) => movedBy(state, id, step) !== undefined,
      'keepsPlace',
      ({ id }, state) => {
        const participantIds = movedBy(state, id, step);
        if (participantIds === undefined) setup.refuse('keepsPlace');
        return Promise.resolve(participantIds && { type: 'reorder', atEpochMs: clock.now(), participantIds });
      },
    );
  const addParticipant = whenActive(setup, async (state, argument) => {
    const given = typeof argument === 'string' ? parsePerson(argument) : undefined;
    const people = typeof argument === 'string' ? [given] : await askLateArrivals(setup, state);
    for (const person of people)
      if (person !== undefined) await dispatch({ type: 'join', atEpochMs: clock.now(), person });
  });
  const handlers = {
    [commands.markAway]: mark('markAway', 'Mark away', ({ presence }) => presence === 'present'),
    [commands.markBack]: mark('markBack', 'Mark back', ({ presence }) => presence !== 'present'),
    [commands.markGone]: mark('markGone', 'Who leaves for good?', ({ presence }) => presence !== 'gone'),
    [commands.addParticipant]: addParticipant,
    [commands.renameParticipant]: about(
      'Rename',
      anybody,
      'nobodyPresent',
      async (participant, _state, argument) => {
        const { id, name, email } = participant;
        const entry =
          textIn(argument, 'person') ??
          (await askPerson('Rename', email === '' ? name : `${name} <${email}>`));
        const person = entry === undefined ? undefined : parsePerson(entry);
        return person && { type: 'rename', atEpochMs: clock.now(), participantId: id, person };
      },
    ),
    [commands.removeParticipant]: about('Remove from the roster', anybody, 'nobodyPresent', ({ id }) =>
      Promise.resolve({ type: 'remove', atEpochMs: clock.now(), participantId: id }),
    ),
    [commands.moveParticipantUp]: moveBy(-1),
    [commands.moveParticipantDown]: moveBy(1),
    [commands.shuffleRoster]: whenActive(setup, ({ roster }) =>
      dispatch({
        type: 'reorder',
        atEpochMs: clock.now(),
        participantIds: shuffled(
          roster.map(({ id }) => id),
          setup.random,
        ),
      }),
    ),
    [commands.setLastDay]: about(
      'Whose last day?',
      anybody,
      'nobodyPresent',
      async (participant, _state, argument) => {
        const entry = textIn(argument, 'lastDay') ?? (await askLastDay(participant));
        if (entry === undefined) return undefined;
        const lastDay = entry.trim() === '' ? {} : { lastDay: entry.trim() };
        return { type: 'setLastDay', atEpochMs: clock.now(), participantId: participant.id, ...lastDay };
      },
    ),
  } as const;
  return {
    ...handlers,
    [commands.editRoster]: whenActive(setup, () => editRoster(setup.state, handlers)),
  };
}

/** Several can be ticked; where there is nobody to offer, one person is typed. */
async function askLateArrivals(
  setup: RosterSetup,
  state: ActiveSession,
): Promise<readonly (Identity | undefined)[]> {
  const search = new vscode.CancellationTokenSource();
  try {
    const former = lateArrivals([], state);
    const inRepository = setup.findPeople(state, search.token);
    if (inRepository === undefined && former.length === 0)
      return [parsePerson((await askPerson('Add a participant', '')) ?? '')];
    const found = Promise.resolve(inRepository ?? []).then((people) => lateArrivals(people, state));
    // Nobody is ticked for them: who comes late is known to those in the room.
    const draft = { listed: former.map(({ identity }) => identity), ticked: [], touched: true };
    const frame = { title: 'Add participants', canGoBack: false };
    const placeholder = 'Who joins? Tick them, or type Name <mail>';
    return (await answerOf(askWho(frame, draft, found, [], placeholder))) ?? [];
  } finally {
    search.cancel();
    search.dispose();
  }
}

function askPerson(title: string, value: string): Promise<string | undefined> {
  const check = (text: string) =>
    parsePerson(text) === undefined ? 'Type Name <mail>, or only a name.' : undefined;
  return answerOf(askText({ title, canGoBack: false }, 'Name <mail>, or only a name', value, check));
}

function askLastDay({ name, lastDay }: Participant): Promise<string | undefined> {
  const check = (text: string) =>
    text.trim() === '' || isDay(text.trim()) ? undefined : refusalWords.badDay;
  const prompt = `After which day can nobody ask ${plainLine(name)} any more? Leave it empty where that is not known.`;
  return answerOf(askText({ title: 'Last day', canGoBack: false }, prompt, lastDay ?? '', check));
}

function textIn(argument: unknown, key: string): string | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const value: unknown = Reflect.get(argument, key);
  return typeof value === 'string' ? value : undefined;
}
