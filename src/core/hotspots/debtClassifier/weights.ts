import json from './weights.json';

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
  /** Stems parted by commas, pairs of stems with a blank between. */
  readonly features: string;
  /** Integers parted by commas, one for each feature. */
  readonly weights: string;
}

/** Weights ready for look-up by number. */
export interface Weights extends Pick<WeightsFile, 'slope' | 'offset' | 'threshold' | 'bias'> {
  /** Number of each stem that is in a feature. */
  readonly stems: ReadonlyMap<string, number>;
  /** Weight of a stem or a length alone, by its number; 0 where it only occurs in pairs. */
  readonly single: Float64Array;
  /** Weight of a pair by `first * stems.size + second`. */
  readonly pairs: ReadonlyMap<number, number>;
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
  const single = new Float64Array(stems.size);
  const pairs = new Map<number, number>();
  features.forEach((feature, at) => {
    const [first = '', second] = feature.split(' ');
    const number = stems.get(first) ?? 0;
    if (second === undefined) single[number] = values[at] ?? 0;
    else pairs.set(number * stems.size + (stems.get(second) ?? 0), values[at] ?? 0);
  });
  const { slope, offset, threshold, bias } = file;
  return { slope, offset, threshold, bias, stems, single, pairs };
}
