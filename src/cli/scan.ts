import { sarifText } from '../core/handover/formats/sarif';
import { scanMarkdown } from '../core/handover/formats/scanMarkdown';
import type { ScanReport } from '../core/hotspots/model';
import { dateWords } from '../core/wording';
import { withDebtOrigins } from '../node/scan/debtAges';
import { type CommandContext, exitCodes } from './command';
import type { ScanArguments, ScanFormat } from './scanArguments';
import { scannerOf } from './scanFolder';
import { scanTable } from './scanTable';
import { writtenReport } from './writtenReport';

/** `mob-handover scan`: the hotspots of a folder, for people or for programs. */
export async function scanCommand(
  root: string,
  wanted: ScanArguments,
  context: CommandContext,
): Promise<number> {
  const scanner = scannerOf(root, context);
  try {
    const hooks = { cancellation: context.cancellation, onProgress: context.showProgress };
    const scanned = await scanner.scan({ ...wanted.options, withHistory: wanted.withGit }, hooks);
    const report = wanted.ages ? await withDebtOrigins(scanner, scanned, hooks) : scanned;
    const textWithAges: typeof textOf = (found, format, options) =>
      textOf(found, format, { ...options, withAges: wanted.ages });
    await writtenReport(report, wanted.format, textWithAges, context);
    return exitCodes.done;
  } finally {
    await scanner.dispose();
  }
}

type TextOptions = Pick<CommandContext, 'columns'> & {
  readonly onlyDebts?: boolean;
  readonly withAges?: boolean;
};

/** A report as people read it, or programs that know another format than ours. */
export function textOf(
  report: ScanReport,
  format: Exclude<ScanFormat, 'json'>,
  { columns, onlyDebts = false, withAges = false }: TextOptions,
): string {
  switch (format) {
    case 'sarif':
      return sarifText(report, report.head);
    case 'markdown':
      return scanMarkdown(report, { onlyDebts, withAges });
    case 'table':
      return scanTable(report, { today: dateWords(Date.now()), columns, withAges }).join('\n');
  }
}
