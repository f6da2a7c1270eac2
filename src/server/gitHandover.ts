import { fileURLToPath } from 'node:url';
import type {
  FinishResult,
  HandOverResult,
  ResetResult,
  TakeOverResult,
} from '../core/gitHandover/operations';
import { presenceSpans, recordedSpans } from '../core/gitHandover/presence';
import type { PresenceSpan } from '../core/gitHandover/presence';
import type { Cancellation, Clock, EpochMs, Log } from '../core/ports';
import { HandOverDesk } from '../node/gitHandover/handOverDesk';
import type { OperationHooks } from '../node/gitHandover/handOverDesk';
import { WorkspaceFiles } from '../node/files/workspaceFiles';
import { readSessions } from '../node/handover/readSessions';
import { FileSessionStore } from '../node/session/sessionStore';
import type {
  GitCoauthorsParams,
  GitCoauthorsResult,
  GitFinishParams,
  GitHandOverParams,
  GitProgressParams,
  GitResetParams,
  GitTakeOverParams,
} from '../protocol/requests';

export interface HandOverRequestsSetup {
  readonly log: Log;
  onProgress(params: GitProgressParams): void;
}

interface RequestHooks {
  readonly cancellation: Cancellation;
}

const clock: Clock = { now: () => Date.now() };

/** The `mobHandover/git/…` requests. They come here only for trusted folders that exist. */
export class HandOverRequests {
  readonly #setup: HandOverRequestsSetup;
  /** By folder URI: what is asked of one folder is done one after the other. */
  readonly #desks = new Map<string, HandOverDesk>();

  constructor(setup: HandOverRequestsSetup) {
    this.#setup = setup;
  }

  takeOver(params: GitTakeOverParams, hooks: RequestHooks): Promise<TakeOverResult> {
    const { folderUri, ...options } = params;
    return this.#desk(folderUri).takeOver(options, this.#hooks(folderUri, hooks));
  }

  handOver(params: GitHandOverParams, hooks: RequestHooks): Promise<HandOverResult> {
    const { folderUri, ...options } = params;
    return this.#desk(folderUri).handOver(options, this.#hooks(folderUri, hooks));
  }

  async finish(params: GitFinishParams, hooks: RequestHooks): Promise<FinishResult> {
    const { folderUri, sessionFolder, ...options } = params;
    const present = await this.#present(folderUri, sessionFolder, clock.now());
    return this.#desk(folderUri).finish({ ...options, present }, this.#hooks(folderUri, hooks));
  }

  reset({ folderUri }: GitResetParams, hooks: RequestHooks): Promise<ResetResult> {
    return this.#desk(folderUri).reset(this.#hooks(folderUri, hooks));
  }

  async coauthors(params: GitCoauthorsParams, hooks: RequestHooks): Promise<GitCoauthorsResult> {
    const { folderUri, sessionFolder, hook } = params;
    const present = await this.#present(folderUri, sessionFolder, Infinity);
    const preparation = hook === undefined ? { present } : { present, hook };
    return this.#desk(folderUri).prepareCommits(preparation, this.#hooks(folderUri, hooks));
  }

  #desk(folderUri: string): HandOverDesk {
    const known = this.#desks.get(folderUri);
    if (known !== undefined) return known;
    const desk = new HandOverDesk({ root: fileURLToPath(folderUri), clock, log: this.#setup.log });
    this.#desks.set(folderUri, desk);
    return desk;
  }

  #hooks(folderUri: string, { cancellation }: RequestHooks): OperationHooks {
    return {
      cancellation,
      onProgress: (title) => {
        this.#setup.onProgress({ folderUri, title });
      },
    };
  }

  /** As the window that owns the session last wrote it down, and as the records of former sessions tell it. */
  async #present(
    folderUri: string,
    sessionFolder: string | undefined,
    nowEpochMs: EpochMs,
  ): Promise<readonly PresenceSpan[]> {
    const { sessions } = await readSessions(new WorkspaceFiles(fileURLToPath(folderUri)));
    const recorded = recordedSpans(sessions);
    if (sessionFolder === undefined) return recorded;
    const session = await new FileSessionStore(sessionFolder, this.#setup.log).load();
    return [...presenceSpans(session, nowEpochMs), ...recorded];
  }
}
