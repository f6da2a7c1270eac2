import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sessionRecord } from '../../../../src/core/session/record';
import { after, at, expectKind, minute, start, startEvent } from '../../../support/session';
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

const nobody = {
  name: '',
  email: '',
  turns: 0,
  typedMinutes: 0,
  presentMinutes: 0,
  navigatedMinutes: 0,
  explainedMinutes: 0,
  factCheckedMinutes: 0,
  presence: [],
};

describe('A session record', () => {
  it('is read back with all that a session writes into it', () => {
    const sol = { name: 'Sol', email: 'sol@example.org' };
    const totals = {
      publicSymbols: 20,
      documentedSymbols: 5,
      debts: 4,
      hotspots: ['src/tally.ts', 'src/a.ts'],
    };
    const { state } = after(
      startEvent(['Kim', 'Sol', 'Ira']),
      at(0, { type: 'scanned', totals }),
      at(0, { type: 'addItem', item: { title: 'Who pays?', source: { kind: 'text' }, authors: [sol] } }),
      at(0, { type: 'workItem', itemId: 'a1' }),
      at(6, {
        type: 'captured',
        note: { path: 'n.md', kind: 'discovery', title: 'Twice', told: ['Sol'], learnt: ['Kim'] },
      }),
      at(7, { type: 'next' }),
      at(9, { type: 'doneItem', itemId: 'a1' }),
      at(12, { type: 'scanned', totals: { ...totals, documentedSymbols: 9, hotspots: ['src/a.ts'] } }),
      at(14, { type: 'end', retrospective: { learnt: 'Juries count twice', dark: '', bottleneck: '' } }),
    );
    const written = sessionRecord(expectKind(state, 'ended'));
    const read = readSession(written.path, written.text);
    assert.ok('details' in read, JSON.stringify(read));
    assert.deepEqual(read.people[1], {
      name: 'Sol',
      email: 'sol@example.org',
      turns: 1,
      typedMinutes: 7,
      presentMinutes: 14,
      navigatedMinutes: 0,
      explainedMinutes: 7,
      factCheckedMinutes: 0,
      presence: [{ fromEpochMs: start, untilEpochMs: start + 14 * minute }],
    });
    assert.deepEqual(read.details, {
      scan: {
        before: { publicSymbols: 20, documentedSymbols: 5, debts: 4, hotspots: 2 },
        after: { publicSymbols: 20, documentedSymbols: 9, debts: 4, hotspots: 1 },
      },
      closedHotspots: 1,
      agenda: { done: 1, parked: 0, all: 1 },
      notes: [{ kind: 'discovery', told: ['Sol'], learnt: ['Kim'] }],
      retrospective: [{ question: 'What did we learn that nobody knew?', answer: 'Juries count twice' }],
    });
  });

  it('is read as the extension writes it', () => {
    assert.deepEqual(readSession(path, record), {
      path,
      day: '2026-11-22',
      startedAtEpochMs: Date.parse('2026-11-22T09:00:00Z'),
      endedAtEpochMs: Date.parse('2026-11-22T16:40:00Z'),
      goal: 'How votes are counted',
      people: [
        { ...nobody, name: 'Kim Example', email: 'kim@example.org', turns: 3, typedMinutes: 21 },
        { ...nobody, name: 'Noa' },
      ],
      turns: 9,
      idle: [],
      details: {
        closedHotspots: 0,
        agenda: { done: 0, parked: 0, all: 0 },
        notes: [],
        retrospective: [],
      },
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
