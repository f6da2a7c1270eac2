/**
 * `npm run eval:debts -- FILE.csv [--label COLUMN] [--leave-one-out | --shipped]`: how right the debts are that the
 * product finds in labelled comments (columns project, text, and COLUMN with 1 or 0, by default label), beside a
 * plain search for the tags.
 *
 * Whatever COLUMN is judged by, weights are trained on the column that the shipped ones were trained on, where the
 * file has it. Projects that the shipped weights were trained on are judged by weights trained anew, threshold included, on the
 * other such projects of the file; projects never seen are judged by the weights that ship. --leave-one-out does the
 * former with every project, --shipped the latter (on projects it was trained on its figures are too good).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DebtClassifier } from '../src/core/hotspots/debtClassifier/debtClassifier';
import { shippedWeights } from '../src/core/hotspots/debtClassifier/weights';
import { evaluate } from './debts/evaluate';
import { hasColumn, labelledComments } from './debts/labelledComments';
import { reportOf } from './debts/report';

const { values, positionals } = parseArgs({
  options: {
    label: { type: 'string', default: 'label' },
    'leave-one-out': { type: 'boolean', default: false },
    shipped: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const [file] = positionals;
if (file === undefined || positionals.length > 1 || (values['leave-one-out'] && values.shipped)) {
  console.error('Usage: npm run eval:debts -- FILE.csv [--label COLUMN] [--leave-one-out | --shipped]');
  process.exit(2);
}
const mode = values['leave-one-out'] ? 'leaveOneOut' : values.shipped ? 'shipped' : 'auto';
try {
  const csv = readFileSync(file, 'utf8');
  const comments = labelledComments(csv, values.label);
  const hasOwnLabels = hasColumn(csv, shippedWeights.label);
  const training = hasOwnLabels ? labelledComments(csv, shippedWeights.label) : comments;
  console.log(reportOf(evaluate({ comments, training, shipped: shippedWeights, mode })));
  console.log(speedOf(comments.map(({ text }) => text)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Per second of processor time, so that other work on the machine does not count; after one pass to warm up. */
function speedOf(texts: readonly string[]): string {
  const classifier = new DebtClassifier(shippedWeights);
  for (const text of texts) classifier.probability(text);
  const before = process.cpuUsage();
  let done = 0;
  let seconds = 0;
  while (texts.length > 0 && seconds < 1) {
    for (const text of texts) classifier.probability(text);
    done += texts.length;
    const { user, system } = process.cpuUsage(before);
    seconds = (user + system) / 1e6;
  }
  const thousands = seconds === 0 ? 0 : Math.round(done / seconds / 1000);
  return `Speed: ${thousands},000 comments a second on one core.`;
}
