import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type {
  FinishResult,
  HandOverResult,
  ResetResult,
  TakeOverResult,
} from '../../src/core/gitHandover/operations';
import type { GitHandoverTestApi } from '../../src/extension/gitHandover/registerGitHandover';
import type { TestApi } from '../../src/extension/testApi';
import { commands, extensionId } from '../../src/protocol/names';

interface GitExtension {
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): { readonly inputBox: { readonly value: string } } | null;
  };
}

describe('handing over between computers in VS Code', function () {
  this.timeout(60_000);
  let gitHandover: GitHandoverTestApi;
  let root: string;
  let remote: string;
  let base: string;
  let head: string;

  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trimEnd();
  const run = <T>(command: string): Thenable<T | undefined> =>
    vscode.commands.executeCommand<T | undefined>(command);
  const unsaved = async (text: string): Promise<vscode.TextDocument> => {
    const document = await vscode.workspace.openTextDocument(path.join(root, 'README.md'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), text);
    await vscode.workspace.applyEdit(edit);
    assert.ok(document.isDirty);
    return document;
  };

  before(async () => {
    const extension = vscode.extensions.getExtension<TestApi>(extensionId);
    assert.ok(extension);
    ({ gitHandover } = await extension.activate());
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

  it('saves and hands over', async () => {
    gitHandover.answerNext('Save All');
    const handed = await run<HandOverResult>(commands.handOver);
    assert.deepEqual([handed?.committed, handed?.pushed], [true, true]);
    assert.match(git('show', `origin/${handed?.wip ?? ''}:README.md`), /^not yet/);
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

  it('resets only after a question, and keeps what was there', async () => {
    gitHandover.answerNext('Reset');
    const result = await run<ResetResult>(commands.resetWip);
    assert.equal(git('rev-parse', '--abbrev-ref', 'HEAD'), base);
    assert.match(git('show', `${result?.kept[0] ?? ''}:README.md`), /^not yet/);
  });
});
