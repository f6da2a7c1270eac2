import * as vscode from 'vscode';
import { kindWords } from '../../core/knowledge/noteWords';
import { plainLabel } from '../../core/session/plainText';
import type { NotesModel } from './notesModel';

const mostDetailCharacters = 2000;

/** All notes in a quick pick that also looks into people, paths and the words of the body; Enter opens the note. */
export async function searchNotes(model: NotesModel): Promise<void> {
  const path = await chooseNote(model, 'Search Notes');
  if (path === undefined || model.folder === undefined) return;
  await vscode.window.showTextDocument(vscode.Uri.joinPath(model.folder.uri, path));
}

/** The file of the note that somebody chose; undefined where there are none, or none was chosen. */
export async function chooseNote(model: NotesModel, title: string): Promise<string | undefined> {
  if (model.notes === undefined) await model.refresh();
  const notes = model.notes?.notes ?? [];
  if (notes.length === 0) {
    void vscode.window.showInformationMessage('There are no notes yet.');
    return undefined;
  }
  const items = notes.map(({ note, places }) => {
    const words = kindWords[note.kind];
    const people = [...new Set([...note.toldBy, ...note.learntBy])].join(', ');
    const paths = places.map(({ path }) => path).join(', ');
    return {
      label: `$(${words.icon}) ${plainLabel(note.title === '' ? words.one : note.title)}`,
      description: plainLabel([words.one, people, paths].filter((part) => part !== '').join(' · ')),
      detail: plainLabel(note.body).slice(0, mostDetailCharacters),
      path: note.path,
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'Words, people or paths',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.path;
}
