import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { HotspotMap, MapNode } from '../../core/hotspots/map/hotspotMap';
import type { Log } from '../../core/ports';
import { commands, webviews } from '../../protocol/names';
import { PagePanel } from '../pagePanel';
import type { HotspotModel } from './hotspotModel';
import { hotspotMapPage } from './hotspotMapPage';

interface HotspotMapSetup {
  readonly extensionUri: vscode.Uri;
  readonly model: HotspotModel;
  readonly log: Log;
}

/** The map of hotspots. It follows the list of hotspots. */
export class HotspotMapPanel implements vscode.Disposable {
  readonly #setup: HotspotMapSetup;
  readonly #page: PagePanel;
  readonly #subscriptions: readonly vscode.Disposable[];
  #shown: HotspotMap | undefined;

  constructor(setup: HotspotMapSetup) {
    this.#setup = setup;
    this.#page = new PagePanel({
      viewType: webviews.hotspotMap,
      title: 'Hotspot map',
      extensionUri: setup.extensionUri,
      html: hotspotMapPage,
      receive: (message) => this.receive(message),
      closed: () => (this.#shown = undefined),
    });
    this.#subscriptions = [
      vscode.commands.registerCommand(commands.showHotspotMap, () => {
        this.#page.show();
      }),
      setup.model.onDidChange((change) => {
        if (change === 'rows' && setup.model.view.kind !== 'scanning') void this.#paint();
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
      await this.#paint();
    }
    if (message.type !== 'open' || !('path' in message)) return;
    const { path } = message;
    if (typeof path !== 'string' || this.#shown === undefined || !isModule(this.#shown.root, path)) return;
    await vscode.commands.executeCommand(commands.openPlace, { kind: 'map', place: { path } });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#page.dispose();
  }

  /** Never rejects. */
  async #paint(): Promise<void> {
    const { listener } = this.#page;
    if (listener === undefined) return;
    try {
      const map = await this.#setup.model.map();
      if (map === undefined || listener !== this.#page.listener) return;
      this.#shown = map;
      await listener.postMessage({ type: 'show', map });
    } catch (error) {
      this.#setup.log.error(`The map of hotspots could not be made: ${sentenceOf(error)}`, error);
    }
  }
}

function isModule({ path, children }: MapNode, wanted: string): boolean {
  return children === undefined ? path === wanted : children.some((child) => isModule(child, wanted));
}
