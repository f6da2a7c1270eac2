import { HandoverError } from '../../core/errors';
import { isNotePath } from '../../core/knowledge/noteId';
import { isBroken, parseNote } from '../../core/knowledge/parseNote';
import { type QuoteAnchor, quoteOf, wholeFile } from '../../core/knowledge/quoteAnchor';
import { changedNote, newNote, type NoteChange, type NoteDraft } from '../../core/knowledge/writeNote';
import type { Files, RepoPath } from '../../core/ports';
import { AnchorResolver, type NoteSources } from './anchorResolver';

/** @throws HandoverError `file.outside` for a path that no note has, and what `Files.writeAll` throws */
export async function writeNewNote(files: Files, path: RepoPath, draft: NoteDraft): Promise<void> {
  if (!isNotePath(path)) throw noNotePath(path);
  if ((await files.readText(path)) !== undefined)
    throw new HandoverError('file.unwritable', `There is a note ${path} already; capture again.`, { path });
  const text = newNote(draft);
  const read = parseNote(path, text);
  if (isBroken(read)) throw new HandoverError('frontMatter.broken', read.message, { path });
  await files.writeAll([{ path, text }]);
}

/**
 * Takes the quote of an anchor anew at the place it was resolved to: somebody looked and says that it is right.
 * @param kept what of the quote a note may keep
 * @throws HandoverError `file.unreadable` where the place is lost meanwhile, and as {@link changeNote}
 */
export async function confirmAnchor(
  sources: NoteSources,
  { path, index, commit }: { readonly path: RepoPath; readonly index: number; readonly commit?: string },
  kept: (anchor: QuoteAnchor) => Promise<QuoteAnchor>,
): Promise<void> {
  if (!isNotePath(path)) throw noNotePath(path);
  const note = parseNote(path, (await sources.files.readText(path)) ?? '');
  const anchor = isBroken(note) ? undefined : note.anchors[index];
  if (anchor === undefined) throw unchangeable(path);
  const place = await new AnchorResolver(sources).resolve(anchor);
  const text = place.span === undefined ? undefined : await sources.files.readText(place.path);
  if (place.span === undefined || text === undefined) {
    const message = `What ${path} speaks of is not to be found in ${anchor.path}; select its place and anchor the note there.`;
    throw new HandoverError('file.unreadable', message, { path });
  }
  const taken: QuoteAnchor =
    anchor.exact === '' ? wholeFile(place.path) : quoteOf(place.path, text, place.span);
  const fresh = { ...(await kept(taken)), ...(commit === undefined ? {} : { commit }) };
  await changeNote(sources.files, path, { kind: 'anchor', index, anchor: fresh });
}

/** @throws HandoverError `frontMatter.broken` where the note cannot be changed, and what `Files.writeAll` throws */
export async function changeNote(files: Files, path: RepoPath, change: NoteChange): Promise<void> {
  if (!isNotePath(path)) throw noNotePath(path);
  const text = changedNote((await files.readText(path)) ?? '', change);
  if (text === undefined || isBroken(parseNote(path, text))) throw unchangeable(path);
  await files.writeAll([{ path, text }]);
}

function unchangeable(path: RepoPath): HandoverError {
  return new HandoverError(
    'frontMatter.broken',
    `${path} has no such place any more, or its front matter cannot be read; open the note and mend it.`,
    { path },
  );
}

function noNotePath(path: RepoPath): HandoverError {
  return new HandoverError('file.outside', `${path} is not the path of a note; nothing was changed.`, {
    path,
  });
}
