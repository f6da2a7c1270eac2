import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type HotspotList, listHotspots } from '../../../../../src/core/hotspots/hotspotList';
import type { AuthorShare, ModuleReport, ScanReport } from '../../../../../src/core/hotspots/model';
import type { HotspotRow } from '../../../../../src/core/hotspots/rows/hotspotRow';
import {
  type AgendaPlace,
  fairShare,
  type GroupingRequest,
} from '../../../../../src/core/hotspots/view/groupHotspots';
import { hotspotRows } from '../../../../../src/core/hotspots/view/groupRows';
import {
  type HotspotFilter,
  hotspotGroupings,
  type HotspotLook,
  hotspotSorts,
  lookFrom,
  plainLook,
} from '../../../../../src/core/hotspots/view/hotspotQuery';
import { countWords, filterWords, lookNote } from '../../../../../src/core/hotspots/view/queryWords';
import { debt, scanReport, undocumented } from '../../../../support/scanReport';

const headAtEpochMs = Date.UTC(2026, 10, 22);
const today = '2026-11-22';
const dayMs = 86_400_000;
const kim = { name: 'Kim Example', email: 'kim@example.org' };
const sol = { name: 'Sol Example', email: 'sol@example.org' };

function author(identity: typeof kim, share: number, inactive: boolean): AuthorShare {
  return { author: identity, share, changes: 3, lastAtEpochMs: headAtEpochMs, inactive };
}

function history(
  authors: readonly AuthorShare[],
  changes: number,
  daysAgo: number,
): Pick<ModuleReport, 'history'> {
  const lastAtEpochMs = headAtEpochMs - daysAgo * dayMs;
  return { history: { changes, weightedChanges: changes, firstAtEpochMs: 1, lastAtEpochMs, authors } };
}

/** By rank: a, b, c. */
const report: ScanReport = {
  ...scanReport([
    {
      path: 'src/a.ts',
      lines: 10,
      symbols: [undocumented('openDoor', 0)],
      ...history([author(kim, 0.8, true), author(sol, 0.2, false)], 5, 400),
    },
    {
      path: 'src/b.py',
      language: 'python',
      lines: 300,
      debts: [
        { ...debt('src/b.py', 3, 'TODO: percentages'), dueOn: '2026-01-01', owner: 'kim' },
        debt('src/b.py', 4, 'TODO: jury'),
      ],
      ...history([author(sol, 1, false)], 40, 2),
    },
    {
      path: 'lib/c.ts',
      lines: 20,
      symbols: [undocumented('shut', 0)],
      debts: [debt('lib/c.ts', 9, 'TODO: later')],
      probableDebts: [{ path: 'lib/c.ts', line: 1, column: 0, text: 'should be faster', confidence: 0.8 }],
      ...history([author(kim, 0.4, true), author(sol, 0.6, false)], 9, 100),
    },
  ]),
  headAtEpochMs,
  people: [
    {
      identity: sol,
      commits: 9,
      firstAtEpochMs: 1,
      lastAtEpochMs: headAtEpochMs,
      inactive: false,
      mainAuthorOf: [],
    },
    {
      identity: kim,
      commits: 8,
      firstAtEpochMs: 1,
      lastAtEpochMs: Date.UTC(2024, 2, 8),
      inactive: true,
      mainAuthorOf: [],
    },
  ],
};

function list(look: Partial<HotspotLook> = {}, limit = 10): HotspotList {
  return listHotspots(report, limit, today, { ...plainLook, ...look });
}

function paths(look: Partial<HotspotLook>): readonly string[] {
  return list(look).listed.map(({ path }) => path);
}

