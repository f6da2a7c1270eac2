import { alignQuote } from './alignQuote';
import { lineWeight } from './lineSimilarity';
import { LineIndex, type TextSpan } from '../lineIndex';
import { type QuoteAnchor, quotable } from './quoteAnchor';

/**
 * What became of an anchor. exact: the text at its line. moved: the same text elsewhere, told apart from all others by
 * what is around it. changed: the likeliest place, which a person has to confirm. lost: none that could be shown.
 */
export type AnchorState =
  { readonly kind: 'exact' | 'moved' | 'changed'; readonly span: TextSpan } | { readonly kind: 'lost' };

/** A file, prepared once for all the anchors in it. */
export class AnchoredText {
  readonly text: string;
  readonly index: LineIndex;
  #lines: readonly string[] | undefined;

  constructor(text: string) {
    this.text = quotable(text);
    this.index = new LineIndex(this.text);
  }

  get lines(): readonly string[] {
    return (this.#lines ??= this.text.split('\n'));
  }
}

/** Without context the same words elsewhere may be other ones: that much of the lines around must have stayed. */
const leastContext = 0.65;
/** Of two places with the same text the better one must have that much more of the context. */
const leastLead = 0.35;
/** Below this much of the quote nothing is shown. */
const leastSimilarity = 0.45;
/** Lines on each side in which context is looked for. */
const contextReach = 12;
const mostOccurrences = 500;

/** Where a quote stands in its file now. Never claims `exact` or `moved` where a second place would do as well. */
export function resolveAnchor(anchor: QuoteAnchor, file: AnchoredText): AnchorState {
  const { exact } = anchor;
  if (exact === '') return { kind: 'exact', span: spanOf(file, 0, 0) };
  const literal = literally(anchor, file);
  if (literal !== undefined && literal.kind !== 'changed') return literal;
  const aligned = alignQuote(anchor, file.lines);
  if (aligned !== undefined && aligned.similarity + aligned.context / 10 >= leastSimilarity) {
    const { firstLine, lastLine } = aligned;
    const line = file.lines[firstLine] ?? '';
    return {
      kind: 'changed',
      span: {
        start: { line: firstLine, column: line.length - line.trimStart().length },
        end: { line: lastLine, column: (file.lines[lastLine] ?? '').length },
      },
    };
  }
  return literal ?? { kind: 'lost' };
}

/** A place where the very words stand. */
interface Occurrence {
  readonly offset: number;
  /** In lines, from where they stood. */
  readonly distance: number;
}

interface Ranked extends Occurrence {
  /** How much of what was around them is around them still, in [0, 1]. */
  readonly context: number;
}

function literally(anchor: QuoteAnchor, file: AnchoredText): AnchorState | undefined {
  const block = anchor.prefix + anchor.exact + anchor.suffix;
  const first = file.text.indexOf(block);
  const whole =
    first < 0 || file.text.includes(block, first + 1)
      ? undefined
      : occurrenceAt(anchor, file, first + anchor.prefix.length);
  // Nothing could be surer: with all that was around it, and where it was.
  if (whole?.distance === 0) return found(anchor, file, whole.offset);
  const all = occurrences(anchor.exact, file.text).map((offset) => occurrenceAt(anchor, file, offset));
  if (whole !== undefined) {
    // A copy that was pasted elsewhere can be truer to the quote than the original, which somebody edited around.
    const nearer = all.filter(({ distance }) => distance < whole.distance);
    const original = ranked(anchor, file, nearer).find(({ context }) => context >= leastContext);
    return original === undefined
      ? found(anchor, file, whole.offset)
      : { ...found(anchor, file, original.offset), kind: 'changed' };
  }
  const [best, second] = ranked(anchor, file, all);
  if (best === undefined) return undefined;
  const isSure =
    best.context >= leastContext &&
    best.context - (second?.context ?? 0) >= leastLead &&
    standsAlone(anchor, file.text, best.offset);
  return isSure ? found(anchor, file, best.offset) : { ...found(anchor, file, best.offset), kind: 'changed' };
}

function occurrenceAt(anchor: QuoteAnchor, file: AnchoredText, offset: number): Occurrence {
  const distance = Math.abs(file.index.positionOf(offset).line - anchor.line);
  return { offset, distance };
}

/** The likeliest first. */
function ranked(anchor: QuoteAnchor, file: AnchoredText, places: readonly Occurrence[]): readonly Ranked[] {
  return places
    .map((place) => ({ ...place, context: contextAt(anchor, file, place.offset) }))
    .sort((a, b) => b.context - a.context || a.distance - b.distance);
}

function found(
  { exact, line }: QuoteAnchor,
  file: AnchoredText,
  offset: number,
): { readonly kind: 'exact' | 'moved'; readonly span: TextSpan } {
  const span = spanOf(file, offset, offset + exact.length);
  return { kind: span.start.line === line ? 'exact' : 'moved', span };
}

function occurrences(exact: string, text: string): readonly number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(exact);
    at >= 0 && places.length < mostOccurrences;
    at = text.indexOf(exact, at + 1)
  )
    places.push(at);
  return places;
}

