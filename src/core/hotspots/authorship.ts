/** What a person did to one file. */
export interface Contribution {
  readonly person: number;
  /** Changes, mass commits damped. */
  readonly weightedChanges: number;
  readonly isFirstAuthor: boolean;
}

/**
 * Degree of authorship of a person who made `own` changes to a file that saw `others` changes of others.
 * Fritz et al. 2010 with the weights of Avelino et al., "A novel approach for estimating truck factors" (ICPC 2016).
 */
export function degreeOfAuthorship(isFirstAuthor: boolean, own: number, others: number): number {
  return 3.293 + 1.098 * (isFirstAuthor ? 1 : 0) + 0.164 * own - 0.321 * Math.log(1 + others);
}

/**
 * Each person's share of the authorship of a file: their degree of authorship above that of someone who never touched
 * it, so that many occasional contributors do not add up to more than they did. Shares add up to 1.
 */
export function authorshipShares(contributions: readonly Contribution[]): Map<number, number> {
  const total = contributions.reduce((sum, { weightedChanges }) => sum + weightedChanges, 0);
  const outsider = degreeOfAuthorship(false, 0, total);
  const above = contributions.map(({ isFirstAuthor, weightedChanges }) =>
    Math.max(0, degreeOfAuthorship(isFirstAuthor, weightedChanges, total - weightedChanges) - outsider),
  );
  const sum = above.reduce((a, b) => a + b, 0);
  return new Map(
    contributions.map(({ person }, index) => [
      person,
      sum === 0 ? 1 / contributions.length : (above[index] ?? 0) / sum,
    ]),
  );
}
