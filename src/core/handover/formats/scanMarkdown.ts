import type { ScanReport } from '../../hotspots/model';
import { counted } from '../../wording';
import { codeSpan, escapeText, link, type Markdown, table } from '../markdownText';
import { relativeTarget } from '../repoLinks';

/** What a scan found as one Markdown document, to be put into an issue, a pull request or a page of a wiki. */
export function scanMarkdown({ hotspots, debts, modules }: ScanReport): Markdown {
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
  return [
    '# Legacy hotspots',
    `${counted(hotspots.length, 'hotspot')} and ${counted(debts.length, 'debt')} in ${counted(modules.length, 'module')}.`,
    ...(ranked.length === 0 ? [] : [table(['#', 'Module', 'Score#', 'Reasons'], ranked)]),
    ...(places.length === 0 ? [] : ['## Debts', table(['Where', 'What was put off'], places)]),
  ].join('\n\n');
}
