import {
  BulkRegistration,
  type ClientCapabilities,
  CodeActionKind,
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  type Connection,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type DocumentFilter,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import type { ServerOptions } from '../../protocol/requests';
import type { DocumentFolder } from './documentFolder';
import { everyFile, handoverSelector, markdownSelector } from './featureSelectors';

interface Feature {
  /** In the capabilities of the client. */
  readonly at: keyof NonNullable<ClientCapabilities['textDocument']>;
  /** For clients that cannot be told later. */
  readonly static: Partial<ServerCapabilities>;
  readonly add: (registration: BulkRegistration, selector: DocumentFilter[]) => void;
  /** Asked for code as well. */
  readonly forCode?: true;
  /** Left to editors that know Markdown. */
  readonly ofText?: true;
  /** Has nothing to say of the settings. */
  readonly forMarkdown?: true;
}

const completionProvider = { triggerCharacters: ['/', '#', '(', ' ', '@', '`'] };
const codeActionProvider = { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor] };
const renameProvider = { prepareProvider: true };
/** Beside the headings that the editor shows by itself. */
const documentSymbolProvider = { label: 'Mob Handover' };

const features: readonly Feature[] = [
  {
    at: 'completion',
    static: { completionProvider },
    add: (registration, documentSelector) => {
      registration.add(CompletionRequest.type, { documentSelector, ...completionProvider });
    },
  },
  {
    at: 'hover',
    static: { hoverProvider: true },
    add: (registration, documentSelector) => {
      registration.add(HoverRequest.type, { documentSelector });
    },
    forCode: true,
  },
  {
    at: 'codeLens',
    static: { codeLensProvider: {} },
    add: (registration, documentSelector) => {
      registration.add(CodeLensRequest.type, { documentSelector });
    },
    forCode: true,
  },
  {
    at: 'definition',
    static: { definitionProvider: true },
    add: (registration, documentSelector) => {
      registration.add(DefinitionRequest.type, { documentSelector });
    },
  },
  {
    at: 'references',
    static: { referencesProvider: true },
    forCode: true,
    add: (registration, documentSelector) => {
      registration.add(ReferencesRequest.type, { documentSelector });
    },
  },
  {
    at: 'documentLink',
    forMarkdown: true,
    static: { documentLinkProvider: {} },
    add: (registration, documentSelector) => {
      registration.add(DocumentLinkRequest.type, { documentSelector });
    },
  },
  {
    at: 'documentSymbol',
    forMarkdown: true,
    static: { documentSymbolProvider },
    add: (registration, documentSelector) => {
      registration.add(DocumentSymbolRequest.type, { documentSelector, ...documentSymbolProvider });
    },
  },
  {
    at: 'foldingRange',
    forMarkdown: true,
    static: { foldingRangeProvider: true },
    add: (registration, documentSelector) => {
      registration.add(FoldingRangeRequest.type, { documentSelector });
    },
  },
  {
    at: 'codeAction',
    static: { codeActionProvider },
    forCode: true,
    add: (registration, documentSelector) => {
      registration.add(CodeActionRequest.type, { documentSelector, ...codeActionProvider });
    },
  },
  {
    at: 'rename',
    static: { renameProvider },
    ofText: true,
    add: (registration, documentSelector) => {
      registration.add(RenameRequest.type, { documentSelector, ...renameProvider });
    },
  },
];

/** The features that the client cannot be told of later, and those that no client can. */
export function staticCapabilities(
  client: ClientCapabilities,
  options: ServerOptions,
): Partial<ServerCapabilities> {
  const offered = features.filter((feature) => isOffered(feature, options) && !isDynamic(feature, client));
  return Object.assign({}, ...offered.map((feature) => feature.static)) as Partial<ServerCapabilities>;
}

/** All others, for the documents of the given folders only. */
export async function registerAtClient(
  connection: Connection,
  client: ClientCapabilities,
  options: ServerOptions,
  folders: readonly DocumentFolder[],
): Promise<Disposable | undefined> {
  const registration = BulkRegistration.create();
  let isEmpty = true;
  for (const feature of features) {
    if (!isOffered(feature, options) || !isDynamic(feature, client)) continue;
    feature.add(registration, selectorOf(feature, folders));
    isEmpty = false;
  }
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
    // Links and anchors name files of every kind.
    registration.add(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
    isEmpty = false;
  }
  return isEmpty ? undefined : connection.client.register(registration);
}

function selectorOf({ forCode, forMarkdown }: Feature, folders: readonly DocumentFolder[]): DocumentFilter[] {
  if (forCode === true) return everyFile;
  return forMarkdown === true ? markdownSelector(folders) : handoverSelector(folders);
}

function isOffered({ ofText }: Feature, { editorHasMarkdown }: ServerOptions): boolean {
  return ofText !== true || editorHasMarkdown !== true;
}

function isDynamic({ at }: Feature, { textDocument }: ClientCapabilities): boolean {
  const capability = textDocument?.[at];
  return (
    typeof capability === 'object' && 'dynamicRegistration' in capability && capability.dynamicRegistration
  );
}
