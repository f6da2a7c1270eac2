import { HandoverError } from '../core/errors';
import type { NotesOfFolder } from '../core/knowledge/resolvedNote';
import { changeNote, confirmAnchor, writeNewNote } from '../node/knowledge/changeNote';
import { readNotes } from '../node/knowledge/readNotes';
import type { ScanHooks } from '../node/scan/scanner';
import type { CaptureNoteParams, ChangeNoteParams, NotesParams, NoteWritten } from '../protocol/requests';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/notes`: every note, and where its places are now. */
export function handleNotes(
  { scanner }: ScannedFolder,
  _params: NotesParams,
  hooks: ScanHooks,
): Promise<NotesOfFolder> {
  return readNotes(scanner, hooks.cancellation);
}

/** `mobHandover/notes/capture` */
export async function handleCaptureNote(
  folder: ScannedFolder,
  { path, draft }: CaptureNoteParams,
): Promise<NoteWritten> {
  const commit = await headOf(folder);
  const anchors = draft.anchors.map((anchor) => ({ ...anchor, ...commit }));
  await writeNewNote(folder.scanner.files, path, { ...draft, anchors });
  return { path };
}

/** `mobHandover/notes/change` */
export async function handleChangeNote(
  folder: ScannedFolder,
  { path, change }: ChangeNoteParams,
): Promise<NoteWritten> {
  const { files } = folder.scanner;
  const moves = change.kind === 'confirm' || change.kind === 'anchor';
  const commit = moves ? await headOf(folder) : {};
  if (change.kind === 'confirm')
    await confirmAnchor(folder.scanner, { path, index: change.index, ...commit });
  else if (change.kind === 'anchor')
    await changeNote(files, path, { ...change, anchor: { ...change.anchor, ...commit } });
  else await changeNote(files, path, change);
  return { path };
}

/** Without git a note has no commit, and its renamed files are not followed: no error. */
async function headOf({ scanner }: ScannedFolder): Promise<{ readonly commit?: string }> {
  try {
    const { head } = await scanner.git.state();
    return head === undefined ? {} : { commit: head };
  } catch (error) {
    if (error instanceof HandoverError) return {};
    throw error;
  }
}
