import { linkTarget } from '../../core/handoverDocuments/linkTarget';
import type { DocumentLink, Heading } from '../../core/handoverDocuments/markdownDocument';
import type { Position } from '../../core/lineIndex';
import type { AnchoredPlace } from '../../core/knowledge/resolvedNote';
import type { RepoPath } from '../../core/ports';
import type { DocumentFolder, HandoverDocument } from './documentFolder';
import { covers } from './lspSpans';

/** The anchor of a note that is written at a position, with where it is now. */
export async function anchorAt(
  folder: DocumentFolder,
  { layout, note }: HandoverDocument,
  position: Position,
): Promise<AnchoredPlace | undefined> {
  const index = layout?.anchors.findIndex(({ span }) => covers(span, position)) ?? -1;
  const anchor = note?.anchors[index];
  return anchor === undefined ? undefined : folder.resolver().resolve(anchor);
}

export function linkAt({ markdown }: HandoverDocument, position: Position): DocumentLink | undefined {
  // Of a link around a picture the inner one.
  return markdown.links.find(({ whole }) => covers(whole, position));
}

export function headingAt({ markdown }: HandoverDocument, position: Position): Heading | undefined {
  return markdown.headings.find(({ span }) => covers(span, position));
}

/** Where a link leads inside the folder; undefined for addresses and for paths that leave it. */
export function placeOfLink(
  document: HandoverDocument,
  { destination }: DocumentLink,
): { readonly path: RepoPath; readonly fragment?: string } | undefined {
  const target = linkTarget(document.path, destination);
  return target.kind === 'place' ? target : undefined;
}
