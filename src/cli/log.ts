import { sentenceOf } from '../core/errors';
import type { Log } from '../core/ports';
import type { CommandContext } from './command';

/** Errors on stderr; warnings, too, where MOB_HANDOVER_DEBUG is set. */
export function logOf({ environment, complain }: Pick<CommandContext, 'environment' | 'complain'>): Log {
  return {
    info: () => undefined,
    warn: (message) => {
      if (environment['MOB_HANDOVER_DEBUG'] !== undefined) complain(message);
    },
    error: (message, cause) => {
      complain(cause === undefined ? message : `${message}: ${sentenceOf(cause)}`);
    },
  };
}
