import { realpath } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { HandoverError } from '../../core/errors';
import { topLevelOf } from '../../node/gitHandover/fileInRepository';
import { gitHandoverSettings } from '../../protocol/names';

/** Asks in a notification, never in a modal; injected so that tests can answer. */
export type Ask = (question: string, ...answers: string[]) => Thenable<string | undefined>;

/** An editor of any kind with changes that are in no file yet. */
interface Unsaved {
  readonly uri: vscode.Uri;
  /** False where it could not be saved. */
  save(): Thenable<boolean>;
}

const saveAll = 'Save All';

/**
 * What stands unsaved in editors is in no file, so git would hand over without it. All of the repository counts, not only
 * the folder that is open: that is what gets committed. Untitled editors have no place in it.
 * @returns false where the user wants to look at it first
 * @throws HandoverError `file.unwritable`
 */
export async function saveEditors(folder: vscode.WorkspaceFolder, ask: Ask): Promise<boolean> {
  const topLevel = await topLevelOf(folder.uri.fsPath);
  const unsaved = await unsavedIn(topLevel);
  if (unsaved.length === 0) return true;
  const always =
    vscode.workspace.getConfiguration(undefined, folder).get<unknown>(gitHandoverSettings.saveEditors) ===
    'always';
  const files = unsaved.length === 1 ? '1 file has' : `${unsaved.length} files have`;
  if (
    !always &&
    (await ask(`${files} unsaved changes, which would not be handed over.`, saveAll)) !== saveAll
  ) {
    return false;
  }
  // Anew: somebody may have saved, closed or changed some while the question stood.
  for (const editor of await unsavedIn(topLevel)) {
    if (await saved(editor)) continue;
    const name = path.relative(topLevel, editor.uri.fsPath);
    throw new HandoverError(
      'file.unwritable',
      `${name} could not be saved, so nothing was done: save it first.`,
      {
        path: name,
      },
    );
  }
  return true;
}

async function saved(editor: Unsaved): Promise<boolean> {
  try {
    return await editor.save();
  } catch {
    return false;
  }
}

async function unsavedIn(topLevel: string): Promise<readonly Unsaved[]> {
  const editors = new Map<string, Unsaved>();
  for (const document of [...vscode.workspace.textDocuments, ...vscode.workspace.notebookDocuments]) {
    if (document.isDirty && document.uri.scheme === 'file') editors.set(document.uri.toString(), document);
  }
  for (const uri of dirtyTabs()) {
    if (uri.scheme !== 'file' || editors.has(uri.toString())) continue;
    editors.set(uri.toString(), {
      uri,
      save: async () => (await vscode.workspace.save(uri)) !== undefined,
    });
  }
  const all = [...editors.values()];
  const inside = await Promise.all(all.map(({ uri }) => isInside(topLevel, uri.fsPath)));
  return all.filter((_, index) => inside[index] === true);
}

/** Custom editors, and files that are too large for VS Code to show them to extensions as documents. */
function dirtyTabs(): readonly vscode.Uri[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input, isDirty }) =>
      isDirty &&
      (input instanceof vscode.TabInputCustom ||
        input instanceof vscode.TabInputText ||
        input instanceof vscode.TabInputNotebook)
        ? [input.uri]
        : [],
    );
}

/** By its own path, or by where links lead. What git keeps for itself in `.git` is not in the work tree. */
async function isInside(topLevel: string, file: string): Promise<boolean> {
  return isBelow(topLevel, file) || isBelow(await realPlace(topLevel), await realPlace(file));
}

function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  const [first] = relative.split(path.sep);
  return first !== '' && first !== '..' && first !== '.git' && !path.isAbsolute(relative);
}

async function realPlace(place: string): Promise<string> {
  return realpath(place).catch(() => place);
}
