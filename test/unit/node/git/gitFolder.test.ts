import assert from 'node:assert/strict';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findGitFolder } from '../../../../src/node/git/gitFolder';
import { GitSandbox } from '../../../support/gitSandbox';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

describe('the folder where git keeps HEAD', () => {
  /** As git itself says it. */
  const byGit = (sandbox: GitSandbox, folder: string) =>
    realpathSync(sandbox.git('-C', folder, 'rev-parse', '--absolute-git-dir').trim());

  it('is found from the repository, a subfolder, a worktree and a submodule, as git says it', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(path.join(folder, 'repository'));
      sandbox.commit({ files: { 'src/deep/tally.ts': 'one' } });
      const library = new GitSandbox(path.join(folder, 'library'));
      library.commit({ files: { 'index.ts': 'one' } });
      sandbox.git(
        '-c',
        'protocol.file.allow=always',
        'submodule',
        'add',
        '--quiet',
        library.folder,
        'vendor/library',
      );
      const worktree = path.join(folder, 'worktree');
      sandbox.git('worktree', 'add', '--quiet', worktree);
      const places = [
        sandbox.folder,
        path.join(sandbox.folder, 'src', 'deep'),
        worktree,
        path.join(worktree, 'src'),
        path.join(sandbox.folder, 'vendor', 'library'),
      ];
      for (const place of places) {
        const found = await findGitFolder(place);
        assert.ok(found !== undefined, place);
        assert.equal(realpathSync(found), byGit(sandbox, place), place);
      }
    }));

  it('is not found where there is none, or where .git is something else', () =>
    inTemporaryFolder(async (folder) => {
      assert.equal(await findGitFolder(folder), undefined);
      mkdirSync(path.join(folder, 'empty', '.git'), { recursive: true });
      assert.equal(await findGitFolder(path.join(folder, 'empty')), undefined);
      mkdirSync(path.join(folder, 'strange'));
      writeFileSync(path.join(folder, 'strange', '.git'), 'gitdir: /nowhere\n');
      assert.equal(await findGitFolder(path.join(folder, 'strange')), undefined);
      writeFileSync(path.join(folder, 'strange', '.git'), 'x'.repeat(10_000));
      assert.equal(await findGitFolder(path.join(folder, 'strange')), undefined);
    }));
});
