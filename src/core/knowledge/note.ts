import type { EpochMs, RepoPath } from '../ports';
import type { QuoteAnchor } from './quoteAnchor';

/** Where notes are kept, one file a note. */
export const notesFolder: RepoPath = '.handover/notes';

export const noteSchema = 'mob-handover/note/1';

export const noteKinds = [
  'explanation',
  'discovery',
  'decision',
  'incident',
  'debtReason',
  'question',
  'warning',
] as const;

export type NoteKind = (typeof noteKinds)[number];

/** authored: one person wrote it. confirmed: a second one agreed. open, answered, notApplicable: of questions. */
export const noteStatuses = ['authored', 'confirmed', 'open', 'answered', 'notApplicable'] as const;

export type NoteStatus = (typeof noteStatuses)[number];

/** One captured piece of knowledge (`mob-handover/note/1`, see docs/formats.md). */
export interface Note {
  readonly path: RepoPath;
  readonly kind: NoteKind;
  readonly status: NoteStatus;
  readonly atEpochMs: EpochMs;
  /** The first heading or line of the body, on one line; empty where nothing is written yet. */
  readonly title: string;
  /** Markdown, as people wrote it: shown nowhere but in editors and, escaped, in the book. */
  readonly body: string;
  /** Names; whose knowledge it is. */
  readonly toldBy: readonly string[];
  /** Names; who had not known it. */
  readonly learntBy: readonly string[];
  /** Names; who agreed to it besides those who told it. */
  readonly confirmedBy: readonly string[];
  /** Id of the mob session it was captured in. */
  readonly session?: string;
  /** Id of the chapter's question that it answers, `07-suppliers/who-pays`; of questions only. */
  readonly question?: string;
  /** Names, at least one; who of the receiving side asked. */
  readonly askedBy?: readonly string[];
  /** Name; who is to answer a question. */
  readonly assignedTo?: string;
  readonly anchors: readonly QuoteAnchor[];
}

/** A file among the notes that is none: listed with its reason, and left as it is. */
export interface BrokenNote {
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
  /** What is wrong, without path and line, to begin or to go on a sentence. */
  readonly reason: string;
  /** One sentence with path, line and what to do. */
  readonly message: string;
}

/** The status of a note that says none. */
export function defaultStatus(kind: NoteKind): NoteStatus {
  return kind === 'question' ? 'open' : 'authored';
}

/** Which statuses a kind can have. */
export function fits(kind: NoteKind, status: NoteStatus): boolean {
  return (kind === 'question') === (status !== 'authored' && status !== 'confirmed');
}
