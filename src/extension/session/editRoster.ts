import * as vscode from 'vscode';
import { movedBy } from '../../core/session/comingTurns';
import { plainLabel } from '../../core/session/plainText';
import { isActive } from '../../core/session/selectors';
import type { ActiveSession, Participant, SessionState } from '../../core/session/state';
import { commands } from '../../protocol/names';
import { createPick, showPick } from '../quickInput';
import type { Handler } from './commands/handlers';

interface PersonItem extends vscode.QuickPickItem {
  readonly run: RosterCommand | undefined;
  readonly participantId?: string;
}

type RosterCommand =
  | typeof commands.addParticipant
  | typeof commands.shuffleRoster
  | typeof commands.moveParticipantUp
  | typeof commands.moveParticipantDown
  | typeof commands.markAway
  | typeof commands.markBack
  | typeof commands.markGone
  | typeof commands.renameParticipant
  | typeof commands.removeParticipant
  | typeof commands.setLastDay;

interface RosterButton extends vscode.QuickInputButton {
  readonly run: RosterCommand;
}

/** The roster as a list with buttons; stays open until Escape. Enter on a person offers the same by keyboard. */
export async function editRoster(
  state: () => SessionState,
  handlers: Readonly<Record<RosterCommand, Handler>>,
): Promise<void> {
  let lastId: string | undefined;
  for (;;) {
    const current = state();
    if (!isActive(current)) return;
    const choice = await pickFrom(itemsOf(current), lastId, 'Edit the roster', 'Who, and what? Escape ends');
    if (choice === undefined) return;
    const { participantId } = choice;
    const participant = current.roster.find(({ id }) => id === participantId);
    const run = choice.run ?? (participant === undefined ? undefined : await pickAct(current, participant));
    lastId = participantId;
    if (run !== undefined) await handlers[run](participantId === undefined ? undefined : { participantId });
  }
}

function itemsOf(state: ActiveSession): readonly PersonItem[] {
  return [
    ...state.roster.map((participant) => ({
      label: plainLabel(participant.name),
      description: [participant.presence, plainLabel(participant.email)].filter(Boolean).join(' · '),
      participantId: participant.id,
      run: undefined,
      buttons: actsFor(state, participant).filter(
        ({ run }) => run !== commands.markGone && run !== commands.setLastDay,
      ),
    })),
    { label: '$(person-add) Add a participant…', run: commands.addParticipant },
    { label: '$(sync) Shuffle the order', run: commands.shuffleRoster },
  ];
}

function actsFor(state: ActiveSession, { id, presence }: Participant): readonly RosterButton[] {
  const act = (run: RosterCommand, icon: string, tooltip: string): RosterButton => ({
    run,
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
  });
  return [
    ...(movedBy(state, id, -1) === undefined ? [] : [act(commands.moveParticipantUp, 'arrow-up', 'Move up')]),
    ...(movedBy(state, id, 1) === undefined
      ? []
      : [act(commands.moveParticipantDown, 'arrow-down', 'Move down')]),
    presence === 'present'
      ? act(commands.markAway, 'circle-slash', 'Mark away')
      : act(commands.markBack, 'person', 'Mark back'),
    act(commands.markGone, 'sign-out', 'Leaves for good'),
    act(commands.renameParticipant, 'edit', 'Rename'),
    act(commands.setLastDay, 'calendar', 'Set the last day'),
    act(commands.removeParticipant, 'trash', 'Remove from the roster'),
  ];
}

async function pickAct(state: ActiveSession, participant: Participant): Promise<RosterCommand | undefined> {
  const items = actsFor(state, participant).map(({ tooltip, run }) => ({ label: tooltip ?? '', run }));
  const title = plainLabel(participant.name);
  return (await showPick(items, { title, placeHolder: 'What?' }))?.run;
}

/** What Enter or a button chose; the item of `activeId` is active at first. */
function pickFrom(
  items: readonly PersonItem[],
  activeId: string | undefined,
  title: string,
  placeholder: string,
): Promise<PersonItem | undefined> {
  const pick = createPick<PersonItem>();
  Object.assign(pick, { title, placeholder, items });
  const active = items.filter(
    ({ participantId }) => participantId !== undefined && participantId === activeId,
  );
  // An empty list would leave nothing for Enter to choose.
  if (active.length > 0) pick.activeItems = active;
  return new Promise<PersonItem | undefined>((resolve) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen === undefined) return;
      resolve(chosen);
      pick.hide();
    });
    pick.onDidTriggerItemButton(({ item, button }) => {
      resolve({ ...item, run: (button as RosterButton).run });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
