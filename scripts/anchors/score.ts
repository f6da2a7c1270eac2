import type { AnchoredText } from '../../src/core/knowledge/resolveAnchor';
import { resolveAnchor } from '../../src/core/knowledge/resolveAnchor';
import { type Claim, byExactSearch, byLineNumber, byPattern } from './rivals';
import type { Fate, Sample } from './samples';

export const methods = ['ours', 'line number', 'CodeTour pattern', 'exact search'] as const;
export type Method = (typeof methods)[number];

/** Counts of one method at one distance. */
export interface Score {
  all: number;
  unchanged: number;
  unchangedFound: number;
  /** Unchanged and found, and yet a person is asked. */
  falseAlarms: number;
  edited: number;
  editedFound: number;
  wrong: number;
  flagged: number;
}

export const emptyScore = (): Score => ({
  all: 0,
  unchanged: 0,
  unchangedFound: 0,
  falseAlarms: 0,
  edited: 0,
  editedFound: 0,
  wrong: 0,
  flagged: 0,
});

export interface Answer {
  /** First and last line, 0-based. */
  readonly lines: readonly [number, number] | undefined;
  /** A person is asked, or told that the place is lost. */
  readonly flagged: boolean;
}

export function answerOf(method: Method, sample: Sample, file: AnchoredText | undefined): Answer {
  if (file === undefined) return { lines: undefined, flagged: true };
  const { anchor } = sample;
  if (method === 'ours') {
    const state = resolveAnchor(anchor, file);
    if (state.kind === 'lost') return { lines: undefined, flagged: true };
    const { start, end } = state.span;
    return { lines: [start.line, end.line], flagged: state.kind === 'changed' };
  }
  const claim: Claim =
    method === 'line number'
      ? byLineNumber(anchor, file.lines)
      : method === 'exact search'
        ? byExactSearch(anchor, file.lines)
        : byPattern(anchor, sample.oldLine, file.lines);
  const height = anchor.exact.split('\n').length - 1;
  return claim === undefined
    ? { lines: undefined, flagged: true }
    : { lines: [claim, claim + height], flagged: false };
}

/** Adds one answer to the counts, and says whether it was shown at a wrong place as if it were right. */
export function count(score: Score, { fate, fateByDiff }: Sample, { lines, flagged }: Answer): boolean {
  score.all++;
  if (flagged) score.flagged++;
  if (fate.kind === 'unchanged') score.unchanged++;
  if (fate.kind === 'edited') score.edited++;
  const isRight = lines !== undefined && (isAt(fate, lines) || isAt(fateByDiff, lines));
  if (isRight && fate.kind === 'unchanged') {
    score.unchangedFound++;
    if (flagged) score.falseAlarms++;
  }
  if (isRight && fate.kind === 'edited') score.editedFound++;
  const isWrong = lines !== undefined && !flagged && !isRight;
  if (isWrong) score.wrong++;
  return isWrong;
}

/** Unchanged quotes must be found at their first line; of edited ones a line that git knows must be in what is shown. */
function isAt(fate: Fate, [first, last]: readonly [number, number]): boolean {
  switch (fate.kind) {
    case 'unchanged':
      return first === fate.line;
    case 'edited':
    case 'remnant':
      return [...fate.lines].some((line) => line >= first && line <= last);
    case 'gone':
      return false;
  }
}
