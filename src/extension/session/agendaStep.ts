import * as vscode from 'vscode';
import type { NewItem } from '../../core/session/agenda';
import { plainLabel, plainLine } from '../../core/session/plainText';
import type { OfferedItem } from './hotspotItems';
import { ask, type StepFrame, type StepResult } from './steps';

interface AgendaPick extends vscode.QuickPickItem {
  readonly item: NewItem;
}

const mostTicked = 5;

/**
 * What to work on. What was left over is ticked, and hotspots that somebody of the mob wrote; typing and Enter adds
 * something else.
 */
export async function askAgenda(
  frame: StepFrame,
  leftOver: readonly NewItem[],
  hotspots: readonly OfferedItem[],
): Promise<StepResult<readonly NewItem[]>> {
  const pick = vscode.window.createQuickPick<AgendaPick>();
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.placeholder = 'What shall be written down? Type something else and press Enter to add it';
  let items: readonly AgendaPick[] = [
    ...leftOver.map((item) => pickOf(item, 'left over')),
    ...hotspots.map(({ item, why, ours }) => pickOf(item, ours ? `${why} · its author is in the room` : why)),
  ];
  const ours = hotspots.filter((one) => one.ours).slice(0, mostTicked);
  const ticked = new Set<NewItem>([...leftOver, ...ours.map(({ item }) => item)]);
  pick.items = items;
  pick.selectedItems = items.filter(({ item }) => ticked.has(item));
  return ask<readonly NewItem[]>(pick, frame, (answer) => [
    pick.onDidAccept(() => {
      const typed = plainLine(pick.value);
      const matches = items.some(({ label, description }) =>
        `${label} ${description ?? ''}`.toLowerCase().includes(typed.toLowerCase()),
      );
      if (typed === '' || matches) {
        answer(pick.selectedItems.map(({ item }) => item));
        return;
      }
      const added = pickOf({ title: typed, source: { kind: 'text' }, authors: [] }, 'added');
      const selected = [...pick.selectedItems, added];
      items = [...items, added];
      pick.value = '';
      pick.items = items;
      pick.selectedItems = selected;
    }),
  ]);
}

function pickOf(item: NewItem, description: string): AgendaPick {
  return { label: plainLabel(item.title), description: plainLabel(description), item };
}
