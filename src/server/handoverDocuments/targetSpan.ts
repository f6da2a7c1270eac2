import { linesOfFragment } from '../../core/handoverDocuments/linkTarget';
import { symbolLine, type TargetFacts } from '../../core/handoverDocuments/targetFacts';
import type { TextSpan } from '../../core/lineIndex';

/** What a fragment names in a file; its beginning where there is none, or it names nothing. */
export function targetSpan(facts: TargetFacts, fragment: string | undefined): TextSpan {
  const begin: TextSpan = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
  if (facts.kind !== 'file' || fragment === undefined) return begin;
  const lines = facts.text.split(/\r\n?|\n/);
  const last = (line: number): TextSpan['end'] => {
    const within = Math.min(line, lines.length - 1);
    return { line: within, column: lines[within]?.length ?? 0 };
  };
  const named = linesOfFragment(fragment);
  if (named !== undefined && named.first < lines.length)
    return { start: { line: named.first, column: 0 }, end: last(named.last) };
  const heading = facts.headings?.find(({ slug }) => slug === fragment.toLowerCase());
  if (heading !== undefined) return heading.span;
  const line = facts.headings === undefined ? symbolLine(facts.text, fragment) : undefined;
  return line === undefined ? begin : { start: { line, column: 0 }, end: last(line) };
}
