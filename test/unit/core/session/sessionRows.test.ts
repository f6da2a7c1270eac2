import assert from 'node:assert/strict';
import fc from 'fast-check';
import { boardActs, boardModel } from '../../../../src/core/session/boardModel';
import type { SessionEvent } from '../../../../src/core/session/events';
import { reduce } from '../../../../src/core/session/reduce';
import { sessionRows } from '../../../../src/core/session/sessionRows';
import { noSession, type SessionState } from '../../../../src/core/session/state';
import { after, anyStory, at, minute, start, startEvent } from '../../../support/session';

const item = (title: string) =>
  at(0, {
    type: 'addItem',
    item: { title, source: { kind: 'hotspot', place: { path: 'src/a.ts', line: 4 } }, authors: [] },
  });
const story = [
  startEvent(['Kim', 'Sol', 'Ira', 'Noa']),
  item('Tally $(x)'),
  item('Contract'),
  at(0, { type: 'workItem', itemId: 'a1' }),
  at(1, { type: 'markAway', participantId: 'p3' }),
  at(1, { type: 'setLastDay', participantId: 'p2', lastDay: '2026-11-27' }),
  at(2, { type: 'parkItem', itemId: 'a2', reason: 'no lawyer' }),
] as const;

describe('the rows of the Session view', () => {
  it('are the turn, the roster in the order of turns, and the agenda', () => {
    const [turn, roster, agenda] = sessionRows(after(...story).state, start + 3 * minute);
    assert.ok(turn && roster && agenda);
    assert.deepEqual(
      [turn.label, turn.description, turn.context],
      ['Kim typing', '4 min left · then Sol', 'turn.running'],
    );
    assert.equal(roster.description, '3 of 4 people here');
    assert.deepEqual(
      roster.children?.map(({ label, description, context }) => `${label} | ${description} | ${context}`),
      [
        'Kim | typist | person.typist',
        'Sol | next · navigator · last day 2026-11-27 | person.present.down',
        'Noa | fact-checker | person.present.up',
        'Ira | away | person.away',
      ],
    );
    assert.deepEqual(
      agenda.children?.map(({ label, description, context }) => `${label} | ${description} | ${context}`),
      [
        'Tally $ (x) | under work | item.current.down.code',
        'Contract | parked · no lawyer | item.parked.up.code',
      ],
    );
    assert.deepEqual(agenda.children[0]?.place, { path: 'src/a.ts', line: 4 });
    const places = [{ path: 'src/a.ts', line: 4 }];
    assert.deepEqual(agenda.children[0].noted, { view: 'session', places, more: 0 });
  });

  it('end with the hotspot that is proposed, which is not on the agenda', () => {
    const source = { kind: 'hotspot', place: { path: 'src/b.ts', line: 6 } } as const;
    const proposal = { item: { title: 'Tally $(x)', source, authors: [] }, reason: 'Written by Sol.' };
    const [, , agenda] = sessionRows(after(startEvent(['Kim'])).state, start, proposal);
    const [row] = agenda?.children ?? [];
    assert.ok(row);
    assert.equal(row.spoken, 'Tally $ (x), not on the agenda, proposed: Written by Sol.');
    assert.deepEqual([row.context, row.itemId, row.place], ['proposal', undefined, source.place]);
    assert.match(row.tooltip, /^src\/b\.ts, line 7$/mu);
  });

  it('name three of those who wrote an item, and count the others', () => {
    const authors = ['Kim', 'Sol', 'Ira', 'Noa', 'Ada'].map((name) => ({ name, email: '' }));
    const added = at(0, { type: 'addItem', item: { title: 'Tally', source: { kind: 'text' }, authors } });
    const [, , agenda] = sessionRows(after(startEvent(['Kim']), added).state, start);
    const [row] = agenda?.children ?? [];
    assert.match(row?.tooltip ?? '', /^Written by Kim, Sol, Ira, 2 more$/mu);
    assert.equal(row?.noted, undefined);
  });

  it('say pauses, breaks and overtime in words', () => {
    const label = (minutes: number, type?: 'pause' | 'takeBreak') => {
      const events = type === undefined ? [] : [at(1, { type })];
      const [turn] = sessionRows(
        after(startEvent(['Kim', 'Sol']), ...events).state,
        start + minutes * minute,
      );
      assert.ok(turn);
      return `${turn.label}, ${turn.description}`;
    };
    assert.equal(label(6.5), 'Kim typing, less than a minute left · then Sol');
    assert.equal(label(7.2), 'Kim typing, time is up · then Sol');
    assert.equal(label(9.5), 'Kim typing, over since 2 min · then Sol');
    assert.equal(label(5, 'pause'), 'Kim paused, 6 min left · then Sol');
    assert.equal(label(3, 'takeBreak'), 'Break, 8 min left · then Kim');
  });

  it('have ids of their own, and say something, in any session', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        let state: SessionState = noSession;
        for (const event of events) ({ state } = reduce(state, event));
        const rows = sessionRows(state, start + 60 * minute).flatMap((row) => [row, ...(row.children ?? [])]);
        assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length);
        for (const row of rows) {
          assert.notEqual(row.spoken, '');
          assert.doesNotMatch(`${row.label}${row.description}`, /\$\(|undefined|NaN/u);
        }
      }),
    );
  });
});

