import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { HotspotMap } from '../../core/hotspots/map/hotspotMap';
import type { Log, RepoPath } from '../../core/ports';
import { commands, views, webviews } from '../../protocol/names';
import { PagePanel } from '../pagePanel';
import { Refresher } from '../refresher';
import type { HotspotModel } from './hotspotModel';
import { hotspotMapPage } from './hotspotMapPage';

const notScanned = 'Nothing has been scanned yet: scan in the Legacy Hotspots view, then the map is here.';

interface HotspotMapSetup {
  readonly extensionUri: vscode.Uri;
  readonly model: HotspotModel;
  readonly log: Log;
}

/** The map of hotspots: one folder at a time. It follows the list of hotspots. */
export class HotspotMapPanel implements vscode.Disposable {
  readonly #setup: HotspotMapSetup;
  readonly #page: PagePanel;
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #painter = new Refresher(
    () => this.#paint(),
    () => undefined,
  );
  #shown: HotspotMap | undefined;
  /** The folder that is wanted; empty for the whole. */
  #path: RepoPath = '';

  constructor(setup: HotspotMapSetup) {
    this.#setup = setup;
    this.#page = new PagePanel({
      viewType: webviews.hotspotMap,
      title: 'Hotspot map',
      extensionUri: setup.extensionUri,
      html: hotspotMapPage,
      receive: (message) => this.receive(message),
      closed: () => {
        this.#shown = undefined;
        this.#path = '';
      },
    });
    this.#subscriptions = [
      vscode.commands.registerCommand(commands.showHotspotMap, () => {
        this.#page.show();
      }),
      setup.model.onDidChange((change) => {
        if (change === 'rows' && setup.model.view.kind !== 'scanning') void this.#painter.run();
      }),
    ];
  }

  /** What the page was last sent. */
  get shown(): HotspotMap | undefined {
    return this.#shown;
  }

  /** As a message from the page does; anything else than such a message does nothing. */
  async receive(message: unknown): Promise<void> {
    if (typeof message !== 'object' || message === null || !('type' in message)) return;
    if (message.type === 'ready') {
      this.#page.pageIsReady();
      await this.#show('folder' in message ? message.folder : '');
    }
    if (message.type === 'list') await vscode.commands.executeCommand(`${views.hotspots}.focus`);
    if (!('path' in message)) return;
    const { path } = message;
    if (message.type === 'folder') await this.#show(path);
    if (message.type !== 'open' || typeof path !== 'string' || !this.#shows(path)) return;
    await vscode.commands.executeCommand(commands.openPlace, { kind: 'map', place: { path } });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#painter.dispose();
    this.#page.dispose();
  }

  /** The server gives the nearest folder that it knows, whatever the path is. */
  async #show(path: unknown): Promise<void> {
    if (typeof path !== 'string') return;
    this.#path = path;
    await this.#painter.run();
  }

  /** Whether it is a module that can be chosen. */
  #shows(path: RepoPath): boolean {
    const entries = this.#shown?.trail.at(-1)?.children ?? [];
    return entries.some((entry) => entry.entries === undefined && entry.path === path);
  }

  /** Never rejects. */
  async #paint(): Promise<void> {
    const { listener } = this.#page;
    const path = this.#path;
    if (listener === undefined) return;
    try {
      const map = await this.#setup.model.map(path);
      if (listener !== this.#page.listener || path !== this.#path) return;
      if (map === undefined) {
        await listener.postMessage({ type: 'say', sentence: notScanned });
        return;
      }
      this.#shown = map;
      await listener.postMessage({ type: 'show', map });
    } catch (error) {
      const sentence = `The map of hotspots could not be made: ${sentenceOf(error)}`;
      this.#setup.log.error(sentence, error);
      await listener.postMessage({ type: 'say', sentence });
    }
  }
}
