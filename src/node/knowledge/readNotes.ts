import { HandoverError, sentenceOf } from '../../core/errors';
import { type BrokenNote, type Note, notesFolder } from '../../core/knowledge/note';
import { isBroken, parseNote } from '../../core/knowledge/parseNote';
import type { NotesOfFolder, ResolvedNote } from '../../core/knowledge/resolvedNote';
import type { Cancellation } from '../../core/ports';
import { throwIfCancelled } from '../cancelWatch';
import { AnchorResolver, type NoteSources } from './anchorResolver';

/**
 * Every note of a folder with the places it speaks of, oldest note first. A file that is no note never stops the others.
 * @throws HandoverError `cancelled`, and `file.unreadable` where the folder of notes cannot be listed
 */
export async function readNotes(sources: NoteSources, cancellation: Cancellation): Promise<NotesOfFolder> {
  const notes: Note[] = [];
  const broken: BrokenNote[] = [];
  for (const name of await sources.files.list(notesFolder)) {
    if (!name.endsWith('.md') || name.startsWith('.')) continue;
    throwIfCancelled(cancellation);
    const read = await readNote(sources, `${notesFolder}/${name}`);
    if (read === undefined) continue;
    if (isBroken(read)) broken.push(read);
    else notes.push(read);
  }
  notes.sort((a, b) => a.atEpochMs - b.atEpochMs || (a.path < b.path ? -1 : 1));
  const resolver = new AnchorResolver(sources);
  const resolved: ResolvedNote[] = [];
  for (const note of notes) {
    const places = [];
    for (const anchor of note.anchors) {
      throwIfCancelled(cancellation);
      places.push(await resolver.resolve(anchor));
    }
    resolved.push({ note, places });
  }
  return { notes: resolved, broken };
}

async function readNote({ files }: NoteSources, path: string): Promise<Note | BrokenNote | undefined> {
  try {
    const text = await files.readText(path);
    return text === undefined ? undefined : parseNote(path, text);
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    return { path, line: 0, reason: sentenceOf(error), message: sentenceOf(error) };
  }
}
