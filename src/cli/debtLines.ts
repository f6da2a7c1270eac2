import type { ScanReport } from '../core/hotspots/model';
import { probableDebtsOf } from '../core/hotspots/probableDebts';
import { safeText } from './terminalText';

/** A line for each debt, `path:line:column: text`, counted from 1; then the probable ones, marked with a question mark. */
export function debtLines(report: ScanReport): string[] {
  return [
    ...report.debts.map((debt) => `${placeOf(debt)}: ${safeText(debt.text)}`),
    ...probableDebtsOf(report).map((debt) => {
      const sure = Math.round(debt.confidence * 100);
      return `${placeOf(debt)}: ? ${safeText(debt.text)} (${sure} % sure)`;
    }),
  ];
}

function placeOf({ path, line, column }: { path: string; line: number; column: number }): string {
  return `${safeText(path)}:${line + 1}:${column + 1}`;
}
