import type { Debt, Hotspot, ModuleReport, PublicSymbol, ScanReport } from '../../src/core/hotspots/model';

/** A report of one hotspot for each path, the first ranked highest, each with what the test gives it. */
export function scanReport(
  modules: readonly (Partial<ModuleReport> & {
    readonly path: string;
    readonly reasons?: readonly string[];
  })[],
  rest: Partial<ScanReport> = {},
): ScanReport {
  const reports = modules.map((module): ModuleReport => ({
    language: 'typescript',
    lines: 10,
    hasModuleDoc: false,
    symbols: [],
    probableDebts: [],
    debts: [],
    role: 'source',
    publicSymbols: module.symbols?.length ?? 0,
    documentedSymbols: 0,
    ...module,
  }));
  const hotspots = modules.map(({ path }, index): Hotspot => ({
    path,
    score: 90 - index,
    factors: { gap: 0.9, attention: 0.8, knowledgeLoss: 0.5 },
    reasons: ['0 of 2 public symbols documented', 'changed 41 times'],
  }));
  return {
    historyStatus: 'full',
    modules: [...reports].sort((a, b) => (a.path < b.path ? -1 : 1)),
    debts: reports.flatMap(({ debts }) => debts),
    hotspots,
    people: [],
    problems: [],
    ...rest,
  };
}

export function undocumented(name: string, line: number): PublicSymbol {
  return { name, kind: 'function', line, documented: false };
}

export function debt(path: string, line: number, text: string): Debt {
  return { path, line, column: 3, tag: 'TODO', text };
}
