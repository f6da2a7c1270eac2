import type { BookFacts } from './facts';
import type { Markdown } from './markdownText';
import { dateWords } from '../wording';

/** Where the statements of a region come from. */
export type Source =
  | 'code'
  | 'codeAndRegister'
  | 'codeAndAssets'
  | 'history'
  | 'codeAndHistory'
  | 'book'
  | 'sessions'
  | 'notes'
  | 'historyAndNotes';

const words: Readonly<Record<Source, string>> = {
  code: 'Extracted from the files',
  codeAndRegister: 'Extracted from the files, and written by people in `.handover/suppliers`',
  codeAndAssets: 'Extracted from certificates in the repository, and written by people in `.handover/assets`',
  history: 'Extracted from the git history',
  codeAndHistory: 'Extracted from the files and their git history',
  book: 'Counted over this book and the code it describes',
  historyAndNotes: 'Extracted from the git history and from the notes in `.handover/notes`',
  notes: 'Written by the people who are named, in the notes in `.handover/notes`',
  sessions: 'Extracted from the session records in `.handover/sessions`, as each session ended',
};

/**
 * The content of a region: one line that says where it comes from, the same for machines, and the body.
 * Prettier is asked to leave it as it is, or every formatting run would count as an edit by hand.
 */
export function regionContent(source: Source, facts: BookFacts, body: readonly Markdown[]): Markdown {
  const { code } = facts;
  const commit = source === 'sessions' || source === 'notes' ? undefined : code?.commit;
  const machine = [
    source === 'notes' ? 'authored' : 'extracted',
    `from=${source}`,
    ...(commit === undefined ? [] : [`commit=${commit}`]),
  ];
  return [
    '<!-- prettier-ignore-start -->',
    `<!-- handover:provenance ${machine.join(' ')} -->`,
    '',
    `*${words[source]}${asOf(source, facts)}.*`,
    '',
    body.join('\n\n'),
    '',
    '<!-- prettier-ignore-end -->',
  ].join('\n');
}

function asOf(source: Source, { code }: BookFacts): string {
  if (source === 'sessions' || source === 'notes') return '';
  if (code?.commit === undefined || code.atEpochMs === undefined) return ', which are in no commit yet';
  const changed = code.uncommittedFiles > 0 && source !== 'history' ? ', with changes not committed yet' : '';
  return ` at commit \`${code.commit.slice(0, 10)}\` of ${dateWords(code.atEpochMs)}${changed}`;
}
