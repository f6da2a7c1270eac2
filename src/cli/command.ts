import type { ScanProgress } from '../core/hotspots/model';
import type { Cancellation } from '../core/ports';

/** What a command is given: the streams are the program's own, or a test's. */
export interface CommandContext {
  readonly stdout: NodeJS.WritableStream;
  /** Columns of the terminal on stdout; undefined where stdout is none. */
  readonly columns?: number;
  /** One sentence, on stderr. */
  readonly complain: (sentence: string) => void;
  /** Shown on stderr while it is a terminal, else dropped. */
  readonly showProgress: (progress: ScanProgress) => void;
  /** Aborted by Ctrl-C. */
  readonly cancellation: Cancellation;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly currentFolder: string;
}

/** @returns the exit code: 0 done, 1 failed, 2 wrong usage */
export type Command = (args: readonly string[], context: CommandContext) => Promise<number>;

export const exitCodes = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** Wrong usage: `message` is one sentence, the usage is shown below it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Told by its name: each bundle has a class of its own. */
export function isUsageError(error: unknown): boolean {
  return error instanceof Error && error.name === 'UsageError';
}
