/** The constants of the rank, see docs/ranking.md. A team can weigh otherwise; the defaults are those that were measured. */
export interface RankWeights {
  /** With so many public symbols undocumented a module is half a gap by them alone. */
  readonly symbolsOfHalfGap: number;
  /** With so many debts a module is half a gap by them alone. */
  readonly debtsOfHalfGap: number;
  /** 0…1: what is left of the gap of documentation where the module says what it is for. */
  readonly withModuleDoc: number;
  /** What a debt counts for whose day has passed; 1 as any other. */
  readonly overdue: number;
  /** 0…1: what is left of the gap of debts in tests and examples: nobody learns how the product works from them. */
  readonly debtsAside: number;
  /** 0…1: the attention of a module that never changes and is short. */
  readonly leastAttention: number;
  /** 0…1, against length, which has the rest: how often a module changed. */
  readonly changes: number;
  /** 0…1: the knowledge loss of a module all of whose authors are still here; at 1 nothing depends on people. */
  readonly leastLoss: number;
}

export const defaultRankWeights: RankWeights = {
  symbolsOfHalfGap: 4,
  debtsOfHalfGap: 4,
  withModuleDoc: 0.9,
  overdue: 2,
  debtsAside: 0.25,
  leastAttention: 0.1,
  changes: 0.7,
  leastLoss: 0.5,
};

type WeightName = keyof RankWeights;

export interface WeightRange {
  readonly from: number;
  readonly to: number;
}

const share: WeightRange = { from: 0, to: 1 };
const half: WeightRange = { from: 0.1, to: 1000 };

/** What each may be, both ends included. */
export const weightRanges: Readonly<Record<WeightName, WeightRange>> = {
  symbolsOfHalfGap: half,
  debtsOfHalfGap: half,
  withModuleDoc: share,
  overdue: { from: 1, to: 100 },
  debtsAside: share,
  leastAttention: share,
  changes: share,
  leastLoss: share,
};

const weightNames = Object.keys(weightRanges) as readonly WeightName[];

/**
 * Weights as a person wrote them, over the defaults.
 * @param given an object of names and numbers
 * @param complain told of each value that cannot be used; the default stands in for it
 * @returns `defaultRankWeights` itself where nothing differs from them
 */
export function parseRankWeights(given: unknown, complain: (problem: string) => void): RankWeights {
  if (given === undefined) return defaultRankWeights;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    complain(`must be names with numbers, such as "changes": ${String(defaultRankWeights.changes)}`);
    return defaultRankWeights;
  }
  const weights: Record<WeightName, number> = { ...defaultRankWeights };
  for (const [name, value] of Object.entries(given as Record<string, unknown>)) {
    if (!isWeightName(name)) {
      complain(`has no weight "${name}"; there are ${weightNames.join(', ')}`);
      continue;
    }
    const { from, to } = weightRanges[name];
    if (typeof value === 'number' && value >= from && value <= to) weights[name] = value;
    else complain(`"${name}" must be a number from ${String(from)} to ${String(to)}`);
  }
  const isDefault = weightNames.every((name) => weights[name] === defaultRankWeights[name]);
  return isDefault ? defaultRankWeights : weights;
}

function isWeightName(name: string): name is WeightName {
  return Object.hasOwn(weightRanges, name);
}
