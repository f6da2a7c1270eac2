import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ModuleHistory } from '../../../../src/core/hotspots/model';
import {
  hotspotFactors,
  type RankedModule,
  type RankScale,
  scoreOf,
} from '../../../../src/core/hotspots/rank';
import {
  defaultRankWeights,
  parseRankWeights,
  type RankWeights,
  weightRanges,
} from '../../../../src/core/hotspots/rankWeights';
import { reasonsOf } from '../../../../src/core/hotspots/reasons';

const scale: RankScale = { weightedChanges: 100, lines: 1000, hasHistory: true };

function history(changes: number, ...authors: readonly [share: number, inactive: boolean][]): ModuleHistory {
  return {
    changes,
    weightedChanges: changes,
    firstAtEpochMs: 0,
    lastAtEpochMs: Date.parse('2024-03-31T23:30:00Z'),
    authors: authors.map(([share, inactive], index) => ({
      author: { name: `P${index}`, email: `p${index}@example.org` },
      share,
      inactive,
      changes: 1,
      lastAtEpochMs: Date.parse('2024-03-31T23:30:00Z'),
    })),
  };
}

function module(given: Partial<RankedModule> = {}): RankedModule {
  return {
    lines: 100,
    isAside: false,
    overdueDebts: 0,
    publicSymbols: 12,
    documentedSymbols: 0,
    hasModuleDoc: false,
    debts: 0,
    ...given,
  };
}

const anyModule = fc
  .record({
    lines: fc.nat(1000),
    isAside: fc.boolean(),
    overdueDebts: fc.constant(0),
    publicSymbols: fc.nat(50),
    undocumented: fc.nat(50),
    hasModuleDoc: fc.boolean(),
    debts: fc.nat(40),
    changes: fc.nat(100),
    lost: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ undocumented, changes, lost, ...rest }) => ({
    ...rest,
    documentedSymbols: Math.max(0, rest.publicSymbols - undocumented),
    history: history(changes, [lost, true], [1 - lost, false]),
  }));

describe('the rank', () => {
  it('has factors of 0 to 1 and a score of 0 to 100', () => {
    fc.assert(
      fc.property(anyModule, (each) => {
        const factors = hotspotFactors(each, scale);
        for (const factor of Object.values(factors) as number[]) assert.ok(factor >= 0 && factor <= 1);
        const score = scoreOf(factors);
        assert.ok(score >= 0 && score <= 100);
      }),
    );
  });

  const worse: Readonly<Record<string, (of: RankedModule) => RankedModule>> = {
    'another undocumented symbol': (of) => ({ ...of, publicSymbols: of.publicSymbols + 1 }),
    'a symbol losing its doc': (of) => ({ ...of, documentedSymbols: Math.max(0, of.documentedSymbols - 1) }),
    'another debt': (of) => ({ ...of, debts: of.debts + 1 }),
    'no module doc': (of) => ({ ...of, hasModuleDoc: false }),
    'more lines': (of) => ({ ...of, lines: of.lines + 10 }),
    'more changes': (of) => ({
      ...of,
      history: { ...(of.history ?? history(0)), weightedChanges: (of.history?.weightedChanges ?? 0) + 1 },
    }),
    'more knowledge lost': (of) => ({
      ...of,
      history: { ...(of.history ?? history(0)), authors: history(1, [1, true]).authors },
    }),
  };
  for (const [name, change] of Object.entries(worse)) {
    it(`never falls with ${name}`, () => {
      fc.assert(
        fc.property(anyModule, (each) => {
          assert.ok(scoreOf(hotspotFactors(change(each), scale)) >= scoreOf(hotspotFactors(each, scale)));
        }),
      );
    });
  }

  it('has no gap where all is documented and nothing put off', () => {
    assert.equal(hotspotFactors(module({ documentedSymbols: 12 }), scale).gap, 0);
    assert.equal(hotspotFactors(module({ publicSymbols: 0 }), scale).gap, 0);
  });

  it('has a smaller gap for one missing comment of one than for twelve of twelve', () => {
    assert.ok(hotspotFactors(module({ publicSymbols: 1 }), scale).gap < hotspotFactors(module(), scale).gap);
  });

  it('has the same gap for twelve missing comments, however many other symbols have theirs', () => {
    const among = module({ publicSymbols: 100, documentedSymbols: 88 });
    assert.equal(hotspotFactors(among, scale).gap, hotspotFactors(module(), scale).gap);
  });

  it('takes debts of tests and examples for less', () => {
    const debts = { publicSymbols: 0, debts: 9 };
    assert.ok(
      hotspotFactors(module({ ...debts, isAside: true }), scale).gap <
        hotspotFactors(module(debts), scale).gap / 2,
    );
  });

  it('is by the gap alone without a history', () => {
    const factors = hotspotFactors(module(), { ...scale, hasHistory: false });
    assert.equal(factors.attention * factors.knowledgeLoss, 1);
  });

  it('is defined in an empty repository', () => {
    const factors = hotspotFactors(module(), { weightedChanges: 0, lines: 0, hasHistory: true });
    assert.ok(factors.attention > 0);
  });
});

