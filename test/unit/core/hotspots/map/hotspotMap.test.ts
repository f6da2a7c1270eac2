import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hotspotMap, type MapNode } from '../../../../../src/core/hotspots/map/hotspotMap';
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
  const { root, modules } = hotspotMap(report, 'voting');

  it('has the modules of which documentation is asked, in their folders, largest first', () => {
    assert.equal(modules, 3);
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
    assert.equal(hotspotMap(explained, 'x').root.documentedSymbols, 3);
  });

  it('leaves out the smallest where there are too many, and says how many', () => {
    const many = Array.from({ length: 10_003 }, (_, at) => ({ path: `f${at % 7}/${at}.ts`, lines: at + 1 }));
    const map = hotspotMap({ ...scanReport(many), hotspots: [] }, 'x');
    assert.deepEqual([map.modules, map.leftOut], [10_003, 3]);
  });

  it('loses no line, whatever the folders are called', () => {
    const part = fc.constantFrom('a', 'b', '__proto__', 'constructor', 'c d');
    const path = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => `${parts.join('/')}.ts`);
    fc.assert(
      fc.property(fc.uniqueArray(path), (paths) => {
        const map = hotspotMap(scanReport(paths.map((each) => ({ path: each, lines: 3 }))), 'x');
        assert.equal(map.root.lines, paths.length * 3);
        assert.equal(leaves(map.root), paths.length);
      }),
    );
  });
});

function leaves({ children }: MapNode): number {
  return children === undefined ? 1 : children.reduce((sum, child) => sum + leaves(child), 0);
}
