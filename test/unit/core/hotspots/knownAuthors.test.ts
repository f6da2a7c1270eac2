import assert from 'node:assert/strict';
import { listHotspots } from '../../../../src/core/hotspots/hotspotList';
import { hotspotMap } from '../../../../src/core/hotspots/map/hotspotMap';
import type { HistoryStatus, ScanReport } from '../../../../src/core/hotspots/model';
import { FileHistories } from '../../../../src/core/hotspots/fileHistories';
import { rankForRoom } from '../../../../src/core/hotspots/rankForRoom';
import { assembleReport } from '../../../../src/core/hotspots/report';
import { rankWords } from '../../../../src/core/hotspots/rows/rankWords';
import { toScanJson } from '../../../../src/core/hotspots/scanJson';
import { Ownership } from '../../../../src/core/hotspots/ownership';
import { ownershipBars } from '../../../../src/core/handover/diagrams/ownershipBars';
import { lossWords, spokenWords } from '../../../../src/hotspotMap/nodeWords';
import { factsWith } from '../../../support/factsWith';

const headAtEpochMs = Date.parse('2026-01-01T00:00:00Z');
const kim = { name: 'Kim Example', email: 'kim@example.org' };
const sol = { name: 'Sol Example', email: 'sol@example.org' };

/** `lost.ts` is of Kim alone, who left; `shared.ts` of both; `own.ts` of Sol alone, who is here; `quiet.ts` of nobody known. */
function report(historyStatus: HistoryStatus): ScanReport {
  const author = (person: number, share: number) => ({ person, share, changes: 2, lastAtEpochMs: 2 });
  const sums = { changes: 3, weightedChanges: 3, firstAtEpochMs: 1, lastAtEpochMs: 2 };
  return assembleReport({
    historyStatus,
    head: 'f'.repeat(40),
    headAtEpochMs,
    modules: ['lost.ts', 'shared.ts', 'own.ts', 'quiet.ts'].map((path) => factsWith(path)),
    history: {
      people: [
        { identity: kim, commits: 9, firstAtEpochMs: 1, lastAtEpochMs: Date.parse('2023-05-01T00:00:00Z') },
        { identity: sol, commits: 2, firstAtEpochMs: 1, lastAtEpochMs: headAtEpochMs },
      ],
      years: [],
      files: new FileHistories([
        ['lost.ts', { ...sums, authors: [author(0, 1)] }],
        ['own.ts', { ...sums, authors: [author(1, 1)] }],
        ['shared.ts', { ...sums, authors: [author(0, 0.6), author(1, 0.4)] }],
      ]),
    },
    problems: [],
    activeWithinDays: 365,
  });
}

const listed = (of: ScanReport, path: string) => {
  const found = listHotspots(of, 9, '2026-01-01').listed.find((hotspot) => hotspot.path === path);
  assert.ok(found !== undefined);
  return found;
};
const reasons = (of: ScanReport, path: string): string => listed(of, path).reasons.join(' · ');

