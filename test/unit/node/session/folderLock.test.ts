import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { aloneIn, lockFile } from '../../../../src/node/session/folderLock';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

describe('the lock of a folder', () => {
  it('lets one in at a time, and leaves nothing behind', () =>
    inTemporaryFolder(async (folder) => {
      let inside = 0;
      let most = 0;
      const work = async (): Promise<void> => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      };
      await Promise.all(Array.from({ length: 20 }, () => aloneIn(path.join(folder, 'new'), work)));
      assert.equal(most, 1);
      assert.ok(!existsSync(path.join(folder, 'new', lockFile)));
    }));

  it('keeps nobody waiting where its folder cannot be made', () =>
    inTemporaryFolder(async (folder) => {
      const file = path.join(folder, 'file');
      writeFileSync(file, '');
      assert.equal(await aloneIn(file, () => Promise.resolve('yes')), 'yes');
    }));

  it('is given back by work that fails', () =>
    inTemporaryFolder(async (folder) => {
      await assert.rejects(
        aloneIn(folder, () => Promise.reject(new Error('no'))),
        /^Error: no$/u,
      );
      assert.equal(await aloneIn(folder, () => Promise.resolve('yes')), 'yes');
    }));

  it('counts for nothing when its process is gone, or when it is old', () =>
    inTemporaryFolder(async (folder) => {
      const file = path.join(folder, lockFile);
      const { pid } = spawnSync(process.execPath, ['--version']);
      writeFileSync(file, String(pid));
      assert.equal(await aloneIn(folder, () => Promise.resolve('dead')), 'dead');
      writeFileSync(file, String(process.pid));
      utimesSync(file, new Date(2020, 1), new Date(2020, 1));
      assert.equal(await aloneIn(folder, () => Promise.resolve('old')), 'old');
      assert.ok(!existsSync(file));
    }));

  it('is done without where nothing can be written', () =>
    inTemporaryFolder(async (folder) => {
      const file = path.join(folder, 'file');
      writeFileSync(file, '');
      assert.equal(await aloneIn(path.join(file, 'below'), () => Promise.resolve('done')), 'done');
    }));
});
