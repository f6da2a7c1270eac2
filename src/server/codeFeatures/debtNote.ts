import type { CodeMark } from '../../core/hotspots/editor/codeMarks';
import type { Debt } from '../../core/hotspots/model';
import type { Note } from '../../core/knowledge/note';
import type { QuoteAnchor } from '../../core/knowledge/quoteAnchor';
import { plainLine } from '../../core/session/plainText';
import type { Place } from '../handoverDocuments/documentFolders';

/** The note that says why a debt was put off, as the files stand in the editor; undefined where nobody began one. */
export async function noteOnDebt(
  { folder, path }: Place,
  { line }: CodeMark,
  debt: Debt,
): Promise<Note | undefined> {
  const resolver = folder.resolver();
  const isHere = async (note: Note, anchor: QuoteAnchor): Promise<boolean> => {
    const place = await resolver.resolve(anchor);
    if (place.path !== path) return false;
    // Words with a secret and files that git ignores are quoted by no note: then its title has to tell.
    if (anchor.exact === '') return note.title === plainLine(debt.text);
    return place.span !== undefined && place.span.start.line <= line && line <= place.span.end.line;
  };
  for (const { note } of await folder.documents({ aborted: false })) {
    if (note?.kind !== 'debtReason') continue;
    for (const anchor of note.anchors) if (await isHere(note, anchor)) return note;
  }
  return undefined;
}
