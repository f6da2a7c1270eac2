import assert from 'node:assert/strict';
import { proposeItem } from '../../../../src/core/session/proposal';
import { expiryWarning, offeredExpiries } from '../../../../src/core/session/expiryItems';
import type { AgendaItem } from '../../../../src/core/session/agenda';
import { parse, serialise } from '../../../../src/core/session/serialise';
import { reduce } from '../../../../src/core/session/reduce';
import { isActive } from '../../../../src/core/session/selectors';

const today = '2026-11-22';
const asset = (name: string, day: string | undefined, renewedBy = '') => ({
  name,
  path: `.handover/assets/${name}.md`,
  line: 0,
  renewedBy,
  ...(day === undefined ? {} : { day }),
});
const offered = offeredExpiries(
  [
    asset('late', '2027-01-22'),
    asset('soon', '2026-12-01'),
    asset('over\u202e', '2026-11-20', 'Sol'),
    asset('next', '2027-01-10'),
    asset('never', undefined),
  ],
  today,
);

describe('what runs out, in a session', () => {
  it('is offered for the agenda within sixty days, the soonest first, and ticked within thirty', () => {
    assert.deepEqual(
      offered.map(({ item, why, pressing }) => [item.title, why, pressing]),
      [
        ['Who renews over?', 'over ran out 2 days ago, on 2026-11-20; Sol renews it', true],
        ['Who renews soon?', 'soon runs out in 9 days, on 2026-12-01; nobody is named who renews it', true],
        ['Who renews next?', 'next runs out in 49 days, on 2027-01-10; nobody is named who renews it', false],
      ],
    );
  });

  it('is warned of in one sentence with the reason, and how much more there is', () => {
    assert.equal(
      expiryWarning(offered.slice(1)),
      'soon runs out in 9 days, on 2026-12-01; nobody is named who renews it. 1 more thing runs out within 60 days.',
    );
    assert.equal(expiryWarning([]), undefined);
  });

  it('is proposed before what somebody wrote who leaves later, with its day as the reason', () => {
    const item = (id: string, over: Partial<AgendaItem>): AgendaItem => ({
      id,
      title: id,
      source: { kind: 'text' },
      authors: [],
      status: 'open',
      ...over,
    });
    const expires = offered[1]?.item;
    assert.ok(expires);
    const kim = { name: 'Kim', email: 'kim@example.org' };
    const propose = (lastDay: string) =>
      proposeItem({
        roster: [{ ...kim, id: 'p1', presence: 'present', lastDay }],
        agenda: [item('a1', {}), item('a2', { authors: [kim] }), item('a3', expires)],
      });
    assert.deepEqual(
      [propose('2026-12-02')?.item.id, propose('2026-12-02')?.reason],
      ['a3', 'Runs out on 2026-12-01.'],
    );
    assert.equal(propose('2026-11-27')?.item.id, 'a2');
  });

  it('opens its file when the mob turns to it, and survives being stored', () => {
    const [, soon] = offered;
    assert.ok(soon);
    const start = reduce(
      { kind: 'none' },
      {
        type: 'start',
        atEpochMs: 0,
        id: '2026-11-22-a7k2',
        utcOffsetMinutes: 0,
        rhythm: { turnMs: 420_000, breakAfterTurns: 0, breakMs: 600_000 },
        people: [{ name: 'Kim', email: '' }],
        agenda: [soon.item],
      },
    );
    assert.deepEqual(parse(serialise(start.state)).state, start.state);
    const { state, effects } = reduce(start.state, { type: 'workItem', atEpochMs: 1, itemId: 'a1' });
    assert.ok(isActive(state));
    assert.deepEqual(
      effects.filter(({ type }) => type === 'openPlace'),
      [{ type: 'openPlace', place: { path: '.handover/assets/soon.md', line: 0 } }],
    );
  });
});
