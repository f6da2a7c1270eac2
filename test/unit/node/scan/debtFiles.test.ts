import assert from 'node:assert/strict';
import { DebtFiles } from '../../../../src/node/scan/debtFiles';
import type { ParseSettings } from '../../../../src/node/scan/parseMessages';
import { GitSandbox } from '../../../support/gitSandbox';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const written = { 'a.py': '# TODO: a\n', 'b.py': '# TODO: b\n', 'c.py': '# TODO: c\n', 'd.py': '#\n' };

interface Read {
  readonly forPool: readonly string[];
  readonly found: readonly string[];
  readonly told: readonly string[];
}

/** Tells of `b.py` twice and of one file that is not there; the pool finds nothing. */
async function read(changes: Partial<ParseSettings>, mostReadHere: number): Promise<Read> {
  return inTemporaryFolder(async (folder) => {
    new GitSandbox(folder).commit({ files: written });
    const forPool: string[] = [];
    const told: string[] = [];
    const files = new DebtFiles({
      pool: {
        parse: (paths, _settings, onBatch) => {
          forPool.push(...paths);
          if (paths.length > 0) onBatch(paths.map((path) => ({ path })));
          return Promise.resolve();
        },
      },
      settings: {
        root: folder,
        tags: ['TODO'],
        maxFileBytes: 100,
        probableDebts: false,
        lookFor: 'debts',
        ...changes,
      },
      mostReadHere,
      onFiles: (done, total) => told.push(`${done} of ${total}`),
      cancellation: { aborted: false },
    });
    await files.read(['d.py', 'b.py']);
    await files.read(['gone.py', 'a.py', 'b.py', 'c.py']);
    const found = [...(await files.all())].map(([path, { facts }]) => `${path} ${facts?.debts.length ?? 0}`);
    return { forPool, found, told };
  });
}

describe('the files of a search for debts', () => {
  it('are read as they are told, each once, and come by their paths', async () => {
    assert.deepEqual(await read({}, 10), {
      forPool: [],
      found: ['a.py 1', 'b.py 1', 'c.py 1', 'd.py 0'],
      told: ['2 of 2', '4 of 4'],
    });
  });

  it('go to the pool where they are more than one thread should read', async () => {
    assert.deepEqual(await read({}, 3), {
      forPool: ['c.py'],
      found: ['a.py 1', 'b.py 1', 'c.py 0', 'd.py 0'],
      told: ['2 of 2', '3 of 4', '4 of 4'],
    });
  });

  it('all go there where comments without a tag are judged', async () => {
    assert.deepEqual((await read({ probableDebts: true }, 10)).forPool, ['d.py', 'b.py', 'a.py', 'c.py']);
  });

  it('are not read where they are too large', async () => {
    assert.deepEqual((await read({ maxFileBytes: 5 }, 10)).found, ['a.py 0', 'b.py 0', 'c.py 0', 'd.py 0']);
  });
});
