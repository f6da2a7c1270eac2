import type { ErrorCode } from '../../core/errors';
import type { DocumentFacts } from '../../core/hotspots/documents/documentFacts';
import type { ModuleFacts, Problem } from '../../core/hotspots/model';
import type { OutsideFile } from '../../core/outside/outsideFacts';
import type { RepoPath } from '../../core/ports';

/** What one file gave; nothing where there is no such file any more, or nothing to say of it. */
export interface ScannedFile {
  readonly path: RepoPath;
  /** Of modules only. */
  readonly facts?: ModuleFacts;
  /** What leads out of the repository; of modules and of other text files, where that was asked for. */
  readonly outside?: OutsideFile;
  /** Of Markdown files only. */
  readonly document?: DocumentFacts;
  readonly problem?: Problem;
}

/** What every file of a worker is read with. */
export interface ParseSettings {
  /** Absolute. */
  readonly root: string;
  readonly tags: readonly string[];
  readonly maxFileBytes: number;
  readonly probableDebts: boolean;
  readonly lookFor: LookFor;
}

/** What a file is read for: all that makes hotspots, their debts alone with nothing parsed, or what leads out of the repository. */
type LookFor = 'hotspots' | 'debts' | 'outside';

/** Main thread to worker. */
export interface ParseBatch {
  readonly settings: ParseSettings;
  readonly paths: readonly RepoPath[];
  /** How many files all batches together have for each grammar. */
  readonly filesByGrammar: Readonly<Record<string, number>>;
}

/** `workerData`: the index, in the batch, of the file at hand; how a crash or a hang is laid at a file's door. */
export interface ParseWorkerData {
  readonly position: Int32Array;
}

/** Worker to main thread: what each file gave, or why none can be read. */
export type ParseAnswer =
  | { readonly kind: 'done'; readonly files: readonly ScannedFile[] }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };
