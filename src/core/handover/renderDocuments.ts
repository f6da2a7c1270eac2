import { counted, numberWords } from '../wording';
import type { BookFacts } from './facts';
import { escapeText, type Markdown, shorten, table } from './markdownText';
import { regionContent } from './provenance';

/** Chapter 14: decisions that were written down before. */
export function decisionRecordsRegion(facts: BookFacts): Markdown {
  const { decisions } = facts.project;
  if (decisions.length === 0)
    return regionContent('code', facts, [
      'No decision records were found (`doc/adr`, `docs/adr`, `docs/decisions`).',
    ]);
  const rows = decisions
    .slice(0, 300)
    .map(({ path, title, status, date }) => [
      escapeText(shorten(title, 120)),
      escapeText(shorten(status ?? 'not said', 60)),
      date ?? '–',
      facts.links.toEndOf(path),
    ]);
  return regionContent('code', facts, [table(['Decision', 'Status', 'Date', 'File'], rows)]);
}

/** Chapter 23: what the project already has of documents. */
export function documentsRegion(facts: BookFacts): Markdown {
  const { documents } = facts.project;
  if (documents.length === 0) return regionContent('code', facts, ['No documents were found.']);
  const shown = documents.slice(0, 300);
  const rows = shown.map(({ path, title, words }) => [
    escapeText(shorten(title, 100)),
    numberWords(words),
    facts.links.toEndOf(path),
  ]);
  const body = [table(['Title', 'Words#', 'File'], rows)];
  if (documents.length > shown.length)
    body.push(`${counted(documents.length - shown.length, 'more document')} not shown.`);
  return regionContent('code', facts, body);
}
