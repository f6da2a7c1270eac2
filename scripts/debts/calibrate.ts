import { isNeverDebt } from '../../src/core/hotspots/debtClassifier/neverDebt';
import type { WeightsFile } from '../../src/core/hotspots/debtClassifier/weights';
import { taggedFeature, type TrainingComment } from './labelledComments';
import { minimise } from './minimise';
import { type LinearModel, scoreOf, trainingSettings, trainModel } from './trainModel';

/**
 * Untagged comments are shown from this probability on: more likely a debt than not. That it carries over
 * to other projects is the work of the calibration, see docs/accuracy.md.
 */
const shownFrom = 0.5;

export function projectsOf(comments: readonly { readonly project: string }[]): string[] {
  return [...new Set(comments.map(({ project }) => project))].sort();
}

/** All but one project, and without any text that this one has, too. */
export function without(project: string, comments: readonly TrainingComment[]): TrainingComment[] {
  const texts = new Set(comments.filter((comment) => comment.project === project).map(({ key }) => key));
  return comments.filter((comment) => comment.project !== project && !texts.has(comment.key));
}

/**
 * Trains on all comments; calibration comes from models that had not seen the project they are
 * measured on. Only comments that the product does not find by a tag count for it.
 */
export function trainWeights(comments: readonly TrainingComment[], label: string): WeightsFile {
  const projects = projectsOf(comments);
  const untagged = projects.flatMap((project) => {
    const model = trainModel(without(project, comments));
    return comments
      .filter((comment) => comment.project === project && !comment.isTagged && !isNeverDebt(comment.text))
      .map((comment) => ({ score: scoreOf(model, comment), isDebt: comment.isDebt }));
  });
  const { slope, offset } = calibrate(untagged);
  return written(trainModel(comments), { projects, label, slope, offset });
}

/** Platt's logistic function from scores to probabilities. */
function calibrate(scores: readonly { readonly score: number; readonly isDebt: boolean }[]): {
  slope: number;
  offset: number;
} {
  const solution = minimise(2, (point, gradient) => {
    const [slope = 0, offset = 0] = point;
    gradient.fill(0);
    let loss = 0;
    for (const { score, isDebt } of scores) {
      const at = slope * score + offset;
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

function written(
  { bias, weights }: LinearModel,
  of: Pick<WeightsFile, 'projects' | 'label' | 'slope' | 'offset'>,
): WeightsFile {
  const shipped = [...weights].filter(([name]) => name !== taggedFeature);
  return {
    schema: 'mob-handover/debt-weights/1',
    ...of,
    threshold: shownFrom,
    bias,
    unit: trainingSettings.unit,
    features: shipped.map(([name]) => name).join(','),
    weights: shipped.map(([, weight]) => weight).join(','),
  };
}
