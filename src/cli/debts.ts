import type { ScanReport } from '../core/hotspots/model';
import { searchDebts } from '../node/scan/debtSearch';
import { type CommandContext, exitCodes } from './command';
import type * as DebtBundle from './debtBundle';
import { logOf } from './log';
import type { ScanArguments, ScanFormat } from './scanArguments';

export interface DebtsLoaded {
  readonly debtBundle: () => typeof DebtBundle;
  /** Of formats that are not for these debts alone. */
  readonly otherText: (
    report: ScanReport,
    format: Exclude<ScanFormat, 'json'>,
    context: CommandContext & { readonly onlyDebts: true },
  ) => string;
}

/**
 * `mob-handover scan --only debts`.
 * @param loaded what comes from other bundles, when it is needed
 */
export async function debtsCommand(
  root: string,
  { options, withGit, format }: ScanArguments,
  { debtBundle, otherText }: DebtsLoaded,
  context: CommandContext,
): Promise<number> {
  const report = await searchDebts(
    { root, log: logOf(context), loadReader: debtBundle },
    { ...options, withGit },
    { cancellation: context.cancellation, onProgress: context.showProgress },
  );
  const { debtLines, writtenReport } = debtBundle();
  const textOf = (found: ScanReport, wanted: Exclude<ScanFormat, 'json'>): string =>
    wanted === 'table'
      ? debtLines(found).join('\n')
      : otherText(found, wanted, { ...context, onlyDebts: true });
  await writtenReport(report, format, textOf, context);
  return exitCodes.done;
}
