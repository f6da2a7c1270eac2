import assert from 'node:assert/strict';
import type { NewItem } from '../../../../src/core/session/agenda';
import { proposeHotspot } from '../../../../src/core/session/hotspotProposal';
import { proposeItem } from '../../../../src/core/session/proposal';
import { isActive } from '../../../../src/core/session/selectors';
import type { ActiveSession } from '../../../../src/core/session/state';
import type { SessionEvent } from '../../../../src/core/session/events';
import { after, at, startEvent } from '../../../support/session';

const identity = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org` });
const text = (title: string): NewItem => ({ title, source: { kind: 'text' }, authors: [] });
const hotspot = (path: string, ...authors: readonly string[]): NewItem => ({
  title: path,
  source: { kind: 'hotspot', place: { path, line: 3 } },
  authors: authors.map(identity),
});
const add = (item: NewItem) => at(0, { type: 'addItem', item });

function session(...events: readonly SessionEvent[]): ActiveSession {
  const { state } = after(startEvent(['Kim', 'Sol', 'Ira']), ...events);
  assert.ok(isActive(state));
  return state;
}

const refusalOf = (...events: readonly SessionEvent[]) => {
  const [effect] = after(startEvent(['Kim', 'Sol']), ...events).effects;
  return effect?.type === 'refused' ? effect.refusal : undefined;
};

describe('the agenda of a session', () => {
  it('takes an item once, on one line, cut to what a board can show', () => {
    const { agenda } = session(add(text(`  Long\n${'x'.repeat(300)}`)), add(text('Short')));
    assert.deepEqual(
      agenda.map(({ id, title, status }) => [id, title.length, status]),
      [
        ['a1', 200, 'open'],
        ['a2', 5, 'open'],
      ],
    );
    assert.equal(refusalOf(add(text('Short')), add(text('Short'))), 'alreadyOnAgenda');
    assert.equal(refusalOf(add(text(' \n'))), 'emptyTitle');
  });

  it('never gives the number of a removed item to another one that is there', () => {
    const { agenda } = session(
      add(text('One')),
      add(text('Two')),
      at(1, { type: 'removeItem', itemId: 'a1' }),
      add(text('Three')),
    );
    assert.deepEqual(
      agenda.map(({ id, title }) => `${id} ${title}`),
      ['a2 Two', 'a3 Three'],
    );
  });

  it('begins with what it is given, and the next session with what was left over', () => {
    const items = [text('One'), text('Two'), text('Three'), text('Two')];
    const started = { ...startEvent(['Kim']), agenda: items };
    const { state } = after(
      started,
      at(1, { type: 'doneItem', itemId: 'a1' }),
      at(1, { type: 'parkItem', itemId: 'a2', reason: 'no time' }),
      at(2, { type: 'end' }),
      at(2, { type: 'recordSafe', id: '2026-11-22-a7k2' }),
    );
    assert.ok(state.kind === 'none');
    assert.deepEqual(
      state.last?.agenda.map(({ title, status }) => `${title} ${status}`),
      ['Two parked', 'Three open'],
    );
  });

  it('works on one item at a time, opens its place, and opens it again with every turn', () => {
    const place = { path: 'src/a.ts', line: 3 };
    const events = [startEvent(['Kim', 'Sol']), add(hotspot('src/a.ts')), add(text('Other'))];
    const work = at(1, { type: 'workItem', itemId: 'a1' });
    assert.deepEqual(after(...events, work).effects, [{ type: 'openPlace', place }]);
    assert.deepEqual(after(...events, work, at(7, { type: 'next' })).effects, [{ type: 'openPlace', place }]);
    const other = after(...events, work, at(2, { type: 'workItem', itemId: 'a2' }), at(7, { type: 'next' }));
    assert.deepEqual(other.effects, []);
    const file = { path: '.handover/suppliers/fastly.md', line: 0 };
    const gap: NewItem = { title: 'Fastly', source: { kind: 'text', place: file }, authors: [] };
    const opened = after(startEvent(['Kim']), add(gap), at(1, { type: 'workItem', itemId: 'a1' }));
    assert.deepEqual(opened.effects, [{ type: 'openPlace', place: file }]);
    assert.deepEqual(after(...events, work, at(7, { type: 'next' }), at(7, { type: 'undo' })).effects, [
      { type: 'undone', of: 'next' },
    ]);
  });

  it('opens the question of an item, for whoever turns to it and at each new turn', () => {
    const source = { kind: 'question', chapter: '07-suppliers', question: '07-suppliers/who-pays' } as const;
    const events = [startEvent(['Kim', 'Sol']), add({ title: 'Who pays?', source, authors: [] })];
    const work = at(1, { type: 'workItem', itemId: 'a1' });
    const opened = [{ type: 'openQuestion', question: source.question }];
    assert.deepEqual(after(...events, work).effects, opened);
    assert.deepEqual(after(...events, work, at(7, { type: 'next' })).effects, opened);
    const chapter = add({
      title: 'Suppliers',
      source: { kind: 'question', chapter: '07-suppliers' },
      authors: [],
    });
    assert.deepEqual(after(startEvent(['Kim', 'Sol']), chapter, work).effects, []);
  });

  it('proposes the next item when one is closed, and says why', () => {
    const events = [startEvent(['Kim', 'Sol']), add(text('One')), add(hotspot('src/b.ts', 'Sol'))];
    const { effects } = after(
      ...events,
      at(1, { type: 'workItem', itemId: 'a1' }),
      at(2, { type: 'doneItem', itemId: 'a1' }),
    );
    assert.deepEqual(effects, [
      {
        type: 'proposeItem',
        itemId: 'a2',
        title: 'src/b.ts',
        reason: 'Written by Sol, who is in the room.',
      },
    ]);
  });

  it('says when nothing is open any more, closed or taken off, and only then', () => {
    const events = [startEvent(['Kim']), add(text('One')), add(text('Two'))];
    const closed = at(1, { type: 'doneItem', itemId: 'a1' });
    const parked = at(2, { type: 'parkItem', itemId: 'a2', reason: 'not now' });
    const done = [{ type: 'agendaDone' }];
    assert.deepEqual(after(...events, closed).effects, []);
    assert.deepEqual(after(...events, closed, parked).effects, done);
    assert.deepEqual(after(...events, closed, at(2, { type: 'removeItem', itemId: 'a2' })).effects, done);
    assert.deepEqual(
      after(...events, closed, parked, at(3, { type: 'removeItem', itemId: 'a2' })).effects,
      [],
    );
  });

  it('parks only with a reason, and opens again without it', () => {
    const item = add(text('One'));
    assert.equal(refusalOf(item, at(1, { type: 'parkItem', itemId: 'a1', reason: ' ' })), 'noReason');
    const parked = at(1, { type: 'parkItem', itemId: 'a1', reason: 'not now' });
    assert.equal(session(item, parked).agenda[0]?.reason, 'not now');
    const [opened] = session(item, parked, at(2, { type: 'reopenItem', itemId: 'a1' })).agenda;
    assert.deepEqual(
      [opened?.status, opened?.reason, opened?.closedAtEpochMs],
      ['open', undefined, undefined],
    );
  });

  it('moves an item to a place, and to the nearest end beyond it', () => {
    const items = ['One', 'Two', 'Three'].map((title) => add(text(title)));
    const titles = (toIndex: number) =>
      session(...items, at(1, { type: 'moveItem', itemId: 'a1', toIndex })).agenda.map(({ title }) => title);
    assert.deepEqual(titles(1), ['Two', 'One', 'Three']);
    assert.deepEqual(titles(9), ['Two', 'Three', 'One']);
    assert.deepEqual(titles(-1), ['One', 'Two', 'Three']);
    assert.deepEqual(titles(Number.NaN), ['Two', 'Three', 'One']);
  });
});

describe('the proposal of what to take next', () => {
  const items = [
    text('Free'),
    hotspot('src/gone.ts', 'Nobody'),
    hotspot('src/sol.ts', 'Sol'),
    hotspot('src/ira.ts', 'Ira'),
  ];
  const events = items.map(add);
  const lastDay = (participantId: string, day: string) =>
    at(0, { type: 'setLastDay', participantId, lastDay: day });

  it('is what somebody in the room wrote, before the order of the agenda', () => {
    assert.equal(proposeItem(session(...events))?.item.title, 'src/sol.ts');
  });

  it('is what is written by the one who leaves first', () => {
    const proposal = proposeItem(
      session(...events, lastDay('p2', '2026-12-24'), lastDay('p3', '2026-11-27')),
    );
    assert.equal(proposal?.item.title, 'src/ira.ts');
    assert.equal(proposal.reason, 'Written by Ira, who is in the room, whose last day is 2026-11-27.');
  });

  it('looks past those who are away', () => {
    const away = ['p2', 'p3'].map((participantId) => at(0, { type: 'markAway', participantId }));
    const proposal = proposeItem(session(...events, ...away));
    assert.deepEqual([proposal?.item.title, proposal?.reason], ['Free', 'First on the agenda.']);
    const rest = proposeItem(session(...events.slice(1), ...away));
    assert.equal(rest?.reason, 'First on the agenda; nobody who wrote it is in the room.');
  });

  it('is nothing where nothing else is open', () => {
    assert.equal(proposeItem(session()), undefined);
    assert.equal(
      proposeItem(session(add(text('One')), at(0, { type: 'workItem', itemId: 'a1' }))),
      undefined,
    );
  });
});

describe('the proposal of a hotspot for an agenda on which nothing is open', () => {
  const ranked = [
    hotspot('src/gone.ts', 'Nobody'),
    hotspot('src/sol.ts', 'Sol'),
    hotspot('src/ira.ts', 'Ira'),
  ].map((item) => ({ item, why: '7 undocumented' }));
  const proposed = (...events: readonly SessionEvent[]) => {
    const proposal = proposeHotspot(session(...events), () => ranked);
    return proposal && `${proposal.item.title}: ${proposal.reason}`;
  };

  it('is what somebody in the room wrote, who leaves soonest, with why it ranks so high', () => {
    assert.equal(proposed(), 'src/sol.ts: Written by Sol, who is in the room. 7 undocumented.');
    assert.equal(
      proposed(at(0, { type: 'setLastDay', participantId: 'p3', lastDay: '2026-11-27' })),
      'src/ira.ts: Written by Ira, who is in the room, whose last day is 2026-11-27. 7 undocumented.',
    );
  });

  it('is the highest where nobody who wrote one is in the room', () => {
    const away = ['p2', 'p3'].map((participantId) => at(0, { type: 'markAway', participantId }));
    assert.equal(
      proposed(...away),
      'src/gone.ts: The highest hotspot; nobody who wrote it is in the room. 7 undocumented.',
    );
  });

  it('is none while something is open, nor what was on the agenda already', () => {
    const sol = add(hotspot('src/sol.ts', 'Sol'));
    assert.equal(proposed(sol), undefined);
    assert.match(proposed(sol, at(1, { type: 'doneItem', itemId: 'a1' })) ?? '', /^src\/ira\.ts: /u);
    const all = ranked.map(({ item }) => add(item));
    const parked = ['a1', 'a2', 'a3'].map((itemId) => at(1, { type: 'parkItem', itemId, reason: 'not now' }));
    assert.equal(proposed(...all, ...parked), undefined);
    assert.equal(
      proposeHotspot(session(), () => []),
      undefined,
    );
  });
});
