import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ScanReport } from '../../../../../src/core/hotspots/model';
import { type HotspotList, listHotspots as listOn } from '../../../../../src/core/hotspots/hotspotList';
import type { ListedHotspot } from '../../../../../src/core/hotspots/listedHotspot';
import type { AuthorShare, DebtReport } from '../../../../../src/core/hotspots/model';
import { childRows } from '../../../../../src/core/hotspots/rows/childRows';
import { looseDebtRows } from '../../../../../src/core/hotspots/rows/debtRows';
import { moduleRows, rowsStep } from '../../../../../src/core/hotspots/rows/moduleRows';
import type { HotspotRow } from '../../../../../src/core/hotspots/rows/hotspotRow';
import { debtLines } from '../../../../../src/cli/debtLines';
import { factsOf } from '../../../../../src/core/handover/facts';
import { probableDebtsRegion } from '../../../../../src/core/handover/renderProbableDebts';
import { toScanJson } from '../../../../../src/core/hotspots/scanJson';
import { plainLook } from '../../../../../src/core/hotspots/view/hotspotQuery';
import { sampleInput } from '../../../../support/bookSample';
import { debt, scanReport, undocumented } from '../../../../support/scanReport';

const listHotspots = (report: ScanReport, limit: number): HotspotList => listOn(report, limit, '2026-11-22');

const now = Date.UTC(2026, 10, 22);
const ira = { name: 'Ira Example', email: 'ira@example.org' };

function rowsOf(...paths: readonly string[]): readonly HotspotRow[] {
  return moduleRows(listHotspots(scanReport(paths.map((path) => ({ path }))), rowsStep));
}

function hotspotOf(symbols: Parameters<typeof undocumented>[], debts: readonly string[]): ListedHotspot {
  const path = 'src/tally.ts';
  const report = scanReport([
    {
      path,
      symbols: symbols.map((of) => undocumented(...of)),
      debts: debts.map((text, line) => debt(path, line, text)),
    },
  ]);
  const [hotspot] = listHotspots(report, 1).listed;
  assert.ok(hotspot);
  return hotspot;
}

function isKind(kind: HotspotRow['kind']): (row: HotspotRow) => boolean {
  return (row) => row.kind === kind;
}

describe('debts that the repository says again and again', () => {
  const path = 'src/tally.ts';
  const text = (nth: number): string => `TODO: Property '${nth}' does not exist on it`;
  const often = (line: number) => ({ ...debt(path, line, text(line)), repeats: 40 });
  const report = scanReport([{ path, debts: [often(0), debt(path, 7, 'TODO: split'), often(1), often(2)] }]);

  it('stand in one row of their module, with each of them below', () => {
    const [hotspot] = listHotspots(report, 1).listed;
    assert.ok(hotspot);
    const rows = childRows(hotspot, undefined, now).filter(({ kind }) => kind !== 'why');
    assert.deepEqual(
      rows.map(({ kind, description, children }) => [kind, description, children?.length]),
      [
        ['sameDebts', '3 like this, 40 in the repository', 3],
        ['debt', 'line 8', undefined],
      ],
    );
    assert.deepEqual(rows[0]?.children?.[2]?.place, { path, line: 2, column: 3, text: 'TODO' });
  });

  it('stand in one row among debts apart from their modules', () => {
    const rows = looseDebtRows(report.debts, 'debts', now);
    assert.equal(rows.length, 2);
    assert.equal(rows[0]?.children?.length, 3);
  });

  it('stand in one line of the command line', () => {
    assert.deepEqual(debtLines(report), [
      `${path}:1:4: ${text(0)} (and 2 more that say the same)`,
      `${path}:8:4: TODO: split`,
    ]);
  });
});

