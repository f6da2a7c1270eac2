import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { HandoverError, sentenceOf } from '../../core/errors';
import { languageOf } from '../../core/hotspots/languages';
import type { Cancellation, Log, RepoPath } from '../../core/ports';
import { cancelled, throwIfCancelled, whenCancelled } from '../cancelWatch';
import { patienceOf } from './patience';
import type { ParseAnswer, ParseBatch, ParseSettings, ParseWorkerData, ScannedFile } from './parseMessages';

/** Small enough that workers end together and a cancelled scan ends soon, large enough that messages cost nothing. */
const filesPerBatch = 24;
/** What a file leaves behind is garbage at once: a quarter of V8's own limit is room enough for it. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };
/** A worker at the same file for this long hangs: the parser's own timeout is shorter. */
const hangMs = 20_000;
const mostWorkers = 4;
/** So many batches are read in about the time in which another worker starts and warms up. */
const batchesWorthAWorker = 40;

export interface ParserPoolSetup {
  readonly workerFile: string;
  readonly workers: number;
  readonly log: Log;
}

/** Parses files in worker threads. One worker stays between scans, so that a saved file is parsed at once. */
export class ParserPool {
  readonly #setup: ParserPoolSetup;
  readonly #idle: PoolWorker[] = [];
  readonly #all = new Set<PoolWorker>();
  #disposed = false;

  constructor(setup: ParserPoolSetup) {
    this.#setup = setup;
  }

  /**
   * Starts the workers, for those who know that there will be files and not yet which.
   * @param otherWork whether other work takes a core meanwhile, as in {@link ParserPool.parse}
   */
  prepare({ otherWork }: { readonly otherWork: boolean }): void {
    const workers = this.#workersBeside(otherWork);
    while (!this.#disposed && this.#all.size < workers) this.#idle.push(this.#start());
  }

  /**
   * @param onBatch what each batch gave, as soon as it is there; in no particular order
   * @param otherWork takes a core until it has ended: one worker more then would make both slower
   * @throws HandoverError `cancelled`, `grammar.missing`; the workers are then gone
   */
  async parse(
    paths: readonly RepoPath[],
    settings: ParseSettings,
    onBatch: (files: readonly ScannedFile[]) => void,
    cancellation: Cancellation,
    otherWork?: Promise<unknown>,
  ): Promise<void> {
    const batches: RepoPath[][] = [];
    for (let at = 0; at < paths.length; at += filesPerBatch)
      batches.push(paths.slice(at, at + filesPerBatch));
    const parse = { settings, filesByGrammar: filesByGrammar(paths) };
    const atFirst = this.#workersBeside(otherWork !== undefined);
    // Against the same few large files in the last batch: everyone takes the next one from a shared list.
    batches.reverse();
    const lanes = (count: number): Promise<unknown> =>
      Promise.all(
        Array.from({ length: Math.min(count, batches.length) }, () =>
          this.#lane(batches, parse, onBatch, cancellation),
        ),
      );
    const first = lanes(atFirst);
    await Promise.race([first, otherWork?.catch(() => undefined)]);
    const more = batches.length > batchesWorthAWorker ? this.#setup.workers - atFirst : 0;
    await Promise.all([first, lanes(more)]);
    await this.#rest();
  }

  /** Idempotent. */
  async dispose(): Promise<void> {
    this.#disposed = true;
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  async #lane(
    batches: RepoPath[][],
    parse: Omit<ParseBatch, 'paths'>,
    onBatch: (files: readonly ScannedFile[]) => void,
    cancellation: Cancellation,
  ): Promise<void> {
    let worker: PoolWorker | undefined;
    try {
      for (let paths = batches.pop(); paths !== undefined; paths = batches.pop()) {
        this.#throwIfOver(cancellation);
        worker ??= this.#idle.pop() ?? this.#start();
        const outcome = await worker.run({ ...parse, paths }, cancellation);
        this.#throwIfOver(cancellation);
        if (outcome.kind === 'done') {
          onBatch(outcome.files);
          continue;
        }
        if (outcome.kind === 'failed') throw new HandoverError(outcome.code, outcome.message);
        await worker.terminate();
        worker = undefined;
        const file = paths[outcome.at];
        this.#setup.log.warn(`The parser broke down at ${file ?? 'its start'}: ${outcome.reason}`);
        if (file === undefined) throw new Error(`The parser cannot start: ${outcome.reason}`);
        onBatch([{ path: file, problem: brokenDown(file) }]);
        // The answers for those before it went down with the worker.
        batches.push(
          ...[paths.slice(0, outcome.at), paths.slice(outcome.at + 1)].filter((rest) => rest.length > 0),
        );
      }
      if (worker !== undefined) this.#idle.push(worker);
    } catch (error) {
      await worker?.terminate();
      throw error;
    }
  }

  #workersBeside(otherWork: boolean): number {
    return otherWork ? Math.max(1, this.#setup.workers - 1) : this.#setup.workers;
  }

  #start(): PoolWorker {
    const worker = new PoolWorker(this.#setup.workerFile, () => {
      this.#all.delete(worker);
      const at = this.#idle.indexOf(worker);
      if (at !== -1) this.#idle.splice(at, 1);
    });
    this.#all.add(worker);
    return worker;
  }

  async #rest(): Promise<void> {
    await Promise.all(this.#idle.splice(1).map((worker) => worker.terminate()));
  }

  #throwIfOver(cancellation: Cancellation): void {
    throwIfCancelled(cancellation);
    if (this.#disposed) throw cancelled();
  }
}

