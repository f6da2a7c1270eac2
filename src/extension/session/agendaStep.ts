import * as vscode from 'vscode';
import type { NewItem } from '../../core/session/agenda';
import { plainLabel, plainLine } from '../../core/session/plainText';
import type { OfferedItem } from './hotspotItems';
import type { OfferedQuestion } from './questionItems';
import { ask, type StepFrame, type StepResult } from './steps';

interface AgendaPick extends vscode.QuickPickItem {
  readonly item: NewItem;
}

/** What there is to choose from, in this order. */
export interface OfferedAgenda {
  /** Of the last session. */
  readonly leftOver: readonly NewItem[];
  readonly hotspots: readonly OfferedItem[];
  /** Open questions of the chapters, which may come a moment later. */
  readonly questions: Promise<readonly OfferedQuestion[]>;
}

const mostTicked = 5;

/**
 * What to work on. What was left over is ticked, and hotspots that somebody of the mob wrote; questions of the chapters
 * can be ticked; typing and Enter adds something else.
 */
export async function askAgenda(
  frame: StepFrame,
  { leftOver, hotspots, questions }: OfferedAgenda,
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
  pick.busy = true;
  let there = true;
  void questions.then((found) => {
    if (!there) return;
    pick.busy = false;
    const asked = new Set(leftOver.map(({ title }) => title));
    const selected = pick.selectedItems;
    const fresh = found.filter(({ item }) => !asked.has(item.title));
    items = [...items, ...fresh.map(({ item, chapter }) => pickOf(item, chapter))];
    pick.items = items;
    pick.selectedItems = selected;
  });
  return ask<readonly NewItem[]>(pick, frame, (answer) => [
    new vscode.Disposable(() => (there = false)),
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
