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

  /** What is new in a file that had `old` when the baseline was written. */
  function newIn(old: readonly string[], now: readonly string[]): string[] {
    const drawn = baselineOf(report({ 'a.ts': { debts: [...old] } }));
    const { newDebts, paidDebts } = compareToBaseline(drawn, report({ 'a.ts': { debts: [...now] } }));
    assert.equal(paidDebts, old.length - (now.length - newDebts.length));
    return newDebts.map(({ text }) => text);
  }

  it('takes a debt for the same whose tag, owner, day or ticket changed', () => {
    for (const now of [
      'TODO(kim, 2027-01-01): one',
      'TODO: one by March 2027',
      'TODO: @kim one, see #12',
      'TODO ABC-12: one https://git.example/team/app/issues/77',
      'FIXME 2027-01-01: one',
      'FIXME: one',
      'FIXME(kim): One.',
    ])
      assert.deepEqual([newIn(['TODO: one'], [now]), newIn([now], ['TODO: one see'])], [[], []], now);
    assert.deepEqual(newIn(['TODO'], ['TODO(kim, 2027-01-01)']), []);
    assert.deepEqual(newIn(['TODO: UTF-8'], ['TODO: UTF-16']), ['TODO: UTF-16']);
  });

  it('takes a debt for the same of whose words few changed, and pairs each with one, most alike first', () => {
    assert.deepEqual(newIn(['TODO: handle teh error'], ['TODO: handle the error']), []);
    assert.deepEqual(newIn(['TODO: shorten'], ['TODO: shorten names']), []);
    assert.deepEqual(newIn(['TODO: shorten names'], ['TODO: shorten paths']), ['TODO: shorten paths']);
    assert.deepEqual(newIn(['TODO: shorten'], ['TODO: shorten all names']), ['TODO: shorten all names']);
    const old = ['TODO: sort the list of names'];
    const near = 'TODO: sort the list of names by length';
    assert.deepEqual(newIn(old, ['TODO: sort the list of all kinds', near]), [
      'TODO: sort the list of all kinds',
    ]);
    assert.deepEqual(newIn(old, [near, near]), [near]);
  });

  it('takes a reworded debt for new in another file', () => {
    const drawn = baselineOf(report({ 'a.ts': { debts: ['TODO: one'] } }));
    const now = report({ 'b.ts': { debts: ['TODO: one more'] } });
    assert.equal(compareToBaseline(drawn, now).newDebts.length, 1);
  });

  it('never takes for new what was moved within its file, reordered or annotated, and always what is', () => {
    const word = fc.constantFrom('sort', 'list', 'name', 'of', 'the', 'slow', 'twice', 'edge');
    const oldDebt = fc
      .tuple(fc.constantFrom('TODO', 'FIXME'), fc.array(word, { maxLength: 6 }))
      .map(([tag, words]) => `${tag}: ${words.join(' ')}`);
    const annotation = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.replace(':', '(kim):'),
      (text) => text.replace(':', '(kim, 2027-01-01):'),
      (text) => text.replace(':', ' [#12]:'),
      (text) => `${text} #12`,
      (text) => `${text} by 2027-01-01`,
      (text) => `${text}, due 31.12.2027, ABC-12`,
      (text) => text.replace(/^\w+/, 'HACK'),
    );
    const annotated = fc.array(fc.tuple(oldDebt, annotation, fc.nat()), { maxLength: 12 });
    const added = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 3 });
    fc.assert(
      fc.property(annotated, added, (debts, numbers) => {
        const old = debts.map(([text]) => text);
        const kept = [...debts].sort(([, , a], [, , b]) => a - b).map(([text, annotate]) => annotate(text));
        const fresh = numbers.map((number) => `TODO: quite other words ${number}`);
        assert.deepEqual(newIn(old, [...fresh, ...kept]), fresh);
      }),
    );
  });

  it('compares many debts that are alike, and many that are not, without trying each with each', () => {
    const many = (words: (index: number) => string) =>
      Array.from({ length: 20_000 }, (_, index) => words(index));
    assert.deepEqual(
      newIn(
        many(() => 'TODO: x'),
        many(() => 'TODO(kim): x'),
      ),
      [],
    );
    const others = many((index) => `TODO: now${index}`);
    assert.equal(
      newIn(
        many((index) => `TODO: old${index}`),
        others,
      ).length,
      others.length,
    );
  }).timeout(5_000);

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
