/** How a tag is found: quickly in a whole text, exactly in the text of a comment. */
export interface TagPattern {
  /** True for nearly every text with a debt, and for some without: decides what is looked at more closely. */
  mayContain(text: string): boolean;
  /** Indexes in the text where a tag word stands, whatever it is part of. */
  candidates(text: string): number[];
  /** The tags of one line of a comment, markers removed. */
  inLine(line: string): TagMatch[];
}

interface TagMatch {
  readonly tag: string;
  /** In the line. */
  readonly index: number;
}

/** A tag must not be a part of a name, a path or an address. */
const before = String.raw`(?:(?<![\w$/.\-#@'"\x60<&=%])|(?<=^@))`;
const after = String.raw`(?![\w$]|-[A-Za-z])`;

/**
 * A tag counts as a whole word in upper case at the start of a line of a comment, or anywhere in it before `:` or `(`;
 * in other letters only at the start of a line where `:` or `(` follows: prose has todo lists, too. Behind an `@` at the
 * start of a line, as in JSDoc and Javadoc, letter case does not matter.
 */
export function tagPattern(tags: readonly string[]): TagPattern {
  const known = [...new Set(tags.map((tag) => tag.trim().toUpperCase()).filter((tag) => tag !== ''))];
  if (known.length === 0) return { mayContain: () => false, candidates: () => [], inLine: () => [] };
  const words = known
    .sort((a, b) => b.length - a.length)
    .map((tag) => tag.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|');
  const quick = new RegExp(words, 'i');
  const everywhere = new RegExp(words, 'gi');
  const word = new RegExp(`${before}(?:${words})${after}`, 'gi');
  return {
    mayContain: (text) => quick.test(text),
    candidates: (text) => [...text.matchAll(everywhere)].map((match) => match.index),
    inLine: (line) =>
      [...line.matchAll(word)]
        .map((match) => ({ written: match[0], index: match.index }))
        .filter(({ written, index }) => counts(line, written, index))
        .map(({ written, index }) => ({ tag: written.toUpperCase(), index })),
  };
}

function counts(line: string, written: string, index: number): boolean {
  if (line.startsWith('@') && index === 1) return true;
  const isAnnounced = /^[:(]/.test(line.slice(index + written.length));
  if (isInAddress(line, index)) return false;
  if (written === written.toUpperCase()) return index === 0 || isAnnounced;
  return index === 0 && isAnnounced;
}

function isInAddress(line: string, index: number): boolean {
  const wordStart = line.lastIndexOf(' ', index - 1) + 1;
  return index > 0 && line.slice(wordStart, index).includes('://');
}