/** Which part of the lines around is still around, in order, nearer ones counting more; in [0, 1]. */
function contextAt(anchor: QuoteAnchor, file: AnchoredText, offset: number): number {
  const end = offset + anchor.exact.length;
  const before = file.lines.slice(
    Math.max(0, file.index.positionOf(offset).line - contextReach),
    file.index.positionOf(offset).line,
  );
  const after = file.lines.slice(
    file.index.positionOf(end).line + 1,
    file.index.positionOf(end).line + 1 + contextReach,
  );
  const above = side(anchor.prefix.split('\n').slice(0, -1).reverse(), before.reverse());
  const below = side(anchor.suffix.split('\n').slice(1), after);
  const own = ownLine(anchor, file.text, offset, end);
  const all = above.all + below.all + own.all;
  return all === 0 ? 0 : (above.found + below.found + own.found) / all;
}

interface Share {
  readonly found: number;
  readonly all: number;
}

/** What stands on the quote's own first and last line beside it. */
function ownLine({ prefix, suffix }: QuoteAnchor, text: string, offset: number, end: number): Share {
  const left = prefix.slice(prefix.lastIndexOf('\n') + 1);
  const right = suffix.split('\n', 1)[0] ?? '';
  const weights = [lineWeight(left), lineWeight(right)] as const;
  const isLeft = text.startsWith(left, offset - left.length);
  const isRight = text.startsWith(right, end);
  return {
    all: weights[0] + weights[1],
    found: (isLeft ? weights[0] : 0) + (isRight ? weights[1] : 0),
  };
}

/** A quote of whole lines has got no other words into its first and last line. */
function standsAlone({ exact, prefix, suffix }: QuoteAnchor, text: string, offset: number): boolean {
  const end = offset + exact.length;
  const before = text.slice(offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1, offset);
  const lineEnd = text.indexOf('\n', end);
  const after = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  const begins = prefix.slice(prefix.lastIndexOf('\n') + 1).trim() === '';
  const ends = suffix.split('\n', 1)[0]?.trim() === '';
  return (!begins || before.trim() === '') && (!ends || after.trim() === '');
}

function side(wanted: readonly string[], there: readonly string[]): Share {
  let found = 0;
  let all = 0;
  let from = 0;
  wanted.forEach((line, number) => {
    const weight = lineWeight(line) / (1 + number / 2);
    all += weight;
    const trimmed = line.trim();
    const at =
      trimmed === '' ? -1 : there.findIndex((each, place) => place >= from && each.trim() === trimmed);
    if (at < 0) return;
    found += weight;
    from = at + 1;
  });
  return { found, all };
}

function spanOf({ index }: AnchoredText, start: number, end: number): TextSpan {
  return { start: index.positionOf(start), end: index.positionOf(end) };
}
