import type { ProbableDebt, ScanReport } from './model';

/** The comments without a tag that read like a debt: of the highest ranked modules first, then by line. */
export function probableDebtsOf({ modules, hotspots }: ScanReport): ProbableDebt[] {
  const rank = new Map(hotspots.map(({ path }, index) => [path, index]));
  return modules
    .filter(({ probableDebts }) => probableDebts.length > 0)
    .map((module) => ({ module, at: rank.get(module.path) ?? hotspots.length }))
    .sort((a, b) => a.at - b.at)
    .flatMap(({ module }) => module.probableDebts);
}
