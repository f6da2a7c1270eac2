import type { Fact } from '../project/fact';
import { counted } from '../wording';
import { codeSpan, escapeText, type Markdown, shorten, table } from './markdownText';
import { placeLink } from './placeLinks';
import type { RepoLinks } from './repoLinks';

const longestValue = 160;

/**
 * A table of what files say, with the line that says it, and a sentence about what did not fit.
 * @param columns what the kind, the value and (where given) the note are called
 * @param most rows shown
 */
export function factTable(
  facts: readonly Fact[],
  columns: readonly [kind: string, value: string, note?: string],
  links: RepoLinks,
  most = 200,
): readonly Markdown[] {
  if (facts.length === 0) return [];
  const [kind, value, note] = columns;
  const rows = facts
    .slice(0, most)
    .map((fact) => [
      escapeText(fact.kind),
      fact.value === '' ? '–' : codeSpan(shorten(fact.value, longestValue)),
      ...(note === undefined ? [] : [escapeText(fact.note ?? '–')]),
      placeLink(fact, links),
    ]);
  const shown = table([kind, value, ...(note === undefined ? [] : [note]), 'Where'], rows);
  const rest = facts.length - rows.length;
  return rest === 0
    ? [shown]
    : [shown, `${counted(rest, 'more', 'more')} ${rest === 1 ? 'is' : 'are'} not shown.`];
}
