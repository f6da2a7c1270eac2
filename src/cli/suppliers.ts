import path from 'node:path';
import { parseArgs } from 'node:util';
import { sentenceOf } from '../core/errors';
import { defaultScanOptions } from '../core/hotspots/model';
import { partiesOf } from '../core/outside/parties';
import { toSuppliersJson } from '../core/outside/suppliersJson';
import { type CommandContext, exitCodes, UsageError } from './command';
import { scannerOf } from './scanFolder';
import { suppliersTable } from './suppliersTable';
import { safeText } from './terminalText';
import { written } from './written';

/** `mob-handover suppliers`: the outside parties of a folder and what shows them, as a table or as JSON. */
export async function suppliersCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const { folder, format } = suppliersArguments(args);
  const root = path.resolve(context.currentFolder, folder);
  const scanner = scannerOf(root, context);
  try {
    const hooks = { cancellation: context.cancellation, onProgress: context.showProgress };
    await scanner.scan({ ...defaultScanOptions, withHistory: true }, hooks);
    const { outside = [] } = await scanner.lookOutside(hooks);
    const parties = partiesOf(outside, path.basename(root));
    const text =
      format === 'json'
        ? JSON.stringify(toSuppliersJson(parties, outside), null, 2)
        : suppliersTable(parties).join('\n');
    await written(context.stdout, `${text}\n`);
    return exitCodes.done;
  } finally {
    await scanner.dispose();
  }
}

function suppliersArguments(args: readonly string[]): { readonly folder: string; readonly format: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string', default: 'table' } },
    });
    const [folder, ...others] = positionals;
    if (folder === undefined) throw new UsageError('suppliers needs the folder to look into.');
    if (others.length > 0) throw new UsageError(`suppliers takes one folder, not ${positionals.length}.`);
    if (values.format !== 'json' && values.format !== 'table')
      throw new UsageError(`--format is json or table, not ${safeText(values.format)}.`);
    return { folder, format: values.format };
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(sentenceOf(error).split('. ')[0]?.replace(/\.?$/, '.'));
  }
}
