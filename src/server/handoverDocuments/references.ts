import type { Location } from 'vscode-languageserver/node';
import { linkTarget } from '../../core/handoverDocuments/linkTarget';
import type { Heading } from '../../core/handoverDocuments/markdownDocument';
import type { Position } from '../../core/lineIndex';
import type { Cancellation, RepoPath } from '../../core/ports';
import type { DocumentFolder, HandoverDocument } from './documentFolder';
import type { Place } from './documentFolders';
import { covers, locationOf } from './lspSpans';
import { anchorAt, headingAt } from './placesAt';

export interface ReferencesWish {
  readonly position: Position;
  /** True: the heading itself is one of them. */
  readonly includeDeclaration: boolean;
  /** False where the editor finds the links to a heading by itself. */
  readonly withText: boolean;
  readonly cancellation: Cancellation;
}

/** Of a line of code: the notes that speak of it. Of a heading: the links to it. Of an anchor: all notes on the same file. */
export async function references(
  { folder, path }: Place,
  { position, includeDeclaration, withText, cancellation }: ReferencesWish,
): Promise<readonly Location[]> {
  const document = await folder.document(path);
  if (document === undefined) return anchorsOn(folder, path, position, cancellation);
  const anchored = await anchorAt(folder, document, position);
  if (anchored !== undefined) return anchorsOn(folder, anchored.path, undefined, cancellation);
  const heading = withText ? headingAt(document, position) : undefined;
  if (heading === undefined) return [];
  const links = await linksTo(folder, document, heading, cancellation);
  return includeDeclaration ? [locationOf(folder, path, heading.span), ...links] : links;
}

/** @param position of the code; undefined for the whole file */
async function anchorsOn(
  folder: DocumentFolder,
  path: RepoPath,
  position: Position | undefined,
  cancellation: Cancellation,
): Promise<readonly Location[]> {
  const resolver = folder.resolver();
  const found: Location[] = [];
  for (const { path: notePath, note, layout } of await folder.documents(cancellation)) {
    for (const [index, anchor] of (note?.anchors ?? []).entries()) {
      // Another path can only be that of a file that is gone, and was renamed.
      if (anchor.path !== path && (await folder.reader.state(anchor.path)).kind !== 'missing') continue;
      const place = await resolver.resolve(anchor);
      const at = layout?.anchors[index];
      if (place.path !== path || place.span === undefined || at === undefined) continue;
      const isHere =
        position === undefined ||
        anchor.exact === '' ||
        covers(
          { start: { ...place.span.start, column: 0 }, end: { ...place.span.end, column: Infinity } },
          position,
        );
      if (isHere) found.push(locationOf(folder, notePath, at.path?.span ?? at.span));
    }
  }
  return found;
}

async function linksTo(
  folder: DocumentFolder,
  document: HandoverDocument,
  heading: Heading,
  cancellation: Cancellation,
): Promise<readonly Location[]> {
  return (await folder.documents(cancellation)).flatMap(({ path, markdown }) =>
    markdown.links.flatMap(({ destination, span }) => {
      const target = linkTarget(path, destination);
      const isIt =
        target.kind === 'place' &&
        target.path === document.path &&
        target.fragment?.toLowerCase() === heading.slug;
      return isIt ? [locationOf(folder, path, span)] : [];
    }),
  );
}
