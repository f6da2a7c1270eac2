import { isNeverDebt } from '../../src/core/hotspots/debtClassifier/neverDebt';
import { lengthDoubt, probabilityOf } from '../../src/core/hotspots/debtClassifier/probability';
import type { WeightsFile } from '../../src/core/hotspots/debtClassifier/weights';
import { taggedFeature, type TrainingComment } from './labelledComments';
import { minimise } from './minimise';
import { type LinearModel, scoreOf, trainingSettings, trainModel } from './trainModel';

/** Of the comments without a tag that are shown so many must be debts, in projects left out of the training. */
const wantedPrecision = 2 / 3;
/** Below it, in repositories that have nothing to do with the labelled ones, a quarter of what was read were debts. */
const leastThreshold = 0.45;
/** Below it nobody asks how probable; the many comments there would bend the curve where it matters. */
const clearlyNone = 0.1;

/** A comment without a tag of a project that the model had not seen. */
interface Judged {
  readonly score: number;
  /** How many stems it has. */
  readonly length: number;
  readonly isDebt: boolean;
}

export function projectsOf(comments: readonly { readonly project: string }[]): string[] {
  return [...new Set(comments.map(({ project }) => project))].sort();
}

/** All but one project, and without any text that this one has, too. */
export function without(project: string, comments: readonly TrainingComment[]): TrainingComment[] {
  const texts = new Set(comments.filter((comment) => comment.project === project).map(({ key }) => key));
  return comments.filter((comment) => comment.project !== project && !texts.has(comment.key));
}

/**
 * Trains on all comments; calibration and threshold come from models that had not seen the project they are
 * measured on. Only comments that the product does not find by a tag count for them.
 */
export function trainWeights(comments: readonly TrainingComment[], label: string): WeightsFile {
  const projects = projectsOf(comments);
  const untagged = projects.flatMap((project) => {
    const model = trainModel(without(project, comments));
    return comments
      .filter((comment) => comment.project === project && !comment.isTagged && !isNeverDebt(comment.text))
      .map((comment) => ({ score: scoreOf(model, comment), length: comment.length, isDebt: comment.isDebt }));
  });
  const rough = calibrate(untagged);
  const doubtful = untagged.filter(({ score, length }) => probabilityOf(score, length, rough) >= clearlyNone);
  const calibration = calibrate(doubtful);
  const threshold = thresholdFor(doubtful, calibration);
  return written(trainModel(comments), { projects, label, ...calibration, threshold });
}

/** Platt's logistic function from scores to probabilities. */
function calibrate(scores: readonly Judged[]): Pick<WeightsFile, 'slope' | 'offset'> {
  const solution = minimise(2, (point, gradient) => {
    const [slope = 0, offset = 0] = point;
    gradient.fill(0);
    let loss = 0;
    for (const { score, length, isDebt } of scores) {
      const at = slope * score + offset - lengthDoubt(length);
      const margin = isDebt ? at : -at;
      loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
      const error = 1 / (1 + Math.exp(-at)) - (isDebt ? 1 : 0);
      gradient[0] = (gradient[0] ?? 0) + error * score;
      gradient[1] = (gradient[1] ?? 0) + error;
    }
    return loss;
  });
  return { slope: Number((solution[0] ?? 0).toFixed(4)), offset: Number((solution[1] ?? 0).toFixed(4)) };
}

/** The least probability, in hundredths, from which on enough of what is shown are debts. */
function thresholdFor(
  untagged: readonly Judged[],
  calibration: Pick<WeightsFile, 'slope' | 'offset'>,
): number {
  const sure = untagged
    .map(({ score, length, isDebt }) => ({ isDebt, probability: probabilityOf(score, length, calibration) }))
    .filter(({ probability }) => probability >= leastThreshold);
  for (let hundredths = leastThreshold * 100; hundredths < 100; hundredths += 1) {
    const shown = sure.filter(({ probability }) => probability >= hundredths / 100);
    if (shown.filter(({ isDebt }) => isDebt).length >= wantedPrecision * shown.length)
      return hundredths / 100;
  }
  return 1;
}

function written(
  { bias, weights }: LinearModel,
  of: Pick<WeightsFile, 'projects' | 'label' | 'slope' | 'offset' | 'threshold'>,
): WeightsFile {
  const shipped = [...weights].filter(([name]) => name !== taggedFeature);
  return {
    schema: 'mob-handover/debt-weights/1',
    ...of,
    bias,
    unit: trainingSettings.unit,
    features: shipped.map(([name]) => name).join(','),
    weights: shipped.map(([, weight]) => weight).join(','),
  };
}
