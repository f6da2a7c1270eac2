import { lengthDivisor, lengthFeature, maxLength, startToken } from './features';
import { isNeverDebt } from './neverDebt';
import { stem } from './stem';
import { piecesOf, tokensOfPiece } from './tokenise';
import { readWeights, type Weights, type WeightsFile } from './weights';

/** Number of a stem that is in no feature. */
const unknown = -1;

/** Bounds of the memory for pieces of text seen before. */
const maxPieces = 20_000;
const maxPieceLength = 24;

/** From this length on a comment is remembered: licences stand at the head of file after file. */
const longText = 200;
/** Bound of that memory. */
const maxTexts = 50;

/**
 * Comments of more stems than this are mostly explanations, and outside the labelled projects more often so:
 * their log-odds are lowered, from 70 to 50 %.
 */
const longComment = 40;
const longCommentLogOdds = -Math.log(0.7 / 0.3);

/**
 * Tells debts among comments without a tag: a logistic regression over stems and pairs of stems whose weights are
 * scaled by naive Bayes (S. Wang and C. Manning, "Baselines and Bigrams", ACL 2012), calibrated on projects left
 * out of the training (J. Platt, 1999). Pure and deterministic; letter case, white space and comment markers make
 * no difference to its words.
 */
export class DebtClassifier {
  readonly #weights: Weights;
  /** For each stem the last comment in which it was counted. */
  readonly #counted: Float64Array;
  readonly #pieces = new Map<string, readonly number[]>();
  readonly #texts = new Map<string, number>();
  #comment = 0;

  constructor(file: WeightsFile) {
    this.#weights = readWeights(file);
    this.#counted = new Float64Array(this.#weights.stems.size);
  }

  /** The least probability at which a comment without a tag is shown. */
  get threshold(): number {
    return this.#weights.threshold;
  }

  /** @returns how likely the comment admits a debt, 0 to 1; 0 for licences, words to tools and code */
  probability(text: string): number {
    if (text.length < longText) return this.#judge(text);
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const probability = this.#judge(text);
    if (this.#texts.size >= maxTexts) this.#texts.clear();
    this.#texts.set(text, probability);
    return probability;
  }

  #judge(text: string): number {
    const { slope, offset, threshold } = this.#weights;
    const { score, length } = this.#read(text);
    const logOdds = slope * score + offset + (length > longComment ? longCommentLogOdds : 0);
    const probability = 1 / (1 + Math.exp(-logOdds));
    // The rules cost more than the words: they are asked only where they could change what is shown.
    return probability >= threshold / 2 && isNeverDebt(text) ? 0 : probability;
  }

  /** The evidence before calibration, and the number of stems. */
  #read(text: string): { score: number; length: number } {
    const { stems, single, pairs, bias } = this.#weights;
    this.#comment += 1;
    const seenPairs = new Set<number>();
    let evidence = 0;
    let length = 0;
    let previous = unknown;
    const take = (number: number): void => {
      length += 1;
      if (number !== unknown) {
        if (this.#counted[number] !== this.#comment) {
          this.#counted[number] = this.#comment;
          evidence += single[number] ?? 0;
        }
        const pair = previous * stems.size + number;
        const weight = previous === unknown ? undefined : pairs.get(pair);
        if (weight !== undefined && !seenPairs.has(pair)) {
          seenPairs.add(pair);
          evidence += weight;
        }
      }
      previous = number;
    };
    take(this.#numberOf(startToken));
    for (const piece of piecesOf(text.length > maxLength ? text.slice(0, maxLength) : text)) {
      for (const number of this.#numbersOf(piece)) take(number);
    }
    evidence += single[this.#numberOf(lengthFeature(length))] ?? 0;
    return { score: bias + evidence / lengthDivisor(length), length };
  }

  #numbersOf(piece: string): readonly number[] {
    const known = this.#pieces.get(piece);
    if (known !== undefined) return known;
    const numbers = tokensOfPiece(piece).map((token) => this.#numberOf(stem(token)));
    if (this.#pieces.size >= maxPieces) this.#pieces.clear();
    if (piece.length <= maxPieceLength) this.#pieces.set(piece, numbers);
    return numbers;
  }

  #numberOf(stemmed: string): number {
    return this.#weights.stems.get(stemmed) ?? unknown;
  }
}
