import type * as vscode from 'vscode';
import type { NewItem } from '../../core/session/agenda';
import { plainLabel } from '../../core/session/plainText';
import type { OfferedItem } from './hotspotItems';

/** An item that may be put on the agenda, as a row to choose. */
export interface ItemPick extends vscode.QuickPickItem {
  readonly item: NewItem;
}

export function pickOf(item: NewItem, description: string): ItemPick {
  return { label: plainLabel(item.title), description: plainLabel(description), item };
}

/** With why it ranks where it does, and whether somebody can tell. */
export function hotspotPick({ item, why, ours }: OfferedItem): ItemPick {
  return pickOf(item, ours ? `${why} · its author is in the room` : why);
}
