import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type HotspotMap, hotspotMap, type MapNode } from '../../../../../src/core/hotspots/map/hotspotMap';
import type { ScanReport } from '../../../../../src/core/hotspots/model';
import { scanReport } from '../../../../support/scanReport';

const kim = { name: 'Kim Example', email: 'kim@example.org' };

function history(share: number) {
  const authors = [{ author: kim, share, changes: 1, lastAtEpochMs: 1, inactive: true }];
  return { history: { changes: 1, weightedChanges: 1, firstAtEpochMs: 1, lastAtEpochMs: 1, authors } };
}

function words({ name, path, lines, children = [] }: MapNode): unknown {
  return [name, path, lines, ...children.map(words)];
}

describe('the map of hotspots', () => {
  const report = scanReport([
    { path: 'src/main/java/a.ts', lines: 30, publicSymbols: 4, documentedSymbols: 1, ...history(1) },
    { path: 'src/main/java/b.ts', lines: 10, publicSymbols: 2, documentedSymbols: 2 },
    { path: 'top.ts', lines: 5, publicSymbols: 1, documentedSymbols: 0 },
    { path: 'a.test.ts', lines: 500, role: 'test' },
    { path: 'schema.sql', lines: 500, language: 'other' },
    { path: 'empty.ts', lines: 0 },
  ]);
  const map = hotspotMap(report, 'voting');
  const root = shown(map);

  it('has the modules of which documentation is asked, in their folders, largest first', () => {
    assert.equal(map.modules, 3);
    assert.deepEqual(words(root), [
      'voting',
      '',
      45,
      [
        'src/main/java',
        'src/main/java',
        40,
        ['a.ts', 'src/main/java/a.ts', 30],
        ['b.ts', 'src/main/java/b.ts', 10],
      ],
      ['top.ts', 'top.ts', 5],
    ]);
  });

  it('counts the hotspots that it has not, by the reason, without those that the team set aside', () => {
    assert.deepEqual(map.notAsked, { onlyDebts: 1, besideSource: 1 });
    const snoozed = {
      kind: 'snoozed',
      module: 'schema.sql',
      by: 'Kim',
      atEpochMs: 1,
      until: '2027-01-01',
      reason: 'Later.',
      path: '.handover/hotspots/a.md',
    } as const;
    const decided = {
      ...report,
      hotspots: report.hotspots.map((hotspot) =>
        hotspot.path === snoozed.module ? { ...hotspot, decision: snoozed } : hotspot,
      ),
    };
    const onDay = (today: string) => hotspotMap(decided, 'voting', '', today).notAsked;
    assert.deepEqual(onDay('2026-12-31'), { onlyDebts: 0, besideSource: 1 });
    assert.deepEqual(onDay('2027-01-01'), { onlyDebts: 1, besideSource: 1 });
  });

  it('sums folders up: symbols, loss by lines, the highest score', () => {
    const [java] = root.children ?? [];
    assert.deepEqual(
      [java?.publicSymbols, java?.documentedSymbols, java?.lost, java?.score],
      [6, 3, 0.75, 90],
    );
    assert.deepEqual([root.publicSymbols, root.documentedSymbols], [7, 3]);
  });

  it('takes for documented what a note explains', () => {
    const notes = [
      { path: 'n.md', kind: 'explanation', status: 'confirmed', title: '', explains: true } as const,
    ];
    const explained = scanReport([{ path: 'a.ts', publicSymbols: 3, documentedSymbols: 0, notes }]);
    assert.equal(shown(hotspotMap(explained, 'x')).documentedSymbols, 3);
  });

  it('tells of a folder what is in it and in that, as far as it can be seen, and the way there', () => {
    const deep = scanReport([{ path: 'a/b/c/d.ts' }, { path: 'a/b/e.ts' }, { path: 'a/f.ts' }]);
    const { trail } = hotspotMap(deep, 'voting', 'a');
    assert.deepEqual(trail.map(words), [
      ['voting', '', 30],
      [
        'a',
        'a',
        30,
        ['b', 'a/b', 20, ['c', 'a/b/c', 10, ['d.ts', 'a/b/c/d.ts', 10]], ['e.ts', 'a/b/e.ts', 10]],
        ['f.ts', 'a/f.ts', 10],
      ],
    ]);
    assert.deepEqual(
      trail.map(({ entries }) => entries),
      [1, 2],
    );
    const small = scanReport([
      { path: 'a/b.ts', lines: 999 },
      { path: 'c/d.ts', lines: 1 },
    ]);
    assert.deepEqual(words(shown(hotspotMap(small, 'voting'))), [
      'voting',
      '',
      1000,
      ['a', 'a', 999, ['b.ts', 'a/b.ts', 999]],
      ['c', 'c', 1],
    ]);
  });

  it('shows the nearest folder where the wanted one is not there', () => {
    for (const wanted of ['src/main/java', 'src/main/java/gone', 'src/main/java/a.ts', 'src/main/javac'])
      assert.equal(
        shown(hotspotMap(report, 'voting', wanted)).path,
        wanted.startsWith('src/main/java/') || wanted === 'src/main/java' ? 'src/main/java' : '',
      );
  });

  it('leaves out the smallest entries of a folder where there are too many, and says how many', () => {
    const many = Array.from({ length: 1003 }, (_, at) => ({ path: `f/${at}.ts`, lines: at + 1 }));
    const large = { ...scanReport([...many, { path: 'g.ts', lines: 1 }]), hotspots: [] };
    const folder = hotspotMap(large, 'x', 'f');
    assert.deepEqual([folder.modules, folder.leftOut, shown(folder).children?.length], [1004, 3, 1000]);
    assert.equal(shown(folder).lines, (1003 * 1004) / 2, 'they still count');
    assert.equal(shown(folder).children?.at(-1)?.lines, 4);
  });

  it('of many thousand modules has no more than can be seen', () => {
    const many = Array.from({ length: 9000 }, (_, at) => ({ path: `f${at % 90}/g/${at}.ts`, lines: at + 1 }));
    const { trail } = hotspotMap({ ...scanReport(many), hotspots: [] }, 'x');
    const folders = trail.at(-1)?.children ?? [];
    assert.equal(folders.length, 90);
    assert.equal(
      folders.reduce((sum, { children = [] }) => sum + children.length, 0),
      1000,
    );
    assert.ok(folders.every(({ entries }) => entries === 100));
  });

  it('loses no line, whatever the folders are called', () => {
    const part = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'c d');
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join('/')}.ts`);
    fc.assert(
      fc.property(fc.uniqueArray(path), (paths) => {
        const report = scanReport(paths.map((each) => ({ path: each, lines: 3 })));
        const map = hotspotMap(report, 'x');
        assert.equal(shown(map).lines, paths.length * 3);
        assert.equal(leaves(report, ''), paths.length);
      }),
    );
  });
});

/** The modules that are reached by going from folder to folder. */
function leaves(report: ScanReport, path: string): number {
  const { children = [] } = shown(hotspotMap(report, 'x', path));
  return children.reduce(
    (sum, child) => sum + (child.entries === undefined ? 1 : leaves(report, child.path)),
    0,
  );
}

function shown({ trail }: HotspotMap): MapNode {
  const folder = trail.at(-1);
  assert.ok(folder);
  return folder;
}
