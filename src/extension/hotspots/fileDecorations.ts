import * as vscode from 'vscode';
import { editorSettings } from '../../protocol/names';
import type { HotspotModel } from './hotspotModel';

/** More would be a list of their own, and there is one. */
const mostDecorated = 20;
/** What a badge has room for. */
const highestShown = 99;

/** The scores of the highest hotspots beside their files, in the Explorer and wherever VS Code names files. */
export class HotspotDecorations implements vscode.FileDecorationProvider, vscode.Disposable {
  readonly #model: HotspotModel;
  readonly #changed = new vscode.EventEmitter<vscode.Uri[]>();
  readonly #subscriptions: readonly vscode.Disposable[];
  /** By URI. */
  #decorations: ReadonlyMap<string, vscode.FileDecoration> = new Map();

  readonly onDidChangeFileDecorations = this.#changed.event;

  constructor(model: HotspotModel) {
    this.#model = model;
    this.#subscriptions = [
      model.onDidChange((change) => {
        if (change === 'rows') this.#update();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(editorSettings.explorerDecorations)) this.#update();
      }),
      vscode.window.registerFileDecorationProvider(this),
    ];
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    return this.#decorations.get(uri.toString());
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #update(): void {
    const former = this.#decorations;
    this.#decorations = this.#decorationsNow();
    const uris = new Set([...former.keys(), ...this.#decorations.keys()]);
    if (uris.size > 0) this.#changed.fire([...uris].map((uri) => vscode.Uri.parse(uri)));
  }

  #decorationsNow(): ReadonlyMap<string, vscode.FileDecoration> {
    const { folder, list } = this.#model;
    const isOn = vscode.workspace.getConfiguration().get<boolean>(editorSettings.explorerDecorations, true);
    if (!isOn || folder === undefined || list === undefined) return new Map();
    return new Map(
      list.listed.slice(0, mostDecorated).map(({ path, score, reasons }) => {
        const badge = String(Math.min(highestShown, Math.round(score)));
        const tooltip = `Legacy hotspot: ${reasons.join(', ')}`;
        const color = new vscode.ThemeColor('list.warningForeground');
        return [
          vscode.Uri.joinPath(folder.uri, path).toString(),
          new vscode.FileDecoration(badge, tooltip, color),
        ] as const;
      }),
    );
  }
}
