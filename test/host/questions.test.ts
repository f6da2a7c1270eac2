import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { isActive } from '../../src/core/session/selectors';
import type { AskedQuestion } from '../../src/core/knowledge/questions/askedQuestions';
import type { Action, QuestionAnswers } from '../../src/extension/questions/questionAnswers';
import type { TestApi } from '../../src/extension/testApi';
import { commands } from '../../src/protocol/names';
import { methods } from '../../src/protocol/requests';
import { activated } from './activated';

const minuteMs = 60_000;
const id = '07-suppliers/who-pays';

describe('the questions of the handover in VS Code', () => {
  let api: TestApi;
  let root: string;
  let folderUri: string;
  const run = (command: string, argument?: unknown) => vscode.commands.executeCommand(command, argument);
  const nobody: QuestionAnswers = {
    question: () => Promise.resolve(undefined),
    action: () => Promise.resolve(undefined),
    text: () => Promise.resolve(undefined),
    chapter: () => Promise.resolve(undefined),
  };

  before(async () => {
    const { folder, ...rest } = await activated();
    ({ api, root } = rest);
    folderUri = folder.uri.toString();
  });

  afterEach(async () => {
    api.questions.answerWith(undefined);
    await run('workbench.action.closeAllEditors');
    await rm(path.join(root, '.handover'), { recursive: true, force: true });
  });

  async function asked(): Promise<AskedQuestion> {
    const { questions } = await api.server.request(methods.questions, { folderUri });
    const found = questions.find((question) => question.id === id);
    assert.ok(found);
    return found;
  }

  async function notes(): Promise<readonly string[]> {
    return readdir(path.join(root, '.handover/notes')).catch(() => []);
  }

  it('are answered in a note, which is open as long as nothing is written in it', async () => {
    api.questions.answerWith({ ...nobody, action: () => Promise.resolve('answer') });
    await run(commands.answerQuestion, { question: id });
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.match(editor.document.getText(), /# Who pays each of them/u);
    assert.equal((await asked()).state.kind, 'open');
    await editor.edit((edit) => {
      edit.insert(editor.selection.active, 'The team’s card.');
    });
    await editor.document.save();
    assert.equal((await asked()).state.kind, 'answered');
    assert.match(editor.document.getText(), /^status: answered$/mu);
    await run(commands.answerQuestion, { question: id });
    assert.equal((await notes()).length, 1);
  });

  it('stay set aside or open when they are opened, until words are saved that are new', async () => {
    const offered: (readonly string[])[] = [];
    let action: Action = 'notApplicable';
    api.questions.answerWith({
      ...nobody,
      action: (_question, actions) => {
        offered.push(actions);
        return Promise.resolve(action);
      },
      text: () => Promise.resolve('Nobody is paid.'),
    });
    await run(commands.answerQuestion, { question: id });
    await run(commands.openQuestion, { question: id, folderUri });
    assert.equal((await asked()).state.kind, 'notApplicable');
    action = 'reopen';
    await run(commands.answerQuestion, { question: id });
    assert.deepEqual(offered[1], ['open', 'reopen']);
    await run(commands.openQuestion, { question: id, folderUri });
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await editor.document.save();
    assert.equal((await asked()).state.kind, 'open');
  });

  it('are assigned, and set aside with a reason', async () => {
    let answer = 'Sol';
    api.questions.answerWith({
      ...nobody,
      action: (question) => Promise.resolve(question.state.kind === 'assigned' ? 'notApplicable' : 'assign'),
      text: () => Promise.resolve(answer),
    });
    await run(commands.answerQuestion, { question: id });
    assert.deepEqual((await asked()).state, { kind: 'assigned', to: 'Sol' });
    answer = 'Nobody is paid.';
    await run(commands.answerQuestion, { question: id });
    assert.deepEqual((await asked()).state, { kind: 'notApplicable' });
    const [name] = await notes();
    assert.match(
      await readFile(path.join(root, '.handover/notes', name ?? ''), 'utf8'),
      /Nobody is paid\.\n$/u,
    );
  });

  it('go on the agenda of the session, and are opened by the one who turns to them', async () => {
    const people = ['Kim', 'Sol'].map((name) => ({ name, email: '' }));
    await api.session.startWith({
      people,
      rhythm: { turnMs: 7 * minuteMs, breakAfterTurns: 0, breakMs: 10 * minuteMs },
    });
    try {
      let offered: readonly string[] = [];
      api.questions.answerWith({
        ...nobody,
        action: (_question, actions) => {
          offered = actions;
          return Promise.resolve('agenda');
        },
      });
      await run(commands.answerQuestion, { question: id });
      assert.ok(offered.includes('agenda'));
      const state = api.session.state();
      assert.ok(isActive(state));
      assert.deepEqual(
        state.agenda.map(({ source }) => source),
        [{ kind: 'question', chapter: '07-suppliers', question: id }],
      );
      await run(commands.workOnItem, 'a1');
      const deadline = Date.now() + 10_000;
      while ((await notes()).length === 0 && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal((await notes()).length, 1);
    } finally {
      await run(commands.endSession, 'now');
    }
  });

  it('are among the next bottlenecks, which are opened or put on the agenda', async () => {
    await api.server.request(methods.captureNote, {
      folderUri,
      path: '.handover/notes/2026-11-22-lost-aaaa.md',
      draft: {
        kind: 'warning',
        atEpochMs: Date.UTC(2026, 10, 22),
        toldBy: ['Ira Example'],
        learntBy: [],
        anchors: [{ path: 'gone.ts', exact: 'gone()', prefix: '', suffix: '', line: 0 }],
        title: 'Never call it',
      },
    });
    const people = ['Kim', 'Sol'].map((name) => ({ name, email: '' }));
    const rhythm = { turnMs: 7 * minuteMs, breakAfterTurns: 0, breakMs: 10 * minuteMs };
    await api.session.startWith({ people, rhythm });
    try {
      const kinds: string[] = [];
      for (const kind of ['question', 'hotspot', 'note'] as const) {
        api.nextBottleneck.answerWith((found) => {
          kinds.push(...found.map((each) => each.kind));
          const bottleneck = found.find((each) => each.kind === kind);
          return Promise.resolve(bottleneck && { bottleneck, onAgenda: true });
        });
        await run(commands.scan);
        await run(commands.showNextBottleneck);
      }
      assert.ok(kinds.includes('question') && kinds.includes('hotspot'));
      const state = api.session.state();
      assert.ok(isActive(state));
      assert.deepEqual(
        state.agenda.map(({ source }) => source.kind),
        ['question', 'hotspot', 'text'],
      );
      assert.deepEqual(state.agenda[2]?.source, {
        kind: 'text',
        place: { path: '.handover/notes/2026-11-22-lost-aaaa.md', line: 0 },
      });
    } finally {
      api.nextBottleneck.answerWith(undefined);
      await run(commands.endSession, 'now');
    }
  });

  it('and the notes change the knowledge map, which is shown as a document', async () => {
    const shown = async () => {
      const { markdown } = await api.server.request(methods.knowledgeMap, { folderUri, leaving: [] });
      await run(commands.showKnowledgeMap);
      const document = await vscode.workspace.openTextDocument(
        vscode.Uri.from({ scheme: 'mob-handover-document', path: '/Knowledge map.md' }),
      );
      // VS Code asks for the text of a document that is open already after it is told of the change.
      const deadline = Date.now() + 10_000;
      while (document.getText() !== markdown && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 50));
      assert.equal(document.getText(), markdown);
      return markdown;
    };
    const before = await shown();
    const { listed } = await api.server.request(methods.hotspots, { folderUri, limit: 1 });
    const path = listed[0]?.path;
    assert.ok(path !== undefined);
    await api.server.request(methods.captureNote, {
      folderUri,
      path: '.handover/notes/2026-11-22-map-aaaa.md',
      draft: {
        kind: 'explanation',
        atEpochMs: Date.UTC(2026, 10, 22),
        toldBy: ['Ira Example'],
        learntBy: ['Noa Example'],
        anchors: [{ path, exact: '', prefix: '', suffix: '', line: 0 }],
        title: 'How it works',
      },
    });
    const after = await shown();
    assert.doesNotMatch(before, /Ira Example/u);
    assert.match(after, /^\| Ira Example \| Noa Example \| 1 \|$/mu);
    assert.match(after, /now known by two who stay/u);
  });

  it('are written into a file for the team to change', async () => {
    api.questions.answerWith({ ...nobody, chapter: () => Promise.resolve('07-suppliers') });
    await run(commands.editQuestions);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.ok(editor.document.uri.fsPath.endsWith('.handover/questions/07-suppliers.md'));
    await editor.edit((edit) => {
      const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
      edit.insert(end, '- Whose idea was it?\n');
    });
    await editor.document.save();
    const { questions, problems } = await api.server.request(methods.questions, { folderUri });
    assert.deepEqual(problems, []);
    assert.ok(questions.some(({ text }) => text === 'Whose idea was it?'));
  });
});
