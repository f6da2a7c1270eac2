import * as vscode from 'vscode';
import { kindWords } from '../../core/knowledge/noteWords';
import { AnchoredText, resolveAnchor } from '../../core/knowledge/resolveAnchor';
import type { TextSpan } from '../../core/lineIndex';
import type { AnchoredPlace, Drift, ResolvedNote } from '../../core/knowledge/resolvedNote';
import type { NoteRow } from '../../core/knowledge/noteRows';
import { plainLabel, plainLine } from '../../core/session/plainText';
import { notesSettings } from '../../protocol/names';
import type { NotesModel } from './notesModel';

/** Edits within this time are followed together. */
const gatherMs = 300;

interface ShownPlace {
  readonly key: string;
  readonly folder: vscode.WorkspaceFolder;
  readonly resolved: ResolvedNote;
  readonly anchor: number;
  readonly path: string;
  readonly drift: Drift;
  readonly span: TextSpan;
}

/**
 * The notes as comment threads in the gutter of the editors that show their code. Follows edits that are not saved yet; a lost place is
 * shown nowhere, and a changed one says that it is only the likeliest.
 */
export class NoteThreads implements vscode.Disposable {
  readonly #model: NotesModel;
  readonly #controller: vscode.CommentController;
  readonly #threads = new Map<string, vscode.CommentThread>();
  readonly #rows = new WeakMap<object, NoteRow>();
  /** Notes whose words are being edited in their thread: the words as they were, by the key of the thread. */
  readonly #edited = new Map<string, string>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;

