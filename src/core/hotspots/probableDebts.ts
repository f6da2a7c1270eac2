import type { ProbableDebt, ScanReport } from './model';

/** Where a comment stands. */
type DebtPlace = Pick<ProbableDebt, 'path' | 'line' | 'column'>;

/** A probable debt as lists have it: once, however often the repository says the same. */
export interface ListedProbableDebt extends ProbableDebt {
  /** In how many places the same text stands, where there is more than one. */
  readonly repeats?: number;
  /** The other places, in the order of the list; a list that is cut has fewer of them than `repeats` says. */
  readonly others?: readonly DebtPlace[];
}

/**
 * The comments without a tag that read like a debt: surest first, then of the highest ranked modules, then by line; those of the
 * same text are one, where the first of them stands: whoever writes a remark again copied it with its code.
 * @param fits which of them count; default all
 */
export function probableDebtsOf(
  { modules, hotspots }: ScanReport,
  fits: (debt: ProbableDebt) => boolean = () => true,
): ListedProbableDebt[] {
  const rank = new Map(hotspots.map(({ path }, index) => [path, index]));
  const same = new Map<string, [ProbableDebt, ...ProbableDebt[]]>();
  const ranked = modules
    .filter(({ probableDebts }) => probableDebts.length > 0)
    .map((module) => ({ module, at: rank.get(module.path) ?? hotspots.length }))
    .sort((a, b) => a.at - b.at);
  for (const { module } of ranked) {
    for (const debt of module.probableDebts.filter(fits)) {
      const known = same.get(debt.text);
      if (known === undefined) same.set(debt.text, [debt]);
      else known.push(debt);
    }
  }
  return [...same.values()]
    .map(([first, ...rest]) => listed(first, rest))
    .sort((a, b) => b.confidence - a.confidence);
}

function listed(first: ProbableDebt, rest: readonly ProbableDebt[]): ListedProbableDebt {
  if (rest.length === 0) return first;
  const others = rest.map(({ path, line, column }) => ({ path, line, column }));
  return { ...first, repeats: others.length + 1, others };
}
