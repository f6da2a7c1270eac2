import type { WeightsFile } from './weights';

/**
 * Comments of more stems than this are mostly explanations, and outside the labelled projects more often so:
 * with each doubling of their length their log-odds are lowered by {@link doublingLogOdds}.
 */
const longComment = 40;
const doublingLogOdds = 1.2;

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
  const lowered = stems > longComment ? doublingLogOdds * Math.log2(stems / longComment) : 0;
  return 1 / (1 + Math.exp(lowered - slope * score - offset));
}
