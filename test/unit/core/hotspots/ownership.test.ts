import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Ownership } from '../../../../src/core/hotspots/ownership';
import type { AuthorShare } from '../../../../src/core/hotspots/model';
import { toScanJson } from '../../../../src/core/hotspots/scanJson';
import { scanReport } from '../../../support/scanReport';
import { at, kim, module, share, sol } from '../../../support/bookSample';

const now = '2024-05-01T00:00:00Z';
const noa = { name: 'Noa Example', email: 'noa@example.org' };
const of = (path: string, ...authors: AuthorShare[]) =>
  module(path, { history: { changes: 1, weightedChanges: 1, firstAtEpochMs: 0, lastAtEpochMs: 0, authors } });
const options = { asOfEpochMs: at(now), activeWithinDays: 365 };

describe('Authors of a module', () => {
  it('are all who hold more than three quarters of the greatest share', () => {
    const ownership = new Ownership(
      [of('a', share(kim, 0.4, now), share(sol, 0.31, now), share(noa, 0.3, now))],
      [],
      options,
    );
    assert.deepEqual(
      ownership.authorsOf('a').map((person) => person.name),
      ['Kim Example', 'Sol Example'],
    );
    assert.deepEqual(ownership.authorsOf('unknown'), []);
  });

  it('are gone where none was seen in a year, counting what they did elsewhere but not in the book itself', () => {
    const old = '2020-01-01T00:00:00Z';
    const person = (lastAt: string) => ({
      identity: kim,
      commits: 1,
      firstAtEpochMs: 0,
      lastAtEpochMs: at(lastAt),
      inactive: false,
      mainAuthorOf: [],
    });
    const orphaned = (...seen: string[]) =>
      new Ownership([of('a', share(kim, 1, old))], seen.map(person), options).isOrphaned('a');
    assert.equal(orphaned(), true);
    assert.equal(orphaned('2024-01-01T00:00:00Z'), false);
    assert.equal(orphaned('2024-06-01T00:00:00Z'), true);
    assert.equal(
      new Ownership([module('a', { history: undefined as never })], [], options).isOrphaned('a'),
      false,
    );
  });
});

describe('The truck factor', () => {
  const names = (...modules: ReturnType<typeof of>[]) =>
    new Ownership(modules, [], options).truckFactor().map((person) => person.name);

  it('is how many must leave until more than half of the modules have no author', () => {
    const modules = [
      of('a', share(kim, 1, now)),
      of('b', share(kim, 1, now)),
      of('c', share(kim, 1, now)),
      of('d', share(sol, 1, now)),
    ];
    assert.deepEqual(names(...modules), ['Kim Example']);
  });

  it('needs more people where half of the modules exactly would be left', () => {
    const modules = [of('a', share(kim, 1, now)), of('b', share(sol, 1, now))];
    assert.equal(names(...modules).length, 2);
  });

  it('counts a module as held as long as one of its authors is there', () => {
    const both = [share(kim, 0.5, now), share(sol, 0.5, now)];
    assert.deepEqual(names(of('a', ...both), of('b', ...both)), ['Kim Example', 'Sol Example']);
  });

  it('is in the JSON of the scan, of the project and of each module', () => {
    const modules = [
      of('a', share(kim, 0.9, now), share(sol, 0.1, now)),
      of('b', share(kim, 0.5, now), share(sol, 0.5, now)),
      module('c', {
        role: 'test',
        history: { changes: 1, weightedChanges: 1, firstAtEpochMs: 0, lastAtEpochMs: 0, authors: [] },
      }),
    ];
    const json = toScanJson(scanReport(modules)) as {
      truckFactor?: unknown;
      modules: readonly { history?: { truckFactor: number } }[];
    };
    assert.deepEqual(json.truckFactor, { value: 2, people: [kim, sol] });
    assert.deepEqual(
      json.modules.map(({ history }) => history?.truckFactor),
      [1, 2, 0],
    );
    assert.equal('truckFactor' in toScanJson(scanReport([])), false);
  });

  it('is empty without history', () => {
    assert.deepEqual(names(), []);
  });
});
