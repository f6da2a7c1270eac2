import { DebtClassifier } from '../../src/core/hotspots/debtClassifier/debtClassifier';
import type { WeightsFile } from '../../src/core/hotspots/debtClassifier/weights';
import { projectsOf, trainWeights, without } from './calibrate';
import { foundInComment } from './foundInComment';
import { forTraining, type LabelledComment } from './labelledComments';
import { type Counts, countsOf } from './metrics';

export interface ProjectResult {
  readonly project: string;
  readonly comments: number;
  /** Whether the shipped weights judged it; else weights that were trained without it. */
  readonly isUnseen: boolean;
  readonly threshold: number;
  /** The baseline: a whole word TODO, FIXME, XXX or HACK anywhere. */
  readonly tags: Counts;
  /** All that the product finds. */
  readonly ours: Counts;
  /** What the product finds by a tag. */
  readonly ourTags: Counts;
  /** Of the comments that it does not find by a tag: what it shows as probable. */
  readonly untagged: Counts;
}

/** `auto`: leaves out, one at a time, the projects that the shipped weights have seen; judges others by these. */
export type EvaluationMode = 'auto' | 'leaveOneOut' | 'shipped';

/** What to judge, and how. */
export interface Evaluation {
  readonly comments: readonly LabelledComment[];
  /** What weights are trained on anew: the same comments, perhaps with the labels of another column. */
  readonly training: readonly LabelledComment[];
  readonly shipped: WeightsFile;
  readonly mode: EvaluationMode;
}

/**
 * How right tags, and tags with the classifier, are for each project.
 * @throws {Error} where projects are to be left out and fewer than three others remain to train on
 */
export function evaluate({ comments, training, shipped, mode }: Evaluation): ProjectResult[] {
  const isSeen = (project: string): boolean =>
    mode === 'leaveOneOut' || (mode === 'auto' && shipped.projects.includes(project));
  const trainingComments = forTraining(training.filter(({ project }) => isSeen(project)));
  return projectsOf(comments).map((project) => {
    const own = comments.filter((comment) => comment.project === project);
    if (!isSeen(project)) return result(project, own, shipped, true);
    const others = without(project, trainingComments);
    if (projectsOf(others).length < 3) {
      throw new Error(
        `${project} was trained on, and without it there are fewer than 3 projects to train on again: add the others to the file, or judge by --shipped.`,
      );
    }
    return result(project, own, trainWeights(others, shipped.label), false);
  });
}

function result(
  project: string,
  comments: readonly LabelledComment[],
  weights: WeightsFile,
  isUnseen: boolean,
): ProjectResult {
  const classifier = new DebtClassifier(weights);
  const judged = comments.map(({ text, isDebt, hasTagWord }) => ({
    isDebt,
    hasTagWord,
    found: foundInComment(text, classifier),
  }));
  return {
    project,
    comments: comments.length,
    isUnseen,
    threshold: classifier.threshold,
    tags: countsOf(judged.map(({ isDebt, hasTagWord }) => ({ isDebt, isFound: hasTagWord }))),
    ours: countsOf(judged.map(({ isDebt, found }) => ({ isDebt, isFound: found !== undefined }))),
    ourTags: countsOf(judged.map(({ isDebt, found }) => ({ isDebt, isFound: found === 'tagged' }))),
    untagged: countsOf(
      judged
        .filter(({ found }) => found !== 'tagged')
        .map(({ isDebt, found }) => ({ isDebt, isFound: found === 'probable' })),
    ),
  };
}
