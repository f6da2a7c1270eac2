import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';
import { sentenceOf } from '../core/errors';
import type { Log } from '../core/ports';
import { Scanner } from '../node/scan/scanner';
import type { CommandContext } from './command';

/** The scanner of a folder given on the command line, with a cache of the user's own. Dispose it. */
export function scannerOf(root: string, { environment, complain }: CommandContext): Scanner {
  const log: Log = {
    info: () => undefined,
    warn: (message) => {
      if (environment['MOB_HANDOVER_DEBUG'] !== undefined) complain(message);
    },
    error: (message, cause) => {
      complain(cause === undefined ? message : `${message}: ${sentenceOf(cause)}`);
    },
  };
  return new Scanner({ root, log, cacheFolder: cacheFolderOf(root, environment) });
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
