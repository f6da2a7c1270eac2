import type { DebtReport, ScanReport } from '../../hotspots/model';
import { counted, dateWords } from '../../wording';
import { codeSpan, escapeText, link, type Markdown, table } from '../markdownText';
import { relativeTarget } from '../repoLinks';

/**
 * What a scan found as one Markdown document, to be put into an issue, a pull request or a page of a wiki.
 * @param onlyDebts no hotspots were looked for
 * @param withAges git was asked who wrote each debt and when
 */
export function scanMarkdown(
  { hotspots, debts, modules }: ScanReport,
  { onlyDebts = false, withAges = false }: { readonly onlyDebts?: boolean; readonly withAges?: boolean } = {},
): Markdown {
  const ranked = hotspots.map(({ path, score, reasons }, index) => [
    String(index + 1),
    link(codeSpan(path), relativeTarget('', path)),
    score.toFixed(1),
    escapeText(reasons.join(' · ')),
  ]);
  const places = debts.map((debt) => [
    link(codeSpan(`${debt.path}:${debt.line + 1}`), relativeTarget('', debt.path, debt.line)),
    escapeText(debt.text),
    ...(withAges ? originCells(debt) : []),
  ]);
  const columns = ['Where', 'What was put off', ...(withAges ? ['Author', 'Since'] : [])];
  const found = `${counted(debts.length, 'debt')} in ${counted(modules.length, 'module')}.`;
  const debtTable = places.length === 0 ? [] : [table(columns, places)];
  if (onlyDebts) return ['# Debts', found, ...debtTable].join('\n\n');
  return [
    '# Legacy hotspots',
    `${counted(hotspots.length, 'hotspot')} and ${found}`,
    ...(ranked.length === 0 ? [] : [table(['#', 'Module', 'Score#', 'Reasons'], ranked)]),
    ...(debtTable.length === 0 ? [] : ['## Debts', ...debtTable]),
  ].join('\n\n');
}

/** Empty where git could not say. */
function originCells({ author, authorInactive, atEpochMs }: DebtReport): readonly Markdown[] {
  const left = authorInactive === true ? ' (left)' : '';
  return [
    author === undefined ? '' : `${escapeText(author.name)}${left}`,
    atEpochMs === undefined ? '' : dateWords(atEpochMs),
  ];
}
