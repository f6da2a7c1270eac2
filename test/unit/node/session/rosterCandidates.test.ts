import assert from 'node:assert/strict';
import { HandoverError } from '../../../../src/core/errors';
import type { CommitRecord, Files, Git } from '../../../../src/core/ports';
import { rosterCandidates } from '../../../../src/node/session/rosterCandidates';
import { RecordingLog } from '../../../support/recordingLog';

const day = 24 * 60 * 60_000;
const head = 1_000 * day;
const never = { aborted: false };

function commit(name: string, daysBeforeHead: number): CommitRecord {
  const author = { name, email: `${name.toLowerCase()}@example.org` };
  return { id: `${name}${daysBeforeHead}`, atEpochMs: head - daysBeforeHead * day, author, files: [] };
}

function gitOf(commits: Iterable<CommitRecord>, read = { count: 0 }): Git {
  const unused = () => Promise.reject(new Error('not asked for'));
  return {
    state: () => Promise.resolve({ head: 'x', headAtEpochMs: head, shallow: false }),
    listFiles: unused,
    tags: unused,
    userName: unused,
    lineOrigins: unused,
    lastChangeOutside: unused,
    renamesSince: unused,
    untrackedFiles: unused,
    goneFiles: unused,
    history: async function* () {
      for (const one of commits) {
        read.count += 1;
        yield await Promise.resolve([one]);
      }
    },
  };
}

function filesWith(text?: string): Files {
  return {
    readText: (path) => Promise.resolve(path === '.git-coauthors' ? text : undefined),
    list: () => Promise.resolve([]),
    isFolder: () => Promise.resolve(false),
    writeAll: () => Promise.reject(new Error('nothing is to be written')),
    finishWrites: () => Promise.resolve([]),
  };
}

describe('candidates for the roster', () => {
  it('are the authors of the year before HEAD, newest first, then .git-coauthors', async () => {
    const git = gitOf([
      commit('Kim', 3),
      commit('Old', 366),
      commit('Hosted Weblate', 1),
      commit('Sol', 1),
      commit('Kim', 9),
      commit('Ira', -5),
    ]);
    const files = filesWith('{"coauthors":{"a":{"name":"Ada","email":"ada@x"}}}');
    const found = await rosterCandidates(git, files, new RecordingLog(), never);
    assert.deepEqual(
      found.map(({ identity, source, lastAtEpochMs }) => [identity.name, source, lastAtEpochMs]),
      [
        ['Ira', 'history', head],
        ['Sol', 'history', head - day],
        ['Kim', 'history', head - 3 * day],
        ['Ada', 'coauthorsFile', undefined],
      ],
    );
  });

  it('do not need the whole history', async () => {
    const read = { count: 0 };
    const long = Array.from({ length: 10_000 }, (_, index) => commit('Kim', index));
    await rosterCandidates(gitOf(long, read), filesWith(), new RecordingLog(), never);
    assert.ok(read.count < 1_000, `${read.count} commits were read`);
  });

  it('come from the rest where there is no git or the file is broken', async () => {
    const git: Git = {
      ...gitOf([]),
      state: () => Promise.reject(new HandoverError('git.missing', 'There is no git.')),
    };
    const log = new RecordingLog();
    assert.deepEqual(await rosterCandidates(git, filesWith('{'), log, never), []);
    assert.equal(log.lines.length, 2);
  });

  it('are none in a repository without commits', async () => {
    const git: Git = { ...gitOf([commit('Kim', 1)]), state: () => Promise.resolve({ shallow: false }) };
    assert.deepEqual(await rosterCandidates(git, filesWith(), new RecordingLog(), never), []);
  });

  it('are not handed out after cancelling', async () => {
    const asked = rosterCandidates(gitOf([]), filesWith(), new RecordingLog(), { aborted: true });
    await assert.rejects(asked, (error) => error instanceof HandoverError && error.code === 'cancelled');
  });
});
