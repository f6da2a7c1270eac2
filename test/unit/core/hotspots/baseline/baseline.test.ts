import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  baselineOf,
  baselineText,
  compareToBaseline,
  type HotspotBaseline,
  parseBaseline,
} from '../../../../../src/core/hotspots/baseline/baseline';
import type { HotspotDecision } from '../../../../../src/core/hotspots/decisions/decision';
import type { ModuleReport, ScanReport } from '../../../../../src/core/hotspots/model';
import { debt, scanReport, undocumented } from '../../../../support/scanReport';

function report(
  modules: Readonly<
    Record<string, { symbols?: string[]; debts?: string[]; documented?: number; role?: ModuleReport['role'] }>
  >,
): ScanReport {
  return scanReport(
    Object.entries(modules).map(([path, { symbols = [], debts = [], documented = 0, role = 'source' }]) => ({
      path,
      role,
      symbols: symbols.map((name, line) => undocumented(name, line)),
      publicSymbols: symbols.length + documented,
      documentedSymbols: documented,
      debts: debts.map((text, line) => debt(path, line, text)),
    })),
  );
}

const before = report({
  'a.ts': { symbols: ['open', 'shut'], debts: ['TODO: x', 'TODO: x'], documented: 2 },
  'b.ts': { symbols: ['open'], debts: ['TODO: y'] },
});
const baseline = baselineOf(before);

/** What is new, in short. */
function since(now: ScanReport): unknown[] {
  const { newDebts, newlyUndocumented, paidDebts } = compareToBaseline(baseline, now);
  return [
    newDebts.map(({ path, line, text }) => `${path}:${line} ${text}`),
    newlyUndocumented.map(({ path, symbol }) => `${path} ${symbol.name}`),
    paidDebts,
  ];
}

describe('the baseline of hotspots', () => {
  it('finds nothing new in what it was made of', () => {
    assert.deepEqual(since(before), [[], [], 0]);
    const { coverageBefore, coverageNow } = compareToBaseline(baseline, before);
    assert.deepEqual([coverageBefore, coverageNow], [0.4, 0.4]);
  });

  it('finds new debts and new symbols without documentation, also where others went', () => {
    assert.deepEqual(
      since(
        report({
          'a.ts': { symbols: ['open', 'lock'], debts: ['TODO: x', 'TODO: z'], documented: 2 },
          'b.ts': { symbols: ['open'], debts: ['TODO: y'] },
        }),
      ),
      [['a.ts:1 TODO: z'], ['a.ts lock'], 1],
    );
  });

  it('counts the same text as often as it is there', () => {
    const now = report({
      'a.ts': { debts: ['TODO: x', 'TODO: x', 'TODO: x'] },
      'b.ts': { debts: ['TODO: y'] },
    });
    assert.deepEqual(since(now), [['a.ts:2 TODO: x'], [], 0]);
  });

  it('takes nothing for new that moved to another file', () => {
    const now = report({
      'src/a.ts': { symbols: ['open', 'shut'], debts: ['TODO: x', 'TODO: x'], documented: 2 },
      'src/b.ts': { symbols: ['open'], debts: ['TODO: y'] },
    });
    assert.deepEqual(since(now), [[], [], 0]);
  });

  it('asks nothing of what is generated or vendored, of tests no documentation, and of dismissed debts nothing', () => {
    assert.deepEqual(
      since(report({ 'v.ts': { symbols: ['new'], debts: ['TODO: new'], role: 'vendored' } })),
      [[], [], 3],
    );
    assert.deepEqual(since(report({ 't.ts': { symbols: ['new'], debts: ['TODO: y'], role: 'test' } })), [
      [],
      [],
      2,
    ]);
    const decision = { kind: 'dismissed' } as HotspotDecision;
    const [module] = report({ 'c.ts': { debts: ['TODO: new'] } }).modules;
    assert.ok(module);
    const dismissed = { ...module, debts: module.debts.map((each) => ({ ...each, decision })) };
    assert.deepEqual(since({ ...before, modules: [...before.modules, dismissed] }), [[], [], 0]);
  });

  it('is read as it was written, and writes the same for the same', () => {
    const text = baselineText(baseline);
    assert.deepEqual(parseBaseline(text), baseline);
    assert.equal(baselineText(parseBaseline(text) as HotspotBaseline), text);
    assert.ok(text.endsWith('}\n'));
  });

  it('says in one sentence why a file cannot be used, whatever is in it', () => {
    for (const text of [
      '',
      '<<<<<<< ours',
      '{}',
      '[]',
      'null',
      '{"schema":"mob-handover/hotspot-baseline/2"}',
    ]) {
      const read = parseBaseline(text);
      assert.ok('problem' in read && /^[^\n]+\.$/.test(read.problem), text);
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.doesNotThrow(() => parseBaseline(JSON.stringify(value)));
      }),
    );
  });
});
