import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Diagnostic,
  DiagnosticSeverity,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import { isSetAside } from '../../core/hotspots/decisions/decision';
import { debtMessage } from '../../core/hotspots/editor/codeMarks';
import type { DebtSeverity, EditorSettings } from '../../core/hotspots/editor/editorSettings';
import { isOverdue } from '../../core/hotspots/debtAnnotations';
import type { Debt, ScanReport } from '../../core/hotspots/model';

const severities: Record<Exclude<DebtSeverity, 'off'>, DiagnosticSeverity> = {
  hint: DiagnosticSeverity.Hint,
  information: DiagnosticSeverity.Information,
  warning: DiagnosticSeverity.Warning,
  error: DiagnosticSeverity.Error,
};

/** So that a repository with ten thousand of them does not drown everything else. */
const mostDebts = 2000;

/** Tells debts as problems of their files. What was told before and is no more is taken back. */
export class DebtDiagnostics {
  readonly #publish: (params: PublishDiagnosticsParams) => void;
  /** By root: the diagnostics of each URI, as JSON. */
  readonly #told = new Map<string, ReadonlyMap<string, string>>();

  constructor(publish: (params: PublishDiagnosticsParams) => void) {
    this.#publish = publish;
  }

  /** @param today ISO 8601 day */
  show(root: string, { debts }: ScanReport, settings: EditorSettings, today: string): void {
    const byUri = new Map<string, Diagnostic[]>();
    let count = 0;
    for (const debt of debts) {
      const overdue = isOverdue(debt, today);
      const severity = overdue ? settings.overdueDebts : settings.otherDebts;
      if (severity === 'off' || isSetAside(debt.decision, today) || count >= mostDebts) continue;
      count += 1;
      const uri = pathToFileURL(path.join(root, debt.path)).href;
      const ofFile = byUri.get(uri) ?? [];
      byUri.set(uri, ofFile);
      ofFile.push(diagnostic(debt, overdue, severities[severity]));
    }
    const former = this.#told.get(root) ?? new Map<string, string>();
    const told = new Map([...byUri].map(([uri, diagnostics]) => [uri, JSON.stringify(diagnostics)]));
    this.#told.set(root, told);
    for (const uri of former.keys()) if (!told.has(uri)) this.#publish({ uri, diagnostics: [] });
    for (const [uri, diagnostics] of byUri)
      if (former.get(uri) !== told.get(uri)) this.#publish({ uri, diagnostics });
  }
}

function diagnostic(debt: Debt, overdue: boolean, severity: DiagnosticSeverity): Diagnostic {
  const { line, column, tag } = debt;
  return {
    range: { start: { line, character: column }, end: { line, character: column + tag.length } },
    severity,
    source: 'mob-handover',
    code: overdue ? 'debt.overdue' : 'debt',
    message: debtMessage(debt, overdue),
  };
}