describe('authors in a history that is cut off', () => {
  const cut = report('shallow');

  it('are no reason, neither in words nor in few letters', () => {
    for (const of of [cut, rankForRoom(cut, [sol]), rankForRoom(cut, [])])
      for (const path of ['lost.ts', 'own.ts', 'shared.ts']) {
        assert.equal(reasons(of, path), '0 of 1 public symbol documented · changed at least 3 times');
        assert.deepEqual(listed(of, path).short, ['0/1 documented', '3×']);
      }
  });

  it('lose no knowledge that the rank would count, in a room neither', () => {
    for (const of of [cut, rankForRoom(cut, [])]) {
      const losses = of.hotspots.map(({ factors }) => factors.knowledgeLoss);
      assert.deepEqual([...new Set(losses)], [0.5]);
      assert.equal(listed(of, 'lost.ts').lost, undefined);
    }
  });

  it('have no truck factor, and what is lost is not known: in the tree, in the JSON, and on the map', () => {
    assert.deepEqual(rankWords(listed(cut, 'quiet.ts')).slice(2), [
      'Knowledge loss: not known, the history is cut off',
    ]);
    assert.doesNotMatch(rankWords(listed(cut, 'lost.ts')).join('\n'), /Truck factor/);
    const json = toScanJson(cut) as unknown as {
      truckFactor?: unknown;
      people: { mainAuthorOf: string[] }[];
      modules: { history?: { truckFactor?: number; changes: number; authors: { share?: number }[] } }[];
    };
    assert.equal(json.truckFactor, undefined);
    assert.deepEqual(
      json.people.map(({ mainAuthorOf }) => mainAuthorOf),
      [[], []],
    );
    for (const { history } of json.modules) {
      assert.equal(history?.truckFactor, undefined);
      assert.ok((history?.authors ?? []).every(({ share }) => share === undefined));
    }
    const top = hotspotMap(cut, 'voting').trail[0];
    assert.ok(top !== undefined);
    for (const node of [top, ...(top.children ?? [])]) {
      assert.equal(lossWords(node), 'not known');
      assert.doesNotMatch(spokenWords(node), /knowledge lost/);
    }
  });

  it('are still told as who changed it, for they can be asked', () => {
    assert.deepEqual(listed(cut, 'shared.ts').authors, [kim, sol]);
    const [, , , shared] = (
      toScanJson(cut) as unknown as { modules: { history?: { authors: { name: string }[] } }[] }
    ).modules;
    assert.deepEqual(
      shared?.history?.authors.map(({ name }) => name),
      [kim.name, sol.name],
    );
  });

  it('are authors of nothing in the book', () => {
    const ownership = new Ownership(cut.modules, cut.people, {
      asOfEpochMs: headAtEpochMs,
      activeWithinDays: 365,
    });
    assert.deepEqual(
      cut.modules.map(({ path }) => [ownership.authorsOf(path).length, ownership.isOrphaned(path)]),
      cut.modules.map(() => [0, false]),
    );
    assert.deepEqual([ownership.knownModules, ownership.truckFactor().length], [0, 0]);
    assert.deepEqual(
      ownership.people.map(({ name, changes }) => [name, changes]),
      [
        [kim.name, 4],
        [sol.name, 4],
      ],
    );
    assert.equal(ownershipBars(cut.modules), undefined);
  });
});

describe('authors where not all renames were followed', () => {
  const partial = report('partial');

  it('are said to be those who are known', () => {
    assert.match(reasons(partial, 'lost.ts'), /its only known author inactive since May 2023/);
    assert.match(reasons(partial, 'own.ts'), /only one known author/);
    assert.match(reasons(partial, 'shared.ts'), /main known author inactive since May 2023/);
    assert.ok(listed(partial, 'lost.ts').short.includes('known author inactive'));
    assert.ok(rankWords(listed(partial, 'lost.ts')).includes('Truck factor: about 1 (Kim Example)'));
    const room = rankForRoom(partial, [kim]);
    assert.match(reasons(room, 'own.ts'), /its only known author is not in the room/);
    assert.match(reasons(room, 'shared.ts'), /people who are not in the room wrote about 40 % of it/);
  });

  it('count in the rank, since most modules were never renamed', () => {
    assert.equal(listed(partial, 'lost.ts').factors.knowledgeLoss, 1);
  });
});

describe('authors in a history that is all there', () => {
  it('are told without such words', () => {
    const full = report('full');
    assert.match(reasons(full, 'lost.ts'), /its only author inactive since May 2023/);
    assert.match(reasons(full, 'own.ts'), /only one author/);
    assert.deepEqual(rankWords(listed(full, 'lost.ts')).slice(2, 4), [
      'Knowledge loss: 100 of 100',
      'Truck factor: 1 (Kim Example)',
    ]);
    assert.equal(hotspotMap(full, 'voting').trail[0]?.lost, 0.4);
  });

  it('lose an unknown part on the map where there is no history at all', () => {
    assert.equal(hotspotMap(report('noGit'), 'voting').trail[0]?.lost, undefined);
  });
});
