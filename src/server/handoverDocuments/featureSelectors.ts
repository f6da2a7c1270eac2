import type { DocumentFilter } from 'vscode-languageserver/node';
import { handoverFolder } from '../../core/handoverDocuments/documentKind';
import { handoverFilePath } from '../../core/handover/handoverFilePath';
import type { DocumentFolder } from './documentFolder';

/** Which documents the features are asked for, where an editor lets the server say so: none is asked in vain. */
export function handoverSelector(folders: readonly DocumentFolder[]): DocumentFilter[] {
  return [...markdownSelector(folders), { scheme: 'file', pattern: `**/${handoverFilePath}` }];
}

/** Without the settings, which are YAML: an editor that is told of no folds there no longer folds by indentation. */
export function markdownSelector(folders: readonly DocumentFolder[]): DocumentFilter[] {
  const books = new Set(folders.map(({ bookFolder }) => bookFolder));
  const patterns = [handoverFolder, ...books].map((folder) => `**/${escapedGlob(folder)}/**/*.md`);
  return patterns.map((pattern) => ({ scheme: 'file', pattern }));
}

/** Documents and code. */
export const everyFile: DocumentFilter[] = [{ scheme: 'file', pattern: '**/*' }];

function escapedGlob(folder: string): string {
  return folder.replace(/[*?[\]{}]/g, '?');
}
