import type { WeightsFile } from './weights';

/**
 * Comments of more stems than this are mostly explanations, and outside the labelled projects more often so:
 * with each doubling of their length their log-odds are lowered by {@link doublingLogOdds}.
 */
const longComment = 40;
const doublingLogOdds = 1.2;

/** What is taken from the log-odds of a comment of so many stems. */
export function lengthDoubt(stems: number): number {
  return stems > longComment ? doublingLogOdds * Math.log2(stems / longComment) : 0;
}

/**
 * How likely a comment admits a debt, from the evidence in its words (J. Platt, 1999).
 * @param score before calibration
 * @param stems how many the comment has
 */
export function probabilityOf(
  score: number,
  stems: number,
  { slope, offset }: Pick<WeightsFile, 'slope' | 'offset'>,
): number {
  return 1 / (1 + Math.exp(lengthDoubt(stems) - slope * score - offset));
}
