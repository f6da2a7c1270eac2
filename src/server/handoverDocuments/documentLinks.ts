import { pathToFileURL } from 'node:url';
import type { DocumentLink } from 'vscode-languageserver/node';
import { certificateOf } from '../../core/handoverDocuments/formProblems';
import type { RepoPath } from '../../core/ports';
import type { DocumentFolder, HandoverDocument } from './documentFolder';
import type { Place } from './documentFolders';
import { rangeOf } from './lspSpans';
import { placeOfLink } from './placesAt';
import { targetSpan } from './targetSpan';

/**
 * Links to open: the paths of anchors and certificates, and those of the text unless the editor has them by itself. None leads out of the
 * folder, none has a scheme but `file`.
 */
export async function documentLinks(
  { folder }: Place,
  document: HandoverDocument,
  { withText }: { readonly withText: boolean },
): Promise<readonly DocumentLink[]> {
  const links: DocumentLink[] = [];
  const resolver = folder.resolver();
  for (const [index, anchor] of (document.note?.anchors ?? []).entries()) {
    const at = document.layout?.anchors[index]?.path;
    const place = at === undefined ? undefined : await resolver.resolve(anchor);
    if (at === undefined || place?.span === undefined) continue;
    const line = anchor.exact === '' ? undefined : place.span.start.line;
    links.push({ range: rangeOf(at.span), target: uriAt(folder, place.path, line) });
  }
  const certificate = certificateOf(document);
  if (certificate !== undefined && (await folder.reader.state(certificate.text)).kind === 'file')
    links.push({ range: rangeOf(certificate.span), target: uriAt(folder, certificate.text, undefined) });
  if (!withText) return links;
  for (const link of document.markdown.links) {
    const target = placeOfLink(document, link);
    if (target === undefined) continue;
    const facts = await folder.facts(target.path);
    if (facts.kind !== 'file' && facts.kind !== 'unread') continue;
    const line = target.fragment === undefined ? undefined : targetSpan(facts, target.fragment).start.line;
    links.push({ range: rangeOf(link.span), target: uriAt(folder, target.path, line) });
  }
  return links;
}

function uriAt(folder: DocumentFolder, path: RepoPath, line: number | undefined): string {
  const uri = pathToFileURL(folder.fileOf(path)).href;
  return line === undefined ? uri : `${uri}#L${line + 1}`;
}
