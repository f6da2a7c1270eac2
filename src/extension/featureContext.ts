import type * as vscode from 'vscode';
import type { Clock, Identity, Log, Random } from '../core/ports';
import type { HotspotList } from '../core/hotspots/hotspotList';
import type { AgendaPlace } from '../core/hotspots/view/groupHotspots';
import type { Latest } from './latest';
import type { LanguageServer } from './languageServer/languageServer';

/** What the last scan of a folder found. */
export interface FolderHotspots {
  readonly folderUri: string;
  readonly list: HotspotList;
}

/** What every feature of the extension is given; features know each other only through commands. */
export interface FeatureContext {
  readonly context: vscode.ExtensionContext;
  readonly clock: Clock;
  readonly random: Random;
  readonly server: LanguageServer;
  readonly log: Log;
  /** What the last scan found; set by the hotspots, looked at by the session. */
  readonly hotspots: Latest<FolderHotspots>;
  /** Who is present in the mob session; nothing without one. Set by the session, looked at by the hotspots. */
  readonly room: Latest<readonly Identity[]>;
  /** Places in the code that are on the agenda of the mob session. Set by the session, looked at by the hotspots. */
  readonly agenda: Latest<readonly AgendaPlace[]>;
  /**
   * The folder to work on: that of the active editor, else the first one on disk.
   * Undefined without such a folder and in an untrusted workspace: nothing may then be read by git or written.
   */
  trustedFolder(): vscode.WorkspaceFolder | undefined;
}

/** What a feature hands back: disposed with the extension; `testApi` is reachable by the host tests only. */
export interface Feature<TestApi> {
  readonly testApi: TestApi;
  dispose(): void;
}
