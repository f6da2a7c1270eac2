import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { readScanSettings } from '../hotspots/scanSettings';
import { isMarkdownPreview } from './bookEditor';
import { Refresher } from '../refresher';
import { trustedFolders } from '../workspaceFolder';
import { type MarkdownToken, withLiveRegions } from '../../core/handover/liveRegions';

/** As far as it is needed of what the Markdown preview of VS Code gives to plugins: markdown-it. */
interface MarkdownRenderer {
  parse(markdown: string, environment: unknown): MarkdownToken[];
  readonly renderer: {
    render: (tokens: MarkdownToken[], options: unknown, environment: unknown) => string;
  };
}

/** What the Markdown preview of VS Code asks of an extension with `markdown.markdownItPlugins` in its manifest. */
export interface MarkdownPlugin {
  extendMarkdownIt<T extends MarkdownRenderer>(markdown: T): T;
}

/** @param live the preview of now: tests activate again, and a plugin stays */
export function markdownPlugin(live: () => LivePreview | undefined): MarkdownPlugin {
  return {
    extendMarkdownIt: (markdown) => {
      const { renderer } = markdown;
      const render = renderer.render.bind(renderer);
      renderer.render = (tokens, options, environment) => {
        const document = documentOf(environment);
        const regions = document && regionsFor(document, live());
        if (regions === undefined) return render(tokens, options, environment);
        const shown = withLiveRegions(tokens, regions, (text) => markdown.parse(text, environment));
        return render(shown, options, environment);
      };
      return markdown;
    },
  };
}

function regionsFor(
  document: vscode.Uri,
  live: LivePreview | undefined,
): ReadonlyMap<string, string> | undefined {
  live?.drawn(document);
  return live?.regionsOf(document);
}

/**
 * Lets the Markdown preview show a chapter as the next export would write it: the text as it is typed, and the regions as the
 * notes and other files of `.handover/` are now. Works only while a preview is open; nothing is written.
 */
export class LivePreview implements vscode.Disposable {
  readonly #feature: FeatureContext;
  readonly #bookFolder: (folder: vscode.WorkspaceFolder) => string;
  readonly #shown = new vscode.EventEmitter<void>();
  readonly #refresher: Refresher;
  /** Regions that are not as they would be written, by their names, by the chapter's URI. */
  #chapters: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map();
  /**
   * Folders of whose books chapters were drawn, by URI: the active editor may be in another. False where something changed since the
   * regions were asked for.
   */
  readonly #isCurrent = new Map<string, boolean>();

  /** The previews were drawn anew. */
  readonly onDidShow = this.#shown.event;

  constructor(feature: FeatureContext, bookFolder: (folder: vscode.WorkspaceFolder) => string) {
    this.#feature = feature;
    this.#bookFolder = bookFolder;
    this.#refresher = new Refresher(
      () => this.#load(),
      () => void this.#draw(),
    );
  }

  /** By name, for a chapter that is not as it would be written; undefined for every other file. */
  regionsOf(uri: vscode.Uri): ReadonlyMap<string, string> | undefined {
    return this.#chapters.get(uri.toString());
  }

  /** A preview draws this file. The regions of a chapter are asked for where they may have changed unseen. */
  drawn(uri: vscode.Uri): void {
    const folder = trustedFolders().find((each) =>
      uri.path.startsWith(`${each.uri.path}/${this.#bookFolder(each)}/`),
    );
    if (folder === undefined || this.#isCurrent.get(folder.uri.toString()) === true) return;
    this.#isCurrent.set(folder.uri.toString(), false);
    this.#refresher.soon();
  }

  /** Something was written that the book may take up. Soon, and once for many calls. */
  touched(uri: vscode.Uri): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder !== undefined && uri.path.startsWith(`${folder.uri.path}/.handover/`))
      this.#refreshSoon([folder.uri.toString()]);
  }

  refreshSoon(): void {
    this.#refreshSoon([...this.#isCurrent.keys()]);
  }

  /** The book of a folder is as it would be written. */
  exported(): void {
    if (this.#chapters.size === 0) return;
    this.#chapters = new Map();
    void this.#draw();
    // The others were not written.
    if (this.#isCurrent.size > 1) this.refreshSoon();
  }

  dispose(): void {
    this.#refresher.dispose();
    this.#shown.dispose();
  }

  #refreshSoon(folders: readonly string[]): void {
    const shown = folders.filter((uri) => this.#isCurrent.has(uri));
    for (const uri of shown) this.#isCurrent.set(uri, false);
    if (shown.length > 0 && isPreviewOpen()) this.#refresher.soon();
  }

  async #load(): Promise<void> {
    const asked = trustedFolders().filter(({ uri }) => this.#isCurrent.get(uri.toString()) === false);
    for (const folder of asked) {
      this.#isCurrent.set(folder.uri.toString(), true);
      const regions = await this.#regionsIn(folder);
      if (regions === undefined) continue;
      const others = [...this.#chapters].filter(([uri]) => !uri.startsWith(`${folder.uri.toString()}/`));
      this.#chapters = new Map([...others, ...regions]);
    }
  }

  /** By name, by the URI of the chapter; undefined where they cannot be had: then what is known stays. */
  async #regionsIn(
    folder: vscode.WorkspaceFolder,
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, string>> | undefined> {
    try {
      const { regions } = await this.#feature.server.request(methods.previewHandover, {
        folderUri: folder.uri.toString(),
        outputFolder: this.#bookFolder(folder),
        options: readScanSettings(folder.uri).options,
      });
      const chapters = new Map<string, Map<string, string>>();
      for (const { path, name, text } of regions) {
        const uri = vscode.Uri.joinPath(folder.uri, path).toString();
        const chapter = chapters.get(uri) ?? new Map<string, string>();
        chapters.set(uri, chapter.set(name, text));
      }
      return chapters;
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      this.#feature.log.warn(`The preview of the handover could not follow: ${error.message}`);
      return undefined;
    }
  }

  async #draw(): Promise<void> {
    try {
      await vscode.commands.executeCommand('markdown.preview.refresh');
    } catch (error) {
      this.#feature.log.error('The Markdown preview could not be drawn anew.', error);
    }
    this.#shown.fire();
  }
}

function documentOf(environment: unknown): vscode.Uri | undefined {
  if (typeof environment !== 'object' || environment === null || !('currentDocument' in environment))
    return undefined;
  return environment.currentDocument instanceof vscode.Uri ? environment.currentDocument : undefined;
}

function isPreviewOpen(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => isMarkdownPreview(input)));
}
