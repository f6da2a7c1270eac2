/**
 * `node --import tsx scripts/trainDebtClassifier.ts FILE.csv [--label COLUMN]`: trains the classifier of untagged
 * debts on labelled comments (columns project, text and COLUMN, by default label_corrected) and writes its weights.
 * Nothing random is in it: the same file gives the same weights.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { trainWeights } from './debts/calibrate';
import { forTraining, labelledComments } from './debts/labelledComments';

const { values, positionals } = parseArgs({
  options: { label: { type: 'string', default: 'label_corrected' } },
  allowPositionals: true,
});
const [file] = positionals;
if (file === undefined || positionals.length > 1) {
  console.error('Name one CSV file with the columns project, text and label_corrected (or --label COLUMN).');
  process.exit(2);
}
const weights = trainWeights(
  forTraining(labelledComments(readFileSync(file, 'utf8'), values.label)),
  values.label,
);
const target = fileURLToPath(new URL('../src/core/hotspots/debtClassifier/weights.json', import.meta.url));
const text = `${JSON.stringify(weights, undefined, 2)}\n`;
writeFileSync(target, text);
console.log(
  `Trained on ${weights.projects.length} projects: ${weights.features.split(',').length} features, ` +
    `${Math.round(text.length / 1000)} KB, untagged finds from a probability of ${weights.threshold}.`,
);
