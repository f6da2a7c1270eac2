import assert from 'node:assert/strict';
import { statisticsRows, type StatisticsRow } from '../../../../src/core/handover/statisticsRows';
import { sampleInput } from '../../../support/bookSample';

describe('the view of statistics', () => {
  const [session] = sampleInput().sessions;
  assert.ok(session);

  const said = (rows: readonly StatisticsRow[], id: string) =>
    (rows.find((one) => one.id === id)?.children ?? []).map(
      ({ label, description }) => `${label}: ${description}`,
    );

  it('is empty where there is no session', () => {
    assert.deepEqual(statisticsRows([]), []);
  });

  it('adds up the time of each person in each role', () => {
    const [kim] = session.people;
    assert.ok(kim);
    const second = { ...session, people: [{ ...kim, typedMinutes: 60, factCheckedMinutes: 75 }] };
    const rows = statisticsRows([session, second]);
    const [first] = rows[0]?.children ?? [];
    assert.equal(rows[0]?.label, 'Time per person and role');
    assert.equal(
      `${first?.label ?? ''}: ${first?.description ?? ''}`,
      'Kim Example: 1 h 21 min typed · 28 min navigated · 14 min explained · 1 h 15 min fact-checked',
    );
    assert.match(first?.tooltip ?? '', /^9 h present in 2 sessions, 6 turns$/mu);
  });

  it('says what changed, who told and who learnt, and leads to the records, newest first', () => {
    const later = { ...session, path: '.handover/sessions/2024-05-02-b2b2.md', day: '2024-05-02' };
    const rows = statisticsRows([session, later]);
    assert.match(said(rows, 'changes')[0] ?? '', /^Doc coverage: 25 % → \d+ %$/u);
    assert.deepEqual(said(rows, 'learning'), [
      'Kim Example: told 2, learnt 0',
      'Noa Example: told 0, learnt 2',
    ]);
    const records = rows.find(({ id }) => id === 'records')?.children ?? [];
    assert.deepEqual(
      records.map(({ label, path }) => [label, path]),
      [
        ['2024-05-02', later.path],
        [session.day, session.path],
      ],
    );
  });

  it('has ids of its own, and shows no icons or markup of hostile names', () => {
    const [kim] = session.people;
    assert.ok(kim);
    const hostile = {
      ...session,
      path: '.handover/sessions/2024-05-02-b2b2.md',
      people: [{ ...kim, name: '$(x) [a](command:b)\nNoa' }],
      goal: '$(bell)',
    };
    const rows = statisticsRows([hostile, session]);
    const all = rows.flatMap((row) => [row, ...row.children]);
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const { label, description } of all) assert.doesNotMatch(`${label}${description}`, /\$\(|\n/u);
  });
});
