import { PairWeights } from './pairWeights';
import json from './weights.json';
import { classOfStem } from './wordClasses';

/** What training leaves behind, as it stands in `weights.json`; `scripts/trainDebtClassifier.ts` writes it. */
export interface WeightsFile {
  readonly schema: 'mob-handover/debt-weights/1';
  /** Names of the projects whose comments it was trained on. */
  readonly projects: readonly string[];
  /** Column of the labels. */
  readonly label: string;
  /** Of the logistic function that makes a probability of a score: `1 / (1 + exp(-(slope * score + offset)))`. */
  readonly slope: number;
  readonly offset: number;
  /** The least probability of an untagged comment that is shown. */
  readonly threshold: number;
  /** Of the score, before calibration. */
  readonly bias: number;
  /** One unit of a weight. */
  readonly unit: number;
  /** Stems and classes of stems parted by commas, pairs with a blank between. */
  readonly features: string;
  /** Integers parted by commas, one for each feature. */
  readonly weights: string;
}

/** Weights ready for look-up by number. */
export interface Weights extends Pick<WeightsFile, 'slope' | 'offset' | 'threshold' | 'bias'> {
  /** Number of each stem and class that is in a feature, and of all others that have or are a class. */
  readonly stems: ReadonlyMap<string, number>;
  /** By the number of a stem that of its class, or the same number where it has none. */
  readonly kinds: Int32Array;
  /** Weight of a stem, a class or a length alone, by its number; 0 where it only occurs in pairs. */
  readonly single: Float64Array;
  readonly pairs: PairWeights;
}

/** The weights of the product as written. */
export const shippedWeights = json as WeightsFile;

/** @throws {RangeError} where the file has not as many weights as features */
export function readWeights(file: WeightsFile): Weights {
  const features = file.features.split(',');
  const values = file.weights.split(',').map((value) => Number(value) * file.unit);
  if (features.length !== values.length || values.some((value) => !Number.isFinite(value))) {
    throw new RangeError('The weights of the debt classifier do not fit its features: train it again.');
  }
  const stems = new Map<string, number>();
  for (const feature of features) {
    for (const part of feature.split(' ')) if (!stems.has(part)) stems.set(part, stems.size);
  }
  for (const word of classOfStem.keys()) if (!stems.has(word)) stems.set(word, stems.size);
  for (const name of classOfStem.values()) if (!stems.has(name)) stems.set(name, stems.size);
  const kinds = Int32Array.from(
    stems,
    ([word, number]) => stems.get(classOfStem.get(word) ?? word) ?? number,
  );
  const single = new Float64Array(stems.size);
  const pairs: [first: number, second: number, weight: number][] = [];
  features.forEach((feature, at) => {
    const [first = '', second] = feature.split(' ');
    const number = stems.get(first) ?? 0;
    if (second === undefined) single[number] = values[at] ?? 0;
    else pairs.push([number, stems.get(second) ?? 0, values[at] ?? 0]);
  });
  const { slope, offset, threshold, bias } = file;
  return { slope, offset, threshold, bias, stems, kinds, single, pairs: new PairWeights(pairs, stems.size) };
}
