import assert from 'node:assert/strict';
import fc from 'fast-check';
import { authorshipShares, degreeOfAuthorship } from '../../../../src/core/hotspots/authorship';
import type { FileHistory } from '../../../../src/core/hotspots/fileHistories';
import { HistoryTally } from '../../../../src/core/hotspots/history';
import type { CommitRecord, Identity, TouchedFile } from '../../../../src/core/ports';

const kim = { name: 'Kim Example', email: 'kim@example.org' };
const sol = { name: 'Sol Example', email: 'sol@example.org' };

function commit(day: number, author: Identity, ...files: readonly (string | TouchedFile)[]): CommitRecord {
  return {
    id: String(day),
    atEpochMs: day * 86_400_000,
    author,
    files: files.map((file) => (typeof file === 'string' ? { path: file, status: 'modified' } : file)),
  };
}

function tallied(commits: readonly CommitRecord[], ...wanted: readonly string[]): HistoryTally {
  const tally = new HistoryTally(new Set(wanted));
  for (const each of [...commits].sort((a, b) => b.atEpochMs - a.atEpochMs)) tally.add(each);
  return tally;
}

function fileOf(tally: HistoryTally, path: string): FileHistory {
  const file = tally.facts().files.get(path);
  assert.ok(file !== undefined, `${path} has no history`);
  return file;
}

describe('the history of a file', () => {
  it('counts changes, and when they were', () => {
    const file = fileOf(tallied([commit(1, kim, 'a.ts'), commit(5, sol, 'a.ts', 'b.ts')], 'a.ts'), 'a.ts');
    assert.equal(file.changes, 2);
    assert.equal(file.firstAtEpochMs, 86_400_000);
    assert.equal(file.lastAtEpochMs, 5 * 86_400_000);
  });

  it('sums up years: commits, changes and people, without bots and without dates that cannot be', () => {
    const bot = { name: 'dependabot[bot]', email: 'bot@example.org' };
    const tally = tallied(
      [
        commit(1, kim, 'a.ts'),
        commit(18_700, kim, 'a.ts', 'b.ts'),
        commit(18_701, sol, 'a.ts', 'gone.ts'),
        commit(18_702, kim, 'a.ts'),
        commit(18_703, bot, 'a.ts'),
        commit(18_704, kim, 'gone.ts'),
        commit(1_000_000, kim, 'a.ts'),
      ],
      'a.ts',
      'b.ts',
    );
    assert.deepEqual(tally.facts().years, [{ year: 2021, commits: 4, changes: 5, people: 2 }]);
  });

  it('keeps nothing of files that are not wanted', () => {
    assert.deepEqual(
      [
        ...tallied([commit(1, kim, 'gone.ts', 'a.ts')], 'a.ts')
          .facts()
          .files.paths(),
      ],
      ['a.ts'],
    );
  });

  it('follows renames back, over more than one', () => {
    const renamed = (from: string, to: string): TouchedFile => ({
      path: to,
      status: 'renamed',
      renamedFrom: from,
    });
    const commits = [
      commit(1, kim, 'first.ts'),
      commit(2, sol, renamed('first.ts', 'second.ts')),
      commit(3, sol, 'second.ts'),
      commit(4, sol, renamed('second.ts', 'third.ts')),
    ];
    const tally = tallied(commits, 'third.ts');
    assert.equal(fileOf(tally, 'third.ts').changes, 4);
  });

  it('tells a new file from an older one that was moved away', () => {
    const commits = [
      commit(1, kim, 'a.ts'),
      commit(2, kim, 'a.ts'),
      commit(3, kim, { path: 'b.ts', status: 'renamed', renamedFrom: 'a.ts' }),
      commit(4, sol, { path: 'a.ts', status: 'added' }),
    ];
    const tally = tallied(commits, 'a.ts', 'b.ts');
    assert.equal(fileOf(tally, 'a.ts').changes, 1);
    assert.equal(fileOf(tally, 'b.ts').changes, 3);
  });

  it('follows two files that swapped their names', () => {
    const commits = [
      commit(1, kim, 'a.ts'),
      commit(2, sol, 'b.ts'),
      commit(
        3,
        kim,
        { path: 'b.ts', status: 'renamed', renamedFrom: 'a.ts' },
        { path: 'a.ts', status: 'renamed', renamedFrom: 'b.ts' },
      ),
    ];
    const facts = tallied(commits, 'a.ts', 'b.ts').facts();
    const names = (path: string): (string | undefined)[] =>
      (facts.files.get(path)?.authors ?? []).map(({ person }) => facts.people[person]?.identity.name).sort();
    assert.deepEqual(names('a.ts'), ['Kim Example', 'Sol Example']);
    assert.deepEqual(names('b.ts'), ['Kim Example']);
  });

  it('damps commits that touch many files', () => {
    const others = Array.from({ length: 299 }, (_, index) => `${index}.ts`);
    const file = fileOf(tallied([commit(1, kim, 'a.ts'), commit(2, sol, 'a.ts', ...others)], 'a.ts'), 'a.ts');
    assert.equal(file.changes, 2);
    assert.ok(Math.abs(file.weightedChanges - 1.1) < 1e-9);
    assert.ok((file.authors[0]?.share ?? 0) > 0.8);
  });

  it("counts a commit that is to be ignored as a change, but as nobody's work, and follows its renames", () => {
    const commits = [
      commit(1, kim, 'a.ts'),
      commit(2, sol, { path: 'b.ts', status: 'renamed', renamedFrom: 'a.ts' }, 'c.ts'),
      commit(3, kim, 'b.ts'),
    ];
    const tally = new HistoryTally(['b.ts', 'c.ts'], new Set(['2']));
    for (const each of [...commits].reverse()) tally.add(each);
    const { people } = tally.facts();
    const moved = fileOf(tally, 'b.ts');
    assert.deepEqual([moved.changes, moved.weightedChanges], [3, 2]);
    assert.deepEqual(
      moved.authors.map(({ person, share }) => [people[person]?.identity, share]),
      [[kim, 1]],
    );
    const reformatted = fileOf(tally, 'c.ts');
    assert.deepEqual([reformatted.changes, reformatted.weightedChanges, reformatted.authors], [1, 0, []]);
    // Who made it is still around.
    assert.ok(people.some(({ identity, commits: own }) => identity.name === sol.name && own === 1));
  });

  it('is not fooled by a file called as a property of every object', () => {
    assert.equal(fileOf(tallied([commit(1, kim, '__proto__')], '__proto__'), '__proto__').changes, 1);
  });
});

