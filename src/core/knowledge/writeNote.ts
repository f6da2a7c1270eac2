import { isMap, isSeq, stringify } from 'yaml';
import type { EpochMs } from '../ports';
import { plainLine } from '../session/plainText';
import { defaultStatus, fits, type NoteKind, noteSchema, type NoteStatus, noteStatuses } from './note';
import { noteTemplates } from './noteWords';
import { parsePlainYaml } from './plainYaml';
import type { QuoteAnchor } from './quoteAnchor';

/** What is known of a note before anybody wrote it. */
export interface NoteDraft {
  readonly kind: NoteKind;
  /** Default: what a note of this kind begins with. */
  readonly status?: NoteStatus;
  readonly atEpochMs: EpochMs;
  readonly session?: string;
  readonly toldBy: readonly string[];
  readonly learntBy: readonly string[];
  readonly anchors: readonly QuoteAnchor[];
  /** Id of the chapter's question that is answered. */
  readonly question?: string;
  readonly assignedTo?: string;
  /** Names; who of the receiving side asks. */
  readonly askedBy?: readonly string[];
  /** For the first heading, on one line; empty where people write it. */
  readonly title?: string;
  /** Goes below the last heading. */
  readonly text?: string;
}

/** The file of a new note: front matter and an empty body with the headings of its kind. */
export function newNote(draft: NoteDraft): string {
  const {
    kind,
    status,
    atEpochMs,
    session,
    toldBy,
    learntBy,
    anchors,
    question,
    assignedTo,
    askedBy = [],
  } = draft;
  const data = {
    schema: noteSchema,
    kind,
    status: status ?? defaultStatus(kind),
    at: new Date(atEpochMs).toISOString(),
    ...(session === undefined ? {} : { session }),
    ...(question === undefined ? {} : { question }),
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(askedBy.length === 0 ? {} : { askedBy }),
    ...(toldBy.length === 0 ? {} : { toldBy }),
    ...(learntBy.length === 0 ? {} : { learntBy }),
    ...(anchors.length === 0 ? {} : { anchors: anchors.map(anchorData) }),
  };
  return `---\n${stringify(data, { lineWidth: 0 })}---\n\n${bodyOf(draft)}`;
}

function bodyOf({ kind, title = '', text = '' }: NoteDraft): string {
  const template = noteTemplates[kind].replace(/^# /, () => `# ${plainLine(title)}`);
  return text.trim() === '' ? template : `${template}\n${text.trim()}\n`;
}

/**
 * The file with one thing changed; all else, unknown keys, comments and the body included, stays. Undefined where
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
  if (change.kind === 'body') {
    const end = /^((?:\r\n|\n|\r)?(?:---|\.\.\.)[ \t]*)/.exec(rest)?.[1] ?? '';
    const lineBreak = lineBreakOf(opening);
    const body = change.text.trim().replace(/\r\n?|\n/g, lineBreak);
    return `${opening}${yaml}${end}${lineBreak.repeat(2)}${body}${lineBreak}`;
  }
  if (change.kind === 'append')
    return `${text.trimEnd()}${lineBreakOf(opening).repeat(2)}${change.text.trim()}${lineBreakOf(opening)}`;
  if (change.kind === 'status') {
    document.set('status', change.status);
    if (change.status === 'authored' || change.status === 'open') document.delete('confirmedBy');
    if (change.by !== undefined && change.by.length > 0)
      document.set('confirmedBy', document.createNode(change.by));
  } else if (change.kind === 'addAnchor') {
    const anchors = document.get('anchors');
    if (isSeq(anchors)) anchors.add(document.createNode(anchorData(change.anchor)));
    else document.set('anchors', document.createNode([anchorData(change.anchor)]));
  } else if (change.kind === 'removeAnchor') {
    const anchors = document.get('anchors');
    if (!isSeq(anchors) || !isMap(anchors.get(change.index))) return undefined;
    if (anchors.items.length === 1) document.delete('anchors');
    else anchors.delete(change.index);
  } else if (change.kind === 'assign') document.set('assignedTo', change.to);
  else if (change.kind === 'noteKind') {
    document.set('kind', change.noteKind);
    const status = document.get('status');
    const stays = noteStatuses.some((each) => each === status && fits(change.noteKind, each));
    if (!stays) document.set('status', defaultStatus(change.noteKind));
  } else {
    const anchors = document.get('anchors');
    const anchor = isSeq(anchors) ? anchors.get(change.index) : undefined;
    if (!isMap(anchor)) return undefined;
    const data = anchorData(change.anchor);
    for (const [key, value] of Object.entries(data)) anchor.set(key, document.createNode(value));
    for (const key of ['exact', 'prefix', 'suffix', 'line', 'commit'])
      if (!Object.hasOwn(data, key)) anchor.delete(key);
  }
  try {
    const written = document.toString({ lineWidth: 0 }).trimEnd().replaceAll('\n', lineBreakOf(opening));
    return opening + written + rest;
  } catch {
    // An alias of nothing: the library finds it only now.
    return undefined;
  }
}

export type NoteChange =
  | { readonly kind: 'anchor'; readonly index: number; readonly anchor: QuoteAnchor }
  | { readonly kind: 'addAnchor'; readonly anchor: QuoteAnchor }
  | { readonly kind: 'removeAnchor'; readonly index: number }
  /** In place of all that follows the front matter. */
  | { readonly kind: 'body'; readonly text: string }
  | {
      readonly kind: 'status';
      readonly status: NoteStatus;
      /** Names; who agrees. Left as it is where nobody is named. */
      readonly by?: readonly string[];
    }
  | { readonly kind: 'assign'; readonly to: string }
  /** Goes to the end of the body. */
  | { readonly kind: 'append'; readonly text: string }
  /** The status becomes that of a new note where the new kind does not know the former one. */
  | { readonly kind: 'noteKind'; readonly noteKind: NoteKind };

function lineBreakOf(line: string): string {
  return line.endsWith('\r\n') ? '\r\n' : '\n';
}

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
