import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { CaptureQuestions } from '../../src/extension/notes/captureNote';
import type { TestApi } from '../../src/extension/testApi';
import { commands } from '../../src/protocol/names';
import { reached } from '../support/reached';
import { activated } from './activated';

const minuteMs = 60_000;
const told: string[] = [];
const person: CaptureQuestions = {
  tell: (sentence) => void told.push(sentence),
  kind: () => Promise.resolve('explanation'),
  people: (question, offered) => Promise.resolve(question === 'Who told it?' ? ['Sol'] : offered),
  names: () => Promise.resolve(['Ira']),
  mayDelete: () => Promise.resolve(true),
};
const people = ['Kim', 'Sol', 'Ira'].map((name) => ({ name, email: '' }));

describe('notes in VS Code', () => {
  let api: TestApi;
  let root: string;
  const rows = () => api.notes.tree.getChildren();
  const run = (command: string, argument?: unknown) => vscode.commands.executeCommand(command, argument);

  before(async () => {
    ({ api, root } = await activated());
    api.notes.answerWith(person);
  });

  beforeEach(() => rm(path.join(root, '.handover'), { recursive: true, force: true }));

  afterEach(async () => {
    await run('workbench.action.closeAllEditors');
    await run('notifications.clearAll');
    await rm(path.join(root, '.handover'), { recursive: true, force: true });
    await api.notes.model.refresh();
  });

  after(() => {
    api.notes.answerWith(undefined);
  });

  async function select(file: string, line: number): Promise<vscode.TextEditor> {
    const uri = vscode.Uri.file(path.join(root, file));
    const selection = new vscode.Range(line, 0, line, 200);
    return vscode.window.showTextDocument(uri, { selection });
  }

  it('are captured from a selection, and opened with the cursor in the title', async () => {
    await select('src/voting/tally.ts', 16);
    const uri = await run(commands.captureNote);
    assert.ok(uri instanceof vscode.Uri);
    const text = await readFile(uri.fsPath, 'utf8');
    assert.match(text, /^---\nschema: mob-handover\/note\/1\nkind: explanation\nstatus: authored\n/u);
    assert.match(text, /path: src\/voting\/tally\.ts\n/u);
    assert.match(text, /commit: [0-9a-f]{40}\n/u);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, uri.fsPath);
    assert.equal(editor.document.lineAt(editor.selection.active.line).text, '# ');
    const [group] = rows();
    assert.equal(group?.label, 'Explanations');
  });

  it('say that their code changed, and are right again when somebody confirmed the place', async () => {
    const file = path.join(root, 'src/voting/tally.ts');
    const former = await readFile(file, 'utf8');
    await select('src/voting/tally.ts', 16);
    await run(commands.captureNote);
    try {
      await writeFile(
        file,
        former.replace('export function countVotes(', 'export async function countVotes('),
      );
      await api.notes.model.refresh();
      const changed = rows()[0]?.children[0];
      assert.match(changed?.description ?? '', /^changed: please check/u);
      const place = changed?.children[0];
      assert.equal(place?.kind, 'changedPlace');
      await run(commands.confirmNotePlace, place);
      assert.doesNotMatch(rows()[0]?.children[0]?.description ?? '', /changed/u);
    } finally {
      await writeFile(file, former);
    }
  });

  it('stand in the gutter beside their code, follow edits that are not saved, and can be added to, confirmed and deleted there', async () => {
    const editor = await select('src/voting/tally.ts', 16);
    const uri = await run(commands.captureNote);
    assert.ok(uri instanceof vscode.Uri);
    await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
    await api.notes.model.refresh();
    const [thread] = api.notes.threads.shown;
    assert.ok(thread);
    assert.equal(thread.range.start.line, 16);
    assert.equal(thread.label, 'Explanation');
    try {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(editor.document.uri, new vscode.Position(0, 0), '// one\n// two\n');
      await vscode.workspace.applyEdit(edit);
      api.notes.threads.update();
      assert.equal(api.notes.threads.shown[0]?.range.start.line, 18);
      await run(commands.openNotePlace, rows()[0]?.children[0]);
      assert.equal(vscode.window.activeTextEditor?.selection.start.line, 18);
    } finally {
      await vscode.window.showTextDocument(editor.document);
      await run('workbench.action.files.revert');
    }
    await run(commands.saveComment, { thread, text: 'And more.' });
    assert.match(await readFile(uri.fsPath, 'utf8'), /\n\nAnd more\.\n$/u);
    api.notes.answerWith({
      ...person,
      names: () => Promise.resolve(['Sol']),
      people: () => Promise.resolve(['Sol']),
    });
    await run(commands.confirmNote, thread);
    api.notes.answerWith(person);
    await run(commands.confirmNote, thread);
    assert.equal(api.notes.threads.shown[0].state, vscode.CommentThreadState.Resolved);
    await run(commands.deleteNote, thread.comments[0]);
    assert.deepEqual(api.notes.threads.shown, []);
  });

  it('are written in the gutter', async () => {
    const editor = await select('src/voting/tally.ts', 16);
    await api.notes.model.refresh();
    const controller = vscode.comments.createCommentController('test', 'Test');
    try {
      const thread = controller.createCommentThread(editor.document.uri, new vscode.Range(16, 0, 16, 10), []);
      await run(commands.saveComment, { thread, text: 'Juries count twice\n\nSince 2019.' });
    } finally {
      controller.dispose();
    }
    const [resolved] = api.notes.model.notes?.notes ?? [];
    assert.equal(resolved?.note.title, 'Juries count twice');
    assert.match(resolved.note.body, /Since 2019\.\n$/u);
    assert.equal(resolved.places[0]?.span?.start.line, 16);
    assert.equal(api.notes.threads.shown.length, 1);
  });

  it('lose no words from the gutter when nobody answers what is asked', async () => {
    const editor = await select('src/voting/tally.ts', 16);
    await api.notes.model.refresh();
    const nothing = () => Promise.resolve(undefined);
    api.notes.answerWith({
      kind: nothing,
      people: nothing,
      names: nothing,
      mayDelete: () => Promise.resolve(false),
      tell: () => undefined,
    });
    const controller = vscode.comments.createCommentController('test', 'Test');
    try {
      const thread = controller.createCommentThread(editor.document.uri, new vscode.Range(16, 0, 16, 10), []);
      await run(commands.saveComment, { thread, text: 'Juries count twice' });
    } finally {
      controller.dispose();
      api.notes.answerWith(person);
    }
    assert.equal(api.notes.model.notes?.notes[0]?.note.title, 'Juries count twice');
  });

  it('are edited, reopened and given further places where they stand', async () => {
    const editor = await select('src/voting/tally.ts', 16);
    const uri = await run(commands.captureNote);
    assert.ok(uri instanceof vscode.Uri);
    await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
    await api.notes.model.refresh();
    const [thread] = api.notes.threads.shown;
    const [comment] = thread?.comments ?? [];
    assert.ok(thread && comment);
    await run(commands.editComment, comment);
    assert.equal(comment.mode, vscode.CommentMode.Editing);
    await api.notes.model.refresh();
    assert.equal(thread.comments[0], comment, 'is not taken away while somebody writes');
    comment.body = '# Juries count twice\n\nSince 2019.';
    await run(commands.saveEditedComment, comment);
    assert.match(await readFile(uri.fsPath, 'utf8'), /---\n\n# Juries count twice\n\nSince 2019\.\n$/u);
    assert.equal(thread.comments[0].mode, vscode.CommentMode.Preview);
    await run(commands.confirmNote, thread);
    assert.equal(thread.contextValue, 'place.settled');
    await run(commands.reopenNote, thread);
    assert.equal(thread.state, vscode.CommentThreadState.Unresolved);
    await select('src/voting/tally.ts', 2);
    await run(commands.addNotePlace, rows()[0]?.children[0]);
    const note = rows()[0]?.children[0];
    assert.equal(note?.children.length, 2);
    await run(commands.removeNotePlace, note.children[0]);
    assert.equal(rows()[0]?.children[0]?.children.length, 1);
  });

  it('come back when their code is cut out and put back, before anything is saved', async () => {
    const editor = await select('src/voting/tally.ts', 16);
    await run(commands.captureNote);
    await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
    await api.notes.model.refresh();
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const text = editor.document.getText();
    const shownThreads = async (count: number) => {
      while (api.notes.threads.shown.length !== count)
        await new Promise((resolve) => setTimeout(resolve, 50));
    };
    const put = async (words: string) => {
      const edit = new vscode.WorkspaceEdit();
      edit.replace(editor.document.uri, whole, words);
      await vscode.workspace.applyEdit(edit);
    };
    try {
      await put('');
      await shownThreads(0);
      await put(text);
      await shownThreads(1);
    } finally {
      await vscode.window.showTextDocument(editor.document);
      await run('workbench.action.files.revert');
    }
  });

  it('lead to the hotspot of their code, and back from it', async () => {
    await select('src/voting/tally.ts', 16);
    const uri = await run(commands.captureNote);
    assert.ok(uri instanceof vscode.Uri);
    const selected = () => api.hotspots.treeView.selection[0];
    // From the note that is open, then from its row.
    for (const argument of [undefined, rows()[0]?.children[0]]) {
      await reached(
        'the row of the hotspot is selected',
        () => selected()?.place?.path === 'src/voting/tally.ts',
        () => run(commands.revealHotspot, argument),
      );
    }
    await run(commands.scan);
    const module = selected() ?? api.hotspots.tree.rowOfModule('src/voting/tally.ts');
    assert.ok(module);
    const row = api.hotspots.tree.getChildren(module).find(({ kind }) => kind === 'note');
    assert.ok(row);
    await reached(
      'the row of the note is selected',
      () => vscode.workspace.asRelativePath(uri) === api.notes.tree.treeView.selection[0]?.notePath,
      () => run(commands.revealNote, row),
    );
  });

  it('are captured from a row of the hotspots, from the board, and from nothing at all', async () => {
    await run(commands.scan);
    const row = api.hotspots.tree.rowOfModule('src/voting/tally.ts');
    const ofRow = await run(commands.captureNote, row);
    assert.ok(ofRow instanceof vscode.Uri);
    assert.match(await readFile(ofRow.fsPath, 'utf8'), /path: src\/voting\/tally\.ts\n/u);
    await run('workbench.action.closeAllEditors');
    const ofNothing = await run(commands.captureNote);
    assert.ok(ofNothing instanceof vscode.Uri);
    assert.doesNotMatch(await readFile(ofNothing.fsPath, 'utf8'), /anchors:/u);
    await run('workbench.action.closeAllEditors');
    const known = api.notes.model.notes?.notes.length ?? 0;
    await api.session.actOnBoard({ type: 'act', act: 'capture' });
    assert.equal(api.notes.model.notes?.notes.length, known + 1);
  });

  it('take pictures that are pasted into them into the folder of media', () => {
    const destinations = vscode.workspace
      .getConfiguration('markdown')
      .get<Record<string, string>>('copyFiles.destination');
    assert.equal(destinations?.['/.handover/notes/**/*'], '/.handover/media/');
  });

  it('are found by words of their bodies, in any order', async () => {
    const paths: string[] = [];
    for (const words of [
      'Fraud\n\nCalls from abroad count once.',
      'Juries\n\nCount twice since the final.',
    ]) {
      const controller = vscode.comments.createCommentController('test', 'Test');
      const editor = await select('src/voting/tally.ts', 16);
      try {
        const thread = controller.createCommentThread(
          editor.document.uri,
          new vscode.Range(16, 0, 16, 10),
          [],
        );
        await run(commands.saveComment, { thread, text: words });
      } finally {
        controller.dispose();
      }
      const note = api.notes.model.notes?.notes.find(({ note: { title } }) => words.startsWith(title));
      paths.push(note?.note.path ?? '');
    }
    const [fraud, juries] = paths;
    for (const [words, expected] of [
      ['abroad CALLS', fraud],
      ['final count', juries],
    ] as const) {
      await run('workbench.action.closeAllEditors');
      let open = true;
      const found = Promise.resolve(run(commands.searchNotes, { words })).then(() => (open = false));
      // The list does not say when it is shown: what comes too early is lost.
      await reached(
        'the list has closed',
        () => !open,
        () => run('workbench.action.acceptSelectedQuickOpenItem'),
      );
      await found;
      const active = vscode.window.activeTextEditor?.document.uri;
      assert.equal(active && vscode.workspace.asRelativePath(active), expected);
    }
  });

  it('of a notebook speak of it as a whole, and say so', async () => {
    const file = path.join(root, 'votes.ipynb');
    const cell = {
      cell_type: 'code',
      metadata: {},
      source: ['votes = 1'],
      outputs: [],
      execution_count: null,
    };
    await writeFile(file, JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    told.length = 0;
    try {
      const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(file));
      await vscode.window.showNotebookDocument(notebook);
      assert.ok(vscode.window.activeNotebookEditor);
      const uri = await run(commands.captureNote);
      assert.ok(uri instanceof vscode.Uri);
      assert.deepEqual(told, [
        'Notes cannot be anchored to cells of a notebook; this one speaks of the notebook as a whole.',
      ]);
      const [resolved] = api.notes.model.notes?.notes ?? [];
      const [anchor] = resolved?.note.anchors ?? [];
      assert.deepEqual([anchor?.path, anchor?.exact], ['votes.ipynb', '']);
    } finally {
      await run('workbench.action.closeAllEditors');
      await rm(file);
    }
  });

  it('are captured on a file or a folder of the Explorer, and lead back to it', async () => {
    const uri = await run(commands.captureNoteAbout, vscode.Uri.file(path.join(root, 'src/voting')));
    assert.ok(uri instanceof vscode.Uri);
    assert.match(await readFile(uri.fsPath, 'utf8'), /path: src\/voting\n/u);
    const place = rows()[0]?.children[0]?.children[0];
    assert.deepEqual([place?.kind, place?.label], ['place', 'src/voting/']);
    await run('workbench.action.closeAllEditors');
    await run(commands.openNotePlace, place);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('that are broken are listed with their reason, and kept', async () => {
    const file = path.join(root, '.handover/notes/broken.md');
    await vscode.workspace.fs.createDirectory(vscode.Uri.file(path.dirname(file)));
    await writeFile(file, 'no front matter');
    await api.notes.model.refresh();
    const group = rows().at(-1);
    assert.equal(group?.label, 'Cannot be read');
    assert.match(group.children[0]?.tooltip ?? '', /there is no front matter/u);
    assert.equal(await readFile(file, 'utf8'), 'no front matter');
  });

  it('of a session are on its board and in its record, with the title they are given later', async () => {
    api.clock.set(Date.UTC(2026, 10, 22, 9));
    await api.session.startWith({
      people,
      rhythm: { turnMs: 7 * minuteMs, breakAfterTurns: 0, breakMs: 10 * minuteMs },
    });
    const captured = () => {
      const state = api.session.state();
      return state.kind === 'none' ? [] : state.captured;
    };
    try {
      await select('src/voting/tally.ts', 16);
      const uri = await run(commands.captureDiscovery);
      assert.ok(uri instanceof vscode.Uri);
      // Comes after what the notes changed.
      await run(commands.addItem, 'Something');
      assert.equal(captured().length, 1);
      assert.deepEqual(captured()[0]?.told, ['Sol']);
      assert.deepEqual(captured()[0]?.learnt, ['Kim', 'Ira']);
      await writeFile(
        uri.fsPath,
        (await readFile(uri.fsPath, 'utf8')).replace('# \n', '# Juries count twice\n'),
      );
      await api.notes.model.refresh();
      await run(commands.addItem, 'Something else');
      assert.equal(captured()[0]?.title, 'Juries count twice');
      const [note] = rows().flatMap(({ children }) => children);
      await run(commands.deleteNote, note);
      await run(commands.addItem, 'A third thing');
      assert.deepEqual(captured(), []);
    } finally {
      await run(commands.endSession, 'now');
      api.clock.release();
    }
  });
});
