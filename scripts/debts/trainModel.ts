import { lengthDivisor } from '../../src/core/hotspots/debtClassifier/features';
import { stem } from '../../src/core/hotspots/debtClassifier/stem';
import type { TrainingComment } from './labelledComments';
import { minimise } from './minimise';
import { priorPhrases, priorWeight } from './priorPhrases';

/** Numbers that were chosen by leaving projects out; docs/accuracy.md says what others gave. */
export const trainingSettings = {
  features: 2_500,
  /** A feature that fewer projects have is a name of theirs. */
  minProjects: 2,
  /** A feature that speaks for a debt must do so in this many projects. */
  minDebtProjects: 2,
  minComments: 4,
  smoothing: 1,
  regularisation: 0.7,
  unit: 0.1,
} as const;

/** A linear model before calibration. */
export interface LinearModel {
  readonly bias: number;
  /** In whole units of {@link trainingSettings}. */
  readonly weights: ReadonlyMap<string, number>;
}

interface Feature {
  readonly name: string;
  /** Logarithm of how much more often debts have it than others: naive Bayes. */
  readonly ratio: number;
  readonly prior: number;
}

const priors = new Set(priorPhrases.map((phrase) => phrase.split(' ').map(stem).join(' ')));

/** Logistic regression on features scaled by naive Bayes. The same comments in the same order give the same model. */
export function trainModel(comments: readonly TrainingComment[]): LinearModel {
  const features = chooseFeatures(comments);
  const numbers = new Map(features.map(({ name }, number) => [name, number]));
  const ratios = Float64Array.from(features, ({ ratio }) => ratio);
  const rows = comments.map(({ features: names, length, isDebt }) => {
    const divisor = lengthDivisor(length);
    const found = [...names].map((name) => numbers.get(name)).filter((number) => number !== undefined);
    return { numbers: found, values: found.map((number) => (ratios[number] ?? 0) / divisor), isDebt };
  });
  const last = features.length;
  const solution = minimise(last + 1, (point, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (const { numbers: found, values, isDebt } of rows) {
      let score = point[last] ?? 0;
      for (let at = 0; at < found.length; at++) score += (point[found[at] ?? 0] ?? 0) * (values[at] ?? 0);
      const margin = isDebt ? score : -score;
      loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin;
      const slope = 1 / (1 + Math.exp(-score)) - (isDebt ? 1 : 0);
      gradient[last] = (gradient[last] ?? 0) + slope;
      for (let at = 0; at < found.length; at++) {
        const number = found[at] ?? 0;
        gradient[number] = (gradient[number] ?? 0) + slope * (values[at] ?? 0);
      }
    }
    features.forEach(({ prior }, number) => {
      const distance = (point[number] ?? 0) - prior;
      loss += 0.5 * trainingSettings.regularisation * distance * distance;
      gradient[number] = (gradient[number] ?? 0) + trainingSettings.regularisation * distance;
    });
    return loss;
  });
  const { unit } = trainingSettings;
  const weights = features
    .map(({ name, ratio }, at) => [name, Math.round(((solution[at] ?? 0) * ratio) / unit)] as const)
    .filter(([, weight]) => weight !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { bias: Number((solution[last] ?? 0).toFixed(4)), weights: new Map(weights) };
}

export function scoreOf(model: LinearModel, { features, length }: TrainingComment): number {
  let evidence = 0;
  for (const name of features) evidence += model.weights.get(name) ?? 0;
  return model.bias + (evidence * trainingSettings.unit) / lengthDivisor(length);
}

/** The features that most part debts from others, by chi-square. */
function chooseFeatures(comments: readonly TrainingComment[]): Feature[] {
  const { features, minProjects, minDebtProjects, minComments, smoothing } = trainingSettings;
  const counts = new Map<string, Count>();
  let debts = 0;
  for (const { features: names, isDebt, project } of comments) {
    if (isDebt) debts += 1;
    for (const name of names) {
      let count = counts.get(name);
      if (count === undefined) {
        count = { debts: 0, others: 0, projects: new Set(), debtProjects: new Set() };
        counts.set(name, count);
      }
      count.projects.add(project);
      if (isDebt) count.debtProjects.add(project);
      if (isDebt) count.debts += 1;
      else count.others += 1;
    }
  }
  const others = comments.length - debts;
  return [...counts]
    .filter(([, { projects, debts: d, others: o }]) => projects.size >= minProjects && d + o >= minComments)
    .map(([name, count]) => {
      const ratio = Math.log(
        (count.debts + smoothing) / (debts + smoothing) / ((count.others + smoothing) / (others + smoothing)),
      );
      const prior = priors.has(name) && ratio > 0 ? priorWeight / Math.max(0.3, ratio) : 0;
      return { name, ratio, prior, count, parts: chiSquare(count, debts, others) };
    })
    .filter(({ ratio, count }) => ratio <= 0 || count.debtProjects.size >= minDebtProjects)
    .sort((a, b) => b.parts - a.parts || (a.name < b.name ? -1 : 1))
    .slice(0, features)
    .map(({ name, ratio, prior }) => ({ name, ratio, prior }));
}

interface Count {
  debts: number;
  others: number;
  readonly projects: Set<string>;
  readonly debtProjects: Set<string>;
}

function chiSquare(count: Count, debts: number, others: number): number {
  const withoutDebts = debts - count.debts;
  const withoutOthers = others - count.others;
  const determinant = count.debts * withoutOthers - count.others * withoutDebts;
  const product = (count.debts + count.others) * (withoutDebts + withoutOthers) * debts * others;
  return product === 0 ? 0 : ((debts + others) * determinant * determinant) / product;
}
