import type { EpochMs, Identity, RepoPath } from '../ports';

/** Where an agenda item is: in the code, or in a file of the handover. */
export interface ItemPlace {
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
}

export type AgendaSource =
  | { readonly kind: 'hotspot'; readonly place: ItemPlace }
  /**
   * @property chapter the file name of the chapter that asks, without its ending
   * @property question its id, `07-suppliers/who-pays`; absent where the whole chapter is meant
   */
  | { readonly kind: 'question'; readonly chapter: string; readonly question?: string }
  /** Something that runs out: its file, and the day, `2026-12-01`. */
  | { readonly kind: 'asset'; readonly place: ItemPlace; readonly day: string }
  /** @property place what it is about; absent for what somebody typed */
  | { readonly kind: 'text'; readonly place?: ItemPlace };

export interface NewItem {
  readonly title: string;
  readonly source: AgendaSource;
  /** Who wrote that code, the one who knows most first; empty where nobody is known. */
  readonly authors: readonly Identity[];
}

/** open: to be worked on. done: known now. parked: "not now" again, with a reason. */
type ItemStatus = 'open' | 'done' | 'parked';

/** A hotspot, a question of a chapter, something that runs out, or free text: the unit of work of turns. */
export interface AgendaItem extends NewItem {
  /** `a1`, `a2`, … in the order of adding. */
  readonly id: string;
  readonly status: ItemStatus;
  /** Why it is parked. */
  readonly reason?: string;
  /** When it was done or parked. */
  readonly closedAtEpochMs?: EpochMs;
}

export function findItem(agenda: readonly AgendaItem[], id: string | undefined): AgendaItem | undefined {
  return agenda.find((item) => item.id === id);
}

/** What is opened for those who work on the item. */
export type Opened =
  | { readonly type: 'openPlace'; readonly place: ItemPlace }
  | { readonly type: 'openQuestion'; readonly question: string };

/** Nothing for what somebody typed. */
export function openedFor(item: AgendaItem | undefined): readonly Opened[] {
  const place = placeOf(item);
  if (place !== undefined) return [{ type: 'openPlace', place }];
  const question = questionOf(item);
  return question === undefined ? [] : [{ type: 'openQuestion', question }];
}

/** Id of the question that the item asks. */
export function questionOf(item: AgendaItem | undefined): string | undefined {
  return item?.source.kind === 'question' ? item.source.question : undefined;
}

/** Of the item, where it has one. */
export function placeOf(item: AgendaItem | undefined): ItemPlace | undefined {
  const source = item?.source;
  return source === undefined || source.kind === 'question' ? undefined : source.place;
}
