import { featuresOf, lengthDivisor, stemsOf } from '../../src/core/hotspots/debtClassifier/features';
import { readCsv } from './readCsv';

export interface LabelledComment {
  readonly project: string;
  readonly text: string;
  readonly isDebt: boolean;
  readonly isTagged: boolean;
  /** Equal for texts that differ in nothing but white space. */
  readonly key: string;
}

/** What training works on. */
export interface TrainingComment extends LabelledComment {
  readonly features: ReadonlySet<string>;
  readonly divisor: number;
}

const tag = /\b(?:todo|fixme|xxx|hack)\b/i;

/** The baseline: a whole word TODO, FIXME, XXX or HACK in any letter case, wherever it stands. */
function hasTag(text: string): boolean {
  return tag.test(text);
}

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
    if (before === undefined) comments.set(place, { project, text, isDebt, isTagged: hasTag(text), key });
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
    return { ...comment, features: featuresOf(stems), divisor: lengthDivisor(stems.length) };
  });
}
