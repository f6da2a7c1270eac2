import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { extensionId } from '../../src/protocol/names';
import { until } from '../support/until';

const noteFile = '.handover/notes/2026-11-22-tally-k3f9.md';
const code = 'src/voting/tally.ts';
const noteText = `---
schema: mob-handover/note/1
kind: explanation
status: authored
at: 2026-11-22T10:00:00.000Z
toldBy:
  - Zoe Nobody
anchors:
  - path: ${code}
    exact: export function countVotes(
  - path: src/voting/gone.ts
    exact: const gone = 1;
---

# How votes are counted

See [nothing](../../src/voting/taly.ts).
`;

describe('the language features in VS Code', () => {
  let root: vscode.Uri;
  let note: vscode.Uri;

  before(async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    await vscode.extensions.getExtension(extensionId)?.activate();
    root = folder.uri;
    note = vscode.Uri.joinPath(root, noteFile);
  });

  beforeEach(async () => {
    await mkdir(path.dirname(note.fsPath), { recursive: true });
    await writeFile(note.fsPath, noteText);
    await vscode.window.showTextDocument(note);
    await diagnosed((codes) => codes.includes('link.missing'));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(path.join(root.fsPath, '.handover'), { recursive: true, force: true });
  });

  /** Our problems of the note, or of another document, once they are as they should be. */
  async function diagnosed(
    isRight: (codes: readonly unknown[]) => boolean,
    of = note,
  ): Promise<readonly vscode.Diagnostic[]> {
    const ours = () => vscode.languages.getDiagnostics(of).filter(({ source }) => source === 'mob-handover');
    await until(
      () => isRight(ours().map((problem) => problem.code)),
      vscode.languages.onDidChangeDiagnostics,
    );
    return ours();
  }

  /** Behind the first occurrence of a text in the note. */
  function behind(text: string): vscode.Position {
    const lines = noteText.slice(0, noteText.indexOf(text) + text.length).split('\n');
    return new vscode.Position(lines.length - 1, lines.at(-1)?.length ?? 0);
  }

  const ask = <T>(provider: string, ...args: readonly unknown[]): Thenable<T> =>
    vscode.commands.executeCommand<T>(`vscode.execute${provider}`, ...args);

  it('say what is wrong with a note, and follow what is typed', async () => {
    const codes = (await diagnosed(() => true)).map((problem) => problem.code);
    assert.deepEqual(codes.sort(), ['anchor.lost', 'link.missing', 'person.unknown']);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(note, new vscode.Range(2, 6, 2, 17), 'nonsense');
    await vscode.workspace.applyEdit(edit);
    const [problem] = await diagnosed((now) => now.includes('frontMatter.broken'));
    assert.equal(problem?.range.start.line, 2);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('say what is passed over of the settings, and complete them', async () => {
    const settings = vscode.Uri.joinPath(root, '.handover/handover.yaml');
    await writeFile(settings.fsPath, 'chapters:\n  07-suppliers:\n    off: please\n    ask: Who?\n');
    await vscode.window.showTextDocument(settings);
    const [problem] = await diagnosed((codes) => codes.includes('settings.value'), settings);
    assert.deepEqual(problem?.range, new vscode.Range(2, 9, 2, 15));
    const { items } = await ask<vscode.CompletionList>(
      'CompletionItemProvider',
      settings,
      new vscode.Position(2, 9),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('true') && labels.includes('false'), labels.join());
  });

  it('show the code under a place, and lead there and back', async () => {
    const at = behind(`path: ${code}`);
    const hovers = await ask<vscode.Hover[]>('HoverProvider', note, at);
    const shown = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
    const ours = shown.find(({ value }) => value.includes('export function countVotes('));
    assert.ok(ours);
    assert.ok(ours.isTrusted !== true && ours.supportHtml !== true);
    const [place] = await ask<(vscode.Location | vscode.LocationLink)[]>('DefinitionProvider', note, at);
    assert.ok(place);
    const uri = 'targetUri' in place ? place.targetUri : place.uri;
    const range = 'targetUri' in place ? place.targetRange : place.range;
    assert.equal(uri.fsPath, path.join(root.fsPath, code));
    const back = await ask<vscode.Location[]>('ReferenceProvider', uri, range.start);
    assert.ok(back.some((each) => each.uri.fsPath === note.fsPath && each.range.start.line === at.line));
  });

  it('complete kinds and paths', async () => {
    const labels = async (at: vscode.Position): Promise<readonly string[]> => {
      const { items } = await ask<vscode.CompletionList>('CompletionItemProvider', note, at);
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    };
    assert.ok((await labels(behind('kind: '))).includes('warning'));
    assert.ok((await labels(behind('path: src/voting/'))).includes(code));
  });

  it('offer to mend a dead link, and to make the note one of another kind', async () => {
    const titles = async (at: vscode.Position): Promise<readonly string[]> => {
      const actions = await ask<vscode.CodeAction[]>('CodeActionProvider', note, new vscode.Range(at, at));
      return actions.map(({ title }) => title);
    };
    assert.ok((await titles(behind('voting/tal'))).length > 0);
    assert.ok((await titles(behind('](../../src/vo'))).includes(`Link to ${code}`));
    assert.ok((await titles(behind('kind: exp'))).includes('Make it: warning'));
  });

  it('leave headings to the outline of VS Code, and add the note to it', async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>('DocumentSymbolProvider', note);
    const names = symbols.map(({ name }) => name.replace(/^#+ /, ''));
    assert.deepEqual(names.filter((name) => name === 'How votes are counted').length, 1);
    assert.ok(names.includes('Explanation'));
  });

  it('write the new path of a renamed file into the note', async () => {
    const former = vscode.Uri.joinPath(root, code);
    const next = vscode.Uri.joinPath(root, 'src/voting/count.ts');
    const rename = async (from: vscode.Uri, to: vscode.Uri): Promise<void> => {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(from, to);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };
    await rename(former, next);
    try {
      const document = await vscode.workspace.openTextDocument(note);
      await until(
        () => document.getText().includes('path: src/voting/count.ts'),
        vscode.workspace.onDidChangeTextDocument,
      );
    } finally {
      await rename(next, former);
      await vscode.workspace.saveAll();
    }
  });
});
