import type * as vscode from 'vscode';
import type { Retrospective } from '../../../core/session/chronicle';
import { plainLabel } from '../../../core/session/plainText';
import { find } from '../../../core/session/roster';
import type { ActiveSession } from '../../../core/session/state';
import { commands } from '../../../protocol/names';
import { pickParticipant } from '../sessionActionsPick';
import { askText, pickOne, type StepFrame, type StepResult } from '../steps';
import { showPick } from '../../quickInput';
import { answerOf, idIn, whenActive, type CommandSetup, type Handlers } from './handlers';
import type { endCommands } from './commandIds';

/** What people say at the beginning and at the end. */
export function endHandlers(setup: CommandSetup): Handlers<(typeof endCommands)[number]> {
  const { clock, dispatch } = setup;
  const checkIn = whenActive(setup, async (state, argument) => {
    if (argument === everybody) {
      await askEverybody(setup, state);
      return;
    }
    const participantId =
      idIn(argument, 'participantId') ??
      (await pickParticipant(state, ({ presence }) => presence === 'present', 'Check in'));
    if (participantId === undefined) return;
    const text = saidIn(argument) ?? (await answerOf(askOne(state, participantId)));
    if (text !== undefined) await dispatch({ type: 'checkIn', atEpochMs: clock.now(), participantId, text });
  });
  const end = whenActive(setup, async (_state, argument) => {
    const how = isEnding(argument) ? argument : await askHow();
    if (how === undefined) return;
    const retrospective =
      how === 'now' ? undefined : how === 'retrospective' ? await askRetrospective() : how;
    if (retrospective === 'cancelled') return;
    const said = retrospective === undefined ? {} : { retrospective };
    await dispatch({ type: 'end', atEpochMs: clock.now(), ...said });
  });
  return { [commands.checkIn]: checkIn, [commands.endSession]: end };
}

/** Argument of the check-in: one after the other, all who are present. */
const everybody = 'everybody';

/** Back goes to the one before; Escape ends the round, and what was said so far stays. */
async function askEverybody({ clock, dispatch }: CommandSetup, session: ActiveSession): Promise<void> {
  const people = session.roster.filter(({ presence }) => presence === 'present');
  for (let index = 0; ;) {
    const participant = people[index];
    if (participant === undefined) return;
    const step = { step: index + 1, totalSteps: people.length, canGoBack: index > 0 };
    const result = await askOne(session, participant.id, step);
    if (result.kind === 'cancelled') return;
    if (result.kind === 'next') {
      const { id: participantId } = participant;
      await dispatch({ type: 'checkIn', atEpochMs: clock.now(), participantId, text: result.value });
    }
    index += result.kind === 'next' ? 1 : -1;
  }
}

/** Whoever types an answer agrees to what is said there: that it goes into the record. */
function askOne(
  { checkIn, roster }: ActiveSession,
  participantId: string,
  step: Omit<StepFrame, 'title'> = { canGoBack: false },
): Promise<StepResult<string>> {
  const former = checkIn.find((one) => one.participantId === participantId)?.text ?? '';
  const title = `Check in: ${plainLabel(find(roster, participantId)?.name ?? '')}`;
  const prompt =
    'What do you know that nobody else here knows? It goes into the session record; leave it empty to say nothing.';
  return askText({ ...step, title }, prompt, former, () => undefined);
}

type Ending = 'now' | 'retrospective' | Retrospective;

function isEnding(argument: unknown): argument is Ending {
  if (argument === 'now' || argument === 'retrospective') return true;
  if (typeof argument !== 'object' || argument === null) return false;
  return questions.every(({ key }) => typeof Reflect.get(argument, key) === 'string');
}

async function askHow(): Promise<Ending | undefined> {
  const items: (vscode.QuickPickItem & { how: Ending })[] = [
    {
      label: '$(comment-discussion) End with a short retrospective',
      detail: 'Three questions, each may be left empty.',
      how: 'retrospective',
    },
    { label: '$(stop-circle) End now', detail: 'Only the record is written.', how: 'now' },
  ];
  const title = 'End the mob session';
  return (await showPick(items, { title, placeHolder: 'Escape goes on with the session' }))?.how;
}

const questions: readonly { readonly key: keyof Retrospective; readonly question: string }[] = [
  { key: 'learnt', question: 'What did we learn that nobody knew?' },
  { key: 'dark', question: 'What is still dark?' },
  { key: 'bottleneck', question: 'Where is the next bottleneck?' },
];

/** Back keeps what was answered; the last step is the consent. Undefined: the answers shall not be recorded. */
async function askRetrospective(): Promise<Retrospective | undefined | 'cancelled'> {
  const answers: Record<keyof Retrospective, string> = { learnt: '', dark: '', bottleneck: '' };
  const totalSteps = questions.length + 1;
  for (let step = 0; ;) {
    const asked = questions[step];
    if (asked === undefined) {
      const consent = await askConsent(totalSteps);
      if (consent === 'back') step -= 1;
      else return consent === 'cancelled' ? consent : consent === 'record' ? answers : undefined;
      continue;
    }
    const frame = { title: 'Retrospective', step: step + 1, totalSteps, canGoBack: step > 0 };
    const result = await askText(
      frame,
      `${asked.question} One line; Enter goes on.`,
      answers[asked.key],
      () => undefined,
    );
    if (result.kind === 'cancelled') return 'cancelled';
    if (result.kind === 'next') answers[asked.key] = result.value;
    step += result.kind === 'next' ? 1 : -1;
  }
}

async function askConsent(totalSteps: number): Promise<'record' | 'drop' | 'back' | 'cancelled'> {
  const items = [
    { label: 'Write the answers into the session record', value: 'record' as const },
    { label: 'Do not write them down', value: 'drop' as const },
  ];
  const frame = { title: 'Retrospective', step: totalSteps, totalSteps, canGoBack: true };
  const result = await pickOne(frame, 'Does everybody agree?', items);
  return result.kind === 'next' ? result.value.value : result.kind;
}

function saidIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('said' in argument)) return undefined;
  return typeof argument.said === 'string' ? argument.said : undefined;
}
