import * as vscode from 'vscode';
import type { NewItem } from '../../core/session/agenda';
import { plainLine } from '../../core/session/plainText';
import type { OfferedExpiry } from '../../core/session/expiryItems';
import { createPick } from '../quickInput';
import type { OfferedItem } from './hotspotItems';
import { hotspotPick, type ItemPick, pickOf } from './itemPick';
import type { OfferedQuestion } from './questionItems';
import { ask, type StepFrame, type StepResult } from './steps';

/** What there is to choose from, in this order. */
export interface OfferedAgenda {
  /** Of the last session. */
  readonly leftOver: readonly NewItem[];
  readonly hotspots: readonly OfferedItem[];
  /** Open questions of the chapters, which may come a moment later. */
  readonly questions: Promise<readonly OfferedQuestion[]>;
  /** What runs out soon, which may come a moment later as well. */
  readonly expiring: Promise<readonly OfferedExpiry[]>;
}

const mostTicked = 5;

/**
 * What to work on. What was left over is ticked, what runs out soon, and hotspots that somebody of the mob wrote; questions of the chapters
 * can be ticked; typing and Enter adds something else.
 */
export async function askAgenda(
  frame: StepFrame,
  { leftOver, hotspots, questions, expiring }: OfferedAgenda,
): Promise<StepResult<readonly NewItem[]>> {
  const pick = createPick<ItemPick>();
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.placeholder = 'What shall be written down? Type something else and press Enter to add it';
  let items: readonly ItemPick[] = [
    ...leftOver.map((item) => pickOf(item, 'left over')),
    ...hotspots.map(hotspotPick),
  ];
  const ours = hotspots.filter((one) => one.ours).slice(0, mostTicked);
  const ticked = new Set<NewItem>([...leftOver, ...ours.map(({ item }) => item)]);
  pick.items = items;
  pick.selectedItems = items.filter(({ item }) => ticked.has(item));
  pick.busy = true;
  let there = true;
  const asked = new Set(leftOver.map(({ title }) => title));
  const add = (found: readonly (ItemPick & { readonly tick: boolean })[], first: boolean): void => {
    if (!there) return;
    const fresh = found.filter(({ item }) => !asked.has(item.title));
    const selected = [...pick.selectedItems, ...fresh.filter(({ tick }) => tick)];
    items = first ? [...fresh, ...items] : [...items, ...fresh];
    pick.items = items;
    pick.selectedItems = selected;
  };
  const added = [
    expiring.then((found) => {
      add(
        found.map(({ item, why, pressing }) => ({ ...pickOf(item, why), tick: pressing })),
        true,
      );
    }),
    questions.then((found) => {
      add(
        found.map(({ item, chapter }) => ({ ...pickOf(item, chapter), tick: false })),
        false,
      );
    }),
  ];
  void Promise.all(added).then(() => {
    if (there) pick.busy = false;
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
