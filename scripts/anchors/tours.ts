import { stepPlace } from '../../src/core/handover/formats/tours/stepPlace';
import type { AnchoredPlace } from '../../src/core/knowledge/resolvedNote';
import { AnchoredText, resolveAnchor } from '../../src/core/knowledge/resolveAnchor';
import { lineOfStep, type PlayedStep, textOfStep } from '../../test/support/codeTour/player';
import type { Sample } from './samples';
import { type Answer, count, emptyScore, type Score } from './score';

/** When the tour was exported: at the later commit, or at the one at which the note was written. */
export const tourTimes = ['now', 'then'] as const;
export type TourTime = (typeof tourTimes)[number];

export interface TourScore extends Score {
  /** Steps found by a pattern. */
  byPattern: number;
  /** Shown in the text of the tour's commit, on the right line of it, since that is not what is checked out. */
  asItWas: number;
}

export const emptyTourScore = (): TourScore => ({ ...emptyScore(), byPattern: 0, asItWas: 0 });

/**
 * Writes the step that the export would write for a note with this anchor, and walks it by CodeTour's rule in a checkout of
 * the later commit.
 * @param now the sample's file in that commit as git has it; undefined where it is gone
 * @param atOldPath what stands there under the path of the old commit
 * @returns whether the step leads to a wrong place without a word of doubt
 */
export function countTour(
  score: TourScore,
  time: TourTime,
  sample: Sample,
  files: {
    readonly head: string;
    readonly now: string | undefined;
    readonly atOldPath: string | undefined;
  },
): boolean {
  const { anchor, oldText } = sample;
  const commit = time === 'now' ? files.head : (anchor.commit ?? '');
  const text = time === 'now' ? files.now : oldText;
  const path = time === 'now' ? sample.newPath : anchor.path;
  const noStep: Answer = { lines: undefined, flagged: true };
  if (text === undefined) return count(score, sample, noStep);
  const state = resolveAnchor(anchor, new AnchoredText(text));
  const place: AnchoredPlace = {
    anchor,
    drift: state.kind,
    path,
    ...(state.kind === 'lost' ? {} : { span: state.span }),
  };
  const at = stepPlace(place, text);
  if (at === undefined) return count(score, sample, noStep);
  const step: PlayedStep = { description: '', ...at.place };
  if (step.pattern !== undefined) score.byPattern++;
  const tour = { title: '', steps: [step], ...(at.kind === 'atCommit' ? { ref: commit } : {}) };
  const opened = textOfStep(step, tour, {
    head: files.head,
    at: () => oldText,
    now: () => (time === 'now' ? files.now : files.atOldPath) ?? '',
  });
  const line = lineOfStep(step, opened);
  if (at.kind === 'atCommit' && commit !== files.head) {
    if (line === anchor.line) score.asItWas++;
    return count(score, sample, noStep);
  }
  // CodeTour says that it cannot open the file.
  if (time === 'then' && files.atOldPath === undefined) return count(score, sample, noStep);
  const isSameFile = path === sample.newPath;
  const height = state.kind === 'lost' ? 0 : state.span.end.line - state.span.start.line;
  return count(score, sample, {
    // A file that took the place of the old one is wrong on every line.
    lines: isSameFile ? [line, line + height] : [-1, -1],
    flagged: state.kind === 'changed',
  });
}