describe('the weights of the rank', () => {
  const weights = fc.record(
    Object.fromEntries(
      Object.entries(weightRanges).map(([name, { from, to }]) => [
        name,
        fc.double({ min: from, max: to, noNaN: true }),
      ]),
    ),
  );
  const parsed = (given: unknown): readonly [RankWeights, readonly string[]] => {
    const problems: string[] = [];
    return [parseRankWeights(given, (problem) => void problems.push(problem)), problems];
  };

  it('leave every factor between 0 and 1, whatever they are', () => {
    fc.assert(
      fc.property(anyModule, weights, (each, given) => {
        const [taken, problems] = parsed(given);
        assert.deepEqual(problems, []);
        for (const factor of Object.values(hotspotFactors(each, scale, taken)))
          assert.ok(factor >= 0 && factor <= 1);
      }),
    );
  });

  it('change the factor they are of', () => {
    const of = module({ debts: 3, overdueDebts: 1, isAside: true, history: history(5, [1, false]) });
    const by = hotspotFactors(of, scale);
    for (const [name, factor] of [
      ['symbolsOfHalfGap', 'gap'],
      ['debtsOfHalfGap', 'gap'],
      ['overdue', 'gap'],
      ['debtsAside', 'gap'],
      ['leastAttention', 'attention'],
      ['changes', 'attention'],
      ['leastLoss', 'knowledgeLoss'],
    ] as const) {
      const other = hotspotFactors(of, scale, { ...defaultRankWeights, [name]: 1 });
      for (const each of ['gap', 'attention', 'knowledgeLoss'] as const)
        assert.equal(other[each] === by[each], each !== factor, `${name} ${each}`);
    }
    const told = module({ hasModuleDoc: true });
    const all = hotspotFactors(told, scale, { ...defaultRankWeights, withModuleDoc: 1 });
    assert.ok(all.gap > hotspotFactors(told, scale).gap);
  });

  it('that cannot be used are named, and the others count', () => {
    assert.deepEqual(parsed({ changes: 0.5, leastLoss: 2, size: 1 }), [
      { ...defaultRankWeights, changes: 0.5 },
      [
        '"leastLoss" must be a number from 0 to 1',
        `has no weight "size"; there are ${Object.keys(weightRanges).join(', ')}`,
      ],
    ]);
    for (const nonsense of [null, [], 'changes', 3]) assert.equal(parsed(nonsense)[1].length, 1);
    for (const nothing of [undefined, {}, { changes: 0.7 }])
      assert.equal(parsed(nothing)[0], defaultRankWeights);
  });
});

describe('the reasons', () => {
  const reasons = (of: RankedModule, isCutOff = false): string[] =>
    reasonsOf(of, hotspotFactors(of, scale), {
      counts: isCutOff ? 'atLeast' : 'exact',
      weights: defaultRankWeights,
      lastSeenOf: ({ lastAtEpochMs }) => lastAtEpochMs,
    });

  it('say what is missing first, then why it matters', () => {
    assert.deepEqual(reasons(module({ debts: 3, history: history(41, [1, true]) })), [
      '0 of 12 public symbols documented',
      '3 debts',
      'its only author inactive since March 2024',
      'changed 41 times',
    ]);
  });

  it('count in the singular', () => {
    assert.deepEqual(reasons(module({ publicSymbols: 1, debts: 1 })), [
      '0 of 1 public symbol documented',
      '1 debt',
    ]);
  });

  it('leave out what is no reason', () => {
    const of = module({ documentedSymbols: 12, debts: 1, history: history(1, [0.9, false], [0.1, true]) });
    assert.deepEqual(reasons(of), ['1 debt']);
  });

  const knowledge: readonly [string, ModuleHistory][] = [
    ['only one author', history(1, [1, false])],
    ['all 2 authors inactive since March 2024', history(1, [0.5, true], [0.5, true])],
    ['main author inactive since March 2024', history(1, [0.6, true], [0.4, false])],
    ['people now inactive wrote 40 % of it', history(1, [0.6, false], [0.3, true], [0.1, true])],
  ];
  for (const [words, of] of knowledge) {
    it(`say "${words}"`, () => {
      assert.ok(reasons(module({ history: of })).includes(words));
    });
  }

  it('say nothing of authors where only programs committed', () => {
    assert.deepEqual(reasons(module({ history: history(3) })), [
      '0 of 12 public symbols documented',
      'changed 3 times',
    ]);
  });

  it('say "at least" where the history is cut off', () => {
    assert.ok(reasons(module({ history: history(3) }), true).includes('changed at least 3 times'));
  });
});
