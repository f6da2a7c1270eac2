import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { type NoteKind, noteKinds } from '../../core/knowledge/note';
import type { CodePlace } from '../../core/knowledge/notedRow';
import { notePath } from '../../core/knowledge/noteId';
import { kindWords } from '../../core/knowledge/noteWords';
import type { TextSpan } from '../../core/lineIndex';
import { type QuoteAnchor, quoteOf, wholeFile } from '../../core/knowledge/quoteAnchor';
import { plainLabel, plainMessage } from '../../core/session/plainText';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { showInput, showPick } from '../quickInput';

/** Who is in the room, from the mob session; nobody without one. */
export interface Room {
  readonly sessionId?: string;
  readonly present: readonly string[];
  /** Who knows the code of the item under work, where that is known. */
  readonly explainer?: string;
}

/** The questions of a capture; tests answer them. Undefined: the capture is given up. */
export interface CaptureQuestions {
  /** Names of those who agree with what others told, in the words of a list; asked where nobody can be offered. */
  names(question: string): Promise<readonly string[] | undefined>;
  kind(): Promise<NoteKind | undefined>;
  people(
    question: string,
    offered: readonly string[],
    ticked: readonly string[],
  ): Promise<readonly string[] | undefined>;
  /** Before a note is deleted. */
  mayDelete(path: string): Promise<boolean>;
  /** One sentence that nobody has to answer: what a note does not keep, and why. */
  readonly tell: (sentence: string) => void;
}

export interface Capture {
  readonly feature: FeatureContext;
  readonly questions: CaptureQuestions;
  readonly room: () => Room;
}

/** What is known before anything is asked. */
export interface Captured {
  readonly kind?: NoteKind;
  readonly anchors: readonly QuoteAnchor[];
  /** The words, where they are written already: their first line becomes the title. */
  readonly text?: string;
}

/**
 * Asks what kind of note it is and whose words, writes it, and opens it beside with the cursor where there is something to write.
 * @returns its file, or undefined where it was given up
 * @throws HandoverError as the server does
 */
export async function captureNote(
  capture: Capture,
  folder: vscode.WorkspaceFolder,
  captured: Captured,
): Promise<vscode.Uri | undefined> {
  const uri = await writeNote(capture, folder, captured);
  if (uri !== undefined) await openForWriting(uri);
  return uri;
}

/**
 * As {@link captureNote}, without opening it.
 * @throws HandoverError as the server does
 */
export async function writeNote(
  { feature, questions, room }: Capture,
  folder: vscode.WorkspaceFolder,
  { kind: given, anchors, text = '' }: Captured,
): Promise<vscode.Uri | undefined> {
  const kind = given ?? (await questions.kind());
  if (kind === undefined) return undefined;
  const { present, sessionId, explainer } = room();
  const likely = kind === 'question' || explainer === undefined ? [] : [explainer];
  const toldBy = await questions.people(toldQuestion[kind], present, likely);
  if (toldBy === undefined) return undefined;
  const others = present.filter((name) => !toldBy.includes(name));
  const learntBy = kind === 'discovery' ? await questions.people('Who learnt it?', others, others) : [];
  if (learntBy === undefined) return undefined;
  const now = feature.clock.now();
  const path = notePath(aboutOf(anchors, kind), {
    atEpochMs: now,
    utcOffsetMinutes: -new Date(now).getTimezoneOffset(),
    random: feature.random,
  });
  const [title = '', ...rest] = text.trim().split(/\r\n?|\n/);
  const { wholeFiles = [] } = await feature.server.request(methods.captureNote, {
    folderUri: folder.uri.toString(),
    path,
    draft: {
      kind,
      atEpochMs: now,
      toldBy,
      learntBy,
      anchors,
      title,
      text: rest.join('\n'),
      ...(sessionId === undefined ? {} : { session: sessionId }),
    },
  });
  if (wholeFiles.length > 0)
    questions.tell(
      `Notes are committed, so this one keeps no words of ${wholeFiles.join(', ')}, which git ignores or which hold a secret: it speaks of the file as a whole.`,
    );
  return vscode.Uri.joinPath(folder.uri, path);
}

/**
 * What is selected in the active editor; its line where nothing is; nothing without an editor on a file of the folder.
 * @param tell takes the sentence where less than the selection is kept
 */
export function anchorsOfEditor(
  folder: vscode.WorkspaceFolder,
  tell: CaptureQuestions['tell'],
): readonly QuoteAnchor[] {
  const notebook = vscode.window.activeNotebookEditor?.notebook.uri;
  const ofNotebook = notebook === undefined ? undefined : pathIn(folder, notebook);
  if (ofNotebook !== undefined) {
    tell('Notes cannot be anchored to cells of a notebook; this one speaks of the notebook as a whole.');
    return [wholeFile(ofNotebook)];
  }
  const editor = vscode.window.activeTextEditor;
  const path = editor === undefined ? undefined : pathIn(folder, editor.document.uri);
  if (editor === undefined || path === undefined || path.startsWith('.handover/')) return [];
  const text = editor.document.getText();
  const anchors = editor.selections.map((selection) => quoteOf(path, text, spanOf(selection)));
  if (editor.selections.some((selection, at) => !isKept(editor.document, selection, anchors[at])))
    tell(
      `The selected lines of ${path} hold a secret or control characters, which a note must not carry: it speaks of the file as a whole.`,
    );
  return anchors;
}

