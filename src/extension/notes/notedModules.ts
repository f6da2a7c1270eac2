import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { readyFolder } from '../workspaceFolder';
import type { NoteCommandSetup } from './noteChanges';
import { rowOf } from './rowArguments';

interface NotedModules {
  readonly folder: vscode.WorkspaceFolder;
  /** At least one. */
  readonly paths: readonly string[];
}

/** A file of a workspace folder, as the line above a module names it; the argument is not trusted. */
function namedFile(argument: unknown): NotedModules | undefined {
  if (typeof argument !== 'object' || argument === null || !('uri' in argument)) return undefined;
  if (typeof argument.uri !== 'string') return undefined;
  const uri = vscode.Uri.parse(argument.uri);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder === undefined ? undefined : { folder, paths: [pathIn(folder, uri)] };
}

function pathIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
  return uri.path.slice(folder.uri.path.length + 1);
}

/**
 * The modules that a row, a thread, a line above a module or the note in the active editor speaks of; of code in the active editor the file itself.
 * @throws HandoverError where there is none
 */
export async function notedModules(
  { model, threads }: Pick<NoteCommandSetup, 'model' | 'threads'>,
  argument: unknown,
): Promise<NotedModules> {
  const named = namedFile(argument);
  if (named !== undefined) return named;
  const row = threads.rowOf(argument) ?? rowOf(argument);
  if (model.entries === undefined) await model.refresh();
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder =
    model.folderOf(row) ?? (active && vscode.workspace.getWorkspaceFolder(active)) ?? readyFolder();
  const entry = model.entries?.find((each) => each.folder.uri.toString() === folder.uri.toString());
  const file = active === undefined ? '' : pathIn(folder, active);
  const notePath = row?.notePath ?? file;
  const resolved = entry?.notes.notes.find(({ note }) => note.path === notePath);
  if (resolved === undefined && row === undefined && file !== '') return { folder, paths: [file] };
  const places =
    resolved?.places.filter((_, index) => row?.anchor === undefined || row.anchor === index) ?? [];
  const paths = [...new Set(places.map(({ path }) => path))];
  if (paths.length === 0)
    throw new HandoverError('file.unreadable', 'The note speaks of no file, so there is no hotspot to show.');
  return { folder, paths };
}
