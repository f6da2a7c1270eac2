import * as vscode from 'vscode';
import {
  excerptFor,
  hasWords,
  peopleOfNote,
  type SearchedNote,
  searchedNote,
} from '../../core/knowledge/findNotes';
import { kindWords } from '../../core/knowledge/noteWords';
import { plainLabel } from '../../core/session/plainText';
import { createPick } from '../quickInput';
import type { NotesModel } from './notesModel';

/**
 * All notes in a quick pick that also looks into people, paths and the words of the body; Enter opens the note.
 * @param words typed already
 */
export async function searchNotes(model: NotesModel, words: string): Promise<void> {
  const chosen = await chooseNote(model, 'Search Notes', { words });
  if (chosen !== undefined)
    await vscode.window.showTextDocument(vscode.Uri.joinPath(chosen.folder.uri, chosen.path));
}

/**
 * The note that somebody chose; undefined where there are none, or none was chosen.
 * @param among only notes of this folder; default: of all
 * @param words typed already; default: none
 */
export async function chooseNote(
  model: NotesModel,
  title: string,
  { among, words = '' }: { readonly among?: vscode.WorkspaceFolder; readonly words?: string },
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
  const items = notes.map(({ folder, note, places }): NoteItem => {
    const words = kindWords[note.kind];
    const paths = places.map(({ path }) => path).join(', ');
    return {
      label: `$(${words.icon}) ${plainLabel(note.title === '' ? words.one : note.title)}`,
      description: plainLabel(
        [entries.length > 1 ? folder.name : '', words.one, peopleOfNote(note).join(', '), paths]
          .filter((part) => part !== '')
          .join(' · '),
      ),
      searched: searchedNote({ note, places }),
      // What fits is decided here: VS Code knows neither words in any order nor the whole of a body.
      alwaysShow: true,
      folder,
      path: note.path,
    };
  });
  return pick(items, { title, words });
}

interface NoteItem extends vscode.QuickPickItem {
  readonly searched: SearchedNote;
  readonly folder: vscode.WorkspaceFolder;
  readonly path: string;
}

function pick(
  items: readonly NoteItem[],
  { title, words }: { readonly title: string; readonly words: string },
): Promise<NoteItem | undefined> {
  const picker = createPick<NoteItem>();
  const narrow = (): void => {
    picker.items = items
      .filter(({ searched }) => hasWords(searched, picker.value))
      .map((item) => ({ ...item, detail: plainLabel(excerptFor(item.searched, picker.value)) }));
  };
  picker.title = title;
  picker.placeholder = 'Words, people or paths';
  picker.value = words;
  narrow();
  return new Promise((resolve) => {
    picker.onDidChangeValue(narrow);
    picker.onDidAccept(() => {
      const [chosen] = picker.selectedItems;
      if (chosen === undefined) return;
      resolve(chosen);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
