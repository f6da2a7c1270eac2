import * as vscode from 'vscode';
import { parseOutputFolder } from '../../core/handover/outputFolder';
import { documentKind } from '../../core/handoverDocuments/documentKind';
import { handoverSettings } from '../../protocol/names';
import type { LanguageServer } from './languageServer';

/** Starts the language server as soon as a document of the handover is open: nobody asks for its diagnostics. */
export function startWithDocuments(server: LanguageServer): vscode.Disposable {
  const look = (document: vscode.TextDocument): void => {
    if (isOfHandover(document)) void server.start();
  };
  vscode.workspace.textDocuments.forEach(look);
  return vscode.workspace.onDidOpenTextDocument(look);
}

/** YAML is that of the settings. */
const languages = new Set(['markdown', 'yaml']);

function isOfHandover({ uri, languageId }: vscode.TextDocument): boolean {
  const folder = languages.has(languageId) ? vscode.workspace.getWorkspaceFolder(uri) : undefined;
  if (folder?.uri.scheme !== 'file' || !uri.path.startsWith(`${folder.uri.path}/`)) return false;
  const setting = vscode.workspace.getConfiguration(undefined, folder).get(handoverSettings.outputFolder);
  const book = parseOutputFolder(setting);
  const bookFolder = book.kind === 'valid' ? book.folder : '';
  return documentKind(uri.path.slice(folder.uri.path.length + 1), bookFolder) !== undefined;
}
