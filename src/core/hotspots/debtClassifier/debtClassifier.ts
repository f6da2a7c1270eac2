import { lengthDivisor, lengthFeature, maxLength, startToken } from './features';
import { isNeverDebt } from './neverDebt';
import { probabilityOf } from './probability';
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
 * Tells debts among comments without a tag: a logistic regression over stems, classes of stems, and pairs of these, whose
 * weights are scaled by naive Bayes (S. Wang and C. Manning, "Baselines and Bigrams", ACL 2012), calibrated on projects
 * left out of the training. Pure and deterministic; letter case, white space and comment markers make
 * no difference to its words.
 */
export class DebtClassifier {
  readonly #weights: Weights;
  /** For each stem the last comment in which it was counted. */
  readonly #counted: Int32Array;
  /** The same for pairs. */
  readonly #countedPairs: Int32Array;
  readonly #start: number;
  /** A character makes two stems at most. */
  readonly #numbers = new Int32Array(2 * maxLength + 1);
  readonly #pieces = new Map<string, readonly number[]>();
  readonly #texts = new Map<string, number>();
  #comment = 0;

  constructor(file: WeightsFile) {
    this.#weights = readWeights(file);
    this.#counted = new Int32Array(this.#weights.stems.size);
    this.#countedPairs = new Int32Array(this.#weights.pairs.slots);
    this.#start = this.#numberOf(startToken);
  }

  /** The least probability at which a comment without a tag is shown. */
  get threshold(): number {
    return this.#weights.threshold;
  }

  /** @returns how likely the comment admits a debt, 0 to 1; below the threshold for licences, words to tools and code */
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
    const { score, length } = this.#read(text);
    const probability = probabilityOf(score, length, this.#weights);
    // The rules cost more than the words: they are asked only where they change what is shown.
    return probability >= this.threshold && isNeverDebt(text) ? 0 : probability;
  }

  /** The evidence before calibration, and the number of stems. */
  #read(text: string): { score: number; length: number } {
    const { kinds, single, pairs, bias } = this.#weights;
    const [numbers, counted, countedPairs] = [this.#numbers, this.#counted, this.#countedPairs];
    const length = this.#takeNumbers(text);
    const comment = (this.#comment += 1);
    let evidence = single[this.#numberOf(lengthFeature(length))] ?? 0;
    let previous = unknown;
    let previousKind = unknown;
    for (let at = 0; at < length; at += 1) {
      const number = numbers[at] ?? unknown;
      if (number === unknown) {
        previous = unknown;
        continue;
      }
      const kind = kinds[number] ?? number;
      if (counted[number] !== comment) {
        counted[number] = comment;
        evidence += single[number] ?? 0;
      }
      if (kind !== number && counted[kind] !== comment) {
        counted[kind] = comment;
        evidence += single[kind] ?? 0;
      }
      if (previous !== unknown) {
        const pair = pairs.find(previous, number);
        if (pair !== -1 && countedPairs[pair] !== comment) {
          countedPairs[pair] = comment;
          evidence += pairs.weightAt(pair);
        }
        const ofKinds = kind === number && previousKind === previous ? -1 : pairs.find(previousKind, kind);
        if (ofKinds !== -1 && countedPairs[ofKinds] !== comment) {
          countedPairs[ofKinds] = comment;
          evidence += pairs.weightAt(ofKinds);
        }
      }
      previous = number;
      previousKind = kind;
    }
    return { score: bias + evidence / lengthDivisor(length), length };
  }

  /** Puts the numbers of a comment's stems in order where they are read from. @returns how many */
  #takeNumbers(text: string): number {
    const taken = this.#numbers;
    taken[0] = this.#start;
    let length = 1;
    for (const piece of piecesOf(text.length > maxLength ? text.slice(0, maxLength) : text)) {
      for (const number of this.#numbersOf(piece)) {
        taken[length] = number;
        length += 1;
      }
    }
    return length;
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
