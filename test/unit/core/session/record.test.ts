import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import { countsAsTurn, sessionRecord } from '../../../../src/core/session/record';
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
  - name: "Sol"
    email: "sol@example.org"
    turns: 1
    typedMinutes: 8.1
  - name: "Ada | B"
    turns: 1
    typedMinutes: 5
breaks: 1
turns: 3
---

# Mob session of 2026-11-22

Goal: How votes are counted

From 10:00 to 10:33 (UTC+01:00), 7 minutes a turn.

## People

| Name | Turns | Minutes typed | At the end |
| --- | ---: | ---: | --- |
| Kim | 1 | 7.5 | away |
| Sol | 1 | 8.1 | present |
| Ada \\| B | 1 | 5 | present |

## Turns

| # | Typist | From | To | Minutes typed | Ended |
| ---: | --- | --- | --- | ---: | --- |
| 1 | Kim | 10:00 | 10:07 | 7.5 | done |
| 2 | Sol | 10:07 | 10:15 | 8 | done |
| 3 | Ada \\| B | 10:25 | 10:30 | 5 | typist left |
| 4 | Sol | 10:30 | 10:30 | 0.1 | passed on |
| 5 | Ada \\| B | 10:30 | 10:30 | 0 | with the session |

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
