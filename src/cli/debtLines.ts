import { bySaying } from '../core/hotspots/debtRepeats';
import type { ScanReport } from '../core/hotspots/model';
import { probableDebtsOf } from '../core/hotspots/probableDebts';
import { numberWords } from '../core/wording';
import { placeWords } from './placeWords';
import { safeText } from './terminalText';

/** A line for each debt, `path:line:column: text`, counted from 1, and one for all that say the same often; then the probable ones, marked with a question mark, one for all of the same text. */
export function debtLines(report: ScanReport): string[] {
  return [
    ...bySaying(report.debts).map(([debt, ...same]) => {
      const rest = same.length === 0 ? '' : ` (and ${numberWords(same.length)} more that say the same)`;
      return `${placeWords(debt)}: ${safeText(debt.text)}${rest}`;
    }),
    ...probableDebtsOf(report).map((debt) => {
      const sure = Math.round(debt.confidence * 100);
      const rest =
        debt.repeats === undefined ? '' : `, and ${numberWords(debt.repeats - 1)} more that say the same`;
      return `${placeWords(debt)}: ? ${safeText(debt.text)} (${sure} % sure${rest})`;
    }),
  ];
}
