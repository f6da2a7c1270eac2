import type { NoteOfModule } from '../knowledge/moduleNotes';
import type { EpochMs, Identity } from '../ports';
import type { Documentation } from './documents/documentation';
import type { Authorship, Debt, Hotspot, ModuleReport, PublicSymbol } from './model';

/** A hotspot with what is listed under it. */
export interface ListedHotspot extends Hotspot {
  readonly language: ModuleReport['language'];
  /** The reasons in as few letters as a narrow row has room for. */
  readonly short: readonly string[];
  /** Public symbols without documentation, by line; none for tests, generated and vendored files, and where a note explains the module. */
  readonly undocumented: readonly PublicSymbol[];
  /** By line. */
  readonly debts: readonly Debt[];
  /** Who knows it best first, at most {@link mostAuthors}; empty where there is no history. */
  readonly authors: readonly Identity[];
  /** How sure it is what each of those knows; absent: as exact as the history is. */
  readonly authorship?: Authorship;
  /** How many of those must leave until nobody knows it well, see `mainAuthorsOf`; absent where there is no history, 0 where it does not tell. */
  readonly truckFactor?: number;
  /** Of the newest commit that touched it; absent where there is no history. */
  readonly lastAtEpochMs?: EpochMs;
  /** That speak of it, oldest first. */
  readonly notes: readonly NoteOfModule[];
  /** That speak of it, most telling first. */
  readonly documents: readonly Documentation[];
  /** Symbols that have no comment and are described in a document. */
  readonly described: readonly PublicSymbol[];
  /** Who wrote most of it of those who left (or, in a session, are not in the room), and the share of all of them. */
  readonly lost?: { readonly author: Identity; readonly share: number };
}
