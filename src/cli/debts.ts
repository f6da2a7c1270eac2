import type { ScanReport } from '../core/hotspots/model';
import { searchDebts } from '../node/scan/debtSearch';
import { type CommandContext, exitCodes } from './command';
import { debtLines } from './debtLines';
import { logOf } from './log';
import type { ScanArguments, ScanFormat } from './scanArguments';
import { writtenReport } from './writtenReport';

/**
 * `mob-handover scan --only debts`.
 * @param otherText of formats that are not for these debts alone
 */
export async function debtsCommand(
  root: string,
  { options, withGit, format }: ScanArguments,
  otherText: (
    report: ScanReport,
    format: Exclude<ScanFormat, 'json'>,
    context: CommandContext & { readonly onlyDebts: true },
  ) => string,
  context: CommandContext,
): Promise<number> {
  const report = await searchDebts(
    { root, log: logOf(context) },
    { ...options, withGit },
    { cancellation: context.cancellation, onProgress: context.showProgress },
  );
  const textOf = (found: ScanReport, wanted: Exclude<ScanFormat, 'json'>): string =>
    wanted === 'table'
      ? debtLines(found).join('\n')
      : otherText(found, wanted, { ...context, onlyDebts: true });
  await writtenReport(report, format, textOf, context);
  return exitCodes.done;
}
