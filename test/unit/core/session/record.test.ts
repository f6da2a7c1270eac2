import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { sessionRecord } from '../../../../src/core/session/record';
import { countsAsTurn } from '../../../../src/core/session/sums';
import { localDate, recordId, isRecordId, zoneName } from '../../../../src/core/session/recordId';
import { after, anyStory, at, expectKind, startEvent, start } from '../../../support/session';
import { reduce } from '../../../../src/core/session/reduce';
import { noSession, type SessionState } from '../../../../src/core/session/state';

const golden = `---
schema: mob-handover/session/1
id: 2026-11-22-a7k2
started: 2026-11-22T09:00:00.000Z
ended: 2026-11-22T09:33:00.000Z
goal: "How votes are counted"
turnMinutes: 7
people:
  - name: "Kim"
    email: "kim@example.org"
    turns: 1
    typedMinutes: 7.5
    presentMinutes: 16
    factCheckedMinutes: 8
    presence:
      - { from: 2026-11-22T09:00:00.000Z, until: 2026-11-22T09:16:00.000Z }
  - name: "Sol"
    email: "sol@example.org"
    turns: 1
    typedMinutes: 8.1
    presentMinutes: 33
    navigatedMinutes: 12.5
    presence:
      - { from: 2026-11-22T09:00:00.000Z, until: 2026-11-22T09:33:00.000Z }
  - name: "Ada | B"
    turns: 1
    typedMinutes: 5
    presentMinutes: 32
    navigatedMinutes: 8.1
    factCheckedMinutes: 7.5
    presence:
      - { from: 2026-11-22T09:01:00.000Z, until: 2026-11-22T09:30:30.000Z }
      - { from: 2026-11-22T09:30:30.000Z, until: 2026-11-22T09:33:00.000Z }
idle:
  - { from: 2026-11-22T09:15:30.000Z, until: 2026-11-22T09:25:30.000Z }
  - { from: 2026-11-22T09:30:36.000Z, until: 2026-11-22T09:33:00.000Z }
breaks: 1
turns: 3
---

# Mob session of 2026-11-22

Goal: How votes are counted

From 10:00 to 10:33 (UTC+01:00), 7 minutes a turn.

## People

In minutes.

| Name | Turns | Typed | Navigated | Explained | Fact-checked | Present | At the end |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |
| Kim | 1 | 7.5 | 0 | 0 | 8 | 16 | away |
| Sol | 1 | 8.1 | 12.5 | 0 | 0 | 33 | present |
| Ada \\| B | 1 | 5 | 8.1 | 0 | 7.5 | 32 | present |

## Turns

| Turn | Typist | From | To | Minutes typed | Explainer | Item | Ended |
| ---: | --- | --- | --- | ---: | --- | --- | --- |
| 1 | Kim | 10:00 | 10:07 | 7.5 |  |  | done |
| 2 | Sol | 10:07 | 10:15 | 8 |  |  | done |
| 3 | Ada \\| B | 10:25 | 10:30 | 5 |  |  | typist left |
| 4 | Sol | 10:30 | 10:30 | 0.1 |  |  | passed on |
| 5 | Ada \\| B | 10:30 | 10:30 | 0 |  |  | with the session |

## Breaks

| From | To |
| --- | --- |
| 10:15 | 10:25 |
`;

