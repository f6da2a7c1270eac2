import * as vscode from 'vscode';
import { findItem, type AgendaItem, type NewItem } from '../../../core/session/agenda';
import type { SessionEvent } from '../../../core/session/events';
import { plainLabel } from '../../../core/session/plainText';
import { proposeItem } from '../../../core/session/proposal';
import type { ActiveSession } from '../../../core/session/state';
import { commands } from '../../../protocol/names';
import { itemOfRow, listFor, offeredHotspots, type HotspotSource } from '../hotspotItems';
import { itemIn } from '../itemArguments';
import { askItem, type OfferedQuestion } from '../questionItems';
import { askText } from '../steps';
import { refusalWords } from '../words';
import { showPick } from '../../quickInput';
import { answerOf, idIn, whenActive, type CommandSetup, type Handler, type Handlers } from './handlers';
import type { agendaCommands } from './commandIds';

export interface AgendaSetup extends CommandSetup {
  readonly hotspots: HotspotSource;
  /** Open questions of the chapters of the session's folder; nothing where they cannot be had. */
  readonly questions: (session: ActiveSession) => Promise<readonly OfferedQuestion[]>;
}

/** What the mob works on, and what it puts off again. */
export function agendaHandlers(setup: AgendaSetup): Handlers<(typeof agendaCommands)[number]> {
  const { clock, dispatch } = setup;
  const at = () => clock.now();
  /** About one item: the one of the row or the argument, else the one under work, else asked for. */
  const about = (
    title: string,
    fits: (item: AgendaItem) => boolean,
    run: (item: AgendaItem, state: ActiveSession, argument: unknown) => Promise<SessionEvent | undefined>,
  ): Handler =>
    whenActive(setup, async (state, argument) => {
      const underWork = findItem(state.agenda, state.itemId);
      const fallback = underWork !== undefined && fits(underWork) ? underWork.id : undefined;
      const id = idIn(argument, 'itemId') ?? fallback ?? (await pickItem(state, fits, title));
      if (id === undefined) return;
      const item = findItem(state.agenda, id);
      if (item === undefined) {
        setup.refuse('noSuchItem');
        return;
      }
      const event = await run(item, state, argument);
      if (event !== undefined) await dispatch(event);
    });
  const plain =
    (type: 'doneItem' | 'reopenItem' | 'removeItem') =>
    ({ id }: AgendaItem) =>
      Promise.resolve({ type, atEpochMs: at(), itemId: id });
  const moveBy = (step: -1 | 1): Handler =>
    about(
      'Move',
      () => true,
      (item, { agenda }) =>
        Promise.resolve({
          type: 'moveItem',
          atEpochMs: at(),
          itemId: item.id,
          toIndex: Math.max(0, agenda.indexOf(item) + step),
        }),
    );
  const put = async (item: NewItem | 'otherFolder'): Promise<void> => {
    if (item === 'otherFolder') setup.refuse(item);
    else await dispatch({ type: 'addItem', atEpochMs: at(), item });
  };
  const add = whenActive(setup, async (state, argument) => {
    const { agenda, roster, folderUri } = state;
    const there = new Set(agenda.map(({ title }) => title));
    const present = roster.filter(({ presence }) => presence === 'present');
    const hotspots = offeredHotspots(listFor(setup.hotspots, folderUri), present).filter(
      ({ item }) => !there.has(item.title),
    );
    const item = itemIn(argument, folderUri) ?? (await askItem(hotspots, setup.questions(state)));
    if (item !== undefined) await put(item);
  });
  const addHotspot = whenActive(setup, async ({ folderUri }, argument) => {
    // What is no hotspot of the last scan goes on the agenda by its title.
    const item = itemOfRow(argument, setup.hotspots, folderUri) ?? itemIn(argument, folderUri);
    if (item === undefined) {
      void vscode.window.showInformationMessage(
        'Choose a hotspot in the Legacy Hotspots view to put it on the agenda.',
      );
      return;
    }
    await put(item);
  });
  const workOn = whenActive(setup, async (state, argument) => {
    const itemId = idIn(argument, 'itemId') ?? (await pickNext(state));
    if (itemId !== undefined) await dispatch({ type: 'workItem', atEpochMs: at(), itemId });
  });
  const isOpen = ({ status }: AgendaItem) => status === 'open';
  return {
    [commands.addItem]: add,
    [commands.addToAgenda]: addHotspot,
    [commands.nextItem]: workOn,
    [commands.workOnItem]: workOn,
    [commands.doneItem]: about('Which item is done?', isOpen, plain('doneItem')),
    [commands.parkItem]: about('Park which item?', isOpen, async (item, _state, argument) => {
      const reason = reasonIn(argument) ?? (await askReason(item));
      return reason === undefined
        ? undefined
        : { type: 'parkItem', atEpochMs: at(), itemId: item.id, reason };
    }),
    [commands.reopenItem]: about(
      'Reopen which item?',
      ({ status }) => status !== 'open',
      plain('reopenItem'),
    ),
    [commands.removeItem]: about('Remove which item from the agenda?', () => true, plain('removeItem')),
    [commands.moveItemUp]: moveBy(-1),
    [commands.moveItemDown]: moveBy(1),
  };
}

async function pickItem(
  { agenda }: ActiveSession,
  fits: (item: AgendaItem) => boolean,
  title: string,
): Promise<string | undefined> {
  const items = agenda.filter(fits).map(({ id, title: label }) => ({ id, label: plainLabel(label) }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage('There is no such item on the agenda.');
    return undefined;
  }
  return (await showPick(items, { title, placeHolder: 'Which?' }))?.id;
}

/** What the session proposes comes first, with its reason. */
async function pickNext(state: ActiveSession): Promise<string | undefined> {
  const proposal = proposeItem(state);
  if (proposal === undefined) {
    void vscode.window.showInformationMessage('Nothing else is open on the agenda: add an item first.');
    return undefined;
  }
  const others = state.agenda.filter(
    (item) => item.id !== proposal.item.id && item.id !== state.itemId && item.status !== 'done',
  );
  const items = [
    { id: proposal.item.id, label: plainLabel(proposal.item.title), detail: plainLabel(proposal.reason) },
    ...others.map(({ id, title, reason }) => ({
      id,
      label: plainLabel(title),
      ...(reason === undefined ? {} : { detail: `Parked: ${plainLabel(reason)}` }),
    })),
  ];
  const title = 'Work on an agenda item';
  return (await showPick(items, { title, placeHolder: 'Which?' }))?.id;
}

function askReason({ title }: AgendaItem): Promise<string | undefined> {
  const check = (text: string) => (text.trim() === '' ? refusalWords.noReason : undefined);
  const frame = { title: `Park: ${plainLabel(title)}`, canGoBack: false };
  return answerOf(askText(frame, 'Why not now? The reason goes into the session record.', '', check));
}

function reasonIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('reason' in argument)) return undefined;
  return typeof argument.reason === 'string' ? argument.reason : undefined;
}
