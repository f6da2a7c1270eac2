import { spawn } from 'node:child_process';
import type { Cancellation, Random } from '../../../src/core/ports';
import {
  GitComplaint,
  SimpleGitCommands,
  handOverEnvironment,
} from '../../../src/node/gitHandover/gitCommands';
import type { GitCommands } from '../../../src/node/gitHandover/gitCommands';
import type { Computer } from './mobRoom';

export const faults = [
  'failBefore',
  'failAfter',
  'kill',
  'cancelBefore',
  'cancelAfter',
  'pushRejected',
] as const;
export type Fault = (typeof faults)[number];

/** Runs git for real, but lets one command fail in a given way. */
export class FaultyCommands implements GitCommands {
  readonly cancellation: { aborted: boolean } = { aborted: false };
  readonly #computer: Computer;
  readonly #commands: GitCommands;
  readonly #fault: Fault;
  readonly #at: number;
  readonly #random: Random;
  readonly #othersPush: () => void;
  #calls = 0;
  /** The command that failed, for the message of a failed test. */
  hit: string | undefined;

  /** @param at 0-based number of the command that fails; of the push for a rejected one */
  constructor(computer: Computer, fault: Fault, at: number, random: Random, othersPush: () => void) {
    this.#computer = computer;
    this.#commands = new SimpleGitCommands(computer.folder, computer.environment);
    this.#fault = fault;
    this.#at = at;
    this.#random = random;
    this.#othersPush = othersPush;
  }

  async run(args: readonly string[], cancellation: Cancellation): Promise<string> {
    const isHit =
      this.hit === undefined &&
      (this.#fault === 'pushRejected' ? args[0] === 'push' : this.#calls++ === this.#at);
    if (!isHit) return this.#commands.run(args, cancellation);
    this.hit = `${this.#fault} at git ${args.join(' ')}`;
    switch (this.#fault) {
      case 'failBefore':
        throw new GitComplaint(
          128,
          "fatal: unable to access 'origin': Could not resolve host: example.org\n",
        );
      case 'failAfter':
        await this.#commands.run(args, cancellation).catch(() => undefined);
        throw new GitComplaint(128, 'fatal: the remote end hung up unexpectedly\n');
      case 'kill':
        return this.#killed(args);
      case 'cancelBefore':
        this.cancellation.aborted = true;
        throw new GitComplaint(null, '');
      case 'cancelAfter':
        await this.#commands.run(args, { aborted: false }).catch(() => undefined);
        this.cancellation.aborted = true;
        throw new GitComplaint(null, '');
      case 'pushRejected':
        this.#othersPush();
        return this.#commands.run(args, cancellation);
    }
  }

  /** As a crash of the computer would: no signal handler of git runs, lock files stay. */
  #killed(args: readonly string[]): Promise<string> {
    return new Promise((_, reject) => {
      const child = spawn('git', args, {
        cwd: this.#computer.folder,
        env: handOverEnvironment(this.#computer.environment),
        stdio: 'ignore',
      });
      const timer = setTimeout(() => child.kill('SIGKILL'), this.#random() * 6);
      child.once('close', () => {
        clearTimeout(timer);
        reject(new GitComplaint(null, 'error: git was killed\n'));
      });
    });
  }
}
