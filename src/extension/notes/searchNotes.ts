import * as vscode from 'vscode';
import { kindWords } from '../../core/knowledge/noteWords';
import { plainLabel } from '../../core/session/plainText';
import { showPick } from '../quickInput';
import type { NotesModel } from './notesModel';

/** All notes in a quick pick that also looks into people, paths and the words of the body; Enter opens the note. */
export async function searchNotes(model: NotesModel): Promise<void> {
  const chosen = await chooseNote(model, 'Search Notes');
  if (chosen !== undefined)
    await vscode.window.showTextDocument(vscode.Uri.joinPath(chosen.folder.uri, chosen.path));
}

/**
 * The note that somebody chose; undefined where there are none, or none was chosen.
 * @param among only notes of this folder; default: of all
 */
export async function chooseNote(
  model: NotesModel,
  title: string,
  among?: vscode.WorkspaceFolder,
): Promise<{ readonly folder: vscode.WorkspaceFolder; readonly path: string } | undefined> {
  if (model.entries === undefined) await model.refresh();
  const entries = model.entries ?? [];
  const notes = entries.flatMap(({ folder, notes: { notes: ofFolder } }) =>
    among === undefined || among.uri.toString() === folder.uri.toString()
      ? ofFolder.map((resolved) => ({ folder, ...resolved }))
      : [],
  );
  if (notes.length === 0) {
    void vscode.window.showInformationMessage('There are no notes yet.');
    return undefined;
  }
  const items = notes.map(({ folder, note, places }) => {
    const words = kindWords[note.kind];
    const asked = [...(note.askedBy ?? []), ...(note.assignedTo === undefined ? [] : [note.assignedTo])];
    const people = [...new Set([...note.toldBy, ...note.learntBy, ...note.confirmedBy, ...asked])].join(', ');
    const paths = places.map(({ path }) => path).join(', ');
    return {
      label: `$(${words.icon}) ${plainLabel(note.title === '' ? words.one : note.title)}`,
      description: plainLabel(
        [entries.length > 1 ? folder.name : '', words.one, people, paths]
          .filter((part) => part !== '')
          .join(' · '),
      ),
      detail: plainLabel(note.body),
      folder,
      path: note.path,
    };
  });
  const chosen = await showPick(items, {
    title,
    placeHolder: 'Words, people or paths',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen;
}
