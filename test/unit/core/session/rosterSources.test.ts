import assert from 'node:assert/strict';
import type { Identity } from '../../../../src/core/ports';
import { lateArrivals, onEnter, tickedAtFirst } from '../../../../src/core/session/rosterPick';
import {
  parseCodeowners,
  parseCoauthors,
  parsePerson,
  rankCandidates,
  withLastRoster,
} from '../../../../src/core/session/rosterSources';
import { rosterOf } from '../../../../src/core/session/roster';
import { parseBreakRhythm, parseDayEnd, parseMinutes } from '../../../../src/core/session/entries';

const person = (name: string, email = `${name.toLowerCase()}@example.org`): Identity => ({ name, email });
const names = (people: readonly { identity: Identity }[]) => people.map(({ identity }) => identity.name);

describe('people to offer for the roster', () => {
  it('come by recency, then from .git-coauthors, CODEOWNERS and the last roster', () => {
    const ranked = rankCandidates({
      authors: [
        { identity: person('Old'), lastAtEpochMs: 1 },
        { identity: person('New'), lastAtEpochMs: 2 },
      ],
      coauthors: [person('File')],
      owners: [person('Owner')],
      lastRoster: [person('Last')],
    });
    assert.deepEqual(names(ranked), ['New', 'Old', 'File', 'Owner', 'Last']);
  });

  it('are offered once, by e-mail address and by name', () => {
    const ranked = rankCandidates({
      authors: [
        { identity: person('Kim Example', 'KIM@example.org'), lastAtEpochMs: 2 },
        { identity: person('kim  example', 'kim@home.example'), lastAtEpochMs: 1 },
      ],
      coauthors: [person('K. Example', 'kim@example.org'), person('Sol', '')],
      owners: [],
      lastRoster: [person('sol', 'sol@example.org')],
    });
    assert.deepEqual(names(ranked), ['Kim Example', 'Sol']);
  });

  it('are people', () => {
    const authors = ['dependabot[bot]', ' '].map((name) => ({ identity: person(name), lastAtEpochMs: 1 }));
    assert.deepEqual(rankCandidates({ authors, coauthors: [], owners: [], lastRoster: [] }), []);
  });

  it('are read from a free entry', () => {
    assert.deepEqual(
      parsePerson(' Sol Example  <sol@example.org> '),
      person('Sol Example', 'sol@example.org'),
    );
    assert.deepEqual(parsePerson('Sol'), person('Sol', ''));
    for (const bad of ['', '<sol@example.org>', 'Sol <sol', 'Sol <no mail>', 'a<b@c>d']) {
      assert.equal(parsePerson(bad), undefined);
    }
  });

  it('are read from .git-coauthors, whatever else is in it', () => {
    const text = JSON.stringify({
      coauthors: {
        a: { name: 'Ada', email: 'ada@x' },
        b: { name: 'Bo' },
        c: { email: 'c@x' },
        d: 7,
        e: null,
      },
    });
    assert.deepEqual(parseCoauthors(text), { people: [person('Ada', 'ada@x'), person('Bo', '')] });
    assert.match(parseCoauthors('{').problem ?? '', /not valid JSON/u);
    assert.match(parseCoauthors('[]').problem ?? '', /no "coauthors"/u);
  });
});

describe('late arrivals', () => {
  const author = (name: string, lastAtEpochMs: number, email?: string) => ({
    identity: person(name, email),
    source: 'history' as const,
    lastAtEpochMs,
  });
  const found = [
    author('Old', 1),
    author('New', 2),
    { identity: person('File'), source: 'coauthorsFile' as const },
    { identity: person('Owner'), source: 'codeowners' as const },
  ];

  it('are offered as at the start: of the repository by recency, and of the session before', () => {
    const session = { roster: rosterOf([person('Kim')]), former: [person('Last'), person('owner', '')] };
    assert.deepEqual(names(lateArrivals(found, session)), ['New', 'Old', 'File', 'Owner', 'Last']);
    assert.deepEqual(names(lateArrivals([], session)), ['Last', 'owner']);
  });

  it('are nobody of the roster, by e-mail address and by name, wherever they are', () => {
    const [kim, sol, ira] = rosterOf(['New', 'Sol', 'Last'].map((name) => person(name)));
    assert.ok(kim && sol && ira);
    const roster = [kim, { ...sol, email: 'old@EXAMPLE.org' }, { ...ira, presence: 'gone' as const }];
    const again = [author('new', 3, 'new@home.example'), ...found];
    assert.deepEqual(names(lateArrivals(again, { roster, former: [person('Last')] })), ['File', 'Owner']);
  });
});

