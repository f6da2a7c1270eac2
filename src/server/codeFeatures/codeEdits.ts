import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver/node';
import type { CodeMark } from '../../core/hotspots/editor/codeMarks';
import { docStub } from '../../core/hotspots/editor/docStub';
import type { Debt } from '../../core/hotspots/model';
import { notePath } from '../../core/knowledge/noteId';
import { quoteOf } from '../../core/knowledge/quoteAnchor';
import { newNote } from '../../core/knowledge/writeNote';
import { plainLine } from '../../core/session/plainText';
import type { Place } from '../handoverDocuments/documentFolders';
import type { MarkedModule } from './markedModule';

/**
 * What can be done about a symbol or a debt: begin its doc comment; write down in a note why it was put off.
 * @param canCreate whether the editor makes files for an edit
 */
export async function codeEdits(
  place: Place,
  marked: MarkedModule,
  marks: readonly CodeMark[],
  canCreate: boolean,
): Promise<readonly CodeAction[]> {
  const actions: CodeAction[] = [];
  for (const mark of marks) {
    if (mark.what.kind === 'symbol') actions.push(...stubAction(place, marked, mark, mark.what.symbol.name));
    if (mark.what.kind === 'debt' && canCreate)
      actions.push(await noteAction(place, marked, mark, mark.what.debt));
  }
  return actions;
}

function stubAction(
  { folder, path }: Place,
  { module, lines, text }: MarkedModule,
  { line }: CodeMark,
  name: string,
): readonly CodeAction[] {
  if (module.language === 'other') return [];
  const stub = docStub(module.language, lines, line, name);
  if (stub === undefined) return [];
  const newText = text.includes('\r\n') ? stub.text.replaceAll('\n', '\r\n') : stub.text;
  const at = { line: stub.line, character: 0 };
  const edit: WorkspaceEdit = {
    changes: { [folder.uriOf(path)]: [{ range: { start: at, end: at }, newText }] },
  };
  return [{ title: `Begin a doc comment for ${plainLine(name)}`, kind: CodeActionKind.QuickFix, edit }];
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
    title: `Write down why this was put off: ${plainLine(debt.text).slice(0, 60)}`,
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
