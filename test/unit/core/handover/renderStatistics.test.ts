import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { statisticsDocument } from '../../../../src/core/handover/renderStatistics';
import { sampleInput } from '../../../support/bookSample';

describe('the statistics over sessions', () => {
  const [session] = sampleInput().sessions;
  assert.ok(session);

  it('say that there is nothing yet', () => {
    assert.match(statisticsDocument([]), /No mob session has been recorded here yet/u);
  });

  it('add up the time of one person over sessions, by e-mail address, else by name', () => {
    const [kim, noa] = session.people;
    assert.ok(kim && noa);
    const second = {
      ...session,
      people: [
        { ...kim, name: 'Kimberly' },
        { ...noa, name: 'NOA example' },
      ],
    };
    const text = statisticsDocument([session, second]);
    assert.match(text, /^2 mob sessions so far\.$/mu);
    assert.match(text, /^\| Kim Example \| 2 \| 6 \| 540 \| 42 \| 28 \| 14 \| 0 \|$/mu);
    assert.match(text, /^\| Noa Example \| 2 \| 4 \| 400 \| 28 \| 42 \| 0 \| 0 \|$/mu);
  });

  it('measure from before the first session to after the last one', () => {
    const scan = {
      before: { publicSymbols: 40, documentedSymbols: 18, debts: 5, hotspots: 6 },
      after: { publicSymbols: 50, documentedSymbols: 25, debts: 2, hotspots: 1 },
    };
    const text = statisticsDocument([session, { ...session, details: { ...session.details, scan } }]);
    assert.match(text, /^\| Doc coverage \| 25 % \| 50 % \|$/mu);
    assert.match(text, /^\| Legacy hotspots \| 9 \| 1 \|$/mu);
    assert.match(text, /^6 legacy hotspots were closed in the sessions\.$/mu);
  });

  it('tell who told, who learnt, and what was said at the end, escaped', () => {
    const text = statisticsDocument([session]);
    assert.match(text, /^\| Kim Example \| 1 \| 0 \|$/mu);
    assert.match(text, /^\| Noa Example \| 0 \| 1 \|$/mu);
    assert.match(text, /^- 2024-05-01: \*What is still dark\?\* The \\\*encoding\\\* queue$/mu);
  });
});
