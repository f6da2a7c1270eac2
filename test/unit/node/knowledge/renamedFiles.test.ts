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

  it('follows it to the new file of the same name, however many others there are', async () => {
    const answer = await placeAfter((sandbox) => {
      for (let number = 0; number < 150; number++) sandbox.write(`lib/${number}.ts`, `${code}// copy\n`);
      renameSync(path.join(sandbox.folder, 'src'), path.join(sandbox.folder, 'lib/votes'));
    });
    assert.equal(answer, 'moved lib/votes/tally.ts');
  });

  it('asks whether it is the one of the same name where the code was edited, too', async () => {
    const edited = code.replace('points);', 'points + 1); // twice');
    const move = (sandbox: GitSandbox, ...copies: readonly string[]): void => {
      rmSync(path.join(sandbox.folder, 'src'), { recursive: true });
      for (const copy of copies) sandbox.write(copy, edited);
    };
    assert.equal(
      await placeAfter((sandbox) => {
        move(sandbox, 'lib/tally.ts');
      }),
      'changed lib/tally.ts',
    );
    for (const copies of [['lib/tally.ts', 'old/tally.ts'], ['lib/count.ts']])
      assert.equal(
        await placeAfter((sandbox) => {
          move(sandbox, ...copies);
        }),
        'lost src/tally.ts',
      );
  });

  it('is lost where the one new file with the code is what another was that is gone', async () => {
    const answer = await placeAfter((sandbox) => {
      sandbox.commit({ files: { 'other/tally.ts': `// the same\n${code}` } });
      renameSync(path.join(sandbox.folder, 'other'), path.join(sandbox.folder, 'lib'));
      rmSync(path.join(sandbox.folder, 'src'), { recursive: true });
    });
    assert.equal(answer, 'lost src/tally.ts');
  });

  it('follows it when it was moved again after a commit, and git was not told', async () => {
    const answer = await placeAfter((sandbox) => {
      sandbox.commit({ renames: { 'src/tally.ts': 'lib/count.ts' } });
      renameSync(path.join(sandbox.folder, 'lib'), path.join(sandbox.folder, 'core'));
    });
    assert.equal(answer, 'moved core/count.ts');
  });
});

describe('an anchor on a whole file', () => {
  async function placeAfter(
    change: (sandbox: GitSandbox) => void,
    text: string | Buffer = code,
  ): Promise<string> {
    return inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      const commit = sandbox.commit({ files: { 'src/tally.ts': text } });
      change(sandbox);
      const git = new GitRepository(folder);
      try {
        const resolver = new AnchorResolver({ files: new WorkspaceFiles(folder), git });
        const { drift, path: now } = await resolver.resolve({ ...wholeFile('src/tally.ts'), commit });
        return `${drift} ${now}`;
      } finally {
        await git.dispose();
      }
    });
  }
  const move = ({ folder }: GitSandbox): void => {
    renameSync(path.join(folder, 'src'), path.join(folder, 'lib'));
  };

  it('follows it by its content when git was not told', async () => {
    assert.equal(await placeAfter(move), 'moved lib/tally.ts');
    assert.equal(await placeAfter(move, Buffer.from(`\ufeff${code}`)), 'moved lib/tally.ts');
    const crlf = await placeAfter((sandbox) => {
      move(sandbox);
      sandbox.write('lib/tally.ts', code.replaceAll('\n', '\r\n'));
    });
    assert.equal(crlf, 'moved lib/tally.ts');
  });

  it('is lost where the content is another one, stands in two new files, or is none', async () => {
    for (const change of [
      (sandbox: GitSandbox) => {
        move(sandbox);
        sandbox.write('lib/tally.ts', `${code}// edited\n`);
      },
      (sandbox: GitSandbox) => {
        move(sandbox);
        sandbox.write('old/tally.ts', code);
      },
    ])
      assert.equal(await placeAfter(change), 'lost src/tally.ts');
    assert.equal(await placeAfter(move, ''), 'lost src/tally.ts');
    const sameAsAnother = await placeAfter((sandbox) => {
      sandbox.commit({ files: { 'other/tally.ts': code } });
      renameSync(path.join(sandbox.folder, 'other'), path.join(sandbox.folder, 'lib'));
      rmSync(path.join(sandbox.folder, 'src'), { recursive: true });
    });
    assert.equal(sameAsAnother, 'lost src/tally.ts');
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

  it('follows it when git was not told, also where some of its files were edited', async () => {
    const rename = ({ folder }: GitSandbox): void => {
      renameSync(path.join(folder, 'src/billing'), path.join(folder, 'payment'));
    };
    assert.equal(await placeAfter(rename), 'moved payment/');
    const edited = await placeAfter((sandbox) => {
      rename(sandbox);
      sandbox.write('payment/a.ts', 'all new\n');
    });
    assert.equal(edited, 'moved payment/');
  });

  it('is lost where it was copied twice without git, not wholly, or all of it is new', async () => {
    const copies: Readonly<Record<string, string>>[] = [
      { 'x/a.ts': code, 'x/deep/b.ts': `${code}// b\n`, 'y/a.ts': code, 'y/deep/b.ts': `${code}// b\n` },
      { 'x/a.ts': code },
      { 'x/a.ts': 'new', 'x/deep/b.ts': 'new' },
    ];
    for (const written of copies) {
      const answer = await placeAfter((sandbox) => {
        rmSync(path.join(sandbox.folder, 'src/billing'), { recursive: true });
        for (const [file, text] of Object.entries(written)) sandbox.write(file, text);
      });
      assert.equal(answer, 'lost src/billing');
    }
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
