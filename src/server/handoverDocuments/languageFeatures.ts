import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type Disposable,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { sentenceOf } from '../../core/errors';
import type { Log } from '../../core/ports';
import { handoverSettings } from '../../protocol/names';
import type { ServerOptions } from '../../protocol/requests';
import type { CodeFeatures } from '../codeFeatures/codeFeatures';
import { codeActions, documentActions } from './codeActions';
import { completion, type CompletionWish } from './completion';
import { definition } from './definition';
import { Diagnostics } from './diagnostics';
import { DocumentFolders, type Place } from './documentFolders';
import { documentLinks } from './documentLinks';
import { DocumentRequests } from './documentRequests';
import { documentSymbols } from './documentSymbols';
import { registerAtClient, staticCapabilities } from './featureRegistration';
import { folding } from './folding';
import { hover } from './hover';
import { kindFilter } from './kindFilter';
import { positionOf } from './lspSpans';
import { filePath, OpenDocuments } from './openDocuments';
import { references } from './references';
import { prepareRename, rename } from './rename';
import { renameFiles } from './renameFiles';
import { folderChoices, workspaceFolders } from './workspaceChoices';

/**
 * The language features for the documents of the handover (`.handover/**` and the folder of the book) and for the code
 * that notes speak of. Everything but the names of the history works without trust: only files are read.
 */
export class LanguageFeatures {
  readonly #connection: Connection;
  readonly #log: Log;
  readonly #parties: CompletionWish['parties'];
  readonly #code: CodeFeatures;
  readonly #open: OpenDocuments;
  readonly #folders: DocumentFolders;
  readonly #diagnostics: Diagnostics;
  #params: InitializeParams | undefined;
  #options: ServerOptions = {};
  #uris: readonly string[] = [];
  #registration: Disposable | undefined;
  #choosing: Promise<void> = Promise.resolve();

