import * as vscode from 'vscode';
import { kindWords } from '../../core/knowledge/noteWords';
import { plainLabel } from '../../core/session/plainText';
import type { NotesModel } from './notesModel';

const mostDetailCharacters = 2000;

/** All notes in a quick pick that also looks into people, paths and the words of the body; Enter opens the note. */
export async function searchNotes(model: NotesModel): Promise<void> {
  if (model.notes === undefined) await model.refresh();
  const { folder } = model;
  const notes = model.notes?.notes ?? [];
  if (folder === undefined || notes.length === 0) {
    void vscode.window.showInformationMessage('There are no notes yet.');
    return;
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
    title: 'Search Notes',
    placeHolder: 'Words, people or paths',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen === undefined) return;
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, chosen.path));
}
