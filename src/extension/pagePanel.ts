import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export interface PageSetup {
  /** As `package.json` and the activation events name it. */
  readonly viewType: string;
  readonly title: string;
  readonly extensionUri: vscode.Uri;
  /** Of the page without anything in it; its one script has the nonce. */
  readonly html: (webview: vscode.Webview, extensionUri: vscode.Uri, nonce: string) => string;
  /** A message of the page, which is not trusted. */
  readonly receive: (message: unknown) => Promise<void>;
  /** The page was closed. */
  readonly closed?: () => void;
}

/** A page of our own among the editors: at most one in a window; it comes back when the window is loaded again. */
export class PagePanel implements vscode.Disposable {
  readonly #setup: PageSetup;
  readonly #serializer: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  /** The page has asked for what to show: before that nobody would hear it. */
  #ready = false;

  constructor(setup: PageSetup) {
    this.#setup = setup;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(setup.viewType, {
      deserializeWebviewPanel: (panel) => {
        this.#adopt(panel);
        return Promise.resolve();
      },
    });
  }

  /** Where messages to the page go; undefined while there is none, it is hidden, or it has not asked yet. */
  get listener(): vscode.Webview | undefined {
    return this.#ready && this.#panel?.visible === true ? this.#panel.webview : undefined;
  }

  get isReady(): boolean {
    return this.#panel !== undefined && this.#ready;
  }

  show(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, false);
      return;
    }
    const { viewType, title } = this.#setup;
    const { Active } = vscode.ViewColumn;
    this.#adopt(vscode.window.createWebviewPanel(viewType, title, Active, { enableScripts: true }));
  }

  /** The page has asked for what to show. */
  pageIsReady(): void {
    this.#ready = true;
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#panel?.dispose();
  }

  #adopt(panel: vscode.WebviewPanel): void {
    const { extensionUri, html, receive, closed } = this.#setup;
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
    panel.webview.onDidReceiveMessage((message: unknown) => void receive(message));
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away by VS Code: it asks again when it is made anew.
      if (!panel.visible) this.#ready = false;
    });
    panel.onDidDispose(() => {
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#ready = false;
      closed?.();
    });
    panel.webview.html = html(panel.webview, extensionUri, randomBytes(16).toString('base64url'));
  }
}
