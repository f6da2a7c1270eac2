import type { QuoteAnchor } from '../../src/core/knowledge/quoteAnchor';

/** A place claimed without any doubt said, as its 0-based first line; undefined: says that it does not know. */
export type Claim = number | undefined;

/** What most bookmarks do: the line is where it was. */
export function byLineNumber(anchor: QuoteAnchor, lines: readonly string[]): Claim {
  return anchor.line < lines.length ? anchor.line : undefined;
}

/** The text of the quote, its first occurrence in the file. */
export function byExactSearch(anchor: QuoteAnchor, lines: readonly string[]): Claim {
  const text = lines.join('\n');
  const at = text.indexOf(anchor.exact);
  return at < 0 ? undefined : text.slice(0, at).split('\n').length - 1;
}

/**
 * CodeTour's rule for steps with a pattern: the text of the step's first line as an expression that may have any white space
 * before it, first match in the file; where nothing matches, the line number.
 */
export function byPattern(anchor: QuoteAnchor, oldLine: string, lines: readonly string[]): Claim {
  const escaped = oldLine.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^[^\\S\\n]*${escaped}`, 'm');
  const at = lines.findIndex((line) => pattern.test(line));
  return at < 0 ? byLineNumber(anchor, lines) : at;
}
