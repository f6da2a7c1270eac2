import { LineSimilarity, lineWeight } from '../../src/core/knowledge/lineSimilarity';
import { type QuoteAnchor, quotable, quoteOf } from '../../src/core/knowledge/quoteAnchor';
import { git, type Survivor, survivors, survivorsOfDiff } from './truth';

/** What git says of the quoted lines. */
export type Fate =
  /** All are there as they were, one below the other. */
  | { readonly kind: 'unchanged'; readonly path: string; readonly line: number }
  /** At least half of their text is there, perhaps indented anew, or the one line was replaced where it stood by one like it. */
  | { readonly kind: 'edited'; readonly path: string; readonly lines: ReadonlySet<number> }
  /** Something is left, less than half. */
  | { readonly kind: 'remnant'; readonly path: string; readonly lines: ReadonlySet<number> }
  | { readonly kind: 'gone' };

export interface Sample {
  readonly anchor: QuoteAnchor;
  /** The first quoted line as it was. */
  readonly oldLine: string;
  /** The file as it was. */
  readonly oldText: string;
  /** Path of the file in the new commit, as git's line tracking has it; the old one where nothing survived. */
  readonly newPath: string;
  /** By the history; where that has lost it, by the difference of the two files. */
  readonly fate: Fate;
  /** By the difference of the two files: git's two ways do not always choose the same of several alike places. */
  readonly fateByDiff: Fate;
}

const sourceFile = /\.(?:[cm]?[jt]sx?|py|java|c|h|go|rb|sh|pl|rst|md|xml)$/;
const spanLengths = [1, 1, 1, 2, 3, 5, 8, 12];

/** Anchors at random places of random files of an old commit, each with what git says became of it. */
export function samplesOf(
  folder: string,
  { old, now, files, perFile, random }: SampleSetup,
): readonly Sample[] {
  const listed = (git(folder, ['ls-tree', '-r', '--name-only', old]) ?? '')
    .split('\n')
    .filter((path) => sourceFile.test(path));
  const samples: Sample[] = [];
  for (let taken = 0; taken < files && listed.length > 0; taken++) {
    const [path = ''] = listed.splice(Math.floor(random() * listed.length), 1);
    const text = git(folder, ['show', `${old}:${path}`]);
    const fates =
      text === undefined || text.includes('\0') ? undefined : survivors(folder, { path, old, now });
    if (text === undefined || fates === undefined) continue;
    const lines = quotable(text).split('\n');
    const newPath = fates.find((fate) => fate !== undefined)?.path ?? path;
    const newText = quotable(git(folder, ['show', `${now}:${newPath}`]) ?? '').split('\n');
    const byDiff = survivorsOfDiff(folder, { path, newPath, old, now }, lines.length);
    for (let each = 0; each < perFile; each++) {
      const first = Math.floor(random() * lines.length);
      const length = spanLengths[Math.floor(random() * spanLengths.length)] ?? 1;
      const last = Math.min(lines.length - 1, first + length - 1);
      // Nobody selects an empty line or a lone bracket to say something about it.
      if (lineWeight(lines[first] ?? '') < 3 || lineWeight(lines[last] ?? '') < 1) continue;
      const end = { line: last, column: (lines[last] ?? '').length };
      const anchor = { ...quoteOf(path, text, { start: { line: first, column: 0 }, end }), commit: old };
      // With a secret in its lines, a note stands at the file as a whole.
      if (anchor.exact === '') continue;
      const byHistory = fateOf({ lines, fates, first, last, newText });
      const fateByDiff = fateOf({ lines, fates: byDiff, first, last, newText });
      const fate = byHistory.kind === 'gone' ? fateByDiff : byHistory;
      samples.push({ anchor, oldLine: lines[first] ?? '', oldText: text, newPath, fate, fateByDiff });
    }
  }
  return samples;
}

export interface SampleSetup {
  readonly old: string;
  readonly now: string;
  readonly files: number;
  readonly perFile: number;
  readonly random: () => number;
}

interface Span {
  readonly lines: readonly string[];
  readonly fates: readonly (Survivor | undefined)[];
  readonly first: number;
  readonly last: number;
  readonly newText: readonly string[];
}

function fateOf({ lines, fates, first, last, newText }: Span): Fate {
  const quoted = lines.slice(first, last + 1).map((text, number) => ({
    weight: lineWeight(text) + 0.01,
    now: fates[first + number],
  }));
  const kept = quoted.flatMap(({ now }) => (now === undefined ? [] : [now]));
  const [start] = kept;
  if (start === undefined) return replaced({ lines, fates, first, last, newText });
  const textFrom = (all: readonly string[], from: number): string =>
    all
      .slice(from, from + quoted.length)
      .join('\n')
      .trim();
  const isUntouched =
    quoted.every(({ now }, number) => now?.line === start.line + number) &&
    textFrom(newText, start.line) === textFrom(lines, first);
  if (isUntouched) return { kind: 'unchanged', path: start.path, line: start.line };
  const sum = (values: readonly { readonly weight: number }[]): number =>
    values.reduce((total, { weight }) => total + weight, 0);
  const share = sum(quoted.filter(({ now }) => now !== undefined)) / sum(quoted);
  const places = new Set(kept.map(({ line }) => line));
  return { kind: share >= 0.5 ? 'edited' : 'remnant', path: start.path, lines: places };
}

/** One line between two that stayed neighbours of exactly one new line: edited, if half of its text is alike. */
function replaced({ lines, fates, first, last, newText }: Span): Fate {
  const before = fates[first - 1];
  const after = fates[last + 1];
  if (first !== last || before === undefined || after?.line !== before.line + 2) return { kind: 'gone' };
  const line = before.line + 1;
  const alike = new LineSimilarity().of((lines[first] ?? '').trim(), (newText[line] ?? '').trim());
  return alike < 0.5 ? { kind: 'gone' } : { kind: 'edited', path: before.path, lines: new Set([line]) };
}
