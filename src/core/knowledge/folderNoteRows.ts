import { plainLabel } from '../session/plainText';
import { counted } from '../wording';
import { type NoteGrouping, type NoteRow, noteRows, type OpenQuestions } from './noteRows';
import type { NotesOfFolder } from './resolvedNote';

/** The notes of one folder of the workspace. */
export interface NotesOfNamedFolder {
  readonly name: string;
  readonly folderUri: string;
  readonly notes: NotesOfFolder & { readonly open: OpenQuestions };
}

/** The rows of the view. In a workspace of several folders those of each that has notes stand below its name. */
export function folderNoteRows(
  folders: readonly NotesOfNamedFolder[],
  grouping: NoteGrouping,
): readonly NoteRow[] {
  const rows = folders.map(({ name, folderUri, notes }) => ({
    name,
    folderUri,
    count: notes.notes.length,
    rows: noteRows(notes, grouping, notes.open),
  }));
  if (folders.length < 2) return rows.flatMap((folder) => inFolder(folder.rows, folder.folderUri, ''));
  return rows
    .filter((folder) => folder.rows.length > 0)
    .map(({ name, folderUri, count, rows: children }): NoteRow => ({
      id: `folder ${folderUri}`,
      kind: 'group',
      label: plainLabel(name),
      description: String(count),
      tooltip: counted(count, 'note'),
      icon: 'root-folder',
      folderUri,
      children: inFolder(children, folderUri, `${folderUri} `),
    }));
}

function inFolder(rows: readonly NoteRow[], folderUri: string, prefix: string): readonly NoteRow[] {
  return rows.map((row) => ({
    ...row,
    id: prefix + row.id,
    folderUri,
    children: inFolder(row.children, folderUri, prefix),
  }));
}
