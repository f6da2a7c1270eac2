import { simpleGit } from 'simple-git';
import { sentenceOf } from '../../core/errors';
import type { Cancellation } from '../../core/ports';
import { whenCancelled } from '../cancelWatch';

export type GitVariables = Readonly<Record<string, string>>;

/** Runs git, one command at a time. The seam at which tests let steps fail. */
export interface GitCommands {
  /**
   * @param environment variables beside those of every command
   * @returns what git wrote to its output; throws GitComplaint where it failed or was ended
   */
  run(args: readonly string[], cancellation: Cancellation, environment?: GitVariables): Promise<string>;
}

/** git ended with an error, or was ended. */
export class GitComplaint extends Error {
  /** Null where a signal ended it, -1 where it could not be started. */
  readonly exitCode: number | null;

  /** @param output error output, then output */
  constructor(exitCode: number | null, output: string) {
    super(output);
    this.name = 'GitComplaint';
    this.exitCode = exitCode;
  }
}

/** Says where the repository is or what git runs instead of its own: must not leak in from our own surroundings. */
const kept =
  /^GIT_(?:ASKPASS|SSH|SSH_COMMAND|SSH_VARIANT|CONFIG_GLOBAL|CONFIG_SYSTEM|CONFIG_NOSYSTEM|AUTHOR_|COMMITTER_|PROXY_|SSL_|HTTP_|TRACE)/;

/**
 * The environment for hand-overs: they talk to remotes and run the user's hooks, so proxies, SSH agents and
 * credential helpers must work as in a terminal. Messages are English, prompts are off.
 */
export function handOverEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (
      value === undefined ||
      /^(?:LC_ALL|LANGUAGE|EDITOR|VISUAL|PAGER|PREFIX|ELECTRON_RUN_AS_NODE)$/i.test(name)
    )
      continue;
    if (/^GIT_/i.test(name) && !kept.test(name)) continue;
    result[name] = value;
  }
  // Not LC_ALL=C: hooks may need to know that file names are UTF-8.
  const locale = environment['LC_ALL'] ?? environment['LC_CTYPE'];
  if (locale !== undefined) result['LC_CTYPE'] = locale;
  return { ...result, LC_MESSAGES: 'C', LANGUAGE: 'C', GIT_TERMINAL_PROMPT: '0', GIT_MERGE_AUTOEDIT: 'no' };
}

/** simple-git waits for 50 ms after a command that printed nothing, as most of a hand-over do: an empty piece is something. */
function endAtOnce(_command: string, stdout: NodeJS.ReadableStream): void {
  stdout.once('end', () => stdout.emit('data', Buffer.alloc(0)));
}

/** git of one work tree through simple-git: argument arrays, never a shell. */
export class SimpleGitCommands implements GitCommands {
  readonly #root: string;
  readonly #environment: Record<string, string>;

  /** @param root absolute folder in the work tree; run it in trusted workspaces only, since hooks and filters run */
  constructor(root: string, environment: NodeJS.ProcessEnv = process.env) {
    this.#root = root;
    this.#environment = handOverEnvironment(environment);
  }

  async run(
    args: readonly string[],
    cancellation: Cancellation,
    environment: GitVariables = {},
  ): Promise<string> {
    const variables = { ...this.#environment, ...environment };
    const abort = new AbortController();
    const stopWatching = whenCancelled(cancellation, () => {
      abort.abort();
    });
    // simple-git passes on only the text of an error that is given back from `errors`.
    let complaint: GitComplaint | undefined;
    try {
      return await simpleGit({
        baseDir: this.#root,
        abort: abort.signal,
        config: ['core.quotePath=false', 'advice.detachedHead=false'],
        allowEnvironment: Object.keys(variables),
        unsafe: {
          allowUnsafeAskPass: true,
          allowUnsafeConfigPaths: true,
          allowUnsafeSshCommand: true,
          allowUnsafeGitProxy: true,
        },
        completion: { onClose: true, onExit: false },
        errors: (error, result) => {
          const exitCode = result.exitCode as number | null;
          if (error === undefined && exitCode === 0) return undefined;
          const output = Buffer.concat([...result.stdErr, ...result.stdOut]).toString('utf8');
          complaint = new GitComplaint(exitCode, output);
          return error ?? complaint;
        },
      })
        .env(variables)
        .outputHandler(endAtOnce)
        .raw([...args]);
    } catch (error) {
      throw complaint?.exitCode === 0 || complaint === undefined
        ? new GitComplaint(-1, sentenceOf(error))
        : complaint;
    } finally {
      stopWatching();
    }
  }
}
