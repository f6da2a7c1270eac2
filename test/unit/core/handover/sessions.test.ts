import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readSession } from '../../../../src/core/handover/sessions';

const path = '.handover/sessions/2026-11-22-a7k2.md';
const record = `---
schema: mob-handover/session/1
id: 2026-11-22-a7k2
started: 2026-11-22T09:00:00.000Z
ended: 2026-11-22T16:40:00.000Z
goal: "How votes are counted"
turnMinutes: 7
people:
  - name: "Kim Example"
    email: "kim@example.org"
    turns: 3
    typedMinutes: 21
  - name: "Noa"
breaks: 1
turns: 9
---
# Mob session of 2026-11-22
`;

describe('A session record', () => {
  it('is read as the extension writes it', () => {
    assert.deepEqual(readSession(path, record), {
      path,
      startedAtEpochMs: Date.parse('2026-11-22T09:00:00Z'),
      endedAtEpochMs: Date.parse('2026-11-22T16:40:00Z'),
      goal: 'How votes are counted',
      people: [
        { name: 'Kim Example', turns: 3, typedMinutes: 21 },
        { name: 'Noa', turns: 0, typedMinutes: 0 },
      ],
      turns: 9,
    });
  });

  for (const [what, from, to, line] of [
    ['of another schema', 'session/1', 'session/2', 2],
    ['without a beginning', 'started: 2026-11-22T09:00:00.000Z', 'started: soon', 4],
    ['with a date that is none', '2026-11-22T09:00:00.000Z', '2026-13-42T09:00:00.000Z', 4],
    ['that ended before it began', 'ended: 2026', 'ended: 2025', 5],
    ['with nameless people', 'name: "Noa"', 'name: 7', 8],
    ['whose front matter is broken', 'turns: 9', 'turns: {9', 15],
    ['without front matter', '---\nschema', 'schema', 1],
  ] as const) {
    it(`${what} is a problem with path and line`, () => {
      assert.ok(record.includes(from));
      const problem = readSession(path, record.replace(from, to));
      assert.ok('code' in problem, JSON.stringify(problem));
      assert.equal(problem.code, 'frontMatter.broken');
      assert.ok(problem.message.startsWith(`${path}, line ${line}: `), problem.message);
    });
  }

  it('whose people are no list is a problem', () => {
    const problem = readSession(
      path,
      '---\nschema: mob-handover/session/1\nstarted: 2026-11-22T09:00:00Z\nended: 2026-11-22T09:00:00Z\npeople: 7\n---\n',
    );
    assert.ok('code' in problem);
    assert.match(problem.message, /line 5: "people" is not a list/);
  });

  it('counts nonsense as nothing and leaves out an empty goal', () => {
    const read = readSession(
      path,
      record.replace('turns: 9', 'turns: -1').replace('How votes are counted', ' '),
    );
    assert.ok('turns' in read);
    assert.equal(read.turns, 0);
    assert.equal(read.goal, undefined);
  });
});
