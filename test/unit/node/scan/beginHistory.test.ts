import assert from 'node:assert/strict';
import { GitRepository } from '../../../../src/node/git/gitRepository';
import {
  beginHistory,
  type BegunHistory,
  findRepository,
  historyOf,
} from '../../../../src/node/scan/scanHistory';
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

  it('begins anew where HEAD has moved meanwhile', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(folder);
      sandbox.commit({ files: { 'a.ts': 'a' } });
      const newest: string[] = [];
      let begins: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (begins = resolve));
      class Watched extends GitRepository {
        override history(...[cancellation, options]: Parameters<GitRepository['history']>) {
          const onNewest = (commit: string): void => {
            newest.push(commit);
            begins();
            options?.onNewest?.(commit);
          };
          return super.history(cancellation, { ...options, onNewest });
        }
      }
      const git = new Watched(folder);
      const asked = (async () => {
        await begun;
        sandbox.commit({ files: { 'a.ts': 'b' } });
        return findRepository(git, []);
      })();
      const setup = {
        git,
        excludeFolders: [],
        cache: undefined,
        onCommit: () => undefined,
        cancellation: never,
      };
      const { facts } = await historyOf(setup, asked);
      assert.equal(facts?.people[0]?.commits, 2);
      assert.equal(new Set(newest).size, 2);
      await git.dispose();
    }));
});
