import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import type { HotspotMap, MapNode } from '../../core/hotspots/map/hotspotMap';
import type { Log } from '../../core/ports';
import { commands, webviews } from '../../protocol/names';
import type { HotspotModel } from './hotspotModel';
import { hotspotMapPage } from './hotspotMapPage';

interface HotspotMapSetup {
  readonly extensionUri: vscode.Uri;
  readonly model: HotspotModel;
  readonly log: Log;
}

/** The map of hotspots: at most one in a window. It follows the list of hotspots. */
export class HotspotMapPanel implements vscode.Disposable {
  readonly #setup: HotspotMapSetup;
  readonly #subscriptions: readonly vscode.Disposable[];
  #panel: vscode.WebviewPanel | undefined;
  #ready = false;
  #shown: HotspotMap | undefined;

  constructor(setup: HotspotMapSetup) {
    this.#setup = setup;
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(webviews.hotspotMap, {
        deserializeWebviewPanel: (panel) => {
          this.#adopt(panel);
          return Promise.resolve();
        },
      }),
      vscode.commands.registerCommand(commands.showHotspotMap, () => {
        this.#show();
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
      this.#ready = true;
      await this.#paint();
    }
    if (message.type !== 'open' || !('path' in message)) return;
    const { path } = message;
    if (typeof path !== 'string' || this.#shown === undefined || !isModule(this.#shown.root, path)) return;
    await vscode.commands.executeCommand(commands.openPlace, { kind: 'map', place: { path } });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#panel?.dispose();
  }

  #show(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, false);
      return;
    }
    const { Active } = vscode.ViewColumn;
    this.#adopt(
      vscode.window.createWebviewPanel(webviews.hotspotMap, 'Hotspot map', Active, { enableScripts: true }),
    );
  }

  /** Never rejects. */
  async #paint(): Promise<void> {
    const panel = this.#panel;
    if (panel?.visible !== true || !this.#ready) return;
    try {
      const map = await this.#setup.model.map();
      if (map === undefined || panel !== this.#panel) return;
      this.#shown = map;
      await panel.webview.postMessage({ type: 'show', map });
    } catch (error) {
      this.#setup.log.error(`The map of hotspots could not be made: ${sentenceOf(error)}`, error);
    }
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const { extensionUri } = this.#setup;
    this.#panel?.dispose();
    this.#panel = panel;
    this.#ready = false;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(extensionUri, 'dist'),
        vscode.Uri.joinPath(extensionUri, 'media'),
      ],
    };
    panel.webview.onDidReceiveMessage((message: unknown) => void this.receive(message));
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away by VS Code: it asks again when it is made anew.
      if (!panel.visible) this.#ready = false;
    });
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#shown = undefined;
      this.#ready = false;
    });
    panel.webview.html = hotspotMapPage(panel.webview, extensionUri, randomBytes(16).toString('base64url'));
  }
}

function isModule({ path, children }: MapNode, wanted: string): boolean {
  return children === undefined ? path === wanted : children.some((child) => isModule(child, wanted));
}
