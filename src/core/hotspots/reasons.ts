import { isExplained } from '../knowledge/moduleNotes';
import { counted } from '../wording';
import { knownAuthors } from './knownAuthors';
import type { AuthorShare, HotspotFactors, ModuleHistory, ModuleReport } from './model';
import { countingDebts, debtGap, isOutOfReach, type RankedModule, undocumentedGap } from './rank';
import type { RankWeights } from './rankWeights';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** From this share on somebody is the main author. */
const mainShare = 0.5;
/** Below this share nobody would miss them. */
const leastLossToTell = 0.2;

export interface ReasonContext {
  /** When each person last committed anything, for words such as "inactive since March 2024". */
  readonly lastSeenOf: (author: AuthorShare) => number;
  /** How sure counts are: lower bounds where the history is cut off, not exact where renames are not all followed. */
  readonly counts: 'exact' | 'atLeast' | 'about';
  readonly weights: RankWeights;
}

/** The factors in words: what is missing, how often it changed, whose knowledge it is. Never empty for a gap. */
export function reasonsOf(module: RankedModule, factors: HotspotFactors, context: ReasonContext): string[] {
  const phrases = [
    ...documentation(module, context),
    ...(module.debts > 0 ? [{ words: debtWords(module), weight: debtWeight(module, context) }] : []),
    ...(module.history === undefined ? [] : changes(module.history, factors, context)),
    ...(module.history === undefined ? [] : knowledge(module.history, factors, context)),
    ...described(module),
  ];
  return phrases.sort((a, b) => b.weight - a.weight).map(({ words }) => words);
}

/** The same as short as a side bar wants it: `0/7 documented`, `5 debts`, `24×`, `author inactive`. */
export function shortReasons(module: ModuleReport): readonly string[] {
  const { publicSymbols, documentedSymbols, debts, history, notes } = module;
  const authors = knownAuthors(history);
  const [main] = authors;
  const known = knownWord(history);
  const isMainLost = main !== undefined && isOutOfReach(main) && main.share >= mainShare;
  const areAllLost = authors.length > 1 && authors.every(isOutOfReach);
  const repeated = debts.filter(({ repeats }) => repeats !== undefined).length;
  const how = main?.inRoom === undefined ? 'inactive' : 'not here';
  return [
    isExplained(notes)
      ? explainedWords
      : publicSymbols === documentedSymbols
        ? ''
        : `${documentedSymbols}/${publicSymbols} documented`,
    debts.length === 0
      ? ''
      : counted(debts.length, 'debt') + (repeated === 0 ? '' : ` (${repeated} repeated)`),
    history === undefined || history.changes < 2 ? '' : `${history.changes}×`,
    areAllLost ? `${known}authors ${how}` : isMainLost ? `${known}author ${how}` : '',
  ].filter((piece) => piece !== '');
}

function debtWords({ debts, overdueDebts, repeatedDebts = 0 }: RankedModule): string {
  return [
    counted(debts, 'debt'),
    ...(overdueDebts === 0 ? [] : [`${overdueDebts} overdue`]),
    ...(repeatedDebts === 0 ? [] : [`${repeatedDebts} repeated all over the repository`]),
  ].join(', ');
}

interface Phrase {
  readonly words: string;
  readonly weight: number;
}

const explainedWords = 'explained in a note';
/** What is missing comes before why it matters. */
const gapComesFirst = 2;

function documentation(module: RankedModule, { weights }: ReasonContext): Phrase[] {
  const { publicSymbols, documentedSymbols } = module;
  if (module.isExplained) return [{ words: explainedWords, weight: 0 }];
  if (publicSymbols === documentedSymbols) return [];
  const of = counted(publicSymbols, 'public symbol');
  const missing = publicSymbols - documentedSymbols;
  return [
    {
      words: `${documentedSymbols} of ${of} documented`,
      weight: gapComesFirst + undocumentedGap(missing, weights),
    },
  ];
}

/** Last: it is why the rank is lower, not why it is high. */
function described({ describedIn = [] }: RankedModule): Phrase[] {
  const [first] = describedIn;
  if (first === undefined) return [];
  const more = describedIn.length - 1;
  return [{ words: `described in ${first}${more === 0 ? '' : ` and ${more} more`}`, weight: -1 }];
}

function debtWeight(module: RankedModule, { weights }: ReasonContext): number {
  return gapComesFirst + debtGap(countingDebts({ ...module, overdueDebts: 0 }, weights), weights);
}

const sureness: Record<ReasonContext['counts'], string> = {
  exact: '',
  atLeast: 'at least ',
  about: 'about ',
};

function changes(
  { changes: count }: ModuleHistory,
  { attention }: HotspotFactors,
  { counts }: ReasonContext,
): Phrase[] {
  if (count < 2) return [];
  return [{ words: `changed ${sureness[counts]}${count} times`, weight: attention }];
}

function knowledge(
  history: ModuleHistory,
  { knowledgeLoss }: HotspotFactors,
  context: ReasonContext,
): Phrase[] {
  const words = knowledgeWords(history, context);
  return words === undefined ? [] : [{ words, weight: knowledgeLoss }];
}

/** Before authors of whom there may be more: not all renames were followed. */
function knownWord(history: ModuleHistory | undefined): string {
  return history?.authorship === 'about' ? 'known ' : '';
}

function knowledgeWords(history: ModuleHistory, { lastSeenOf }: ReasonContext): string | undefined {
  const authors = knownAuthors(history);
  const known = knownWord(history);
  const [main] = authors;
  if (main === undefined) return undefined;
  const gone = authors.filter(isOutOfReach);
  if (gone.length === 0) return authors.length === 1 ? `only one ${known}author` : undefined;
  if (gone.some(({ inactive }) => !inactive)) return absenceWords(authors, gone, main, known);
  const since = monthOf(lastSeenOf(main));
  if (authors.length === 1) return `its only ${known}author inactive since ${since}`;
  if (gone.length === authors.length) {
    return `all ${authors.length} ${known}authors inactive since ${monthOf(Math.max(...gone.map(lastSeenOf)))}`;
  }
  if (main.inactive && main.share >= mainShare) return `main ${known}author inactive since ${since}`;
  const lost = lostWords(gone, known);
  return lost === undefined ? undefined : `people now inactive wrote ${lost} of it`;
}

/** Of people some of whom are active, but not in this room. */
function absenceWords(
  authors: readonly AuthorShare[],
  gone: readonly AuthorShare[],
  main: AuthorShare,
  known: string,
): string | undefined {
  if (authors.length === 1) return `its only ${known}author is not in the room`;
  if (gone.length === authors.length) return `none of its ${authors.length} ${known}authors is in the room`;
  if (isOutOfReach(main) && main.share >= mainShare) return `its main ${known}author is not in the room`;
  const lost = lostWords(gone, known);
  return lost === undefined ? undefined : `people who are not in the room wrote ${lost} of it`;
}

/** Undefined where nobody would miss it. */
function lostWords(gone: readonly AuthorShare[], known: string): string | undefined {
  const lost = gone.reduce((sum, { share }) => sum + share, 0);
  return lost < leastLossToTell
    ? undefined
    : `${known === '' ? '' : sureness.about}${String(Math.round(lost * 100))} %`;
}

/** In UTC, so that it reads the same everywhere. */
function monthOf(epochMs: number): string {
  const date = new Date(epochMs);
  return `${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`.trim();
}
