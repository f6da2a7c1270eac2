import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { commitHookMark } from '../../src/core/gitHandover/commitHook';
import type {
  FinishResult,
  HandOverResult,
  ResetResult,
  TakeOverResult,
} from '../../src/core/gitHandover/operations';
import type { GitHandoverTestApi } from '../../src/extension/gitHandover/registerGitHandover';
import { saveEditors } from '../../src/extension/gitHandover/unsavedEditors';
import type { TestApi } from '../../src/extension/testApi';
import { commands, extensionId, gitHandoverSettings } from '../../src/protocol/names';
import { until } from '../support/until';

interface GitExtension {
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): { readonly inputBox: { value: string } } | null;
  };
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

describe('handing over between computers in VS Code', function () {
  this.timeout(60_000);
  let api: TestApi;
  let gitHandover: GitHandoverTestApi;
  let root: string;
  let remote: string;
  let base: string;
  let head: string;

  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
  const run = <T>(command: string, argument?: unknown): Thenable<T | undefined> =>
    vscode.commands.executeCommand<T | undefined>(command, argument);

  /** What it waits for has no event: the files of git and the box of another extension. */
  const eventually = async (condition: () => boolean): Promise<void> => {
    const looking = new vscode.EventEmitter<undefined>();
    const timer = setInterval(() => {
      looking.fire(undefined);
    }, 50);
    await until(condition, looking.event).finally(() => {
      clearInterval(timer);
      looking.dispose();
    });
  };
  const unsaved = async (text: string): Promise<vscode.TextDocument> => {
    const file = path.join(root, 'README.md');
    const document = await vscode.workspace.openTextDocument(file);
    // Git may have written the file a moment ago: what VS Code has not read anew it refuses to write over.
    await vscode.window.showTextDocument(document);
    await run('workbench.action.files.revert');
    assert.equal(document.getText(), textOf(file));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), text);
    await vscode.workspace.applyEdit(edit);
    assert.ok(document.isDirty);
    return document;
  };

  before(async () => {
    const extension = vscode.extensions.getExtension<TestApi>(extensionId);
    assert.ok(extension);
    api = await extension.activate();
    ({ gitHandover } = api);
    api.clock.set(Date.UTC(2026, 10, 22, 9));
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    root = folder.uri.fsPath;
    remote = mkdtempSync(path.join(tmpdir(), 'mob-handover-remote-'));
    git('init', '--quiet', '--bare', remote);
    base = git('rev-parse', '--abbrev-ref', 'HEAD');
    head = git('rev-parse', 'HEAD');
    git('stash', 'push', '--include-untracked');
    git('config', 'user.name', 'Kim Example');
    git('config', 'user.email', 'kim@example.org');
    git('remote', 'add', 'origin', remote);
    git('push', '--quiet', 'origin', base);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git('checkout', '--quiet', '--force', base);
    git('reset', '--quiet', '--hard', head);
    git('remote', 'remove', 'origin');
    if (git('stash', 'list') !== '') git('stash', 'pop');
    rmSync(remote, { recursive: true, force: true });
    api.clock.release();
  });

  afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));

  it('takes over on the WIP branch', async () => {
    const taken = await run<TakeOverResult>(commands.takeOver);
    assert.equal(taken?.joined, false);
    assert.equal(git('rev-parse', '--abbrev-ref', 'HEAD'), taken.wip);
  });

  it('does not hand over while unsaved editors are not answered for', async () => {
    const document = await unsaved('not yet\n');
    gitHandover.answerNext(undefined);
    assert.equal(await run<HandOverResult>(commands.handOver), undefined);
    assert.match(gitHandover.questions.at(-1) ?? '', /unsaved changes, which would not be handed over/);
    assert.ok(document.isDirty);
  });

  it('puts a question aside that nobody answers when the next handover begins', async () => {
    const asked = gitHandover.questions.length;
    const waiting = run<HandOverResult>(commands.handOver);
    await eventually(() => gitHandover.questions.length > asked);
    gitHandover.answerNext(undefined);
    assert.equal(await run<TakeOverResult>(commands.takeOver), undefined);
    assert.equal(await waiting, undefined);
    assert.equal(gitHandover.questions.length, asked + 2, 'the next one asks for itself');
    assert.doesNotMatch(gitHandover.told.at(-1) ?? '', /under way/);
  });

  it('asks about what stands unsaved elsewhere in the repository of a folder, in notebooks too', async () => {
    const uri = vscode.Uri.file(path.join(root, 'count.ipynb'));
    writeFileSync(uri.fsPath, '{"cells":[],"metadata":{},"nbformat":4,"nbformat_minor":2}\n');
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, 'counted', 'markdown');
    const edit = new vscode.WorkspaceEdit();
    edit.set(uri, [vscode.NotebookEdit.insertCells(0, [cell])]);
    await vscode.workspace.applyEdit(edit);
    assert.ok(notebook.isDirty);
    const questions: string[] = [];
    const within = { uri: vscode.Uri.file(path.join(root, 'docs')), name: 'docs', index: 0 };
    const ask = (answer: string | undefined) => (question: string) => {
      questions.push(question);
      return Promise.resolve(answer);
    };
    assert.equal(await saveEditors(within, ask(undefined)), false);
    assert.ok(notebook.isDirty);
    assert.equal(await saveEditors(within, ask('Save All')), true);
    assert.deepEqual(
      questions,
      Array(2).fill('2 files have unsaved changes, which would not be handed over.'),
    );
    assert.match(textOf(uri.fsPath), /counted/);
    assert.match(textOf(path.join(root, 'README.md')), /^not yet/);
    assert.equal(await saveEditors(within, ask(undefined)), true, 'nothing is unsaved any more');
    rmSync(uri.fsPath);
    await unsaved('still ');
  });

  it('saves and hands over', async () => {
    gitHandover.answerNext('Save All');
    const handed = await run<HandOverResult>(commands.handOver);
    assert.deepEqual([handed?.committed, handed?.pushed], [true, true]);
    assert.match(git('show', `origin/${handed?.wip ?? ''}:README.md`), /^still not yet/);
  });

  it('finishes only after a question, and stages the work on the base branch, with co-authors', async () => {
    git(
      '-c',
      'user.name=Sol',
      '-c',
      'user.email=sol@example.org',
      'commit',
      '--quiet',
      '--allow-empty',
      '--message=mob next',
    );
    gitHandover.answerNext(undefined);
    assert.equal(await run<FinishResult>(commands.finishOnBase), undefined);
    gitHandover.answerNext('Finish');
    const finished = await run<FinishResult>(commands.finishOnBase);
    assert.equal(finished?.staged, true);
    const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
    const repository = extension?.exports.getAPI(1).getRepository(vscode.Uri.file(root));
    assert.match(repository?.inputBox.value ?? '', /^Co-authored-by: Sol <sol@example\.org>$/m);
    assert.deepEqual(
      [git('rev-parse', '--abbrev-ref', 'HEAD'), git('diff', '--cached', '--name-only')],
      [base, 'README.md'],
    );
  });

  it('carries uncommitted changes along when it is told to', async () => {
    gitHandover.answerNext('Carry Changes Along');
    const taken = await run<TakeOverResult>(commands.takeOver);
    assert.equal(git('rev-parse', '--abbrev-ref', 'HEAD'), taken?.wip);
    assert.match(git('diff', 'HEAD', '--', 'README.md'), /not yet/);
  });

  it('shows each step, can be cancelled at one, says where the work is, and goes on the next time', async () => {
    const document = await unsaved('cancelled\n');
    await document.save();
    gitHandover.cancelAt('Pushing to the remote');
    const shown = gitHandover.steps.length;
    assert.equal(await run<HandOverResult>(commands.handOver), undefined);
    assert.deepEqual(
      [...new Set(gitHandover.steps.slice(shown))],
      ['Committing the work in progress', 'Pushing to the remote'],
    );
    const wip = git('rev-parse', '--abbrev-ref', 'HEAD');
    assert.equal(gitHandover.told.at(-1), `Cancelled: your work is committed on ${wip} here.`);
    assert.equal(git('status', '--porcelain'), '');
    assert.doesNotMatch(git('show', `origin/${wip}:README.md`), /^cancelled/);
    const handed = await run<HandOverResult>(commands.handOver);
    assert.deepEqual([handed?.committed, handed?.pushed], [false, true]);
    assert.match(git('show', `origin/${wip}:README.md`), /^cancelled/);
  });

  it('resets only after a question, and keeps what was there', async () => {
    const document = await unsaved('unsaved\n');
    gitHandover.answerNext(undefined);
    assert.equal(await run<ResetResult>(commands.resetWip), undefined);
    assert.ok(document.isDirty);
    gitHandover.answerNext('Save All');
    gitHandover.answerNext('Reset');
    const result = await run<ResetResult>(commands.resetWip);
    assert.equal(git('rev-parse', '--abbrev-ref', 'HEAD'), base);
    assert.match(git('show', `${result?.kept[0] ?? ''}:README.md`), /^unsaved\ncancelled\nstill not yet/);
  });

  it('offers its commands by where a handover can begin', async () => {
    const { keys } = gitHandover;
    await until(() => keys.place === 'offWip', keys.onDidChange);
    git('checkout', '--quiet', '--detach');
    await until(() => keys.place === 'unable', keys.onDidChange);
    git('checkout', '--quiet', '-b', 'mob/elsewhere');
    await until(() => keys.place === 'onWip', keys.onDidChange);
    git('remote', 'rename', 'origin', 'other');
    await until(() => keys.place === 'unable', keys.onDidChange);
    git('remote', 'rename', 'other', 'origin');
    git('checkout', '--quiet', base);
    git('branch', '-D', 'mob/elsewhere');
    await until(() => keys.place === 'offWip', keys.onDidChange);
  });

  describe('the co-authors of a commit by hand', () => {
    const sol = { name: 'Sol', email: 'sol@example.org' };
    const people = [{ name: 'Kim Example', email: 'kim@example.org' }, sol];
    const rhythm = { turnMs: 420_000, breakAfterTurns: 0, breakMs: 600_000 };
    const set = (name: string, value: boolean | undefined): Thenable<void> =>
      vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
    const box = (): { value: string } => {
      const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
      const repository = extension?.exports.getAPI(1).getRepository(vscode.Uri.file(root));
      assert.ok(repository);
      return repository.inputBox;
    };
    const nowSeconds = (): number => api.clock.now() / 1000;
    /** Seconds after the time of the test. */
    const commit = (afterSeconds: number): readonly string[] => {
      const date = `${nowSeconds() + afterSeconds} +0000`;
      execFileSync('git', ['commit', '--quiet', '--allow-empty', '--message=By hand'], {
        cwd: root,
        env: { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      });
      const trailers = git('log', '-1', '--format=%(trailers:key=Co-authored-by,valueonly)');
      return trailers.split('\n').filter((line) => line !== '');
    };

    /** A turn that has begun a second ago. */
    const startTurn = async (): Promise<void> => {
      await api.session.startWith({ people, rhythm });
      api.clock.advance(1000);
      await api.session.wake();
    };

    beforeEach(() => {
      box().value = '';
      git('reset', '--quiet', '--hard', head);
      commit(-60);
    });

    afterEach(async () => {
      await set(gitHandoverSettings.commitHook, undefined);
      await set(gitHandoverSettings.commitMessage, undefined);
      if (api.session.state().kind !== 'none') await run(commands.endSession, 'now');
      rmSync(path.join(root, '.handover', 'sessions'), { recursive: true, force: true });
      box().value = '';
    });

    it('come by the hook of the settings, at every commit and after the end of the session', async () => {
      const peopleFile = path.join(root, '.git', 'mob-handover', 'coauthors');
      const hook = path.join(root, '.git', 'hooks', 'prepare-commit-msg');
      const presentUntil = (): number =>
        Number(/^(\d+) Co-authored-by: Sol/m.exec(textOf(peopleFile))?.[1] ?? 0);
      await set(gitHandoverSettings.commitHook, true);
      await startTurn();
      await eventually(() => existsSync(hook) && presentUntil() > nowSeconds());
      assert.deepEqual(commit(-40), ['Sol <sol@example.org>']);
      assert.deepEqual(commit(-20), ['Sol <sol@example.org>'], 'nothing happened in the session between');
      await run(commands.endSession, 'now');
      await eventually(() => presentUntil() <= nowSeconds());
      assert.deepEqual(commit(20), ['Sol <sol@example.org>'], 'there since the last commit');
      assert.deepEqual(commit(40), [], 'gone before the last commit');
      await set(gitHandoverSettings.commitHook, false);
      await eventually(() => !existsSync(hook));
    });

    it('leave no hook behind that was given up while VS Code was closed', async () => {
      const peopleFile = path.join(root, '.git', 'mob-handover', 'coauthors');
      const hook = path.join(root, '.git', 'hooks', 'prepare-commit-msg');
      mkdirSync(path.dirname(peopleFile), { recursive: true });
      mkdirSync(path.dirname(hook), { recursive: true });
      writeFileSync(peopleFile, '');
      writeFileSync(hook, `#!/bin/sh\n${commitHookMark}\n`);
      await startTurn();
      await eventually(() => !existsSync(hook) && !existsSync(peopleFile));
    });

    it('come into the message box of Source Control when asked for', async () => {
      await startTurn();
      box().value = 'Count votes\n\nCo-authored-by: Eve <eve@example.org>';
      assert.deepEqual(await run(commands.addCoauthors), [sol]);
      assert.equal(
        box().value,
        'Count votes\n\nCo-authored-by: Eve <eve@example.org>\nCo-authored-by: Sol <sol@example.org>\n',
      );
      assert.equal(gitHandover.told.at(-1), 'In the commit message as co-authors: Sol.');
      await run(commands.endSession, 'now');
      commit(20);
      assert.deepEqual(await run(commands.addCoauthors), []);
      // Whether the last line is ended does not matter.
      assert.equal(box().value.trimEnd(), 'Count votes\n\nCo-authored-by: Eve <eve@example.org>');
      assert.equal(gitHandover.told.at(-1), 'Nobody else was present in a turn since the last commit.');
    });

    it('leave alone what somebody wrote into the message box, also when they are gone', async () => {
      await startTurn();
      const byHand = 'Count votes\n\nCo-authored-by: Sol <sol@example.org>\n';
      box().value = byHand;
      assert.deepEqual(await run(commands.addCoauthors), [sol]);
      await run(commands.endSession, 'now');
      commit(20);
      assert.deepEqual(await run(commands.addCoauthors), []);
      assert.equal(box().value, byHand);
    });

    it('stay in the message box where the settings say so, and only while they hold', async () => {
      await set(gitHandoverSettings.commitMessage, true);
      await startTurn();
      await eventually(() => box().value.includes('Co-authored-by: Sol <sol@example.org>'));
      box().value = `Count votes\n${box().value}`;
      await run(commands.endSession, 'now');
      commit(20);
      await eventually(() => !box().value.includes('Co-authored-by'));
      assert.equal(box().value.trimEnd(), 'Count votes');
    });
  });
});
