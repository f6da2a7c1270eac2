import type { BookFacts } from './facts';
import type { Markdown } from './markdownText';
import { dateWords } from '../wording';
import { type Source, sourceWords } from './sourceWords';

/** What people wrote is of no commit. */
const byPeople: ReadonlySet<Source> = new Set<Source>(['sessions', 'notes', 'signOffs']);

/**
 * The content of a region: one line that says where it comes from, the same for machines, and the body.
 * Prettier is asked to leave it as it is, or every formatting run would count as an edit by hand.
 */
export function regionContent(
  source: Source,
  facts: BookFacts,
  body: readonly Markdown[],
  { withCommit = !byPeople.has(source) }: { readonly withCommit?: boolean } = {},
): Markdown {
  const { code } = facts;
  const commit = withCommit ? code?.commit : undefined;
  const machine = [
    source === 'notes' || source === 'signOffs' ? 'authored' : 'extracted',
    `from=${source}`,
    ...(commit === undefined ? [] : [`commit=${commit}`]),
  ];
  return [
    '<!-- prettier-ignore-start -->',
    `<!-- handover:provenance ${machine.join(' ')} -->`,
    '',
    `*${sourceWords[source]}${withCommit ? asOf(source, facts) : ''}.*`,
    '',
    body.join('\n\n'),
    '',
    '<!-- prettier-ignore-end -->',
  ].join('\n');
}

function asOf(source: Source, { code }: BookFacts): string {
  if (code?.commit === undefined || code.atEpochMs === undefined) return ', which are in no commit yet';
  const changed = code.uncommittedFiles > 0 && source !== 'history' ? ', with changes not committed yet' : '';
  return ` at commit \`${code.commit.slice(0, 10)}\` of ${dateWords(code.atEpochMs)}${changed}`;
}
