import { stem } from './stem';
import { breakToken, piecesOf, tokensOfPiece } from './tokenise';
import { classOfStem } from './wordClasses';

/** Stands before the first word, so that "should …" at the start of a comment is told from "… should". */
export const startToken = '^';

/** A comment longer than this is judged by its beginning: what admits a debt says so early, and time stays bounded. */
export const maxLength = 2_000;

/** Stems of a comment in order, {@link startToken} first, {@link breakToken} at the ends of sentences. */
export function stemsOf(text: string): string[] {
  return [
    startToken,
    ...piecesOf(text.slice(0, maxLength)).flatMap((piece) => tokensOfPiece(piece).map(stem)),
  ];
}

/** The feature for a comment's length, a power of two in stems: `len3`. */
export function lengthFeature(stems: number): string {
  return `len${Math.min(6, Math.floor(Math.log2(stems)))}`;
}

/** Evidence is divided by this, so that a long comment is not a debt for its many words alone. */
export function lengthDivisor(stems: number): number {
  return 1.2 * Math.log2(stems + 1);
}

/**
 * Every feature of a comment once: its length, its stems, its pairs of neighbouring stems joined by a blank, and both
 * again with the class of each stem that has one.
 */
export function featuresOf(stems: readonly string[]): Set<string> {
  const features = new Set([lengthFeature(stems.length)]);
  stems.forEach((word, at) => {
    if (word === breakToken) return;
    const kind = kindOf(word);
    features.add(word).add(kind);
    const next = stems[at + 1];
    if (next !== undefined && next !== breakToken) {
      features.add(`${word} ${next}`).add(`${kind} ${kindOf(next)}`);
    }
  });
  return features;
}

function kindOf(word: string): string {
  return classOfStem.get(word) ?? word;
}
