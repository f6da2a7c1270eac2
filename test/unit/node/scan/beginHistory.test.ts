import assert from 'node:assert/strict';
import { GitRepository } from '../../../../src/node/git/gitRepository';
import { beginHistory, type BegunHistory } from '../../../../src/node/scan/scanHistory';
import { descendantsOf } from '../../../support/descendants';
import { GitSandbox } from '../../../support/gitSandbox';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const never = { aborted: false };

async function countOf({ commits }: BegunHistory): Promise<number> {
  let count = 0;
  for await (const some of commits) count += some.length;
  return count;
}

describe('a history that has begun', () => {
  it('gives all commits', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      for (const text of ['a', 'b', 'c']) sandbox.commit({ files: { 'a.ts': text } });
      const history = beginHistory(new GitRepository(folder), never);
      assert.equal(await countOf(history), 3);
      assert.ok(!history.lacksContents());
      await history.end();
    }));

  it('leaves no process where nobody wants it any more', () =>
    inTemporaryFolder(async (folder) => {
      new GitSandbox(folder).commit({ files: { 'a.ts': 'a' } });
      const history = beginHistory(new GitRepository(folder), never);
      await history.end();
      await history.end();
      assert.deepEqual(
        descendantsOf(process.pid).filter((line) => line.startsWith('git ')),
        [],
      );
    }));

  it('fails where it is read, and ends all the same', () =>
    inTemporaryFolder(async (folder) => {
      const history = beginHistory(new GitRepository(folder), never);
      await assert.rejects(countOf(history), { code: 'git.noRepository' });
      await history.end();
    }));
});
