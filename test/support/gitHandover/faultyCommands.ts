import { spawn } from 'node:child_process';
import { stepTitles } from '../../../src/core/gitHandover/steps';
import type { StepId } from '../../../src/core/gitHandover/steps';
import type { Cancellation, Random } from '../../../src/core/ports';
import {
  GitComplaint,
  SimpleGitCommands,
  handOverEnvironment,
} from '../../../src/node/gitHandover/gitCommands';
import type { GitCommands, GitVariables } from '../../../src/node/gitHandover/gitCommands';
import type { Computer } from './mobRoom';

const stepIds = Object.keys(stepTitles) as StepId[];

export const faults = [
  'failBefore',
  'failAfter',
  'kill',
  'cancelBefore',
  'cancelAfter',
  'pushRejected',
] as const;
export type Fault = (typeof faults)[number];

/** Which command fails: that of a 0-based number, or the first of a step. A rejected push is always a push. */
export type FaultPlace = { readonly command: number } | { readonly step: StepId };

/** Runs git for real, but lets one command fail in a given way. */
export class FaultyCommands implements GitCommands {
  readonly cancellation: { aborted: boolean } = { aborted: false };
  readonly #computer: Computer;
  readonly #commands: GitCommands;
  readonly #fault: Fault;
  readonly #at: FaultPlace;
  readonly #random: Random;
  readonly #othersPush: () => void;
  #calls = 0;
  #step: StepId | undefined;
  /** The command that failed, for the message of a failed test. */
  hit: string | undefined;
  /** The step it belonged to. */
  hitStep: StepId | undefined;

  constructor(computer: Computer, fault: Fault, at: FaultPlace, random: Random, othersPush: () => void) {
    this.#computer = computer;
    this.#commands = new SimpleGitCommands(computer.folder, computer.environment);
    this.#fault = fault;
    this.#at = at;
    this.#random = random;
    this.#othersPush = othersPush;
  }

  async run(
    args: readonly string[],
    cancellation: Cancellation,
    environment?: GitVariables,
  ): Promise<string> {
    const step = this.#step ?? 'look';
    this.#step = undefined;
    if (this.hit !== undefined || !this.#isHit(step, args))
      return this.#commands.run(args, cancellation, environment);
    this.hit = `${this.#fault} at git ${args.join(' ')}`;
    this.hitStep = step;
    switch (this.#fault) {
      case 'failBefore':
        throw new GitComplaint(
          128,
          "fatal: unable to access 'origin': Could not resolve host: example.org\n",
        );
      case 'failAfter':
        await this.#commands.run(args, cancellation, environment).catch(() => undefined);
        throw new GitComplaint(128, 'fatal: the remote end hung up unexpectedly\n');
      case 'kill':
        return this.#killed(args, environment);
      case 'cancelBefore':
        this.cancellation.aborted = true;
        throw new GitComplaint(null, '');
      case 'cancelAfter':
        await this.#commands.run(args, { aborted: false }, environment).catch(() => undefined);
        this.cancellation.aborted = true;
        throw new GitComplaint(null, '');
      case 'pushRejected':
        this.#othersPush();
        return this.#commands.run(args, cancellation, environment);
    }
  }

  /** To be told the progress of the operation: the next command is one of this step; others only look. */
  readonly onProgress = (title: string): void => {
    this.#step = stepIds.find((id) => stepTitles[id] === title);
  };

  #isHit(step: StepId, args: readonly string[]): boolean {
    if (this.#fault === 'pushRejected') return args[0] === 'push';
    return 'step' in this.#at ? step === this.#at.step : this.#calls++ === this.#at.command;
  }

  /** As a crash of the computer would: no signal handler of git runs, lock files stay. */
  #killed(args: readonly string[], environment?: GitVariables): Promise<string> {
    return new Promise((_, reject) => {
      const child = spawn('git', args, {
        cwd: this.#computer.folder,
        env: { ...handOverEnvironment(this.#computer.environment), ...environment },
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