describe('the list of people to tick', () => {
  const day = 24 * 60 * 60_000;
  const author = (name: string, days: number) => ({
    identity: person(name),
    source: 'history' as const,
    lastAtEpochMs: days * day,
  });

  it('has those ticked who were there last', () => {
    const candidates = [author('Kim', 300), author('Sol', 200)];
    assert.deepEqual(tickedAtFirst(candidates, [person('Sol')]), [person('Sol')]);
  });

  it('has recent authors ticked the first time, and only some of them', () => {
    assert.deepEqual(tickedAtFirst([author('Kim', 300), author('Sol', 200)], []), [person('Kim')]);
    const many = Array.from({ length: 20 }, (_, index) => author(`A${index}`, 300));
    assert.equal(tickedAtFirst(many, []).length, 6);
    const passers = ['Ira', 'Noa'].map((name) => ({ ...author(name, 300), commits: 1 }));
    const regulars = ['Kim', 'Sol'].map((name) => ({ ...author(name, 299), commits: 2 }));
    assert.deepEqual(tickedAtFirst([...passers, ...regulars], []), [person('Kim'), person('Sol')]);
    assert.deepEqual(tickedAtFirst(passers, []), [person('Ira'), person('Noa')]);
    const ranked = withLastRoster([...passers, ...regulars], []);
    assert.deepEqual(tickedAtFirst(ranked, []), [person('Kim'), person('Sol')]);
  });

  it('takes Enter for yes, for a tick or for somebody new, as fits what is typed', () => {
    const listed = [person('Kim'), person('Sol'), person('Solveig')];
    assert.deepEqual(onEnter('', listed), { kind: 'accept' });
    assert.deepEqual(onEnter('ki', listed), { kind: 'tick', identity: person('Kim') });
    assert.deepEqual(onEnter('sol', listed), { kind: 'accept' });
    assert.deepEqual(onEnter('Noa <noa@x.org>', listed), {
      kind: 'add',
      identity: person('Noa', 'noa@x.org'),
    });
    assert.deepEqual(onEnter('Kimberly <KIM@example.org>', listed), {
      kind: 'tick',
      identity: person('Kim'),
    });
    assert.deepEqual(onEnter('<', listed), { kind: 'unclear' });
  });
});

describe('durations as people type them', () => {
  it('are minutes, with a point or a comma', () => {
    assert.deepEqual(['7', ' 2.5 ', '2,5'].map(parseMinutes), [7, 2.5, 2.5]);
    assert.deepEqual(['', '0', '-1', '1e9', '241', 'x'].map(parseMinutes), Array(6).fill(undefined));
  });

  it('are turns and minutes for breaks', () => {
    assert.deepEqual(parseBreakRhythm('4 10'), { breakAfterTurns: 4, breakMs: 600_000 });
    assert.deepEqual(parseBreakRhythm('4, 10'), { breakAfterTurns: 4, breakMs: 600_000 });
    assert.deepEqual(['', '4', '0 10', '4 0', '4 999'].map(parseBreakRhythm), Array(5).fill(undefined));
  });
});

describe('CODEOWNERS', () => {
  const authors = [
    person('Kim Example', '123+kimx@users.noreply.github.com'),
    person('Sol Sample', 'sol@example.org'),
  ];

  it('gives e-mail addresses and handles, under the names of authors where they are known', () => {
    const text = [
      '# comment @nobody',
      '* @kimx sol@example.org # and why',
      '[Section] @lead',
      '/src/ ira.s@example.org @acme/team @.. -- @kimX',
    ].join('\r\n');
    assert.deepEqual(parseCodeowners(text, authors), [
      authors[0],
      authors[1],
      { name: 'lead', email: '' },
      { name: 'ira.s', email: 'ira.s@example.org' },
    ]);
  });

  it('gives nobody for an empty file', () => {
    assert.deepEqual(parseCodeowners('\n\n#\n', authors), []);
  });
});

describe('what people type', () => {
  it('is a break after turns, or after minutes', () => {
    assert.deepEqual(parseBreakRhythm('60m 10'), {
      breakAfterTurns: 0,
      breakAfterMs: 3_600_000,
      breakMs: 600_000,
    });
    assert.deepEqual(parseBreakRhythm('90 min, 15'), {
      breakAfterTurns: 0,
      breakAfterMs: 5_400_000,
      breakMs: 900_000,
    });
    assert.equal(parseBreakRhythm('0m 10'), undefined);
  });

  it('is the end of the day by the clock on the wall also in the night of the change to winter time', () => {
    const change = Date.UTC(2026, 9, 25, 1);
    const offset = (at: number) => (at < change ? 120 : 60);
    const halfPastTwo = change - 30 * 60_000;
    assert.equal(parseDayEnd('04:30', halfPastTwo, offset), Date.UTC(2026, 9, 25, 3, 30));
    assert.equal(parseDayEnd('02:45', halfPastTwo, offset), change - 15 * 60_000);
    assert.equal(parseDayEnd('17:30', change + 60_000, offset), Date.UTC(2026, 9, 25, 16, 30));
  });

  it('is the end of the day by the clock on the wall', () => {
    const now = Date.UTC(2026, 10, 22, 23, 30);
    assert.equal(
      parseDayEnd('17:30', now, () => 60),
      Date.UTC(2026, 10, 23, 16, 30),
    );
    assert.equal(
      parseDayEnd('0.45', now, () => 60),
      Date.UTC(2026, 10, 22, 23, 45),
    );
    for (const none of ['00:15', '24:00', '17:60', 'soon', '', '17'])
      assert.equal(
        parseDayEnd(none, now, () => 60),
        undefined,
        none,
      );
  });
});
