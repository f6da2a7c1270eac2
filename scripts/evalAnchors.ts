/**
 * `npm run eval:anchors -- [--files N] [--per-file N] [--seed N] [--show-wrong] FOLDER…`: how well anchors find their
 * code again. In the history of each folder (a git work tree with its complete history) anchors are set at commits one month, one year and five years before HEAD
 * and resolved at HEAD; what is right is told by `git blame --reverse -M -w`
 * and by one `git diff` of the two files. The same for the steps of tours that the export writes, walked by CodeTour's rule. Prints Markdown tables.
 */
import { parseArgs } from 'node:util';
import { AnchoredText } from '../src/core/knowledge/resolveAnchor';
import { type Sample, samplesOf } from './anchors/samples';
import { answerOf, count, emptyScore, type Method, methods, type Score } from './anchors/score';
import { countTour, emptyTourScore, tourTimes, type TourScore, type TourTime } from './anchors/tours';
import { git } from './anchors/truth';

const distances = [
  { name: '1 month', days: 30 },
  { name: '1 year', days: 365 },
  { name: '5 years', days: 1826 },
] as const;

const { values, positionals } = parseArgs({
  options: {
    files: { type: 'string', default: '60' },
    'per-file': { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    'show-wrong': { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error(
    'Usage: npm run eval:anchors -- [--files N] [--per-file N] [--seed N] [--show-wrong] FOLDER…',
  );
  process.exit(2);
}
let seed = Number(values.seed);
const scores = new Map<string, Record<Method, Score>>();
const tourScores = new Map<string, Record<TourTime, TourScore>>();
for (const folder of positionals) {
  for (const { name, days } of distances) {
    const commits = commitsOf(folder, days);
    if (commits === undefined) {
      console.error(`${folder} has no history of ${name} at its first parents: left out there.`);
      continue;
    }
    const samples = samplesOf(folder, {
      ...commits,
      files: Number(values.files),
      perFile: Number(values['per-file']),
      random,
    });
    console.error(`${folder}, ${name}: ${samples.length} anchors`);
    judge(folder, name, commits.now, samples);
  }
}
print();
printTours();

function judge(folder: string, distance: string, now: string, samples: readonly Sample[]): void {
  const files = new Map<string, AnchoredText | undefined>();
  const texts = new Map<string, string | undefined>();
  const textOf = (path: string): string | undefined => {
    if (!texts.has(path)) texts.set(path, git(folder, ['show', `${now}:${path}`]));
    return texts.get(path);
  };
  const table = scores.get(distance) ?? newTable();
  scores.set(distance, table);
  const tours = tourScores.get(distance) ?? { now: emptyTourScore(), then: emptyTourScore() };
  tourScores.set(distance, tours);
  for (const sample of samples) {
    const path = sample.newPath;
    if (!files.has(path)) {
      const text = textOf(path);
      files.set(path, text === undefined ? undefined : new AnchoredText(text));
    }
    for (const time of tourTimes) {
      const read = { head: now, now: textOf(path), atOldPath: textOf(sample.anchor.path) };
      countTour(tours[time], time, sample, read);
    }
    for (const method of methods) {
      const answer = answerOf(method, sample, files.get(path));
      const isWrong = count(table[method], sample, answer);
      if (isWrong && method === 'ours' && values['show-wrong']) {
        const { anchor, fate } = sample;
        console.error(
          JSON.stringify({
            path,
            line: anchor.line + 1,
            exact: anchor.exact.slice(0, 200),
            fate: fate.kind,
            shown: (answer.lines?.[0] ?? -1) + 1,
            truth: fate.kind === 'unchanged' ? fate.line + 1 : undefined,
            old: anchor.commit?.slice(0, 10),
          }),
        );
      }
    }
  }
}

function newTable(): Record<Method, Score> {
  return {
    ours: emptyScore(),
    'line number': emptyScore(),
    'CodeTour pattern': emptyScore(),
    'exact search': emptyScore(),
  };
}

function print(): void {
  console.log(
    '| distance | anchors | method | unchanged found | of these asked about | edited found | wrong, not flagged | flagged |',
  );
  console.log('|---|---:|---|---:|---:|---:|---:|---:|');
  for (const [distance, table] of scores) {
    for (const method of methods) {
      const score = table[method];
      console.log(
        `| ${distance} | ${score.all} | ${method} | ${percent(score.unchangedFound, score.unchanged)} | ${percent(score.falseAlarms, score.unchangedFound)} | ${percent(score.editedFound, score.edited)} | ${percent(score.wrong, score.all)} | ${percent(score.flagged, score.all)} |`,
      );
    }
  }
}

function printTours(): void {
  console.log(
    '\n| distance | anchors | tour written | unchanged, right line | edited, right place | found by a pattern | opened as it was, right line | wrong, not said | no step, no file, or said to be likely |',
  );
  console.log('|---|---:|---|---:|---:|---:|---:|---:|---:|');
  for (const [distance, table] of tourScores) {
    for (const time of tourTimes) {
      const score = table[time];
      console.log(
        `| ${distance} | ${score.all} | ${time} | ${percent(score.unchangedFound, score.unchanged)} | ${percent(score.editedFound, score.edited)} | ${percent(score.byPattern, score.all)} | ${percent(score.asItWas, score.all)} | ${percent(score.wrong, score.all)} | ${percent(score.flagged - score.asItWas, score.all)} |`,
      );
    }
  }
}

function percent(part: number, all: number): string {
  return all === 0 ? '–' : `${((100 * part) / all).toFixed(2)} % of ${all}`;
}

/** HEAD, and the newest of its first parents that is that much older. */
function commitsOf(folder: string, days: number): { old: string; now: string } | undefined {
  const [now, seconds] = (git(folder, ['log', '-1', '--format=%H %ct']) ?? '').trim().split(' ');
  if (now === undefined || now === '') return undefined;
  const before = Number(seconds) - days * 86_400;
  const old = git(folder, ['log', '-1', '--first-parent', '--format=%H', `--before=${before}`])?.trim();
  return old === undefined || old === '' ? undefined : { old, now };
}

/** Park and Miller's minimal standard generator, so that a run can be repeated. */
function random(): number {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
}
