import assert from 'node:assert/strict';
import { laterDocumented } from '../../../../scripts/rank/laterDocumented';
import type { ModuleReport, ScanReport } from '../../../../src/core/hotspots/model';

type Symbols = Readonly<Record<string, boolean>>;

describe('what was documented later', () => {
  const report = (
    modules: Readonly<Record<string, readonly (readonly [string, boolean])[]>>,
  ): ScanReport => ({
    historyStatus: 'full',
    modules: Object.entries(modules).map(([path, symbols]) => ({
      ...bare,
      path,
      symbols: symbols.map(([name, documented]) => ({ name, documented, kind: 'function', line: 0 })),
    })),
    debts: [],
    hotspots: [],
    people: [],
    problems: [],
  });
  const gained = (then: Symbols, later: Symbols, path = 'a.ts'): ReadonlyMap<string, number> =>
    laterDocumented(
      report({ 'a.ts': Object.entries(then) }),
      report({ [path]: Object.entries(later) }),
      new Map([['a.ts', path]]),
    );

  it('counts symbols that had no documentation and have some', () => {
    const then = { open: false, close: false, count: true };
    assert.deepEqual([...gained(then, { open: true, close: true, count: true })], [['a.ts', 2]]);
  });

  it('follows a module that was renamed', () => {
    assert.deepEqual([...gained({ open: false }, { open: true }, 'b.ts')], [['a.ts', 1]]);
  });

  it('counts neither what is gone nor what is new', () => {
    assert.equal(gained({ open: false }, { shut: true }).size, 0);
  });

  it('does not take one overload for another', () => {
    const then = report({
      'a.ts': [
        ['add', true],
        ['add', false],
      ],
    });
    assert.equal(laterDocumented(then, report({ 'a.ts': [['add', true]] }), new Map()).size, 0);
  });
});

const bare: ModuleReport = {
  path: 'a.ts',
  language: 'typescript',
  lines: 1,
  hasModuleDoc: false,
  symbols: [],
  debts: [],
  probableDebts: [],
  role: 'source',
  publicSymbols: 0,
  documentedSymbols: 0,
};
