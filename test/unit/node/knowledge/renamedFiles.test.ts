import assert from 'node:assert/strict';
import { renameSync, rmSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { type QuoteAnchor, quoteOf, wholeFile } from '../../../../src/core/knowledge/quoteAnchor';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { GitRepository } from '../../../../src/node/git/gitRepository';
import { AnchorResolver } from '../../../../src/node/knowledge/anchorResolver';
import { GitSandbox } from '../../../support/gitSandbox';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const code = 'const votes = new Map();\nvotes.set(act, points);\nexport { votes };\n';

describe('an anchor in a file that was renamed', () => {
  async function placeAfter(rename: (sandbox: GitSandbox) => void): Promise<string> {
    let answer = '';
    await inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const commit = sandbox.commit({ files: { 'src/tally.ts': code } });
      const span = { start: { line: 1, column: 0 }, end: { line: 1, column: 99 } };
      const anchor: QuoteAnchor = { ...quoteOf('src/tally.ts', code, span), commit };
      rename(sandbox);
      const git = new GitRepository(folder);
      try {
        const files = new WorkspaceFiles(folder);
        const place = await new AnchorResolver({ files, git }).resolve(anchor);
        answer = `${place.drift} ${place.path}`;
      } finally {
        await git.dispose();
      }
    });
    return answer;
  }

  it('follows it through commits', async () => {
    const answer = await placeAfter((sandbox) => {
      sandbox.commit({ renames: { 'src/tally.ts': 'lib/count.ts' } });
    });
    assert.equal(answer, 'moved lib/count.ts');
  });

  it('follows it when the rename is only staged', async () => {
    const answer = await placeAfter((sandbox) => sandbox.git('mv', 'src/tally.ts', 'src/count.ts'));
    assert.equal(answer, 'moved src/count.ts');
  });

  it('follows it when git was not told', async () => {
    const answer = await placeAfter(({ folder }) => {
      renameSync(path.join(folder, 'src/tally.ts'), path.join(folder, 'src/count.ts'));
    });
    assert.equal(answer, 'moved src/count.ts');
  });

  it('is lost where two new files could be it, or none', async () => {
    const twice = await placeAfter((sandbox) => {
      sandbox.write('a.ts', code);
      sandbox.write('b.ts', code);
      rmSync(path.join(sandbox.folder, 'src/tally.ts'));
    });
    assert.equal(twice, 'lost src/tally.ts');
    const none = await placeAfter((sandbox) => {
      sandbox.write('a.txt', code);
      rmSync(path.join(sandbox.folder, 'src/tally.ts'));
    });
    assert.equal(none, 'lost src/tally.ts');
  });
});

describe('an anchor on a folder', () => {
  const files = { 'src/billing/a.ts': code, 'src/billing/deep/b.ts': `${code}// b\n`, 'src/c.ts': 'c\n' };

  async function placeAfter(change: (sandbox: GitSandbox) => void): Promise<string> {
    return inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const commit = sandbox.commit({ files });
      change(sandbox);
      const git = new GitRepository(folder);
      try {
        const resolver = new AnchorResolver({ files: new WorkspaceFiles(folder), git });
        const {
          drift,
          path: now,
          isFolder,
        } = await resolver.resolve({ ...wholeFile('src/billing'), commit });
        return `${drift} ${now}${isFolder === true ? '/' : ''}`;
      } finally {
        await git.dispose();
      }
    });
  }

  it('stands as long as the folder is there, whatever is in it', async () => {
    const answer = await placeAfter((sandbox) => {
      sandbox.write('src/billing/a.ts', 'all new\n');
    });
    assert.equal(answer, 'exact src/billing/');
  });

  it('follows it where git says that its files went together', async () => {
    const answer = await placeAfter((sandbox) => sandbox.git('mv', 'src/billing', 'src/payment'));
    assert.equal(answer, 'moved src/payment/');
  });

  it('is lost where its files went to several folders, or are gone', async () => {
    const parted = await placeAfter((sandbox) => {
      sandbox.commit({
        renames: { 'src/billing/a.ts': 'src/x/a.ts', 'src/billing/deep/b.ts': 'src/y/deep/b.ts' },
      });
      rmSync(path.join(sandbox.folder, 'src/billing'), { recursive: true });
    });
    assert.equal(parted, 'lost src/billing');
    const gone = await placeAfter((sandbox) => {
      rmSync(path.join(sandbox.folder, 'src/billing'), { recursive: true });
    });
    assert.equal(gone, 'lost src/billing');
  });

  it('is lost where a link leads out of the workspace', async () => {
    const answer = await placeAfter((sandbox) => {
      rmSync(path.join(sandbox.folder, 'src/billing'), { recursive: true });
      symlinkSync('/usr', path.join(sandbox.folder, 'src/billing'));
    });
    assert.equal(answer, 'lost src/billing');
  });
});
