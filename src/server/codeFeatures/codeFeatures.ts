import {
  type CodeAction,
  type CodeLens,
  CodeLensRefreshRequest,
  type Connection,
  DidChangeConfigurationNotification,
  type Hover,
  type InitializeParams,
  type Range,
} from 'vscode-languageserver/node';
import { sentenceOf } from '../../core/errors';
import { codeMarks, type CodeMark, lensTitle } from '../../core/hotspots/editor/codeMarks';
import {
  defaultEditorSettings,
  type EditorSettings,
  editorSettingsFrom,
} from '../../core/hotspots/editor/editorSettings';
import {
  defaultScanOptions,
  type Hotspot,
  type ModuleReport,
  type ScanReport,
} from '../../core/hotspots/model';
import { isReadable } from '../../core/hotspots/judged';
import { lineCount } from '../../core/lineCount';
import type { Position } from '../../core/lineIndex';
import type { Cancellation, Log, RepoPath } from '../../core/ports';
import { dateWords } from '../../core/wording';
import { commands, editorSection } from '../../protocol/names';
import type { ServerOptions } from '../../protocol/requests';
import type { Folders } from '../folders';
import type { Place } from '../handoverDocuments/documentFolders';
import { codeEdits } from './codeEdits';
import type { MarkedModule } from './markedModule';
import { codeHover } from './codeHover';
import { DebtDiagnostics } from './debtDiagnostics';

interface CodeFeaturesSetup {
  readonly connection: Connection;
  readonly log: Log;
  folders(): Folders;
}

/** What the last scan found, in the code itself: lenses, hovers, diagnostics and what can be done about it. */
export class CodeFeatures {
  readonly #setup: CodeFeaturesSetup;
  readonly #diagnostics: DebtDiagnostics;
  readonly #indices = new WeakMap<ScanReport, ReportIndex>();
  readonly #asked = new Set<string>();
  #params: InitializeParams | undefined;
  #options: ServerOptions = {};
  #settings: EditorSettings = defaultEditorSettings;

  constructor(setup: CodeFeaturesSetup) {
    this.#setup = setup;
    this.#diagnostics = new DebtDiagnostics((params) => void setup.connection.sendDiagnostics(params));
  }

  initialize(params: InitializeParams, options: ServerOptions): void {
    this.#params = params;
    this.#options = options;
    this.#settings = editorSettingsFrom(options.editor);
  }

  /** Never rejects. */
  async initialized(): Promise<void> {
    const { connection, log } = this.#setup;
    const { workspace } = this.#params?.capabilities ?? {};
    try {
      if (workspace?.didChangeConfiguration?.dynamicRegistration === true)
        await connection.client.register(DidChangeConfigurationNotification.type, { section: editorSection });
    } catch (error) {
      log.warn(`Changes of the settings will not be heard of: ${sentenceOf(error)}`);
    }
    await this.settingsChanged();
  }

