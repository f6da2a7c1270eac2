import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { Scanner } from '../node/scan/scanner';
import type { CommandContext } from './command';
import { logOf } from './log';

/** The scanner of a folder given on the command line, with a cache of the user's own. Dispose it. */
export function scannerOf(root: string, context: CommandContext): Scanner {
  return new Scanner({ root, log: logOf(context), cacheFolder: cacheFolderOf(root, context.environment) });
}

/** `$XDG_CACHE_HOME/mob-handover/scan/<hash of the folder>`; an XDG path that is not absolute is to be ignored. */
function cacheFolderOf(root: string, environment: CommandContext['environment']): string {
  const wanted = environment['XDG_CACHE_HOME'];
  const base = wanted !== undefined && path.isAbsolute(wanted) ? wanted : path.join(homedir(), '.cache');
  return path.join(
    base,
    'mob-handover',
    'scan',
    createHash('sha256').update(root).digest('hex').slice(0, 16),
  );
}
