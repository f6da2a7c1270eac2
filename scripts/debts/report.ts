import type { ProjectResult } from './evaluate';
import { type Counts, type Figures, figuresOf, macro, micro } from './metrics';

/** The results as a Markdown table: plain tags, all that the product finds, what it finds by tags alone, and apart the untagged finds. */
export function reportOf(results: readonly ProjectResult[]): string {
  const lines = [
    '| project | comments | debts | tags P | R | F1 | ours P | R | F1 | our tags F1 | untagged right / found | P | from |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...results.map((result) =>
      row([
        result.project,
        String(result.comments),
        String(result.ours.debts),
        ...cells(figuresOf(result.tags)),
        ...cells(figuresOf(result.ours)),
        shown(figuresOf(result.ourTags).f1),
        ...finds([result.untagged]),
        `${result.threshold.toFixed(2)}${result.isUnseen ? '' : ' *'}`,
      ]),
    ),
    total('micro', micro, results),
    total('macro', macro, results),
  ];
  const gain = macro(results.map(({ ours }) => ours)).f1 - macro(results.map(({ tags }) => tags)).f1;
  lines.push('', `Macro-F1 over tags: ${gain >= 0 ? '+' : ''}${(gain * 100).toFixed(1)} points.`);
  if (results.some(({ isUnseen }) => !isUnseen)) {
    lines.push('* judged by weights and a threshold that came from the other projects alone.');
  }
  return lines.join('\n');
}

function total(
  name: string,
  over: (counts: readonly Counts[]) => Figures,
  results: readonly ProjectResult[],
): string {
  const untagged = results.map((result) => result.untagged);
  return row([
    name,
    String(sum(results.map(({ comments }) => comments))),
    String(sum(results.map(({ ours }) => ours.debts))),
    ...cells(over(results.map(({ tags }) => tags))),
    ...cells(over(results.map(({ ours }) => ours))),
    shown(over(results.map(({ ourTags }) => ourTags)).f1),
    finds(untagged)[0],
    shown(over(untagged).precision),
    '',
  ]);
}

function finds(untagged: readonly Counts[]): [counts: string, precision: string] {
  const right = sum(untagged.map((counts) => counts.right));
  const found = sum(untagged.map((counts) => counts.found));
  return [`${right} / ${found}`, shown(right / found)];
}

function cells({ precision, recall, f1 }: Figures): string[] {
  return [precision, recall, f1].map(shown);
}

function shown(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(3);
}

function row(values: readonly string[]): string {
  return `| ${values.join(' | ')} |`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total_, value) => total_ + value, 0);
}
