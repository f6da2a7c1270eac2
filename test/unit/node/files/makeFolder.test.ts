import assert from 'node:assert/strict';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import * as nodeFs from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../../../../src/node/files/makeFolder';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

describe('a folder that is made', () => {
  it('is there with those above it, and the first new one is told', () =>
    inTemporaryFolder(async (folder) => {
      const wanted = path.join(folder, 'a', 'b', 'c');
      assert.equal(await makeFolder(wanted), path.join(folder, 'a'));
      assert.ok(existsSync(wanted));
      assert.equal(await makeFolder(wanted), undefined);
      assert.equal(await makeFolder(path.join(wanted, 'd')), path.join(wanted, 'd'));
      assert.equal(await makeFolder(path.parse(folder).root), undefined);
    }));

  it('may be made by others at the same time', () =>
    inTemporaryFolder(async (folder) => {
      const wanted = path.join(folder, 'a', 'b', 'c');
      await Promise.all(Array.from({ length: 20 }, () => makeFolder(wanted)));
      assert.ok(existsSync(wanted));
    }));

  it('is none where a file or a link to nothing is in its way', () =>
    inTemporaryFolder(async (folder) => {
      writeFileSync(path.join(folder, 'file'), '');
      symlinkSync('nowhere', path.join(folder, 'link'));
      await assert.rejects(makeFolder(path.join(folder, 'file')), { code: 'EEXIST' });
      await assert.rejects(makeFolder(path.join(folder, 'file', 'a')), { code: 'ENOTDIR' });
      await assert.rejects(makeFolder(path.join(folder, 'link')), { code: 'EEXIST' });
    }));

  it('is none where the system says that something is missing although all above is there, and that is said at once', () =>
    inTemporaryFolder(async (folder) => {
      mkdirSync(path.join(folder, 'there'));
      let asked = 0;
      const fs = {
        stat: nodeFs.stat,
        // As in /proc.
        mkdir: ((place: string) => {
          asked += 1;
          const code = existsSync(place) ? 'EEXIST' : 'ENOENT';
          return Promise.reject(Object.assign(new Error(code), { code }));
        }) as typeof nodeFs.mkdir,
      };
      await assert.rejects(makeFolder(path.join(folder, 'there', 'a', 'b'), fs), { code: 'ENOENT' });
      assert.ok(asked < 10, String(asked));
    }));
});