  constructor(model: NotesModel) {
    this.#model = model;
    this.#controller = vscode.comments.createCommentController('mobHandover.notes', 'Notes of the handover');
    this.#controller.options = {
      prompt: 'Write a note',
      placeHolder: 'What should whoever comes next know?',
    };
    this.#controller.commentingRangeProvider = {
      provideCommentingRanges: (document) =>
        placeOf(document.uri) === undefined ? [] : [new vscode.Range(0, 0, document.lineCount, 0)],
    };
    const soon = (): void => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.update();
      }, gatherMs);
    };
    this.#subscriptions = [
      new vscode.Disposable(() => {
        this.#controller.dispose();
      }),
      model.onDidChange(() => {
        this.update();
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.update();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        // Also where nothing is shown: what was cut out may be put back.
        if (document.uri.scheme === 'file' && model.concerns(document.uri)) soon();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(notesSettings.inEditors)) this.update();
      }),
    ];
  }

  /** The threads that are shown, for tests and for the rows of the view. */
  get shown(): readonly vscode.CommentThread[] {
    return [...this.#threads.values()];
  }

  /** What a command on a thread or a comment is about; undefined for anything else. */
  rowOf(argument: unknown): NoteRow | undefined {
    if (typeof argument !== 'object' || argument === null) return undefined;
    const thread: unknown = 'thread' in argument ? argument.thread : argument;
    const known = typeof thread === 'object' && thread !== null ? this.#rows.get(thread) : undefined;
    return known ?? this.#rows.get(argument);
  }

  /** Lets the words of a note be edited where they stand. */
  edit(argument: unknown): void {
    const row = this.rowOf(argument);
    const note = row === undefined ? undefined : this.#model.noteOf(row);
    const thread = row === undefined ? undefined : this.#threads.get(row.id);
    const [comment] = thread?.comments ?? [];
    if (row === undefined || note === undefined || thread === undefined || comment === undefined) return;
    this.#edited.set(row.id, note.body);
    comment.mode = vscode.CommentMode.Editing;
    comment.body = note.body.trim();
    thread.comments = [comment];
  }

  /** What was written in place of the words as they were; undefined where nothing is being edited. */
  editedText(argument: unknown): { readonly text: string; readonly isOutdated: boolean } | undefined {
    const row = this.rowOf(argument);
    const former = row === undefined ? undefined : this.#edited.get(row.id);
    if (row === undefined || former === undefined || typeof argument !== 'object' || argument === null)
      return undefined;
    const body: unknown = 'body' in argument ? argument.body : undefined;
    const text = body instanceof vscode.MarkdownString ? body.value : body;
    if (typeof text !== 'string') return undefined;
    return { text, isOutdated: this.#model.noteOf(row)?.body !== former };
  }

  /** The words are shown again as the file has them. */
  endEdit(argument: unknown): void {
    const row = this.rowOf(argument);
    if (row === undefined || !this.#edited.delete(row.id)) return;
    this.update();
  }

  update(): void {
    clearTimeout(this.#timer);
    const wanted = new Map(this.#places().map((place) => [place.key, place]));
    for (const [key, thread] of this.#threads) {
      if (wanted.has(key)) continue;
      thread.dispose();
      this.#threads.delete(key);
      this.#edited.delete(key);
    }
    for (const place of wanted.values()) this.#show(place);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const thread of this.#threads.values()) thread.dispose();
    this.#threads.clear();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #show({ key, folder, resolved, anchor, path, drift, span }: ShownPlace): void {
    const { note } = resolved;
    const range = new vscode.Range(span.start.line, span.start.column, span.end.line, span.end.column);
    const former = this.#threads.get(key);
    const thread =
      former ?? this.#controller.createCommentThread(vscode.Uri.joinPath(folder.uri, path), range, []);
    this.#threads.set(key, thread);
    if (former === undefined) thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
    if (!thread.range.isEqual(range)) thread.range = range;
    const words = kindWords[note.kind];
    thread.label = drift === 'changed' ? `${words.one}: the code has changed, please check` : words.one;
    const place = drift === 'changed' ? 'changedPlace' : 'place';
    thread.canReply = true;
    const settled =
      note.status === 'confirmed' || note.status === 'answered' || note.status === 'notApplicable';
    thread.contextValue = settled ? `${place}.settled` : place;
    thread.state = settled ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
    if (this.#edited.has(key)) return;
    const comment: vscode.Comment = {
      body: shownBody(note.body.trim() === '#' ? '*Nothing written yet*' : note.body),
      mode: vscode.CommentMode.Preview,
      author: {
        name: plainLabel(note.toldBy.length === 0 ? words.one : note.toldBy.map(plainLine).join(', ')),
      },
      label: note.status,
      contextValue: 'note',
      timestamp: new Date(note.atEpochMs),
    };
    thread.comments = [comment];
    const row: NoteRow = {
      id: key,
      kind: drift === 'changed' ? 'changedPlace' : 'place',
      label: '',
      description: '',
      tooltip: '',
      icon: '',
      folderUri: folder.uri.toString(),
      notePath: note.path,
      noteLine: 0,
      anchor,
      children: [],
    };
    this.#rows.set(thread, row);
    this.#rows.set(comment, row);
  }

  #places(): readonly ShownPlace[] {
    const shown = vscode.workspace.getConfiguration().get<unknown>(notesSettings.inEditors) !== false;
    const entries = this.#model.entries ?? [];
    if (!shown || entries.length === 0) return [];
    return vscode.window.visibleTextEditors.flatMap(({ document }) => {
      const at = placeOf(document.uri);
      const entry = entries.find(({ folder }) => folder.uri.toString() === at?.folder.uri.toString());
      if (at === undefined || entry === undefined) return [];
      const { folder, path } = at;
      // What stands in the editor may be newer than what the server has read: unsaved, or saved a moment ago.
      const text = new AnchoredText(document.getText());
      return entry.notes.notes.flatMap((resolved) =>
        resolved.places.flatMap((place, anchor) => {
          const found = place.path === path ? placeIn(place, text) : undefined;
          const key = `${folder.uri.toString()} ${resolved.note.path} ${anchor}`;
          return found === undefined ? [] : [{ key, folder, resolved, anchor, path, ...found }];
        }),
      );
    });
  }
}

/** Of a document in which notes can be anchored: in the innermost folder of the workspace that holds it. */
function placeOf(
  uri: vscode.Uri,
): { readonly folder: vscode.WorkspaceFolder; readonly path: string } | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (folder === undefined || uri.scheme !== 'file' || !uri.path.startsWith(`${folder.uri.path}/`))
    return undefined;
  const path = uri.path.slice(folder.uri.path.length + 1);
  return path.startsWith('.handover/') || path.startsWith('.git/') ? undefined : { folder, path };
}

function placeIn(
  { anchor }: AnchoredPlace,
  text: AnchoredText,
): { readonly drift: Drift; readonly span: TextSpan } | undefined {
  const state = resolveAnchor(anchor, text);
  return state.kind === 'lost' ? undefined : { drift: state.kind, span: state.span };
}

/** Not trusted, so that no link runs anything; pictures would be fetched from wherever the note says. */
function shownBody(body: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString(body.trim().replaceAll('![', '!\\['));
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}
