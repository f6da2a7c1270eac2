import path from 'node:path';
import { parseArgs } from 'node:util';
import { sentenceOf } from '../core/errors';
import { defaultScanOptions } from '../core/hotspots/model';
import { exportHandover } from '../node/handover/exportHandover';
import { type CommandContext, exitCodes, UsageError } from './command';
import { scannerOf } from './scanFolder';
import { safeText } from './terminalText';

/** `mob-handover export`: writes the book, and prints what changed; warnings go to stderr and do not fail it. */
export async function exportCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const { folder, output } = exportArguments(args);
  const root = path.resolve(context.currentFolder, folder);
  const scanner = scannerOf(root, context);
  try {
    const { cover, files, changed, warnings } = await exportHandover(
      scanner,
      { root, scan: defaultScanOptions, ...(output === undefined ? {} : { outputFolder: output }) },
      { cancellation: context.cancellation, onProgress: context.showProgress },
    );
    for (const warning of warnings) context.complain(safeText(warning));
    for (const path of changed) context.stdout.write(`wrote ${safeText(path)}\n`);
    context.stdout.write(`${safeText(cover)}: ${changed.length} of ${files} files changed\n`);
    return exitCodes.done;
  } finally {
    await scanner.dispose();
  }
}

function exportArguments(args: readonly string[]): {
  readonly folder: string;
  readonly output: string | undefined;
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { output: { type: 'string' } },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined) throw new UsageError('export needs the folder to export.');
    if (others.length > 0) throw new UsageError(`export takes one folder, not ${positionals.length}.`);
    return { folder, output: values.output };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(sentenceOf(error));
  }
}
