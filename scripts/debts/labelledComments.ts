import { featuresOf, stemsOf } from '../../src/core/hotspots/debtClassifier/features';
import { stem } from '../../src/core/hotspots/debtClassifier/stem';
import { breakToken } from '../../src/core/hotspots/debtClassifier/tokenise';
import { foundInComment } from './foundInComment';
import { readCsv } from './readCsv';

export interface LabelledComment {
  readonly project: string;
  readonly text: string;
  readonly isDebt: boolean;
  /** By the rule of the product. */
  readonly isTagged: boolean;
  /** By the plain search that others do, see {@link hasTagWord}. */
  readonly hasTagWord: boolean;
  /** Equal for texts that differ in nothing but white space. */
  readonly key: string;
}

/** What training works on. */
export interface TrainingComment extends LabelledComment {
  readonly features: ReadonlySet<string>;
  /** How many stems it has. */
  readonly length: number;
}

const tagWord = /\b(?:todo|fixme|xxx|hack)\b/i;

/** The baseline: a whole word TODO, FIXME, XXX or HACK in any letter case, wherever it stands. */
function hasTagWord(text: string): boolean {
  return tagWord.test(text);
}

/** Stands in training for the tag of a comment that the product finds by it: the classifier never sees such comments. */
export const taggedFeature = '#tag';
/** No evidence where the rule for tags does not take them: prose speaks of to-do lists. Hacks are admitted in prose, too. */
const unlearned = new Set(['todo', 'fixme', 'xxx'].map(stem));

const answers: Readonly<Record<string, boolean>> = {
  '1': true,
  '1.0': true,
  true: true,
  yes: true,
  '0': false,
  '0.0': false,
  false: false,
  no: false,
  '': false,
};

/**
 * The comments of a CSV text with the columns `project`, `text` and one of labels (1 or 0, true or false, yes or
 * no). A text that a project has several times counts once; it is a debt where any of its labels says so.
 * @throws {Error} where a column is missing or a label is none of these
 */
export function labelledComments(csv: string, label: string): LabelledComment[] {
  const comments = new Map<string, LabelledComment>();
  readCsv(csv).forEach((row, index) => {
    const { project, text, [label]: answer } = row;
    if (project === undefined || text === undefined || answer === undefined) {
      throw new Error(
        `The CSV needs the columns project, text and ${label}; it has ${Object.keys(row).join(', ')}.`,
      );
    }
    const isDebt = answers[answer.trim().toLowerCase()];
    if (isDebt === undefined) {
      throw new Error(`Row ${index + 2} of the CSV: the ${label} must be 1 or 0, not "${answer}".`);
    }
    const key = text.replace(/\s+/g, ' ').trim();
    const place = `${project}\0${key}`;
    const before = comments.get(place);
    if (before === undefined) comments.set(place, labelled(project, text, isDebt, key));
    else if (isDebt && !before.isDebt) comments.set(place, { ...before, isDebt });
  });
  return [...comments.values()];
}

export function hasColumn(csv: string, name: string): boolean {
  const [first] = readCsv(csv);
  return first !== undefined && name in first;
}

export function forTraining(comments: readonly LabelledComment[]): TrainingComment[] {
  return comments.map((comment) => {
    const stems = stemsOf(comment.text);
    const features = featuresOf(stems.map((word) => (isLearned(word, comment) ? word : breakToken)));
    if (comment.isTagged) features.add(taggedFeature);
    return { ...comment, features, length: stems.length };
  });
}

function isLearned(word: string, { isTagged }: LabelledComment): boolean {
  return !unlearned.has(word) && !(isTagged && word === 'hack');
}

function labelled(project: string, text: string, isDebt: boolean, key: string): LabelledComment {
  return {
    project,
    text,
    isDebt,
    isTagged: foundInComment(text) === 'tagged',
    hasTagWord: hasTagWord(text),
    key,
  };
}