  /**
   * Takes over the document notifications of the connection.
   * @param others parties that the last scan of a folder found, by its absolute path; and what is shown in code
   */
  constructor(
    connection: Connection,
    log: Log,
    { parties, code }: { readonly parties: CompletionWish['parties']; readonly code: CodeFeatures },
  ) {
    this.#connection = connection;
    this.#parties = parties;
    this.#code = code;
    this.#log = log;
    this.#open = new OpenDocuments(connection);
    this.#folders = new DocumentFolders({ open: this.#open, log });
    this.#diagnostics = new Diagnostics({
      folders: this.#folders,
      log,
      publish: (params) => void connection.sendDiagnostics(params),
    });
    this.#open.onDidChange((file) => {
      this.#diagnostics.changed(file);
    });
    this.#open.onDidOpen((file) => {
      this.#opened(file);
    });
    this.#answer();
  }

  /** What the server says it can do; where the editor lets it, the rest follows in `initialized`. */
  initialize(params: InitializeParams, options: ServerOptions): Partial<ServerCapabilities> {
    this.#params = params;
    this.#options = options;
    this.#uris = workspaceFolders(params);
    return staticCapabilities(params.capabilities, options);
  }

  async initialized(): Promise<void> {
    const { workspace } = this.#params?.capabilities ?? {};
    if (workspace?.workspaceFolders === true) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        this.#uris = [...this.#uris.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        void this.#chooseFolders();
      });
    }
    if (workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      const section = handoverSettings.outputFolder;
      await this.#connection.client.register(DidChangeConfigurationNotification.type, { section });
    }
    this.#connection.onDidChangeConfiguration(() => {
      void this.#chooseFolders();
      void this.#code.settingsChanged();
    });
    await this.#chooseFolders();
  }

  /** The editor wrote a document to the disk. */
  saved(uri: string): void {
    this.#open.saved(uri);
  }

  /** Files that were saved, or changed by another program, as their URIs. */
  filesChanged(uris: readonly string[]): void {
    for (const folder of this.#folders.all) folder.forgetRenames();
    for (const uri of uris) {
      const file = filePath(uri);
      if (file !== undefined) this.#diagnostics.changed(file);
    }
  }

  async dispose(): Promise<void> {
    this.#diagnostics.dispose();
    await this.#folders.dispose();
  }

  /** Never rejects. One after the other: two at once would both register, and the editor would ask twice. */
  #chooseFolders(): Promise<void> {
    this.#choosing = this.#choosing.then(() => this.#chooseThem());
    return this.#choosing;
  }

  #opened(file: string): void {
    const place = this.#folders.placeOf(file);
    if (place !== undefined && !isDocument(place)) this.#code.opened(place);
  }

  async #chooseThem(): Promise<void> {
    try {
      const { capabilities } = this.#params ?? {};
      const choices = await folderChoices(this.#uris, {
        outputFolder: this.#options.outputFolder,
        log: this.#log,
        ...(capabilities?.workspace?.configuration === true ? { workspace: this.#connection.workspace } : {}),
      });
      this.#folders.choose(choices, this.#options.trusted === true);
      // Some were opened before their folder was known.
      for (const file of this.#open.files) this.#opened(file);
      this.#registration?.dispose();
      this.#registration =
        capabilities === undefined
          ? undefined
          : await registerAtClient(this.#connection, capabilities, this.#options, this.#folders.all);
      this.#diagnostics.restart();
    } catch (error) {
      this.#log.error(`The language features could not be set up: ${sentenceOf(error)}`, error);
    }
  }

  #answer(): void {
    const connection = this.#connection;
    const requests = new DocumentRequests(this.#folders, this.#log);
    const withText = (): boolean => this.#options.editorHasMarkdown !== true;
    connection.onHover(({ textDocument, position }, token) =>
      requests.inFile('hover', textDocument.uri, token, async (place, cancellation) => {
        const at = positionOf(position);
        if (!isDocument(place)) return this.#code.hover(place, at, cancellation);
        const document = await place.folder.document(place.path);
        return document === undefined ? undefined : hover(place, document, at);
      }),
    );
    connection.onCodeLens(({ textDocument }, token) =>
      requests.inFile('lenses', textDocument.uri, token, async (place) =>
        isDocument(place) ? [] : [...(await this.#code.lenses(place))],
      ),
    );
    connection.onDefinition((params, token) =>
      requests.atPosition('definition', params, token, (place, document, at) =>
        definition(place, document, at, { withText: withText() }),
      ),
    );
    connection.onCompletion((params, token) =>
      requests.atPosition('completion', params, token, async (place, document, position, cancellation) => [
        ...(await completion(place, document, {
          position,
          withText: withText(),
          parties: this.#parties,
          cancellation,
        })),
      ]),
    );
    connection.onReferences((params, token) =>
      requests.inFile('references', params.textDocument.uri, token, async (place, cancellation) => [
        ...(await references(place, {
          position: positionOf(params.position),
          includeDeclaration: params.context.includeDeclaration,
          withText: withText(),
          cancellation,
        })),
      ]),
    );
    connection.onPrepareRename((params, token) =>
      requests.atPosition('rename', params, token, (_place, document, at) =>
        Promise.resolve(prepareRename(document, at)),
      ),
    );
    connection.onRenameRequest((params, token) =>
      requests.atPosition('rename', params, token, (place, document, position, cancellation) =>
        rename(place, document, { position, newName: params.newName, cancellation }),
      ),
    );
    connection.onDocumentLinks(({ textDocument }, token) =>
      requests.inMarkdown('links', textDocument.uri, token, async (place, document) => [
        ...(await documentLinks(place, document, { withText: withText() })),
      ]),
    );
    connection.onFoldingRanges(({ textDocument }, token) =>
      requests.inMarkdown('folding', textDocument.uri, token, (_place, document) =>
        Promise.resolve([...folding(document, { withText: withText() })]),
      ),
    );
    connection.onDocumentSymbol(({ textDocument }, token) =>
      requests.inMarkdown('symbols', textDocument.uri, token, (_place, document) =>
        Promise.resolve([...documentSymbols(document, { withText: withText() })]),
      ),
    );
    connection.onCodeAction(({ textDocument, range, context }, token) =>
      requests.inFile('actions', textDocument.uri, token, async (place, cancellation) => {
        const only = kindFilter(context.only);
        if (!isDocument(place))
          return [
            ...(only.mayBe(CodeActionKind.QuickFix) ? await this.#code.actions(place, range) : []),
            ...(only.mayBe(CodeActionKind.Refactor) ? await codeActions(place, range, cancellation) : []),
          ];
        const document = await place.folder.document(place.path);
        if (document === undefined) return [];
        const found = await this.#diagnostics.of(place.folder, document, cancellation);
        return found === undefined
          ? []
          : (await documentActions(place, document, range, found, cancellation)).filter(({ kind }) =>
              only.mayBe(kind),
            );
      }),
    );
    connection.workspace.onWillRenameFiles(({ files }, token) =>
      requests.guarded('renaming files', token, (cancellation) =>
        renameFiles(this.#folders.all, files, cancellation),
      ),
    );
  }
}

/** Whether it is one of the handover, and not code. */
function isDocument({ folder, path }: Place): boolean {
  return folder.kindOf(path) !== undefined;
}
