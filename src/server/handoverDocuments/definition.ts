import type { Location } from 'vscode-languageserver/node';
import { certificateOf } from '../../core/handoverDocuments/formProblems';
import { linesOfFragment } from '../../core/handoverDocuments/linkTarget';
import type { TargetFacts } from '../../core/handoverDocuments/targetFacts';
import type { Position } from '../../core/lineIndex';
import type { HandoverDocument } from './documentFolder';
import type { Place } from './documentFolders';
import { covers, locationOf } from './lspSpans';
import { anchorAt, linkAt, placeOfLink } from './placesAt';
import { targetSpan } from './targetSpan';

const top = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

/**
 * The code that an anchor speaks of, the certificate of an asset, and what a link names. Nothing for a place that is lost.
 * `withText`: false where the editor follows links by itself.
 */
export async function definition(
  { folder }: Place,
  document: HandoverDocument,
  position: Position,
  { withText }: { readonly withText: boolean },
): Promise<Location | undefined> {
  const anchored = await anchorAt(folder, document, position);
  if (anchored !== undefined)
    return anchored.span === undefined ? undefined : locationOf(folder, anchored.path, anchored.span);
  const certificate = certificateOf(document);
  if (certificate !== undefined && covers(certificate.span, position)) {
    const { kind } = await folder.reader.state(certificate.text);
    return kind === 'file' ? locationOf(folder, certificate.text, top) : undefined;
  }
  const link = linkAt(document, position);
  const target = link === undefined ? undefined : placeOfLink(document, link);
  if (target === undefined) return undefined;
  const facts = await folder.facts(target.path);
  if (facts.kind !== 'file' && facts.kind !== 'unread') return undefined;
  // Editors that follow links know files, lines and headings, but not names of symbols.
  if (!withText && !isSymbol(target.fragment, facts)) return undefined;
  return locationOf(folder, target.path, targetSpan(facts, target.fragment));
}

function isSymbol(fragment: string | undefined, facts: TargetFacts): boolean {
  const isCode = facts.kind === 'file' && facts.headings === undefined;
  return isCode && fragment !== undefined && fragment !== '' && linesOfFragment(fragment) === undefined;
}
