import type * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import type { HotspotList } from '../../core/hotspots/hotspotList';
import type { HotspotMap } from '../../core/hotspots/map/hotspotMap';
import { rowsStep } from '../../core/hotspots/rows/moduleRows';
import type { ScanSettings } from '../../core/hotspots/scanSettings';
import type { AgendaPlace } from '../../core/hotspots/view/groupHotspots';
import { type HotspotLook, isFiltered } from '../../core/hotspots/view/hotspotQuery';
import type { Identity, RepoPath } from '../../core/ports';
import { type HotspotMapParams, type HotspotsParams, methods } from '../../protocol/requests';
import type { LanguageServer } from '../languageServer/languageServer';

/** `list`: all by rank. `shown`: what fits the look, in its order; the same where that asks for nothing. */
export interface HotspotLists {
  readonly list: HotspotList;
  readonly shown: HotspotList;
}

/** How much of the hotspots is asked for. */
export interface HotspotPage {
  readonly limit: number;
  /** Of groups of which more than the first entries is wanted. */
  readonly groupLimits: Readonly<Record<string, number>>;
  readonly withHistory: boolean;
}

export const firstPage: HotspotPage = { limit: rowsStep, groupLimits: {}, withHistory: true };

export interface HotspotRequestsSetup {
  readonly server: LanguageServer;
  settings(folder: vscode.Uri): ScanSettings;
  /** Who is present in a mob session; undefined without one. */
  room(): readonly Identity[] | undefined;
  /** What is on the agenda of a mob session, of whatever folder. */
  agenda(): readonly AgendaPlace[];
  /** How the list is looked at. */
  readonly look: { get(): HotspotLook };
}

/** Asks the server for hotspots as the settings, the look and the session have them. Rejects as requests do. */
export class HotspotRequests {
  readonly #setup: HotspotRequestsSetup;

  constructor(setup: HotspotRequestsSetup) {
    this.#setup = setup;
  }

  /** Of the last scan, where there was one; of one made now where `scan` is true. */
  async lists(
    folder: vscode.WorkspaceFolder,
    page: HotspotPage,
    { scan }: { readonly scan: boolean },
    token: vscode.CancellationToken,
  ): Promise<HotspotLists> {
    const params = { ...this.#scanParams(folder, page), limit: page.limit, scan };
    const list = await this.#request(params, token);
    const look = this.#setup.look.get();
    const { sort, filter, grouping } = look;
    if (sort === 'rank' && !isFiltered(look) && grouping === 'module') return { list, shown: list };
    const grouped =
      grouping === 'module'
        ? {}
        : { grouping: { by: grouping, agenda: this.#setup.agenda(), limits: page.groupLimits } };
    const asked = { ...params, scan: false, query: { sort, filter }, ...grouped };
    return { list, shown: await this.#request(asked, token) };
  }

  /** @param path the folder of which all is wanted; empty for the whole */
  async map(folder: vscode.WorkspaceFolder, page: HotspotPage, path: RepoPath): Promise<HotspotMap> {
    return this.#setup.server.request(methods.hotspotMap, { ...this.#scanParams(folder, page), path });
  }

  #scanParams(folder: vscode.WorkspaceFolder, { withHistory }: HotspotPage): Omit<HotspotMapParams, 'path'> {
    const room = this.#setup.room();
    return {
      folderUri: folder.uri.toString(),
      options: this.#setup.settings(folder.uri).options,
      withHistory,
      ...(room === undefined ? {} : { room }),
    };
  }

  /** Over a restart of the server once; a second failure is one. */
  async #request(params: HotspotsParams, token: vscode.CancellationToken): Promise<HotspotList> {
    try {
      return await this.#setup.server.request(methods.hotspots, params, token);
    } catch (error) {
      const again = error instanceof HandoverError && error.code === 'server.down';
      if (!again || token.isCancellationRequested) throw error;
      return this.#setup.server.request(methods.hotspots, params, token);
    }
  }
}
