import { counted } from '../core/wording';
import { isSetAside } from '../core/hotspots/decisions/decision';
import type { ScanReport } from '../core/hotspots/model';
import { oldestDebtLines } from './oldestDebtLines';
import { cutEnd, cutStart, padded, safeText, widest } from './terminalText';

/** Where stdout is no terminal, nothing is cut. */
const narrowest = 40;

const nothingFound = 'Nothing found: every public symbol is documented, and no comment puts anything off.';
const nothingToRead = 'Nothing to read: there is no file here in a language that the scan knows.';

interface TableOptions {
  readonly today: string;
  readonly columns?: number | undefined;
  readonly withAges?: boolean;
}

/**
 * Rank, score, path and reasons of each hotspot, and what the scan could not know, as lines.
 * @param today ISO 8601 day: what is snoozed until later is left out
 * @param columns default: as many as the lines need
 * @param withAges git was asked who wrote each debt and when: the oldest are listed below the hotspots
 */
export function scanTable(
  report: ScanReport,
  { today, columns = Number.POSITIVE_INFINITY, withAges = false }: TableOptions,
): string[] {
  const available = Math.max(narrowest, columns);
  const open = report.hotspots.filter(({ decision }) => !isSetAside(decision, today));
  const rows = open.map(({ path, score, reasons }, index) => ({
    rank: String(index + 1),
    score: score.toFixed(1),
    path: safeText(path),
    reasons: reasons.map(safeText).join(' · '),
  }));
  const rankWidth = Math.max(4, widest(rows.map(({ rank }) => rank)));
  const head = rankWidth + 2 + 5 + 2;
  const pathWidth = Math.min(
    Math.max(4, widest(rows.map(({ path }) => path))),
    Math.max(12, Math.floor((available - head) / 2)),
  );
  const line = (rank: string, score: string, path: string, reasons: string): string => {
    const text = `${rank.padStart(rankWidth)}  ${score.padStart(5)}  ${padded(cutStart(path, pathWidth), pathWidth)}  `;
    return cutEnd(text + reasons, available).trimEnd();
  };
  const lines =
    rows.length === 0
      ? [report.modules.length === 0 ? nothingToRead : nothingFound]
      : [
          line('Rank', 'Score', 'Path', 'Reasons'),
          ...rows.map((row) => line(row.rank, row.score, row.path, row.reasons)),
        ];
  const oldest = withAges ? ['', ...oldestDebtLines(report.debts, today, available)] : [];
  return [...lines, ...oldest, '', summary(report, open.length)].map((text) => cutEnd(text, available));
}

function summary({ hotspots, modules, debts }: ScanReport, open: number): string {
  const setAside = hotspots.length - open;
  const asked = modules.reduce((sum, { publicSymbols }) => sum + publicSymbols, 0);
  const documented = modules.reduce((sum, { documentedSymbols }) => sum + documentedSymbols, 0);
  return [
    `${counted(open, 'hotspot')} in ${counted(modules.length, 'module')}`,
    ...(setAside === 0 ? [] : [`${setAside} set aside`]),
    `${documented} of ${counted(asked, 'public symbol')} documented`,
    counted(debts.length, 'debt'),
  ].join(' · ');
}
