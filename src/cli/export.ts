import path from 'node:path';
import { parseArgs } from 'node:util';
import { sentenceOf } from '../core/errors';
import { defaultFormats, type FormatId, parseFormats } from '../core/handover/formats/formatList';
import { defaultScanOptions, type ScanOptions } from '../core/hotspots/model';
import { exportHandover } from '../node/handover/exportHandover';
import { type CommandContext, exitCodes, UsageError } from './command';
import { scannerOf } from './scanFolder';
import { safeText } from './terminalText';
import { weightsOption } from './weightsOption';

interface ExportArguments {
  readonly folder: string;
  readonly out: string | undefined;
  readonly formats: readonly FormatId[];
  readonly scan: ScanOptions;
}

/** `mob-handover export`: writes the formats, and prints what changed; warnings go to stderr and do not fail it. */
export async function exportCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const { folder, out, formats, scan } = exportArguments(args);
  const root = path.resolve(context.currentFolder, folder);
  const scanner = scannerOf(root, context);
  try {
    const { mains, files, changed, removed, warnings } = await exportHandover(
      scanner,
      { root, formats, scan, ...(out === undefined ? {} : { outputFolder: out }) },
      { cancellation: context.cancellation, onProgress: context.showProgress },
    );
    for (const { message } of warnings) context.complain(safeText(message));
    for (const file of changed) context.stdout.write(`wrote ${safeText(file)}\n`);
    for (const file of removed) context.stdout.write(`removed ${safeText(file)}\n`);
    const written = mains.map((main) => safeText(main.path)).join(', ');
    context.stdout.write(
      `${written === '' ? 'Nothing to write' : written}: ${changed.length} of ${files} files changed\n`,
    );
    return exitCodes.done;
  } finally {
    await scanner.dispose();
  }
}

function exportArguments(args: readonly string[]): ExportArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string' }, formats: { type: 'string' }, weights: { type: 'string' } },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined) throw new UsageError('export needs the folder to export.');
    if (others.length > 0) throw new UsageError(`export takes one folder, not ${positionals.length}.`);
    const scan = { ...defaultScanOptions, ...weightsOption(values.weights) };
    return { folder, out: values.out, formats: formatsOf(values.formats), scan };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(sentenceOf(error));
  }
}

function formatsOf(list: string | undefined): readonly FormatId[] {
  if (list === undefined) return defaultFormats;
  const names = list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const chosen = parseFormats(names);
  if (chosen.kind === 'invalid') throw new UsageError(`--formats: ${safeText(chosen.message)}`);
  return chosen.formats;
}
