import { HandoverError } from '../core/errors';
import { chapterName, chapterTitle } from '../core/handover/chapters';
import { type AskedQuestion, isOpen } from '../core/knowledge/questions/askedQuestions';
import { changeNote, confirmAnchor, writeNewNote } from '../node/knowledge/changeNote';
import { readPlan } from '../node/handover/readPlan';
import { readNotes } from '../node/knowledge/readNotes';
import { readQuestions } from '../node/knowledge/readQuestions';
import type { ScanHooks } from '../node/scan/scanner';
import type {
  CaptureNoteParams,
  ChangeNoteParams,
  NotesParams,
  NotesResult,
  NoteWritten,
} from '../protocol/requests';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/notes`: every note, where its places are now, and what nobody has answered. */
export async function handleNotes(
  { scanner }: ScannedFolder,
  _params: NotesParams,
  hooks: ScanHooks,
): Promise<NotesResult> {
  const read = await readNotes(scanner, hooks.cancellation);
  const { plan } = await readPlan(scanner.files);
  const { questions } = await readQuestions(
    scanner.files,
    plan.chapters.map(chapterName),
    read.notes.map(({ note }) => note),
  );
  const named = plan.chapters.map((chapter) => ({
    name: chapterName(chapter),
    title: chapterTitle(chapter),
  }));
  return { ...read, open: { chapters: named, questions: questions.filter(isAskedByChapter) } };
}

/** Those without a chapter are among the notes already. */
function isAskedByChapter(question: AskedQuestion): boolean {
  return isOpen(question) && question.isFree !== true;
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
  const moves = change.kind === 'confirm' || change.kind === 'anchor' || change.kind === 'addAnchor';
  const commit = moves ? await headOf(folder) : {};
  if (change.kind === 'confirm')
    await confirmAnchor(folder.scanner, { path, index: change.index, ...commit });
  else if (change.kind === 'anchor' || change.kind === 'addAnchor')
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
