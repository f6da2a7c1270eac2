import { type Hover, MarkupKind } from 'vscode-languageserver/node';
import { fenced, placePreview } from '../../core/handoverDocuments/codePreview';
import { frontMatterForms } from '../../core/handoverDocuments/frontMatterForms';
import { linesOfFragment } from '../../core/handoverDocuments/linkTarget';
import { escapeText } from '../../core/handover/markdownText';
import type { Position } from '../../core/lineIndex';
import type { HandoverDocument } from './documentFolder';
import type { Place } from './documentFolders';
import { anchorAt, linkAt, placeOfLink } from './placesAt';
import { targetSpan } from './targetSpan';
import { covers, rangeOf } from './lspSpans';

/** The code that an anchor or a link to lines speaks of, as it is now; of a key of the front matter what it asks. */
export async function hover(
  { folder }: Place,
  document: HandoverDocument,
  position: Position,
): Promise<Hover | undefined> {
  const anchored = await anchorAt(folder, document, position);
  if (anchored !== undefined) {
    const facts = await folder.facts(anchored.path);
    return markdown(placePreview(anchored, facts.kind === 'file' ? facts.text : undefined));
  }
  const key = document.layout?.keys.find(({ span }) => covers(span, position));
  const asked = key === undefined ? undefined : frontMatterForms[document.form ?? 'note'].keys;
  if (key !== undefined && asked !== undefined && Object.hasOwn(asked, key.name))
    return { ...markdown(escapeText(asked[key.name] ?? '')), range: rangeOf(key.span) };
  const link = linkAt(document, position);
  const target = link === undefined ? undefined : placeOfLink(document, link);
  if (link === undefined || target?.fragment === undefined) return undefined;
  const facts = await folder.facts(target.path);
  if (facts.kind !== 'file' || facts.headings !== undefined) return undefined;
  const { start, end } = targetSpan(facts, target.fragment);
  if (linesOfFragment(target.fragment) === undefined && start.line === 0) return undefined;
  const code = facts.text
    .split(/\r\n?|\n/)
    .slice(start.line, end.line + 1)
    .join('\n');
  const words = `**${escapeText(target.path)}**, line ${start.line + 1}`;
  return { ...markdown(`${words}\n\n${fenced(code, target.path)}`), range: rangeOf(link.span) };
}

function markdown(value: string): Hover {
  return { contents: { kind: MarkupKind.Markdown, value } };
}
