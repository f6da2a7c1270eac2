import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver/node';
import type { HandoverDocument } from './documentFolder';

/** Front matter and the regions of the tool; sections, code and comments unless the editor has them by itself. */
export function folding(
  { markdown }: HandoverDocument,
  { withText }: { readonly withText: boolean },
): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [
    ...(markdown.frontMatter === undefined ? [] : [markdown.frontMatter]),
    ...markdown.regions,
  ].map(({ first, last }) => ({ startLine: first, endLine: last, kind: FoldingRangeKind.Region }));
  if (withText) {
    for (const { section } of markdown.headings)
      ranges.push({ startLine: section.first, endLine: section.last });
    for (const { first, last, kind } of markdown.folds) {
      const what = kind === 'comment' ? { kind: FoldingRangeKind.Comment } : {};
      ranges.push({ startLine: first, endLine: last, ...what });
    }
  }
  return ranges.filter(({ startLine, endLine }) => endLine > startLine);
}
