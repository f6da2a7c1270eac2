import type { ModuleReport, ScanReport } from '../../src/core/hotspots/model';

/** A module of which documentation was missing, as the scan at that time saw it. */
export interface Candidate {
  readonly module: ModuleReport;
  readonly score: number;
  readonly gap: number;
}

/** Orders of candidates, each by a number, greatest first. */
export const orders = {
  ours: ({ score }) => score,
  'our gap alone': ({ gap }) => gap,
  'churn × size': ({ module }) => (module.history?.changes ?? 0) * module.lines,
  churn: ({ module }) => module.history?.changes ?? 0,
  size: ({ module }) => module.lines,
  'missing comments': ({ module }) => module.publicSymbols - module.documentedSymbols,
} as const satisfies Record<string, (candidate: Candidate) => number>;

export type OrderName = keyof typeof orders;

export const orderNames = Object.keys(orders) as OrderName[];

/** Source modules with at least one public symbol that has no documentation. */
export function candidatesOf(report: ScanReport): Candidate[] {
  const hotspots = new Map(report.hotspots.map((hotspot) => [hotspot.path, hotspot]));
  return report.modules.flatMap((module) => {
    const hotspot = hotspots.get(module.path);
    if (module.role !== 'source' || hotspot === undefined) return [];
    if (module.documentedSymbols === module.publicSymbols) return [];
    return [{ module, score: hotspot.score, gap: hotspot.factors.gap }];
  });
}

/**
 * How many of the modules that people then documented stand in the first tenth of an order. Where candidates are equal, each of
 * their possible orders counts alike.
 * @returns a number of modules; a fraction where the tenth ends among equals
 */
export function foundInTop(
  candidates: readonly Candidate[],
  wasDocumented: (candidate: Candidate) => boolean,
  order: (candidate: Candidate) => number,
): number {
  let places = topOf(candidates.length);
  let found = 0;
  const byValue = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const value = order(candidate);
    byValue.set(value, [...(byValue.get(value) ?? []), candidate]);
  }
  for (const value of [...byValue.keys()].sort((a, b) => b - a)) {
    const equal = byValue.get(value) ?? [];
    const taken = Math.min(places, equal.length);
    found += (equal.filter(wasDocumented).length * taken) / equal.length;
    places -= taken;
    if (places === 0) break;
  }
  return found;
}

/** A tenth, rounded up. */
export function topOf(candidates: number): number {
  return Math.ceil(candidates / 10);
}
