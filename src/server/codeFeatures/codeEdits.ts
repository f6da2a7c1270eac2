import {
  type CodeAction,
  CodeActionKind,
  type StringValue,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { CodeMark } from '../../core/hotspots/editor/codeMarks';
import { docStub } from '../../core/hotspots/editor/docStub';
import type { Debt } from '../../core/hotspots/model';
import { notePath } from '../../core/knowledge/noteId';
import { quoteOf } from '../../core/knowledge/quoteAnchor';
import { newNote } from '../../core/knowledge/writeNote';
import { plainLine } from '../../core/session/plainText';
import { commands } from '../../protocol/names';
import type { Place } from '../handoverDocuments/documentFolders';
import { noteOnDebt } from './debtNote';
import type { MarkedModule } from './markedModule';

/** What the editor does with an edit, beside changing texts. */
interface EditorSkills {
  /** It makes files. */
  readonly files: boolean;
  /** It puts the cursor where the edit says. */
  readonly snippets: boolean;
  /** It runs the commands of the extension. */
  readonly commands: boolean;
}

/**
 * What can be done about a symbol or a debt: begin its doc comment; write down in a note why it was put off.
 */
export async function codeEdits(
  place: Place,
  marked: MarkedModule,
  marks: readonly CodeMark[],
  skills: EditorSkills,
): Promise<readonly CodeAction[]> {
  const actions: CodeAction[] = [];
  for (const mark of marks) {
    if (mark.what.kind === 'symbol') actions.push(...stubAction(place, marked, mark, skills));
    if (mark.what.kind !== 'debt') continue;
    const { debt } = mark.what;
    if (skills.commands) actions.push(await noteCommand(place, mark, debt));
    else if (skills.files && (await noteOnDebt(place, mark, debt)) === undefined)
      actions.push(await noteAction(place, marked, mark, debt));
  }
  return actions;
}

function stubAction(
  { folder, path }: Place,
  { module, lines, text }: MarkedModule,
  { line, start, what }: CodeMark,
  { snippets }: EditorSkills,
): readonly CodeAction[] {
  if (module.language === 'other' || what.kind !== 'symbol' || what.startLine === undefined) return [];
  const { name } = what.symbol;
  const declared = { line, start, startLine: what.startLine };
  const stub = docStub(module.language, lines, declared, name);
  if (stub === undefined) return [];
  const withItsEnds = (lf: string): string => (text.includes('\r\n') ? lf.replaceAll('\n', '\r\n') : lf);
  const at = { line: stub.line, character: 0 };
  const range = { start: at, end: at };
  const uri = folder.uriOf(path);
  const snippet: StringValue = { kind: 'snippet', value: withItsEnds(stub.snippet) };
  const edit: WorkspaceEdit = snippets
    ? { documentChanges: [{ textDocument: { uri, version: null }, edits: [{ range, snippet }] }] }
    : { changes: { [uri]: [{ range, newText: withItsEnds(stub.text) }] } };
  return [{ title: `Begin a doc comment for ${plainLine(name)}`, kind: CodeActionKind.QuickFix, edit }];
}

/** Where the extension runs, it asks whose words they are and shows the note; one that is there is opened instead. */
async function noteCommand(place: Place, mark: CodeMark, debt: Debt): Promise<CodeAction> {
  const { line, start, end } = mark;
  const note = await noteOnDebt(place, mark, debt);
  const [title, command, argument] =
    note === undefined
      ? [
          noteTitle(debt),
          commands.captureNote,
          {
            place: { path: place.path, line, columns: [start, end] },
            note: { kind: 'debtReason', title: plainLine(debt.text) },
          },
        ]
      : [
          `Open the note on why this was put off: ${shortTextOf(debt)}`,
          commands.openNote,
          { place: { path: note.path } },
        ];
  return { title, kind: CodeActionKind.QuickFix, command: { title, command, arguments: [argument] } };
}

function noteTitle(debt: Debt): string {
  return `Write down why this was put off: ${shortTextOf(debt)}`;
}

function shortTextOf({ text }: Debt): string {
  return plainLine(text).slice(0, 60);
}

/** The comment stays where it is: the note quotes it, and says so when somebody changes it. */
async function noteAction(
  { folder, path }: Place,
  { text }: MarkedModule,
  { line, start, end }: CodeMark,
  debt: Debt,
): Promise<CodeAction> {
  const now = Date.now();
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
  const file = notePath(name, {
    atEpochMs: now,
    utcOffsetMinutes: -new Date(now).getTimezoneOffset(),
    random: () => Math.random(),
  });
  const quote = quoteOf(path, text, { start: { line, column: start }, end: { line, column: end } });
  const commit = await folder.head();
  const content = newNote({
    kind: 'debtReason',
    atEpochMs: now,
    toldBy: [],
    learntBy: [],
    title: plainLine(debt.text),
    anchors: [commit === undefined ? quote : { ...quote, commit }],
  });
  const uri = folder.uriOf(file);
  const origin = { line: 0, character: 0 };
  return {
    title: noteTitle(debt),
    kind: CodeActionKind.QuickFix,
    edit: {
      documentChanges: [
        { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
        {
          textDocument: { uri, version: null },
          edits: [{ range: { start: origin, end: origin }, newText: content }],
        },
      ],
    },
  };
}