describe('people', () => {
  it('are one with the same address or the same full name', () => {
    const commits = [
      commit(1, { name: 'kim', email: 'Kim@example.org' }, 'a.ts'),
      commit(2, kim, 'a.ts'),
      commit(3, { name: 'Kim  EXAMPLE', email: 'kim@home.example' }, 'a.ts'),
    ];
    const { people, files } = tallied(commits, 'a.ts').facts();
    assert.equal(people.length, 1);
    assert.equal(people[0]?.commits, 3);
    assert.equal(people[0].identity.email, 'kim@home.example');
    assert.equal(files.get('a.ts')?.authors.length, 1);
  });

  it('become one when a later commit shows that they are', () => {
    const commits = [
      commit(9, { name: 'kex', email: 'kim@example.org' }, 'a.ts'),
      commit(8, { name: 'Kim Example', email: 'kim@home.example' }, 'a.ts'),
      commit(7, sol, 'a.ts'),
      commit(6, kim, 'a.ts'),
    ];
    const { people, files } = tallied(commits, 'a.ts').facts();
    assert.deepEqual(
      people.map(({ identity, commits: count }) => [identity.name, count]),
      [
        ['kex', 3],
        ['Sol Example', 1],
      ],
    );
    assert.deepEqual(
      files.get('a.ts')?.authors.map(({ person, changes }) => [person, changes]),
      [
        [0, 3],
        [1, 1],
      ],
    );
  });

  it('with the same short name are not taken for one', () => {
    const commits = [
      commit(1, { name: 'kim', email: 'a@example.org' }, 'a.ts'),
      commit(2, { name: 'kim', email: 'b@example.org' }, 'a.ts'),
    ];
    assert.equal(tallied(commits, 'a.ts').facts().people.length, 2);
  });

  it('are no programs, whose changes still count', () => {
    const { people, files } = tallied(
      [commit(1, { name: 'dependabot[bot]', email: '1+dependabot[bot]@users.example' }, 'a.ts')],
      'a.ts',
    ).facts();
    assert.deepEqual(people, []);
    assert.equal(files.get('a.ts')?.changes, 1);
    assert.deepEqual(files.get('a.ts')?.authors, []);
  });
});

describe('authorship', () => {
  it('is the formula of Avelino et al.', () => {
    assert.equal(degreeOfAuthorship(false, 0, 0), 3.293);
    assert.ok(Math.abs(degreeOfAuthorship(true, 10, 0) - 6.031) < 1e-9);
    assert.ok(Math.abs(degreeOfAuthorship(false, 1, Math.E - 1) - 3.136) < 1e-9);
  });

  it('gives shares that add up to 1, the more changes the more, to the first author a bonus', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 }), (changes) => {
        const shares = authorshipShares(
          changes.map((weightedChanges, person) => ({
            person,
            weightedChanges,
            isFirstAuthor: person === 0,
          })),
        );
        const sum = [...shares.values()].reduce((a, b) => a + b, 0);
        assert.ok(Math.abs(sum - 1) < 1e-9);
        changes.forEach((own, person) => {
          changes.forEach((other, another) => {
            if (own > other && another !== 0) {
              assert.ok((shares.get(person) ?? 0) > (shares.get(another) ?? 0));
            }
          });
        });
      }),
    );
  });

  it('does not let many who came once outweigh the one who did most', () => {
    const once = Array.from({ length: 30 }, (_, index) => ({
      person: index + 1,
      weightedChanges: 1,
      isFirstAuthor: false,
    }));
    const shares = authorshipShares([{ person: 0, weightedChanges: 60, isFirstAuthor: true }, ...once]);
    assert.ok((shares.get(0) ?? 0) > 0.5);
  });

  it('is shared evenly where nobody did anything', () => {
    const shares = authorshipShares([
      { person: 1, weightedChanges: 0, isFirstAuthor: false },
      { person: 2, weightedChanges: 0, isFirstAuthor: false },
    ]);
    assert.deepEqual([...shares.values()], [0.5, 0.5]);
  });

  it('does not depend on how equal commits are ordered', () => {
    const commits = [commit(1, kim, 'a.ts'), commit(1, kim, 'b.ts'), commit(1, kim, 'a.ts', 'b.ts')];
    const forward = tallied(commits, 'a.ts', 'b.ts').facts();
    const backward = tallied([...commits].reverse(), 'a.ts', 'b.ts').facts();
    assert.deepEqual(forward, backward);
  });
});
