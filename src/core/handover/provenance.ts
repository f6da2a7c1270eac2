import type { ScanReport } from '../hotspots/model';
import type { BookFacts } from './facts';
import type { Markdown } from './markdownText';
import { dateWords } from '../wording';
import { isSourceLine, type Source, sourceWords } from './sourceWords';

/** What people wrote is of no commit. */
const byPeople: ReadonlySet<Source> = new Set<Source>([
  'sessions',
  'notes',
  'tours',
  'signOffs',
  'openQuestions',
  'noNotes',
  'noSignOffs',
]);

/** What the marker says of regions that are not extracted: who wrote them, or what people were asked for in vain. */
const markerWords: Partial<Readonly<Record<Source, readonly [kind: 'authored' | 'asked', from: string]>>> = {
  notes: ['authored', 'notes'],
  signOffs: ['authored', 'signOffs'],
  openQuestions: ['asked', 'questions'],
  noNotes: ['asked', 'notes'],
  noSignOffs: ['asked', 'signOffs'],
};

/** Why no commit can be named. */
const withoutCommit: Readonly<Record<ScanReport['historyStatus'], string>> = {
  full: ', which are in no commit yet',
  shallow: ', which are in no commit yet',
  partial: ', which are in no commit yet',
  empty: ', which are in no commit yet',
  noRepository: '; the folder is in no git repository, so there is no commit to name',
  noGit: '; git was not found, so no commit can be named',
  failed: '; git failed, so no commit can be named',
  notAllowed: '; git was not allowed to run, so no commit can be named',
};

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
  const [kind, from] = markerWords[source] ?? ['extracted', source];
  const machine = [kind, `from=${from}`, ...(commit === undefined ? [] : [`commit=${commit}`])];
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

/** False where a region says only that nothing was found. */
export function saysFacts(content: Markdown): boolean {
  const blocks = content
    .split(/\n{2,}/)
    .filter((block) => !block.startsWith('<!-- ') && !isSourceLine(block));
  // Sentences without a name, number, list, table or link explain what stands beside them.
  return blocks.some(
    (block) => !/^(?:No|None|Nothing|There (?:is|are) no)\b/.test(block) && /^[|#-]|[`\d]|\]\(/.test(block),
  );
}

function asOf(source: Source, { code, report }: BookFacts): string {
  if (code?.commit === undefined || code.atEpochMs === undefined) return withoutCommit[report.historyStatus];
  const changed = code.uncommittedFiles > 0 && source !== 'history' ? ', with changes not committed yet' : '';
  return ` at commit \`${code.commit.slice(0, 10)}\` of ${dateWords(code.atEpochMs)}${changed}`;
}