describe('the session record', () => {
  it('has people, turns and breaks, in front matter and in words', () => {
    const { state } = after(
      startEvent(['Kim', 'Sol']),
      at(1, { type: 'join', person: { name: 'Ada | B', email: '' } }),
      at(7.5, { type: 'next' }),
      at(15.5, { type: 'takeBreak' }),
      at(16, { type: 'markAway', participantId: 'p1' }),
      at(25.5, { type: 'endBreak' }),
      at(30.5, { type: 'markAway', participantId: 'p3' }),
      at(30.5, { type: 'markBack', participantId: 'p3' }),
      at(30.6, { type: 'pass' }),
      at(30.6, { type: 'pause' }),
      at(33, { type: 'end' }),
    );
    const record = sessionRecord(expectKind(state, 'ended'));
    assert.equal(record.path, '.handover/sessions/2026-11-22-a7k2.md');
    assert.equal(record.text, golden);
  });

  it('has the agenda, what was captured and closed, the check-in and the retrospective', () => {
    const sol = { name: 'Sol', email: 'sol@example.org' };
    const item = (title: string, line: number) => ({
      title,
      source: { kind: 'hotspot' as const, place: { path: 'src/tally.ts', line } },
      authors: [sol],
    });
    const totals = {
      publicSymbols: 20,
      documentedSymbols: 5,
      debts: 4,
      hotspots: ['src/tally.ts', 'src/a.ts'],
    };
    const { state } = after(
      startEvent(['Kim', 'Sol', 'Ira']),
      at(0, { type: 'scanned', totals }),
      at(0, { type: 'checkIn', participantId: 'p2', text: 'Wrote the | tally' }),
      at(0, { type: 'addItem', item: item('mergeVotes', 11) }),
      at(0, {
        type: 'addItem',
        item: { title: 'Who pays?', source: { kind: 'question', chapter: '07-suppliers' }, authors: [] },
      }),
      at(0, { type: 'workItem', itemId: 'a1' }),
      at(6, {
        type: 'captured',
        note: {
          path: '.handover/notes/n.md',
          kind: 'discovery',
          title: 'Twice',
          told: ['Sol'],
          learnt: ['Kim', 'Ira'],
        },
      }),
      at(7, { type: 'next' }),
      at(9, { type: 'doneItem', itemId: 'a1' }),
      at(9, { type: 'parkItem', itemId: 'a2', reason: 'nobody from finance here' }),
      at(12, { type: 'scanned', totals: { ...totals, documentedSymbols: 9, hotspots: ['src/a.ts'] } }),
      at(14, {
        type: 'end',
        retrospective: { learnt: 'Juries count twice', dark: '', bottleneck: 'The contract' },
      }),
    );
    const { text } = sessionRecord(expectKind(state, 'ended'));
    const [front = '', body = ''] = text.replace(/^---\n/u, '').split('\n---\n');
    const data: unknown = parseYaml(front);
    assert.deepEqual(pick(data, 'agenda', 'notes', 'scan', 'checkIn', 'retrospective'), {
      agenda: [
        { title: 'mergeVotes', status: 'done', path: 'src/tally.ts', line: 12, workedMinutes: 7 },
        {
          title: 'Who pays?',
          status: 'parked',
          chapter: '07-suppliers',
          reason: 'nobody from finance here',
          workedMinutes: 0,
        },
      ],
      notes: [{ path: '.handover/notes/n.md', kind: 'discovery', told: ['Sol'], learnt: ['Kim', 'Ira'] }],
      scan: {
        before: { publicSymbols: 20, documentedSymbols: 5, debts: 4, hotspots: 2 },
        after: { publicSymbols: 20, documentedSymbols: 9, debts: 4, hotspots: 1 },
        closedHotspots: ['src/tally.ts'],
      },
      checkIn: [{ name: 'Sol', said: 'Wrote the | tally' }],
      retrospective: { learnt: 'Juries count twice', dark: '', bottleneck: 'The contract' },
    });
    for (const line of [
      '- Sol: Wrote the \\| tally',
      '| mergeVotes | src/tally.ts:12 | done | 7 |',
      '| Who pays? | chapter 07-suppliers | parked: nobody from finance here | 0 |',
      '- discovery: Twice, told by Sol, learnt by Kim, Ira (.handover/notes/n.md)',
      '| Documented of them | 5 | 9 |',
      '- src/tally.ts',
      '| 1 | Kim | 10:00 | 10:07 | 7 | Sol | mergeVotes | done |',
      '**What did we learn that nobody knew?** Juries count twice',
    ])
      assert.ok(body.split('\n').includes(line), `${line}\nis not in\n${body}`);
    assert.doesNotMatch(body, /still dark/u);
  });

  it('counts no turn that was passed or that the end of the session cut off at once', () => {
    const turn = {
      number: 1,
      typistId: 'p1',
      startedAtEpochMs: 0,
      endedAtEpochMs: 9,
      typedMs: 29_000,
      roles: {},
    };
    assert.equal(countsAsTurn({ ...turn, outcome: 'passed' }), false);
    assert.equal(countsAsTurn({ ...turn, outcome: 'ended' }), false);
    assert.equal(countsAsTurn({ ...turn, outcome: 'ended', typedMs: 30_000 }), true);
    assert.equal(countsAsTurn({ ...turn, outcome: 'done' }), true);
  });

  it('has front matter that is YAML, whatever people are called', () => {
    fc.assert(
      fc.property(anyStory, fc.string({ unit: 'binary' }), (events, goal) => {
        let state: SessionState = noSession;
        const end = at(50, { type: 'end' });
        for (const event of [...events, at(49, { type: 'setGoal', goal }), end])
          ({ state } = reduce(state, event));
        if (state.kind !== 'ended') return;
        const { text } = sessionRecord(state);
        const parsed: unknown = parseYaml(text.split('\n---\n')[0]?.replace(/^---\n/u, '') ?? '');
        assert.ok(
          typeof parsed === 'object' && parsed !== null && 'people' in parsed && Array.isArray(parsed.people),
        );
        assert.equal(parsed.people.length, state.roster.length);
        assert.equal('goal' in parsed ? parsed.goal !== '' : true, true);
      }),
      { numRuns: 300 },
    );
  });

  it('is named by the date on the wall and four letters', () => {
    const id = recordId(Date.UTC(2026, 10, 22, 23, 30), 60, () => 0.999_999);
    assert.equal(id, '2026-11-23-7777');
    assert.ok(isRecordId(id));
    assert.equal(localDate(start, -10 * 60), '2026-11-21');
    for (const bad of ['../../etc/passwd', '2026-11-22-a7k21', '2026-11-22-A7k2'])
      assert.equal(isRecordId(bad), false);
  });

  it('names the zone of its times', () => {
    assert.deepEqual([0, 60, -210, 345].map(zoneName), ['UTC', 'UTC+01:00', 'UTC−03:30', 'UTC+05:45']);
  });
});

function pick(value: unknown, ...keys: readonly string[]): Record<string, unknown> {
  assert.ok(typeof value === 'object' && value !== null);
  return Object.fromEntries(keys.map((key) => [key, Reflect.get(value, key)]));
}