/** False where there are words, but the anchor keeps none of them. */
function isKept(
  document: vscode.TextDocument,
  selection: vscode.Selection,
  anchor: QuoteAnchor | undefined,
): boolean {
  const words = selection.isEmpty ? document.lineAt(selection.start.line).text : document.getText(selection);
  return words.trim() === '' || anchor?.exact !== '';
}

/** A part of a document of the folder; nothing for one outside. */
export function anchorsOfRange(
  folder: vscode.WorkspaceFolder,
  document: vscode.TextDocument,
  range: vscode.Range | undefined,
): readonly QuoteAnchor[] {
  const path = pathIn(folder, document.uri);
  if (path === undefined || path.startsWith('.handover/')) return [];
  return [quoteOf(path, document.getText(), spanOf(range ?? new vscode.Range(0, 0, 0, 0)))];
}

/** A file or folder of the folder as a whole; nothing for one outside, and for the folder itself. */
export function anchorsOfResource(folder: vscode.WorkspaceFolder, uri: vscode.Uri): readonly QuoteAnchor[] {
  const path = pathIn(folder, uri);
  return path === undefined || path === '' ? [] : [wholeFile(path)];
}

/**
 * The anchors of a row of another view; without those whose file cannot be read any more.
 * @throws HandoverError `file.unreadable` where that is so of all of them
 */
export async function anchorsOfPlaces(
  folder: vscode.WorkspaceFolder,
  places: readonly CodePlace[],
): Promise<readonly QuoteAnchor[]> {
  const anchors: QuoteAnchor[] = [];
  let failed: { readonly path: string; readonly cause: unknown } | undefined;
  for (const { path, line, columns = [0, 0] } of places) {
    const uri = vscode.Uri.joinPath(folder.uri, path);
    try {
      if (line === undefined) {
        await vscode.workspace.fs.stat(uri);
        anchors.push(wholeFile(path));
      } else {
        const text = (await vscode.workspace.openTextDocument(uri)).getText();
        const [start, end] = columns;
        anchors.push(quoteOf(path, text, { start: { line, column: start }, end: { line, column: end } }));
      }
    } catch (cause) {
      failed = { path, cause };
    }
  }
  if (failed !== undefined && anchors.length === 0) {
    const sentence = `${failed.path} cannot be opened; it may be gone since the view was filled.`;
    throw new HandoverError('file.unreadable', sentence, failed);
  }
  return anchors;
}

const toldQuestion: Readonly<Record<NoteKind, string>> = {
  explanation: 'Who explained it?',
  discovery: 'Who told it?',
  decision: 'Who decided it?',
  incident: 'Who lived through it?',
  debtReason: 'Who knows the reason?',
  question: 'Who asks?',
  warning: 'Who warns?',
};

export const noteQuestions: CaptureQuestions = {
  names: async (question) => {
    const prompt = 'A name, or several with commas between them; nobody who told it themselves';
    const given = await showInput({ title: question, prompt });
    return given
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  },
  kind: async () => {
    const items = noteKinds.map((kind) => ({
      label: `$(${kindWords[kind].icon}) ${kindWords[kind].one}`,
      description: kindWords[kind].hint,
      noteKind: kind,
    }));
    const options = {
      title: 'Capture Note',
      placeHolder: 'What is it?',
      matchOnDescription: true,
    };
    return (await showPick(items, options))?.noteKind;
  },
  people: async (question, offered, ticked) => {
    if (offered.length === 0) return [];
    const items = offered.map((name) => ({ label: plainLabel(name), name, picked: ticked.includes(name) }));
    const chosen = await showPick(items, {
      title: question,
      placeHolder: 'Enter goes on; arrow keys and Space tick; nobody is fine, too',
      canPickMany: true,
    });
    return chosen?.map(({ name }) => name);
  },
  tell: (sentence) => void vscode.window.showInformationMessage(plainMessage(sentence)),
  mayDelete: async (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const question = `Delete the note ${plainLabel(name)}? It goes to the trash where there is one.`;
    return (await vscode.window.showWarningMessage(question, { modal: true }, 'Delete')) === 'Delete';
  },
};

function aboutOf([first]: readonly QuoteAnchor[], kind: NoteKind): string {
  const name = first?.path.slice(first.path.lastIndexOf('/') + 1) ?? kindWords[kind].one;
  return name.replace(/\.[^.]*$/, '');
}

/** Opens a note beside the code, with the cursor in its title, or where that is written already, in its first part. */
export async function openForWriting(uri: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const cursor = placeToWrite(document.getText().split(/\r\n?|\n/));
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preview: false,
    selection: new vscode.Range(cursor, cursor),
  });
}

function placeToWrite(lines: readonly string[]): vscode.Position {
  const title = lines.indexOf('# ');
  if (title >= 0) return new vscode.Position(title, 2);
  const part = lines.findIndex((line) => line.startsWith('## '));
  return part < 0 ? new vscode.Position(lines.length - 1, 0) : new vscode.Position(part + 1, 0);
}

function pathIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string | undefined {
  if (uri.scheme !== folder.uri.scheme || !uri.path.startsWith(`${folder.uri.path}/`)) return undefined;
  return uri.path.slice(folder.uri.path.length + 1);
}

function spanOf({ start, end }: vscode.Range): TextSpan {
  return {
    start: { line: start.line, column: start.character },
    end: { line: end.line, column: end.character },
  };
}
