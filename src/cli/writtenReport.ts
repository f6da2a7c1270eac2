import type { ScanReport } from '../core/hotspots/model';
import { scanJsonText } from '../core/hotspots/scanJson';
import { piecesOfLength } from '../core/textPieces';
import type { CommandContext } from './command';
import type { ScanFormat } from './scanArguments';
import { safeText } from './terminalText';
import { written } from './written';

/** Characters that are written at a time. */
const pieceLength = 1 << 16;

/** Prints a report, and beside one for people what limits it. */
export async function writtenReport(
  report: ScanReport,
  format: ScanFormat,
  textOf: (report: ScanReport, format: Exclude<ScanFormat, 'json'>, context: CommandContext) => string,
  context: CommandContext,
): Promise<void> {
  const { stdout, complain } = context;
  if (format === 'json') await writtenInPieces(stdout, scanJsonText(report));
  else {
    const text = textOf(report, format, context).trimEnd();
    await written(stdout, text === '' ? '' : `${text}\n`);
  }
  if (format !== 'table' && format !== 'markdown') return;
  for (const problem of report.problems) complain(safeText(problem.message));
}

/** Ends with a line feed. */
async function writtenInPieces(stream: NodeJS.WritableStream, parts: Iterable<string>): Promise<void> {
  for (const piece of piecesOfLength(parts, pieceLength)) await written(stream, piece);
  await written(stream, '\n');
}