describe('a filter of hotspots', () => {
  const cases: readonly (readonly [HotspotFilter, readonly string[]])[] = [
    [{}, ['src/a.ts', 'src/b.py', 'lib/c.ts']],
    [{ text: 'SRC/' }, ['src/a.ts', 'src/b.py']],
    [{ text: 'opendoor' }, ['src/a.ts']],
    [{ text: 'percent' }, ['src/b.py']],
    [{ kind: 'undocumented' }, ['src/a.ts', 'lib/c.ts']],
    [{ kind: 'debts' }, ['src/b.py', 'lib/c.ts']],
    [{ kind: 'overdue' }, ['src/b.py']],
    [{ kind: 'lost' }, ['src/a.ts']],
    [{ language: 'python' }, ['src/b.py']],
    [{ unchangedForDays: 100 }, ['src/a.ts', 'lib/c.ts']],
    [{ person: kim }, ['src/a.ts', 'src/b.py', 'lib/c.ts']],
    [{ person: { name: 'Nobody Else', email: 'n@example.org' } }, []],
    [{ language: 'typescript', kind: 'debts' }, ['lib/c.ts']],
  ];
  for (const [filter, expected] of cases)
    it(`of ${JSON.stringify(filter)} leaves what fits, by rank`, () => {
      assert.deepEqual(paths({ filter }), expected);
    });

  it('counts what fits beside all there are, before the list is cut', () => {
    const cut = list({ filter: { text: 'src/' } }, 1);
    assert.deepEqual([cut.listed.length, cut.hotspots, cut.total], [1, 2, 3]);
    assert.deepEqual(cut.paths, ['src/a.ts', 'src/b.py', 'lib/c.ts']);
    assert.equal(countWords(cut), '2 of 3');
    assert.equal(countWords(list()), '3');
  });

  it('leaves probable debts by text and language alone', () => {
    assert.equal(list({ filter: { text: 'FASTER' } }).probableDebts, 1);
    assert.equal(list({ filter: { language: 'python' } }).probableDebts, 0);
    assert.equal(list({ filter: { kind: 'debts' } }).probableDebts, 0);
  });

  it('is said in words, and where it leaves nothing, so is that, with a row to clear it', () => {
    const filter = {
      text: 'x',
      kind: 'lost',
      language: 'python',
      unchangedForDays: 30,
      person: kim,
    } as const;
    const look = { ...plainLook, filter };
    assert.equal(
      filterWords(filter, list().languages),
      '“x”, knowledge of people who left, Python, unchanged for 30 days, Kim Example',
    );
    assert.ok(lookNote(look, list(look))?.endsWith('None of the 3 hotspots fits.'));
    assert.deepEqual(
      hotspotRows(list(look), look, headAtEpochMs).map(({ kind }) => kind),
      ['clearFilter'],
    );
    assert.equal(lookNote(plainLook, list()), undefined);
  });
});

describe('sorting hotspots', () => {
  const expected = {
    rank: ['src/a.ts', 'src/b.py', 'lib/c.ts'],
    path: ['lib/c.ts', 'src/a.ts', 'src/b.py'],
    changes: ['src/b.py', 'lib/c.ts', 'src/a.ts'],
    lines: ['src/b.py', 'lib/c.ts', 'src/a.ts'],
    unchanged: ['src/a.ts', 'lib/c.ts', 'src/b.py'],
    debts: ['src/b.py', 'lib/c.ts', 'src/a.ts'],
  };
  for (const sort of hotspotSorts)
    it(`by ${sort}`, () => {
      assert.deepEqual(paths({ sort }), expected[sort]);
    });
});