function filesByGrammar(paths: readonly RepoPath[]): Record<string, number> {
  const files: Record<string, number> = {};
  for (const path of paths) {
    const grammar = languageOf(path)?.grammar;
    if (grammar !== undefined) files[grammar] = (files[grammar] ?? 0) + 1;
  }
  return files;
}

function brokenDown(path: RepoPath): { path: RepoPath; code: string; message: string } {
  return {
    path,
    code: 'parse.crashed',
    message: `${path} could not be parsed: the parser broke down at it, so it was skipped.`,
  };
}

/** As many as there are cores, at most {@link mostWorkers}. */
export function usualWorkers(): number {
  return Math.min(mostWorkers, availableParallelism());
}

/** The bundle beside the running one. */
export function defaultWorkerFile(): string {
  return path.join(__dirname, 'parseWorker.js');
}

type Outcome = ParseAnswer | { readonly kind: 'broken'; readonly at: number; readonly reason: string };

class PoolWorker {
  readonly #worker: Worker;
  /** The index of the file at hand; −1 before the first. */
  readonly #position = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(-1);

  constructor(file: string, onExit: () => void) {
    const workerData: ParseWorkerData = { position: this.#position };
    this.#worker = new Worker(file, {
      workerData,
      execArgv: [],
      resourceLimits,
    });
    // A worker that waits for work must not keep the program alive, and one that dies while it waits is not missed.
    this.#worker.unref();
    this.#worker.on('error', () => undefined);
    this.#worker.once('exit', onExit);
  }

  run(batch: ParseBatch, cancellation: Cancellation): Promise<Outcome> {
    return new Promise((resolve) => {
      Atomics.store(this.#position, 0, -1);
      let seen = { at: -1, isOver: patienceOf(hangMs) };
      const watchdog = setInterval(() => {
        const at = Atomics.load(this.#position, 0);
        if (at !== seen.at) seen = { at, isOver: patienceOf(hangMs) };
        else if (seen.isOver()) broken('it hangs');
      }, hangMs / 10);
      const stopWatching = whenCancelled(cancellation, () => {
        broken('cancelled');
      });
      const finish = (outcome: Outcome): void => {
        clearInterval(watchdog);
        stopWatching();
        this.#worker.off('message', finish).off('error', onError).off('exit', onExit).unref();
        resolve(outcome);
      };
      const broken = (reason: string): void => {
        finish({ kind: 'broken', at: Atomics.load(this.#position, 0), reason });
      };
      const onError = (error: unknown): void => {
        broken(sentenceOf(error));
      };
      const onExit = (code: number): void => {
        broken(`it ended with ${code}`);
      };
      this.#worker.ref();
      this.#worker.on('message', finish).once('error', onError).once('exit', onExit);
      this.#worker.postMessage(batch);
    });
  }

  /** Idempotent. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }
}
