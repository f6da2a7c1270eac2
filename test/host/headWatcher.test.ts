import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { HeadWatcher } from '../../src/extension/hotspots/headWatcher';
import { until } from '../support/until';

describe('the watching of HEAD in VS Code', () => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'mob-handover-head-'));
  const repository = path.join(folder, 'repository');
  const git = (where: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Kim Example', '-c', 'user.email=kim@example.org', ...args], {
      cwd: where,
      stdio: 'pipe',
    });
  const commit = (where: string) => git(where, 'commit', '--quiet', '--allow-empty', '--message=Change');

  before(() => {
    mkdirSync(path.join(repository, 'src'), { recursive: true });
    git(repository, 'init', '--quiet');
    commit(repository);
    git(repository, 'worktree', 'add', '--quiet', path.join(folder, 'worktree'));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [what, where] of [
    ['a subfolder of a repository', path.join(repository, 'src')],
    ['a worktree', path.join(folder, 'worktree')],
  ] as const) {
    it(`hears of a commit in ${what}`, async () => {
      const moved = new vscode.EventEmitter<undefined>();
      let times = 0;
      const watcher = new HeadWatcher(() => {
        times += 1;
        moved.fire(undefined);
      });
      try {
        watcher.watch({ uri: vscode.Uri.file(where), name: 'it', index: 0 });
        await watcher.ready;
        commit(where);
        // VS Code begins to watch a moment after it was asked to; a commit before that is not heard.
        const again = setInterval(() => commit(where), 3000);
        await until(() => times > 0, moved.event).finally(() => {
          clearInterval(again);
        });
      } finally {
        watcher.dispose();
        moved.dispose();
      }
    });
  }
});