describe('probable debts', () => {
  const path = 'src/tally.ts';
  const probable = { path, line: 6, column: 3, text: 'should be done by the database', confidence: 0.812 };

  it('stand in a row of their own behind the modules, with how sure they are', () => {
    const list = listHotspots(
      scanReport([
        { path, symbols: [undocumented('a', 0)], probableDebts: [probable] },
        {
          path: 'src/low.ts',
          probableDebts: [{ ...probable, path: 'src/low.ts', text: 'one day by a view' }],
        },
      ]),
      1,
    );
    const row = moduleRows(list).at(-1);
    assert.equal(row?.label, 'Probable debts (2)');
    assert.deepEqual(
      row.children?.map(({ label, description, place }) => [label, description, place]),
      [
        [
          'should be done by the database',
          '81 % sure · src/tally.ts:7',
          { path: 'src/tally.ts', line: 6, column: 3 },
        ],
        ['one day by a view', '81 % sure · src/low.ts:7', { path: 'src/low.ts', line: 6, column: 3 }],
      ],
    );
  });

  describe('of the same text', () => {
    const copied = (line: number) => ({ ...probable, line });
    const report = scanReport([
      { path, symbols: [undocumented('a', 0)], probableDebts: [copied(6), copied(40)] },
      { path: 'src/low.ts', probableDebts: [{ ...probable, path: 'src/low.ts' }] },
    ]);

    it('count as one and stand in one row, with each place below', () => {
      const row = moduleRows(listHotspots(report, 1)).at(-1);
      assert.equal(row?.label, 'Probable debts (1)');
      const [same, ...others] = row.children ?? [];
      assert.deepEqual(others, []);
      assert.equal(same?.description, '81 % sure · 3 like this');
      assert.deepEqual(
        same.children?.map(({ kind, place }) => [kind, place?.path, place?.line]),
        [
          ['probableDebt', path, 6],
          ['probableDebt', path, 40],
          ['probableDebt', 'src/low.ts', 6],
        ],
      );
    });

    it('are one line where debts are listed', () => {
      assert.deepEqual(debtLines(report), [
        'src/tally.ts:7:4: ? should be done by the database (81 % sure, and 2 more that say the same)',
      ]);
    });

    it('are one entry in JSON, with the other places', () => {
      const { probableDebts } = JSON.parse(JSON.stringify(toScanJson(report))) as Record<string, unknown>;
      assert.deepEqual(probableDebts, [
        {
          ...probable,
          line: 7,
          column: 4,
          repeats: 3,
          others: [
            { path, line: 41, column: 4 },
            { path: 'src/low.ts', line: 7, column: 4 },
          ],
        },
      ]);
    });

    it('are one line of the book, with the first places', () => {
      const region = probableDebtsRegion(factsOf(sampleInput({ report })));
      assert.match(region, /1 comment has no tag/);
      assert.match(region, /src\/tally\.ts:7.*src\/tally\.ts:41.*src\/low\.ts:7/);
    });

    it('are sent with so many places as an editor shows, and with how many there are', () => {
      const many = Array.from({ length: 70 }, (_, line) => copied(line));
      const row = moduleRows(listHotspots(scanReport([{ path, probableDebts: many }]), 1)).at(-1);
      const same = row?.children?.[0];
      assert.equal(same?.description, '81 % sure · 70 like this, the first 51 are shown');
      assert.equal(same.children?.length, 51);
    });

    it('are one among those that fit a filter, wherever the first stands', () => {
      const look = { ...plainLook, filter: { text: 'low.ts' } };
      const list = listOn(report, 1, '2026-11-22', look);
      assert.deepEqual(
        list.probable.map((debt) => [debt.path, debt.repeats]),
        [['src/low.ts', undefined]],
      );
    });
  });

  it('come surest first, whatever the rank of their modules, and say what the number means', () => {
    const list = listHotspots(
      scanReport([
        {
          path,
          symbols: [undocumented('a', 0)],
          probableDebts: [{ ...probable, text: 'one day', confidence: 0.41 }, probable],
        },
        {
          path: 'src/low.ts',
          probableDebts: [{ ...probable, path: 'src/low.ts', text: 'later', confidence: 0.9 }],
        },
      ]),
      1,
    );
    const [surest, ...others] = moduleRows(list).at(-1)?.children ?? [];
    assert.deepEqual(
      [surest, ...others].map((row) => row?.description),
      ['90 % sure · src/low.ts:7', '81 % sure · src/tally.ts:7', '41 % sure · src/tally.ts:7'],
    );
    assert.match(surest?.tooltip ?? '', /of a hundred comments that read like this one, about 90 are debts/);
  });

  it('have no row where there are none', () => {
    assert.deepEqual(
      moduleRows(listHotspots(scanReport([{ path }]), 1)).map(({ kind }) => kind),
      ['module'],
    );
  });
});

