import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { sentenceOf } from '../../core/errors';
import { complaintOf } from '../../core/gitHandover/complaint';
import { cancelledAt, errorOf, stepProblem } from '../../core/gitHandover/problems';
import { readMobConfiguration } from '../../core/gitHandover/mobConfiguration';
import type {
  FinishOptions,
  FinishResult,
  HandOverOptions,
  HandOverResult,
  ResetResult,
  TakeOverOptions,
  TakeOverResult,
} from '../../core/gitHandover/operations';
import type { Cancellation, Clock, Log } from '../../core/ports';
import { codeOf } from '../files/fileErrors';
import { finish } from './finish';
import { SimpleGitCommands } from './gitCommands';
import type { GitCommands } from './gitCommands';
import { handOver } from './handOver';
import { HandOverRun } from './handOverRun';
import { prepareCommits } from './prepareCommits';
import type { CommitPreparation, PreparedCommits } from './prepareCommits';
import { repositoryFailure } from './repositoryFailure';
import { reset } from './reset';
import { takeOver } from './takeOver';

export interface DeskSetup {
  /** Absolute folder in the work tree. Only in a trusted workspace: hooks, filters and helpers of the repository run. */
  readonly root: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Default `process.env`. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Where `.mob` of the user is. Default: the home folder. */
  readonly home?: string;
  /** Default: simple-git. */
  readonly commands?: GitCommands;
}

export interface OperationHooks {
  readonly cancellation: Cancellation;
  /** Called before each step with its title. */
  readonly onProgress?: (title: string) => void;
}

/**
 * Hands the keyboard over between computers through git, together with people who use mob.sh. Every method throws
 * HandoverError: `cancelled` or a `gitHandover.*` code, with a sentence that says where every line is.
 */
export class HandOverDesk {
  readonly #setup: DeskSetup;
  readonly #commands: GitCommands;
  /** One after the other: two at once would work in the same index. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(setup: DeskSetup) {
    this.#setup = setup;
    this.#commands = setup.commands ?? new SimpleGitCommands(setup.root, setup.environment);
  }

  takeOver(options: TakeOverOptions, hooks: OperationHooks): Promise<TakeOverResult> {
    return this.#perform(hooks, (run) => takeOver(run, options));
  }

  handOver(options: HandOverOptions, hooks: OperationHooks): Promise<HandOverResult> {
    return this.#perform(hooks, (run) => handOver(run, options));
  }

  finish(options: FinishOptions, hooks: OperationHooks): Promise<FinishResult> {
    return this.#perform(hooks, (run) => finish(run, options));
  }

  reset(hooks: OperationHooks): Promise<ResetResult> {
    return this.#perform(hooks, (run) => reset(run));
  }

  /** Co-authors for the commits to come; see {@link prepareCommits}. */
  prepareCommits(preparation: CommitPreparation, hooks: OperationHooks): Promise<PreparedCommits> {
    return this.#perform(hooks, (run) => prepareCommits(run, preparation));
  }

  #perform<T>(hooks: OperationHooks, work: (run: HandOverRun) => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      const { clock, log } = this.#setup;
      const { configuration, notes } = await this.#configuration(hooks.cancellation);
      const run = new HandOverRun({ commands: this.#commands, configuration, clock, log, ...hooks });
      for (const note of notes) log.warn(note);
      return run.perform(() => work(run));
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #configuration(cancellation: Cancellation): Promise<ReturnType<typeof readMobConfiguration>> {
    const { environment = process.env, home = homedir(), log } = this.#setup;
    let topLevel: string;
    try {
      const output = await this.#commands.run(['rev-parse', '--show-toplevel'], cancellation);
      topLevel = output.replace(/\n$/, '');
    } catch (error) {
      if (cancellation.aborted) throw cancelledAt([]);
      const text = sentenceOf(error);
      throw (
        repositoryFailure(error) ??
        errorOf(stepProblem(complaintOf(text), 'look', '', text.trim()), [], error)
      );
    }
    return readMobConfiguration({
      environment,
      homeFile: await textOf(path.join(home, '.mob'), log),
      projectFile: await textOf(path.join(topLevel, '.mob'), log),
    });
  }
}

async function textOf(file: string, log: Log): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') log.warn(`${file} cannot be read and is left out: ${sentenceOf(error)}`);
    return undefined;
  }
}
