import { sentenceOf } from '../../core/errors';
import { complaintOf } from '../../core/gitHandover/complaint';
import type { Complaint } from '../../core/gitHandover/complaint';
import type { MobConfiguration } from '../../core/gitHandover/mobConfiguration';
import { cancelledAt, errorOf, stepProblem } from '../../core/gitHandover/problems';
import type { Problem } from '../../core/gitHandover/problems';
import { safetyReference } from '../../core/gitHandover/references';
import type { SafetyLabel } from '../../core/gitHandover/references';
import { stepTitles } from '../../core/gitHandover/steps';
import type { StepId, Whereabouts } from '../../core/gitHandover/steps';
import type { Cancellation, Clock, EpochMs, Log } from '../../core/ports';
import { GitComplaint } from './gitCommands';
import type { GitCommands, GitVariables } from './gitCommands';
import { repositoryFailure } from './repositoryFailure';

export interface HandOverSetup {
  readonly commands: GitCommands;
  readonly configuration: MobConfiguration;
  readonly clock: Clock;
  readonly log: Log;
  readonly cancellation: Cancellation;
  /** Called before each step with its title. */
  readonly onProgress?: (title: string) => void;
}

/** Ends a run; becomes a HandoverError with the whereabouts of that moment. */
export class Stopped extends Error {
  readonly problem: Problem;
  readonly complaint: Complaint | undefined;

  constructor(problem: Problem, options: { complaint?: Complaint; cause?: unknown } = {}) {
    super(problem.what, { cause: options.cause });
    this.problem = problem;
    this.complaint = options.complaint;
  }
}

const never: Cancellation = { aborted: false };
const lockPatienceMs = [150, 400];

/** One hand-over under way: runs its git steps, knows where the work is, and keeps ways back. */
export class HandOverRun {
  readonly configuration: MobConfiguration;
  readonly log: Log;
  readonly #setup: HandOverSetup;
  readonly #notes: string[] = [];
  #places: readonly Whereabouts[] = [];

  constructor(setup: HandOverSetup) {
    this.#setup = setup;
    this.configuration = setup.configuration;
    this.log = setup.log;
  }

  /** Sentences for the user about what was done beside the main thing. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  now(): EpochMs {
    return this.#setup.clock.now();
  }

  note(sentence: string): void {
    this.#notes.push(sentence);
  }

  /** From now on the work is (also) there. */
  at(place: Whereabouts): void {
    this.#places = [...this.#places, place];
  }

  noLongerAt(kind: Whereabouts['kind']): void {
    this.#places = this.#places.filter((place) => place.kind !== kind);
  }

  /** Runs the whole: everything thrown in it leaves as a HandoverError that says where the work is. */
  async perform<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof GitComplaint || this.#setup.cancellation.aborted) throw cancelledAt(this.#places);
      if (error instanceof Stopped) throw errorOf(error.problem, this.#places, error.cause ?? error);
      throw error;
    }
  }

  /** Shows a step that has no git command of its own. */
  show(step: StepId): void {
    this.#setup.onProgress?.(stepTitles[step]);
  }

  /** One git command of a step. Throws Stopped. Cancelling ends it. */
  async git(step: StepId, args: readonly string[], environment?: GitVariables): Promise<string> {
    this.show(step);
    return this.#attempt(step, args, this.#setup.cancellation, environment);
  }

  /** For the way back after a failure: not to be cancelled. @returns undefined where it failed, which is only logged */
  async restore(step: StepId, args: readonly string[]): Promise<string | undefined> {
    try {
      return await this.#attempt(step, args, never);
    } catch (error) {
      this.log.error(`Going back failed at git ${args.join(' ')}.`, error);
      return undefined;
    }
  }

  /** A question: `undefined` where git answers by exit code 1 alone. */
  async ask(args: readonly string[]): Promise<string | undefined> {
    try {
      return await this.#setup.commands.run(args, this.#checked());
    } catch (error) {
      if (error instanceof GitComplaint && error.exitCode === 1 && error.message.trim() === '')
        return undefined;
      if (error instanceof GitComplaint && this.#setup.cancellation.aborted) throw error;
      throw repositoryFailure(error) ?? this.#stopped('look', error);
    }
  }

  /** Like `ask`, for questions that always have an answer. */
  async read(args: readonly string[]): Promise<string> {
    return ((await this.ask(args)) ?? '').replace(/\n$/, '');
  }

  /** Commits reachable from the first revision, but from none of the others. */
  async countBeyond(tip: string, ...others: readonly string[]): Promise<number> {
    return Number(await this.read(['rev-list', '--count', tip, '--not', ...others]));
  }

  /** Gives a commit a name before a step that could leave it without one. @returns the reference */
  async keep(commit: string, label: SafetyLabel): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const reference = safetyReference(this.#setup.clock.now(), label, attempt);
      if ((await this.ask(['rev-parse', '--quiet', '--verify', reference])) !== undefined) continue;
      await this.git('keep', ['update-ref', reference, commit, '']);
      this.at({ kind: 'kept', ref: reference });
      return reference;
    }
  }

  /** Takes a way back away that turned out not to be needed. */
  async forget(reference: string, commit: string): Promise<void> {
    this.#places = this.#places.filter((place) => place.kind !== 'kept' || place.ref !== reference);
    await this.git('keep', ['update-ref', '-d', reference, commit]);
  }

  async #attempt(
    step: StepId,
    args: readonly string[],
    cancellation: Cancellation,
    environment?: GitVariables,
  ): Promise<string> {
    for (let attempt = 0; ; attempt++) {
      if (isAborted(cancellation)) throw cancelledAt(this.#places);
      try {
        return await this.#setup.commands.run(args, cancellation, environment);
      } catch (error) {
        if (isAborted(cancellation)) throw error;
        const stopped = this.#stopped(step, error);
        const waitMs = lockPatienceMs[attempt];
        // VS Code itself runs git in the same folder now and then.
        if (stopped.complaint !== 'locked' || waitMs === undefined) throw stopped;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }

  #checked(): Cancellation {
    if (this.#setup.cancellation.aborted) throw cancelledAt(this.#places);
    return this.#setup.cancellation;
  }

  #stopped(step: StepId, error: unknown): Stopped {
    const output = sentenceOf(error);
    const complaint = complaintOf(output);
    const problem = stepProblem(complaint, step, this.configuration.remote, shortComplaint(output));
    this.log.error(`${stepTitles[step]} failed.`, error);
    return new Stopped(problem, { complaint, cause: error });
  }
}

/** Asked anew each time: it changes while something runs. */
function isAborted(cancellation: Cancellation): boolean {
  return cancellation.aborted;
}

/** The line that says most, without git's prefixes; 120 characters at most. */
function shortComplaint(output: string): string {
  const lines = output
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('hint:'));
  const rejected = lines.find((one) => /\[(?:remote )?rejected\]/.test(one));
  const line = rejected ?? lines.find((one) => /^(?:fatal|error):/.test(one)) ?? lines[0] ?? '';
  // A rejected branch comes as `!<tab>FROM:TO<tab>[rejected] (why)`.
  const text = line
    .replace(/^(?:remote: )?(?:fatal|error): |^!\t[^\t]*\t/, '')
    .replaceAll('\t', ' ')
    .replace(/[.:]$/, '');
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
