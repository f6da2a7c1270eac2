import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { Cancellation } from '../../core/ports';
import { throwIfCancelled, whenCancelled } from '../cancelWatch';
import { gitConfiguration, gitEnvironment } from './gitEnvironment';
import { gitFailure } from './gitFailure';

interface RunOptions {
  /** Default: only {@link GitProcesses.dispose} ends it. */
  readonly cancellation?: Cancellation;
  /** Beside that of every git. */
  readonly environment?: Readonly<Record<string, string>>;
}

type GitProcess = ChildProcessByStdio<null, Readable, Readable>;

const never: Cancellation = { aborted: false };

/**
 * Runs git in a folder: argument arrays, never a shell; nothing of the repository's configuration that would run a program. Not by simple-git,
 * as hand-overs do: that waits for 50 ms after a command that says nothing, and a scan has many of those.
 */
export class GitProcesses {
  readonly #root: string;
  readonly #disposal = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  /** @param root absolute */
  constructor(root: string) {
    this.#root = root;
  }

  /** All that a command prints. @throws HandoverError as {@link GitProcesses.stream} */
  async output(args: readonly string[], options?: RunOptions): Promise<string> {
    let output = '';
    for await (const piece of this.stream(args, options)) output += piece;
    return output;
  }

  /**
   * What a command prints, in pieces. A command that ends with 1 and no complaint has found nothing, as `git grep` and `git config --get` say it.
   * @throws HandoverError `cancelled`, `folder.missing`, `git.missing`, `git.noRepository`, `git.notInClone`, `git.failed`
   */
  async *stream(
    args: readonly string[],
    { cancellation = never, environment = {} }: RunOptions = {},
  ): AsyncGenerator<string> {
    throwIfCancelled(cancellation);
    const child = this.#spawn(args, environment);
    let complaint = '';
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (complaint = (complaint + text).slice(-4000)));
    const ended = new Promise<number | Error | null>((resolve) => {
      child.once('error', resolve).once('close', resolve);
    });
    this.#running.add(ended);
    const kill = (): void => {
      child.kill('SIGKILL');
    };
    const stopWatching = cancellation === never ? () => undefined : whenCancelled(cancellation, kill);
    this.#disposal.signal.addEventListener('abort', kill);
    if (this.#disposal.signal.aborted) kill();
    try {
      for await (const output of child.stdout.setEncoding('utf8')) {
        throwIfCancelled(cancellation);
        yield output as string;
      }
      const result = await ended;
      throwIfCancelled(cancellation);
      if (result instanceof Error) throw result;
      const hasFoundNothing = result === 1 && complaint === '';
      if (result !== 0 && !hasFoundNothing) throw new Error(complaint);
    } catch (error) {
      throwIfCancelled(cancellation);
      throw gitFailure(this.#root, error);
    } finally {
      stopWatching();
      this.#disposal.signal.removeEventListener('abort', kill);
      kill();
      await ended;
      this.#running.delete(ended);
    }
  }

  #spawn(args: readonly string[], environment: Readonly<Record<string, string>>): GitProcess {
    try {
      return spawn('git', [...gitConfiguration.flatMap((setting) => ['-c', setting]), ...args], {
        cwd: this.#root,
        env: { ...gitEnvironment(), ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      });
    } catch (error) {
      // Some failures to start are told at once.
      throw gitFailure(this.#root, error);
    }
  }

  /** Ends every process that still runs. Idempotent. */
  async dispose(): Promise<void> {
    this.#disposal.abort();
    await Promise.allSettled(this.#running);
  }
}
