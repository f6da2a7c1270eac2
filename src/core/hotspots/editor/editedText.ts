import { lineAfter, type LineChange, lineChange } from './lineChanges';

/** A text as the editor has it, beside the text on disk, which was scanned. */
export interface EditedText {
  readonly text: string;
  readonly lines: readonly string[];
  /** As they were on disk. */
  readonly scanned: readonly string[];
  /** Where a line of the disk is in the editor; undefined where it is lost. 0-based. */
  readonly lineNow: (line: number) => number | undefined;
}

/** What an editor has open. */
export interface OpenText {
  readonly text: string;
  /** The text when it was opened or saved last. */
  readonly saved: string;
  /** Made to that since, in their order. */
  readonly changes: readonly LineChange[];
}

/** @param open absent: the file is not open */
export function editedText(disk: string, open?: OpenText): EditedText {
  const scanned = linesOf(disk);
  const lines = open === undefined ? scanned : linesOf(open.text);
  const isSame = lines === scanned || areSame(lines, scanned);
  // Another program may have written the file after the editor read it.
  const changes =
    open === undefined || isSame ? [] : [lineChange(scanned, linesOf(open.saved)), ...open.changes];
  return { text: open?.text ?? disk, lines, scanned, lineNow: (line) => lineAfter(line, changes) };
}

/** Lines of a text without what ends them. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n?|\n/);
}

/**
 * Where words of a line on disk are in the editor, if what stands before them is the same but for blanks.
 * Else it may be another line that names the same.
 * @param line 0-based, on disk
 * @param word as it stands in the lines
 */
export function wordNow(
  { lines, scanned, lineNow }: Omit<EditedText, 'text'>,
  line: number,
  word: string,
): { readonly line: number; readonly start: number } | undefined {
  const before = scanned[line] ?? '';
  const now = lineNow(line);
  const after = now === undefined ? undefined : lines[now];
  if (now === undefined || after === undefined) return undefined;
  const was = indexOfWord(before, word);
  const start = indexOfWord(after, word);
  if (was === undefined || start === undefined) return undefined;
  return isSameText(before.slice(0, was), after.slice(0, start)) ? { line: now, start } : undefined;
}

/** Where a line of the disk is in the editor, if it says the same but for blanks. 0-based. */
export function sameLineNow(
  { lines, scanned, lineNow }: Omit<EditedText, 'text'>,
  line: number,
): number | undefined {
  const now = lineNow(line);
  const isSame = now !== undefined && isSameText(scanned[line] ?? '', lines[now] ?? '');
  return isSame ? now : undefined;
}

/** But for blanks. */
function isSameText(one: string, other: string): boolean {
  return one.replace(/\s+/g, '') === other.replace(/\s+/g, '');
}

/** Of the first place where it is no part of a longer word. */
function indexOfWord(line: string, word: string): number | undefined {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const isBegin = !isLetter(line.charAt(at - 1)) || !isLetter(word.charAt(0));
    if (isBegin && !(isLetter(line.charAt(at + word.length)) && isLetter(word.charAt(word.length - 1))))
      return at;
  }
  return undefined;
}

function isLetter(character: string): boolean {
  return /^[\p{L}\p{N}_$]$/u.test(character);
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, at) => line === other[at]);
}