describe('debts that name a day', () => {
  it('come first once it has passed, with owner, day and ticket behind', () => {
    const path = 'src/tally.ts';
    const report = scanReport([
      {
        path,
        debts: [
          debt(path, 1, 'TODO: a'),
          { ...debt(path, 2, 'TODO: b'), owner: 'kim', dueOn: '2027-01-01', ticket: '#7' },
          { ...debt(path, 3, 'TODO: c'), dueOn: '2026-01-01' },
        ],
      },
    ]);
    const [hotspot] = listHotspots(report, 1).listed;
    assert.ok(hotspot);
    assert.deepEqual(
      childRows(hotspot, undefined, now)
        .filter(isKind('debt'))
        .map(({ description }) => description),
      ['overdue since 2026-01-01 · line 4', 'line 2', 'due 2027-01-01 · for kim · #7 · line 3'],
    );
  });
});

describe('moduleRows', () => {
  it('names a module by its file, with score, short reasons and folder behind', () => {
    const path = 'src/voting/tally.ts';
    const author = { author: ira, share: 1, changes: 41, lastAtEpochMs: 0, inactive: true };
    const history = { changes: 41, weightedChanges: 41, firstAtEpochMs: 0, lastAtEpochMs: 0 };
    const module = {
      path,
      symbols: [undocumented('a', 0), undocumented('b', 1)],
      debts: [debt(path, 2, 'TODO')],
    };
    const description = (authors: readonly AuthorShare[]) =>
      moduleRows(listHotspots(scanReport([{ ...module, history: { ...history, authors } }]), 1))[0]
        ?.description;
    assert.equal(rowsOf(path)[0]?.label, 'tally.ts');
    assert.equal(description([author]), '90 · 0/2 documented · 1 debt · 41× · author inactive · src/voting');
    assert.equal(
      description([author, author]),
      '90 · 0/2 documented · 1 debt · 41× · authors inactive · src/voting',
    );
    assert.equal(
      description([{ ...author, inactive: false }]),
      '90 · 0/2 documented · 1 debt · 41× · src/voting',
    );
    assert.equal(rowsOf(path)[0]?.description, '90 · src/voting');
  });

  it('tells files of the same name apart by their folder', () => {
    const rows = rowsOf('src/voting/index.ts', 'src/push/index.ts', 'src/app.ts');
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['voting/index.ts', 'push/index.ts', 'app.ts'],
    );
  });

  it('has every reason and every factor in its tooltip', () => {
    const [row] = rowsOf('src/voting/tally.ts');
    for (const part of [
      'src/voting/tally.ts',
      'changed 41 times',
      'gap: 90 of 100',
      'gets: 80 of 100',
      'loss: 50 of 100',
    ])
      assert.ok(row?.tooltip.includes(part), part);
  });

  it('is spoken with its reasons', () => {
    const [row] = rowsOf('tally.ts');
    assert.equal(
      row?.spoken,
      'tally.ts, score 90 of 100, 0 of 2 public symbols documented, changed 41 times, in the top folder',
    );
  });

  it('ends with a row that brings the next ones where there are more', () => {
    const report = scanReport(
      Array.from({ length: 1337 }, (_, index) => ({ path: `src/m${String(index)}.ts` })),
    );
    const rows = moduleRows(listHotspots(report, rowsStep));
    assert.equal(rows.length, rowsStep + 1);
    assert.deepEqual(
      [rows.at(-1)?.kind, rows.at(-1)?.label, rows.at(-1)?.description],
      ['more', 'Show 200 more', '1,137 not shown'],
    );
    assert.equal(moduleRows(listHotspots(report, 1337)).length, 1337);
    assert.equal(moduleRows(listHotspots(report, 1300)).at(-1)?.label, 'Show 37 more');
  });
});

