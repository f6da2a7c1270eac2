import { isMap, isSeq, stringify } from 'yaml';
import type { EpochMs } from '../ports';
import { defaultStatus, fits, type NoteKind, noteSchema, type NoteStatus, noteStatuses } from './note';
import { noteTemplates } from './noteWords';
import { parsePlainYaml } from './plainYaml';
import type { QuoteAnchor } from './quoteAnchor';

/** What is known of a note before anybody wrote it. */
export interface NoteDraft {
  readonly kind: NoteKind;
  readonly atEpochMs: EpochMs;
  readonly session?: string;
  readonly toldBy: readonly string[];
  readonly learntBy: readonly string[];
  readonly anchors: readonly QuoteAnchor[];
}

/** The file of a new note: front matter and an empty body with the headings of its kind. */
export function newNote({ kind, atEpochMs, session, toldBy, learntBy, anchors }: NoteDraft): string {
  const data = {
    schema: noteSchema,
    kind,
    status: defaultStatus(kind),
    at: new Date(atEpochMs).toISOString(),
    ...(session === undefined ? {} : { session }),
    ...(toldBy.length === 0 ? {} : { toldBy }),
    ...(learntBy.length === 0 ? {} : { learntBy }),
    ...(anchors.length === 0 ? {} : { anchors: anchors.map(anchorData) }),
  };
  return `---\n${stringify(data, { lineWidth: 0 })}---\n\n${noteTemplates[kind]}`;
}

/**
 * The file with one anchor or its status changed; all else, unknown keys, comments and the body included, stays. Undefined where
 * the file has no such anchor or no front matter that could be changed.
 */
export function changedNote(text: string, change: NoteChange): string | undefined {
  const parts =
    /^(\ufeff?---[ \t]*(?:\r\n|\n|\r))([\s\S]*?)((?:^|\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:(?:\r\n|\n|\r)[\s\S]*)?)$/.exec(
      text,
    );
  if (parts === null) return undefined;
  const [, opening = '', yaml = '', rest = ''] = parts;
  const document = parsePlainYaml(yaml.replace(/\r\n?/g, '\n'))?.document;
  if (document === undefined || document.errors.length > 0 || !isMap(document.contents)) return undefined;
  if (change.kind === 'status') document.set('status', change.status);
  else if (change.kind === 'noteKind') {
    document.set('kind', change.noteKind);
    const status = document.get('status');
    const stays = noteStatuses.some((each) => each === status && fits(change.noteKind, each));
    if (!stays) document.set('status', defaultStatus(change.noteKind));
  } else {
    const anchors = document.get('anchors');
    const anchor = isSeq(anchors) ? anchors.get(change.index) : undefined;
    if (!isMap(anchor)) return undefined;
    for (const [key, value] of Object.entries(anchorData(change.anchor)))
      anchor.set(key, document.createNode(value));
    if (change.anchor.commit === undefined) anchor.delete('commit');
  }
  const lineBreak = opening.endsWith('\r\n') ? '\r\n' : '\n';
  const written = document.toString({ lineWidth: 0 }).trimEnd().replaceAll('\n', lineBreak);
  return opening + written + rest;
}

export type NoteChange =
  | { readonly kind: 'anchor'; readonly index: number; readonly anchor: QuoteAnchor }
  | { readonly kind: 'status'; readonly status: NoteStatus }
  /** The status becomes that of a new note where the new kind does not know the former one. */
  | { readonly kind: 'noteKind'; readonly noteKind: NoteKind };

/** As in the file: lines count from 1 there, and what is empty is left out. */
function anchorData({
  path,
  exact,
  prefix,
  suffix,
  line,
  commit,
}: QuoteAnchor): Record<string, string | number> {
  return {
    path,
    ...(exact === '' ? {} : { exact, prefix, suffix, line: line + 1 }),
    ...(commit === undefined ? {} : { commit }),
  };
}