describe('the board of a session', () => {
  it('shows who types, the deadline, the agenda, and what was captured, newest first', () => {
    const note = (title: string, kind: string) =>
      at(2, { type: 'captured', note: { path: `${title}.md`, kind, title, told: ['Sol'], learnt: [] } });
    const { state } = after(...story, note('One', 'discovery'), note('Two', 'decision'));
    const model = boardModel(state, start + 3 * minute);
    assert.deepEqual(
      [model.phase, model.heading, model.next, model.deadlineEpochMs, model.totalMs],
      ['running', 'Kim', 'Sol', start + 7 * minute, 7 * minute],
    );
    assert.deepEqual(model.agenda, [
      { title: 'Tally $(x)', status: 'current', reason: '' },
      { title: 'Contract', status: 'parked', reason: 'no lawyer' },
    ]);
    assert.deepEqual(
      model.captured.map(({ title, who }) => `${title} ${who}`),
      ['Two Sol', 'One Sol'],
    );
    assert.deepEqual([model.discoveries, model.hotspotsClosed, model.away], [1, 0, ['Ira']]);
    const discarded = after(...story, note('One', 'discovery'), at(3, { type: 'discarded', path: 'One.md' }));
    assert.deepEqual(boardModel(discarded.state, start + 3 * minute).captured, []);
  });

  it('counts the hotspots of the first scan that the last one no longer found', () => {
    const scan = (minutes: number, hotspots: readonly string[]) =>
      at(minutes, {
        type: 'scanned',
        totals: { publicSymbols: 9, documentedSymbols: 4, debts: 2, hotspots },
      });
    const first = scan(1, ['src/a.ts', 'src/b.ts', 'src/c.ts']);
    const closed = (...events: readonly SessionEvent[]) =>
      boardModel(after(...story, first, ...events).state, start + 5 * minute).hotspotsClosed;
    assert.equal(closed(), 0);
    assert.equal(closed(scan(4, ['src/b.ts', 'src/new.ts'])), 2);
    assert.equal(closed(scan(4, ['src/b.ts']), at(5, { type: 'end' })), 2);
  });

  it('offers the break first when it is due, and only what would not be refused', () => {
    const due = [startEvent(['Kim', 'Sol']), at(1, { type: 'next' }), at(2, { type: 'next' })];
    const acts = (minutes: number) =>
      boardModel(after(...due).state, start + minutes * minute).buttons.map(({ act }) => act);
    assert.equal(acts(3)[0], 'pause');
    assert.equal(acts(10)[0], 'takeBreak');
    const plain = ['pause', 'resume', 'next', 'takeBreak', 'endBreak'] as const;
    fc.assert(
      fc.property(anyStory, (events) => {
        let state: SessionState = noSession;
        for (const event of events) {
          ({ state } = reduce(state, event));
          const { buttons } = boardModel(state, event.atEpochMs);
          assert.equal(new Set(buttons.map(({ key }) => key)).size, buttons.length);
          for (const { act } of buttons) {
            assert.ok(boardActs.includes(act));
            const type = plain.find((one) => one === act);
            if (type === undefined) continue;
            const { effects } = reduce(state, { type, atEpochMs: event.atEpochMs });
            assert.ok(!effects.some((effect) => effect.type === 'refused'), act);
          }
        }
      }),
    );
  });

  it('offers to start, and to save a record', () => {
    assert.deepEqual(
      boardModel(noSession, start).buttons.map(({ act }) => act),
      ['start'],
    );
    const { state } = after(startEvent(['Kim']), at(1, { type: 'end' }));
    assert.deepEqual(
      boardModel(state, start).buttons.map(({ act }) => act),
      ['saveRecord'],
    );
  });
});
