import type * as vscode from 'vscode';
import type { Identity } from '../../core/ports';
import { plainLabel } from '../../core/session/plainText';
import { onEnter, tickedAtFirst } from '../../core/session/rosterPick';
import { rankCandidates, type PersonCandidate } from '../../core/session/rosterSources';
import { createPick } from '../quickInput';
import { ask, type StepFrame, type StepResult } from './steps';

/** The list of people as it was left; kept when the flow is cancelled or gone back to. */
export interface WhoDraft {
  listed: readonly Identity[];
  ticked: readonly Identity[];
  /** Somebody ticked, unticked or typed: what is found later no longer changes the ticks. */
  touched: boolean;
}

interface PersonItem extends vscode.QuickPickItem {
  readonly identity: Identity;
}

const startPlaceholder = 'Who is in the room? Type Name <mail> to add someone';
const nobodyTicked = 'Tick at least one person, or type Name <mail>';

/**
 * Who takes part, in the order of turns. The list fills while it is open: nobody waits for the history.
 * @param placeholder what is asked
 */
export async function askWho(
  frame: StepFrame,
  draft: WhoDraft,
  found: Promise<readonly PersonCandidate[]>,
  lastRoster: readonly Identity[],
  placeholder = startPlaceholder,
): Promise<StepResult<readonly Identity[]>> {
  const pick = createPick<PersonItem>();
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.placeholder = placeholder;
  let open = true;
  // VS Code reports ticks by position and late: the list only ever grows at its end, and not while somebody types.
  const paint = () => {
    const items = draft.listed.map(itemOf);
    pick.items = items;
    pick.selectedItems = items.filter(({ identity }) => draft.ticked.includes(identity));
  };
  const tick = (identity: Identity) => {
    if (!draft.listed.includes(identity)) draft.listed = [...draft.listed, identity];
    if (!draft.ticked.includes(identity)) draft.ticked = [...draft.ticked, identity];
    draft.touched = true;
    pick.value = '';
    pick.title = frame.title;
    paint();
  };
  paint();
  pick.busy = true;
  const filled = found.then((candidates) => {
    if (!open) return;
    pick.busy = false;
    fill(draft, candidates, lastRoster);
    paint();
  });
  const result = await ask<readonly Identity[]>(pick, frame, (answer) => [
    pick.onDidChangeValue((typed) => {
      const outcome = onEnter(typed, draft.listed);
      pick.title = outcome.kind === 'add' ? `Enter adds ${personLabel(outcome.identity)}` : frame.title;
    }),
    pick.onDidChangeSelection((selected) => {
      const ticked = selected.map(({ identity }) => identity);
      if (sameSet(ticked, draft.ticked)) return;
      draft.ticked = ticked;
      draft.touched = true;
    }),
    pick.onDidAccept(() => {
      const outcome = onEnter(pick.value, draft.listed);
      if (outcome.kind === 'unclear') return;
      if (outcome.kind !== 'accept') tick(outcome.identity);
      else if (draft.ticked.length > 0) answer(draft.listed.filter((one) => draft.ticked.includes(one)));
      else pick.placeholder = nobodyTicked;
    }),
  ]);
  open = false;
  void filled;
  return result;
}

/** Those entered by hand stay first, then come those who were found. */
function fill(
  draft: WhoDraft,
  candidates: readonly PersonCandidate[],
  lastRoster: readonly Identity[],
): void {
  const before = draft.listed;
  const merged = rankCandidates({
    authors: [],
    coauthors: before,
    owners: [],
    lastRoster: candidates.map(({ identity }) => identity),
  }).map(({ identity }) => before.find((one) => one === identity) ?? identity);
  draft.listed = merged;
  if (draft.touched) return;
  const ticked = tickedAtFirst(candidates, lastRoster);
  draft.ticked = merged.filter((one) => draft.ticked.includes(one) || ticked.includes(one));
}

function itemOf(identity: Identity): PersonItem {
  return { identity, label: plainLabel(identity.name), description: plainLabel(identity.email) };
}

function personLabel({ name, email }: Identity): string {
  return plainLabel(email === '' ? name : `${name} <${email}>`);
}

function sameSet(a: readonly Identity[], b: readonly Identity[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
