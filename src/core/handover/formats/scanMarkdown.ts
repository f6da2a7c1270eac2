import type { ScanReport } from '../../hotspots/model';
import { counted } from '../../wording';
import { codeSpan, escapeText, link, type Markdown, table } from '../markdownText';
import { relativeTarget } from '../repoLinks';

/**
 * What a scan found as one Markdown document, to be put into an issue, a pull request or a page of a wiki.
 * @param onlyDebts no hotspots were looked for
 */
export function scanMarkdown(
  { hotspots, debts, modules }: ScanReport,
  { onlyDebts = false }: { readonly onlyDebts?: boolean } = {},
): Markdown {
  const ranked = hotspots.map(({ path, score, reasons }, index) => [
    String(index + 1),
    link(codeSpan(path), relativeTarget('', path)),
    score.toFixed(1),
    escapeText(reasons.join(' · ')),
  ]);
  const places = debts.map(({ path, line, text }) => [
    link(codeSpan(`${path}:${line + 1}`), relativeTarget('', path, line)),
    escapeText(text),
  ]);
  const found = `${counted(debts.length, 'debt')} in ${counted(modules.length, 'module')}.`;
  const debtTable = places.length === 0 ? [] : [table(['Where', 'What was put off'], places)];
  if (onlyDebts) return ['# Debts', found, ...debtTable].join('\n\n');
  return [
    '# Legacy hotspots',
    `${counted(hotspots.length, 'hotspot')} and ${found}`,
    ...(ranked.length === 0 ? [] : [table(['#', 'Module', 'Score#', 'Reasons'], ranked)]),
    ...(debtTable.length === 0 ? [] : ['## Debts', ...debtTable]),
  ].join('\n\n');
}