  /** Never rejects: settings that cannot be read are as they were. */
  async settingsChanged(): Promise<void> {
    const { connection, log } = this.#setup;
    if (this.#params?.capabilities.workspace?.configuration !== true) return;
    try {
      this.#settings = editorSettingsFrom(await connection.workspace.getConfiguration(editorSection));
    } catch (error) {
      log.warn(`The settings cannot be read: ${sentenceOf(error)}`);
    }
    for (const root of this.#setup.folders().roots) this.scanned(root);
  }

  /** A folder was scanned, or some of its files again. */
  scanned(root: string): void {
    const report = this.#setup.folders().latestOf(root);
    if (report === undefined) return;
    this.#diagnostics.show(root, report, this.#settings, today());
    if (this.#params?.capabilities.workspace?.codeLens?.refreshSupport !== true) return;
    this.#setup.connection.sendRequest(CodeLensRefreshRequest.type).catch((error: unknown) => {
      this.#setup.log.warn(`The editor did not take the new lenses: ${sentenceOf(error)}`);
    });
  }

  /** A file that is none of the handover was opened. */
  opened({ folder, path }: Place): void {
    if (isReadable(path) && this.#setup.folders().latestOf(folder.root) === undefined)
      this.#scanOnce(folder.root);
  }

  async lenses(place: Place): Promise<readonly CodeLens[]> {
    const marked = this.#settings.codeLens ? await this.#marked(place) : undefined;
    if (marked === undefined) return [];
    return marked.marks.flatMap((mark) => {
      const title = lensTitle(mark, marked.module, marked.hotspot);
      if (title === undefined) return [];
      const command = this.#options.editorCommands === true ? commandOf(mark, place) : { command: '' };
      return [{ range: rangeOf(mark), command: { title, ...command } }];
    });
  }

  async hover(place: Place, position: Position, cancellation: Cancellation): Promise<Hover | undefined> {
    const marked = await this.#marked(place);
    if (marked === undefined) return undefined;
    const folder = this.#setup.folders().known(place.folder.root);
    return codeHover(marked, position, () =>
      folder === undefined ? Promise.resolve([]) : folder.scanner.debtOrigins(place.path, cancellation),
    );
  }

  async actions(place: Place, range: Range): Promise<readonly CodeAction[]> {
    const marked = await this.#marked(place);
    if (marked === undefined) return [];
    const here = marked.marks.filter(({ line }) => line >= range.start.line && line <= range.end.line);
    const edits = this.#params?.capabilities.workspace?.workspaceEdit;
    const canEdit = edits?.documentChanges === true;
    return codeEdits(place, marked, here, {
      files: canEdit && edits.resourceOperations?.includes('create') === true,
      snippets: canEdit && edits.snippetEditSupport === true,
      commands: this.#options.editorCommands === true,
    });
  }

  async #marked({ folder, path }: Place): Promise<MarkedModule | undefined> {
    const report = this.#setup.folders().latestOf(folder.root);
    if (report === undefined) {
      this.#scanOnce(folder.root);
      return undefined;
    }
    const index = this.#indices.get(report) ?? indexOf(report);
    this.#indices.set(report, index);
    const module = index.modules.get(path);
    const edited = module === undefined ? undefined : await folder.editedText(path);
    if (module === undefined || edited === undefined) return undefined;
    const hotspot = index.hotspots.get(path);
    const { text, lines } = edited;
    // Between a save and the scan that follows, no line that is known can be told.
    const isScanned = lineCount(edited.scanned.join('\n')) === module.lines;
    const code = isScanned ? edited : { ...edited, scanned: [] };
    return { module, hotspot, text, lines, marks: codeMarks(module, hotspot, code, today()) };
  }

  /** For editors in which nobody else asks for a scan. */
  #scanOnce(root: string): void {
    const { scanOnOpen, trusted } = this.#options;
    if (scanOnOpen !== true || trusted !== true || this.#asked.has(root)) return;
    this.#asked.add(root);
    const request = { ...defaultScanOptions, withHistory: true };
    this.#setup
      .folders()
      .openRoot(root)
      .then((folder) => folder.scan(request, { cancellation: { aborted: false } }))
      .catch((error: unknown) => {
        this.#setup.log.warn(`The folder was not scanned: ${sentenceOf(error)}`);
      });
  }
}

interface ReportIndex {
  readonly modules: ReadonlyMap<RepoPath, ModuleReport>;
  readonly hotspots: ReadonlyMap<RepoPath, Hotspot>;
}

function indexOf({ modules, hotspots }: ScanReport): ReportIndex {
  return {
    modules: new Map(modules.map((module) => [module.path, module])),
    hotspots: new Map(hotspots.map((hotspot) => [hotspot.path, hotspot])),
  };
}

function commandOf(
  { what, line }: CodeMark,
  { folder, path }: Place,
): { command: string; arguments?: unknown[] } {
  return what.kind === 'symbol'
    ? { command: commands.captureNote, arguments: [{ place: { path, line } }] }
    : { command: commands.revealHotspot, arguments: [{ uri: folder.uriOf(path) }] };
}

/** In UTC, as in the list. */
function today(): string {
  return dateWords(Date.now());
}

function rangeOf({ line, start, end }: CodeMark): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}