describe('childRows', () => {
  it('says why, then what is undocumented, then what was put off', () => {
    const rows = childRows(
      hotspotOf([['mergeJury', 4]], ['TODO percentages may exceed 100']),
      undefined,
      now,
    );
    assert.deepEqual(
      rows.map(({ kind, label, description }) => [kind, label, description]),
      [
        ['why', 'Why it ranks here', '0 of 2 public symbols documented · changed 41 times'],
        ['symbol', 'mergeJury', 'undocumented'],
        ['debt', 'TODO percentages may exceed 100', 'line 1'],
      ],
    );
  });

  it('lists reasons and factors under why', () => {
    const [why] = childRows(hotspotOf([], []), undefined, now);
    assert.deepEqual(
      why?.children?.map(({ label }) => label),
      [
        '0 of 2 public symbols documented',
        'changed 41 times',
        'Documentation gap: 90 of 100',
        'Attention it gets: 80 of 100',
        'Knowledge loss: 50 of 100',
      ],
    );
  });

  it('says who must leave until nobody knows it, and when it was last changed', () => {
    const share = (name: string, part: number): AuthorShare => ({
      author: { name, email: `${name}@example.org` },
      share: part,
      changes: 1,
      lastAtEpochMs: now,
      inactive: false,
    });
    const linesWith = (lastAtEpochMs: number): readonly string[] => {
      const authors = [share('Ira', 0.4), share('Sol', 0.31), share('Kim', 0.29)];
      const history = { changes: 3, weightedChanges: 3, firstAtEpochMs: 0, lastAtEpochMs, authors };
      const [hotspot] = listHotspots(scanReport([{ path: 'a.ts', history }]), 1).listed;
      assert.ok(hotspot);
      return childRows(hotspot, undefined, now)[0]?.children?.map(({ label }) => label) ?? [];
    };
    assert.deepEqual(linesWith(now).slice(5), ['Truck factor: 2 (Ira and Sol)', 'Last changed: 2026-11-22']);
    assert.deepEqual(linesWith(1e300).slice(5), ['Truck factor: 2 (Ira and Sol)']);
  });

  it('leads to the name of a symbol, without the class it is in', () => {
    const symbol = childRows(hotspotOf([['Tally.merge', 4]], []), undefined, now).find(isKind('symbol'));
    assert.deepEqual(symbol?.place, { path: 'src/tally.ts', line: 4, text: 'merge' });
  });

  it('leads to the tag of a debt', () => {
    const row = childRows(hotspotOf([], ['TODO x']), undefined, now).find(isKind('debt'));
    assert.deepEqual(row?.place, { path: 'src/tally.ts', line: 0, column: 3, text: 'TODO' });
  });

  it('shortens a long debt where it is shown, not in its tooltip and where it is spoken', () => {
    const text = `TODO ${'weigh the jury '.repeat(5)}`.trim();
    const row = childRows(hotspotOf([], [text]), undefined, now).find(isKind('debt'));
    assert.equal(row?.label, 'TODO weigh the jury weigh the jury weig…');
    assert.ok(row.tooltip.includes(text) && row.spoken.includes(text));
  });

  const known: DebtReport = {
    ...debt('src/tally.ts', 0, 'TODO x'),
    author: ira,
    atEpochMs: Date.UTC(2024, 1, 1),
    authorInactive: true,
  };
  for (const [title, origin, words] of [
    ['age, author and that they are inactive', known, '2 years, Ira Example (inactive)'],
    ['an active author without remark', { ...known, authorInactive: false }, '2 years, Ira Example'],
    ['the line where nothing is known', debt('src/tally.ts', 0, 'TODO x'), 'line 1'],
    ['the line where the debt has changed since', { ...known, text: 'TODO y' }, 'line 1'],
  ] as const) {
    it(`shows behind a debt ${title}`, () => {
      const row = childRows(hotspotOf([], ['TODO x']), [origin], now).find(isKind('debt'));
      assert.equal(row?.description, words);
    });
  }

  it('gives each row an id of its own, whatever names and texts are the same', () => {
    const names = fc.constantFrom('a', 'b', 'a#1', '1:a');
    fc.assert(
      fc.property(fc.array(names), fc.array(names), (symbols, debts) => {
        const ids = childRows(
          hotspotOf(
            symbols.map((name, line) => [name, line]),
            debts,
          ),
          undefined,
          now,
        )
          .flatMap((row) => [row, ...(row.children ?? [])])
          .map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
      }),
    );
  });

  it('keeps the id of a row when lines are inserted above it', () => {
    const before = childRows(hotspotOf([['merge', 4]], []), undefined, now).find(isKind('symbol'));
    const after = childRows(hotspotOf([['merge', 14]], []), undefined, now).find(isKind('symbol'));
    assert.equal(before?.id, after?.id);
  });
});
