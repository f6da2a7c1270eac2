import type { Connection, InitializeParams } from 'vscode-languageserver/node';
import { pathToFileURL } from 'node:url';
import { defaultOutputFolder, parseOutputFolder } from '../../core/handover/outputFolder';
import type { Log, RepoPath } from '../../core/ports';
import { handoverSettings } from '../../protocol/names';
import type { FolderChoice } from './documentFolders';

/** The folders that an editor opened, in any of the ways in which it may say so. */
export function workspaceFolders(params: InitializeParams): readonly string[] {
  const folders = params.workspaceFolders ?? [];
  if (folders.length > 0) return folders.map(({ uri }) => uri);
  // Older editors.
  const { rootUri, rootPath } = params as { rootUri?: string | null; rootPath?: string | null };
  if (typeof rootUri === 'string') return [rootUri];
  return typeof rootPath === 'string' && rootPath !== '' ? [pathToFileURL(rootPath).href] : [];
}

export interface BookFolderSources {
  /** From the initialization options. */
  readonly outputFolder: unknown;
  /** Absent where the editor cannot be asked for settings. */
  readonly workspace?: Connection['workspace'];
  readonly log: Log;
}

/** The folders with that of their book: the setting where there is one, else the option, else the default. */
export async function folderChoices(
  uris: readonly string[],
  { outputFolder, workspace, log }: BookFolderSources,
): Promise<readonly FolderChoice[]> {
  const items = uris.map((scopeUri) => ({ scopeUri, section: handoverSettings.outputFolder }));
  let settings: readonly unknown[] = [];
  if (workspace !== undefined && items.length > 0) {
    try {
      settings = await workspace.getConfiguration(items);
    } catch (error) {
      log.warn(`The settings cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return uris.map((uri, index) => ({ uri, bookFolder: bookFolder(settings[index] ?? outputFolder, log) }));
}

function bookFolder(value: unknown, log: Log): RepoPath {
  const parsed = parseOutputFolder(value ?? undefined);
  if (parsed.kind === 'valid') return parsed.folder;
  log.warn(parsed.message);
  return defaultOutputFolder;
}
