/** How many of each kind a judge got. */
export interface Counts {
  readonly found: number;
  readonly right: number;
  /** Debts there are, found or not. */
  readonly debts: number;
}

export interface Figures {
  /** Right ones among the found, NaN where nothing was found. */
  readonly precision: number;
  /** Found ones among the debts, NaN where there is none. */
  readonly recall: number;
  /** Harmonic mean of both; 0 where nothing right was found, NaN where there was neither debt nor find. */
  readonly f1: number;
}

export interface Judged {
  readonly isDebt: boolean;
  readonly isFound: boolean;
}

export function countsOf(judged: readonly Judged[]): Counts {
  const found = judged.filter(({ isFound }) => isFound);
  return {
    found: found.length,
    right: found.filter(({ isDebt }) => isDebt).length,
    debts: judged.filter(({ isDebt }) => isDebt).length,
  };
}

export function figuresOf({ found, right, debts }: Counts): Figures {
  return { precision: right / found, recall: right / debts, f1: (2 * right) / (found + debts) };
}

/** Counts of all projects in one: every comment weighs the same. */
export function micro(all: readonly Counts[]): Figures {
  return figuresOf(
    all.reduce(
      (sum, { found, right, debts }) => ({
        found: sum.found + found,
        right: sum.right + right,
        debts: sum.debts + debts,
      }),
      { found: 0, right: 0, debts: 0 },
    ),
  );
}

/** Mean over projects: every project weighs the same. What a project has no figure for is left out of that mean. */
export function macro(all: readonly Counts[]): Figures {
  const figures = all.map(figuresOf);
  return {
    precision: mean(figures.map(({ precision }) => precision)),
    recall: mean(figures.map(({ recall }) => recall)),
    f1: mean(figures.map(({ f1 }) => f1)),
  };
}

function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