describe('grouping hotspots', () => {
  const here = 'file:///voting';
  const rowsIn = (
    grouping: HotspotLook['grouping'],
    agenda: readonly AgendaPlace[] = [],
    of: ScanReport = report,
    limits: Readonly<Record<string, number>> = {},
  ): readonly HotspotRow[] => {
    const asked: GroupingRequest | undefined =
      grouping === 'module' ? undefined : { by: grouping, agenda, limits };
    const look = { ...plainLook, grouping };
    return hotspotRows(
      listHotspots(of, 1, today, look, asked && { grouping: asked, folderUri: here }),
      look,
      headAtEpochMs,
    );
  };
  const groups = (grouping: HotspotLook['grouping'], agenda: readonly AgendaPlace[] = []): unknown[] =>
    rowsIn(grouping, agenda)
      .filter(({ kind }) => kind === 'group')
      .map(({ label, children }) => [label, ...(children ?? []).map((row) => row.label)]);

  it('by kind has overdue debts apart, first', () => {
    assert.deepEqual(groups('kind'), [
      ['Overdue debts (1)', 'TODO: percentages'],
      ['Undocumented (2)', 'a.ts', 'c.ts'],
      ['Debts (2)', 'TODO: jury', 'TODO: later'],
    ]);
  });

  it('by person has a group for each who left, with the last commit, and one for the rest', () => {
    assert.deepEqual(groups('person'), [
      ['Kim Example (2)', 'a.ts', 'c.ts'],
      ['Nobody who left (1)', 'b.py'],
    ]);
    const [first] = rowsIn('person');
    assert.equal(first?.description, 'last commit 2024-03-08');
  });

  it('by agenda has what is open, what is closed, and the rest', () => {
    assert.deepEqual(
      groups('agenda', [
        { folderUri: here, path: 'src/b.py', status: 'open' },
        { folderUri: here, path: 'src/b.py', status: 'done' },
        { path: 'src/a.ts', status: 'parked' },
        { folderUri: 'file:///encoding', path: 'src/a.ts', status: 'open' },
        { folderUri: 'file:///encoding', path: 'lib/c.ts', status: 'done' },
      ]),
      [
        ['On the agenda (1)', 'b.py'],
        ['Done or parked (1)', 'a.ts'],
        ['Not on the agenda (1)', 'c.ts'],
      ],
    );
  });

  const many: ScanReport = {
    ...scanReport(
      Array.from({ length: 700 }, (_, index) => ({
        path: `src/m${String(index)}.ts`,
        symbols: [undocumented('open', 0)],
        ...(index < 690
          ? {}
          : { debts: [{ ...debt(`src/m${String(index)}.ts`, 4, 'TODO: late'), dueOn: '2026-01-01' }] }),
        ...history([author(index < 680 ? sol : kim, 1, index >= 680)], 5, 400),
      })),
    ),
    headAtEpochMs,
  };
  const rowOf = (name: string, rows: readonly HotspotRow[]): HotspotRow => {
    const found = rows.find(({ label }) => label.startsWith(name));
    assert.ok(found, name);
    return found;
  };

  it('counts the whole before it cuts, so that nobody and no debt of a low rank is missing', () => {
    assert.equal(rowOf('Kim', rowsIn('person', [], many)).label, 'Kim Example (20)');
    const overdue = rowOf('Overdue', rowsIn('kind', [], many));
    assert.equal(overdue.label, 'Overdue debts (10)');
    assert.equal(overdue.children?.at(-1)?.place?.path, 'src/m699.ts');
    assert.equal(overdue.more, undefined);
    assert.equal(rowOf('Undocumented', rowsIn('kind', [], many)).label, 'Undocumented (590 of 700)');
  });

  it('has the way to more of a group at the group and at its end, and not below all groups', () => {
    const rows = rowsIn('kind', [], many);
    const group = rowOf('Undocumented', rows);
    assert.deepEqual(group.more, { group: 'undocumented', shown: 590 });
    assert.match(group.spoken, /^Undocumented, 590 of 700 entries/u);
    const last = group.children?.at(-1);
    assert.equal(last?.kind, 'more');
    assert.deepEqual(last.more, group.more);
    assert.equal(last.description, '110 not shown');
    assert.ok(rows.every(({ kind }) => kind !== 'more'));
    const more = rowOf('Undocumented', rowsIn('kind', [], many, { undocumented: 790 }));
    assert.equal(more.label, 'Undocumented (700)');
    assert.equal(more.children?.length, 700);
  });

  it('puts together those who left least behind, so that no window has to hold more people than anybody reads', () => {
    const strangers = scanReport(
      Array.from({ length: 130 }, (_, index) => ({
        path: `src/m${String(index)}.ts`,
        symbols: [undocumented('open', 0)],
        ...history(
          [author({ name: `P${String(index)}`, email: `p${String(index)}@example.org` }, 1, true)],
          5,
          400,
        ),
      })),
    );
    const rows = rowsIn('person', [], { ...strangers, headAtEpochMs });
    assert.equal(rows.length, 101);
    assert.equal(rows.at(-1)?.label, 'Others who left (30)');
  });

  it('shares what is shown at first fairly: nobody gets more than asked, nobody less because others are larger', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1 }),
        fc.nat(1000),
        (sizes, budget) => {
          const most = fairShare(sizes, budget);
          const given = sizes.map((size) => Math.min(size, most)).reduce((total, size) => total + size, 0);
          assert.ok(most >= 1);
          assert.ok(most === 1 || given <= budget);
          const oneMore = sizes
            .map((size) => Math.min(size, most + 1))
            .reduce((total, size) => total + size, 0);
          assert.ok(oneMore > budget || oneMore === given, 'no room is left unused');
        },
      ),
    );
  });

  it('keeps ids apart, whatever the grouping, and the rows below the modules', () => {
    for (const grouping of hotspotGroupings) {
      const rows = rowsIn(grouping);
      assert.equal(rows.at(-1)?.kind, 'probableDebts');
      const ids = all(rows).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, grouping);
    }
  });

  it('says in groups by kind where a debt is', () => {
    const [overdue] = rowsIn('kind');
    const [row] = overdue?.children ?? [];
    assert.equal(row?.description, 'overdue since 2026-01-01 · for kim · src/b.py:4');
    assert.deepEqual(row.target, { module: 'src/b.py', debt: 'TODO: percentages' });
  });
});

describe('how the tree was looked at', () => {
  it('comes back as it was kept', () => {
    const look: HotspotLook = {
      grouping: 'person',
      sort: 'lines',
      filter: { text: 'a', kind: 'debts', language: 'go', unchangedForDays: 30, person: kim },
    };
    assert.deepEqual(lookFrom(JSON.parse(JSON.stringify(look))), look);
  });

  it('is plain where anything else was kept', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        const look = lookFrom(stored);
        assert.ok(hotspotGroupings.includes(look.grouping) && hotspotSorts.includes(look.sort));
        assert.doesNotThrow(() => list(look));
      }),
    );
    assert.deepEqual(
      lookFrom({ grouping: 'x', filter: { kind: 1, text: ' ', language: '../x', person: {} } }),
      plainLook,
    );
  });
});

function all(rows: readonly HotspotRow[]): readonly HotspotRow[] {
  return rows.flatMap((row) => [row, ...all(row.children ?? [])]);
}
