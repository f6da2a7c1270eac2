import { HandoverError } from '../core/errors';
import { chapterName, chapterTitle } from '../core/handover/chapter';
import { type AskedQuestion, isOpen } from '../core/knowledge/questions/askedQuestions';
import { type QuoteAnchor, wholeFile } from '../core/knowledge/quoteAnchor';
import { redactSecrets } from '../core/secrets/redactSecrets';
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
  const kept = await Promise.all(draft.anchors.map((anchor) => keptAnchor(folder, anchor)));
  const anchors = kept.map((anchor) => ({ ...anchor, ...commit }));
  await writeNewNote(folder.scanner.files, path, { ...draft, anchors });
  const lost = kept.filter(({ exact }, at) => exact === '' && draft.anchors[at]?.exact !== '');
  const wholeFiles = [...new Set(lost.map((anchor) => anchor.path))];
  return wholeFiles.length === 0 ? { path } : { path, wholeFiles };
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
    await confirmAnchor(folder.scanner, { path, index: change.index, ...commit }, (anchor) =>
      keptAnchor(folder, anchor),
    );
  else if (change.kind === 'anchor' || change.kind === 'addAnchor')
    await changeNote(files, path, {
      ...change,
      anchor: { ...(await keptAnchor(folder, change.anchor)), ...commit },
    });
  else await changeNote(files, path, change);
  return { path };
}

/** A note is committed: of a file that git ignores, and of words with a secret in them, it keeps the file as a whole. */
async function keptAnchor({ scanner }: ScannedFolder, anchor: QuoteAnchor): Promise<QuoteAnchor> {
  const { path, exact, prefix, suffix } = anchor;
  if (exact === '') return anchor;
  const block = prefix + exact + suffix;
  if (redactSecrets(block) !== block) return wholeFile(path);
  try {
    return (await scanner.git.listFiles([path])).length === 0 ? wholeFile(path) : anchor;
  } catch (error) {
    // Without git nothing is ignored, and nothing committed.
    if (error instanceof HandoverError) return anchor;
    throw error;
  }
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
