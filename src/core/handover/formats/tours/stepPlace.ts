import type { AnchoredPlace } from '../../../knowledge/resolvedNote';
import { linePattern } from './linePattern';
import type { TourStep } from './tour';

export type StepPlace =
  | { readonly kind: 'free'; readonly place: Pick<TourStep, 'file' | 'directory' | 'pattern' | 'line'> }
  /** Right only in a tour with a `ref`. */
  | { readonly kind: 'atCommit'; readonly place: Pick<TourStep, 'file' | 'line' | 'selection'> };

/**
 * How CodeTour finds a place of a note: by a pattern that matches once, else by line and selection at a commit.
 * @param text of the file, undefined where it cannot be read as CodeTour would
 * @returns undefined for a lost place, and for one that is not in the text
 */
export function stepPlace(
  { drift, path, span, anchor, isFolder }: AnchoredPlace,
  text: string | undefined,
): StepPlace | undefined {
  if (isFolder === true) return { kind: 'free', place: { directory: path } };
  if (drift === 'lost' || span === undefined) return undefined;
  if (anchor.exact === '') return { kind: 'free', place: { file: path, line: 1 } };
  const pattern = text === undefined ? undefined : linePattern(text.replace(/^\ufeff/, ''), span.start.line);
  if (pattern !== undefined) return { kind: 'free', place: { file: path, pattern } };
  const position = ({ line, column }: typeof span.start) => ({ line: line + 1, character: column + 1 });
  return {
    kind: 'atCommit',
    place: {
      file: path,
      line: span.start.line + 1,
      selection: { start: position(span.start), end: position(span.end) },
    },
  };
}
