import type { NoteOfModule } from '../knowledge/moduleNotes';
import { kindWords } from '../knowledge/noteWords';
import type { EpochMs, RepoPath } from '../ports';
import { ageWords, dateWords, listWords, numberWords } from '../wording';
import type { HotspotList } from './hotspotList';
import type { ListedHotspot } from './listedHotspot';
import type { DecisionTarget, HotspotDecision } from './decisions/decision';
import { isOverdue } from './debtAnnotations';
import { bySaying, sayingOf } from './debtRepeats';
import { type Documentation, placeWords } from './documents/documentation';
import type { Debt, DebtReport, ProbableDebt, PublicSymbol, SymbolKind } from './model';

/** A line of the tree, as plain text: what it says, what it looks like, and where a click leads. */
export interface HotspotRow {
  readonly kind:
    | 'module'
    | 'why'
    | 'reason'
    | 'symbol'
    | 'debt'
    | 'sameDebts'
    | 'probableDebts'
    | 'probableDebt'
    | 'setAside'
    | 'decision'
    | 'note'
    | 'document'
    | 'more'
    | 'group'
    | 'clearFilter';
  /** Stays the same over a new scan, so that what was open stays open. Unique in the tree. */
  readonly id: string;
  readonly label: string;
  /** Shown dimmed behind the label. */
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says instead of label and description. */
  readonly spoken: string;
  /** Name of a codicon; modules have the icon of their file instead. */
  readonly icon?: string;
  /** Where a click leads. */
  readonly place?: Place;
  /** What a decision taken on this row is about. */
  readonly target?: DecisionTarget;
  /** The file of the decision that stands on it. */
  readonly decisionPath?: RepoPath;
  /** Rows with children; those of `module` are built when it is opened. */
  readonly children?: readonly HotspotRow[];
  /** With children: open from the start. */
  readonly isOpen?: boolean;
  /** Of a group that is cut, and of the row that brings more of it. */
  readonly more?: HotspotMore;
}

/** Which group is cut, and how many of its entries are shown. */
export interface HotspotMore {
  readonly group: string;
  readonly shown: number;
}

export interface Place {
  readonly path: RepoPath;
  /** 0-based; absent: the top of the file. */
  readonly line?: number;
  /** 0-based UTF-16 column. */
  readonly column?: number;
  /** Selected from the column on; 0-based, same line. */
  readonly text?: string;
}

/** How many more modules a click on the last row brings. */
export const rowsStep = 200;

/** Of a kind, in a tooltip. */
const mostLines = 5;

/** In characters. */
const debtLabelLength = 40;

/** The modules in the order of the list, and a last row where there are more than were asked for. */
export function moduleRows(list: HotspotList): readonly HotspotRow[] {
  return [...listedRows(list), ...restRows(list)];
}

/** One for each listed module, in the order of the list. */
export function listedRows({ listed }: HotspotList): readonly HotspotRow[] {
  const names = new Map<string, number>();
  for (const { path } of listed) names.set(baseName(path), (names.get(baseName(path)) ?? 0) + 1);
  return listed.map((hotspot) => moduleRow(hotspot, (names.get(baseName(hotspot.path)) ?? 0) > 1));
}

/** What stands below the modules, however they are grouped. */
export function restRows(list: HotspotList): readonly HotspotRow[] {
  // Where there are groups, each has a row of its own for more of it.
  const rest = list.groups === undefined ? list.hotspots - list.listed.length : 0;
  return [
    ...(rest > 0 ? [moreRow(rest)] : []),
    ...(list.probableDebts > 0 ? [probableDebtsRow(list)] : []),
    ...(list.setAsideCount > 0 ? [setAsideRow(list)] : []),
  ];
}

/** Debts apart from their modules, with the place behind them. */
export function looseDebtRows(
  debts: readonly Debt[],
  within: string,
  nowEpochMs: EpochMs,
): readonly HotspotRow[] {
  const ordinal = ordinals();
  const rowOf = (debt: Debt): HotspotRow => {
    const row = debtRow(debt, undefined, nowEpochMs, ordinal);
    const place = `${debt.path}:${String(debt.line + 1)}`;
    const description = [...saidOf(debt, nowEpochMs), place].join(' · ');
    return {
      ...row,
      id: `${within}:${row.id}`,
      description,
      spoken: [
        'not now',
        debt.text,
        ...saidOf(debt, nowEpochMs),
        `in ${debt.path}, line ${String(debt.line + 1)}`,
      ].join(', '),
    };
  };
  return bySaying(debts).map((same) => sameDebtsRow(same, same.map(rowOf), within));
}

/** Why the module ranks where it does, then its undocumented symbols, its debts, and the notes that speak of it. */
export function childRows(
  hotspot: ListedHotspot,
  origins: readonly DebtReport[] | undefined,
  nowEpochMs: EpochMs,
): readonly HotspotRow[] {
  const ordinal = ordinals();
  return [
    whyRow(hotspot),
    ...hotspot.undocumented.map((symbol) => symbolRow(hotspot.path, symbol, ordinal)),
    ...bySaying(overdueFirst(hotspot.debts, nowEpochMs)).map((same) =>
      sameDebtsRow(
        same,
        same.map((debt) => debtRow(debt, originOf(debt, origins), nowEpochMs, ordinal)),
        hotspot.path,
      ),
    ),
    ...hotspot.notes.map((note) => noteRow(hotspot.path, note)),
    ...documentRows(hotspot),
  ];
}

/** Those whose day has passed, longest first; the others by line. */
function overdueFirst(debts: readonly Debt[], nowEpochMs: EpochMs): readonly Debt[] {
  const today = dateWords(nowEpochMs);
  const overdue = debts.filter((debt) => isOverdue(debt, today));
  return overdue.length === 0
    ? debts
    : [
        ...overdue.sort((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1)),
        ...debts.filter((debt) => !isOverdue(debt, today)),
      ];
}

function moduleRow(hotspot: ListedHotspot, ambiguous: boolean): HotspotRow {
  const { path, reasons, decision } = hotspot;
  const parts = path.split('/');
  const label = ambiguous ? parts.slice(-2).join('/') : baseName(path);
  const folder = parts.slice(0, ambiguous ? -2 : -1).join('/');
  const score = String(Math.round(hotspot.score));
  return {
    kind: 'module',
    id: `module:${path}`,
    label,
    description: [claimWords(decision), score, ...hotspot.short, folder]
      .filter((part) => part !== '')
      .join(' · '),
    tooltip: [
      path,
      `Score ${score} of 100`,
      ...(decision === undefined ? [] : [claimWords(decision)]),
      '',
      ...reasons.map((reason) => `• ${reason}`),
      '',
      ...factorsInWords(hotspot),
      ...historyInWords(hotspot),
      ...documentLines(hotspot),
    ].join('\n'),
    spoken: `${label}, ${decision === undefined ? '' : `${claimWords(decision)}, `}score ${score} of 100, ${reasons.join(', ')}, in ${folder === '' ? 'the top folder' : folder}`,
    place: { path },
    target: { module: path },
    ...(decision === undefined ? {} : { decisionPath: decision.path }),
  };
}

/** @param within the group that is cut; absent: the list is */
export function moreRow(rest: number, within?: HotspotMore): HotspotRow {
  const label = `Show ${String(Math.min(rest, rowsStep))} more`;
  const description = `${numberWords(rest)} not shown`;
  return {
    kind: 'more',
    id: within === undefined ? 'more' : `more:${within.group}`,
    ...(within === undefined ? {} : { more: within }),
    label,
    description,
    tooltip: '',
    spoken: `${label}, ${description}`,
    icon: 'ellipsis',
  };
}

function probableDebtsRow({ probable, probableDebts }: HotspotList): HotspotRow {
  const ordinal = ordinals();
  const cut = probable.length < probableDebts ? `, the first ${numberWords(probable.length)} are shown` : '';
  const label = `Probable debts (${numberWords(probableDebts)})`;
  const description = `comments without a tag that read like a “not now”${cut}`;
  return {
    kind: 'probableDebts',
    id: 'probableDebts',
    label,
    description,
    tooltip: `${description}. They do not change the rank.`,
    spoken: `${label}, ${description}`,
    icon: 'question',
    children: probable.map((debt) => probableDebtRow(debt, ordinal)),
  };
}

/** Of what stays listed: a claim, or a snooze that is over. */
function claimWords(decision: HotspotDecision | undefined): string {
  if (decision === undefined) return '';
  return decision.kind === 'claimed'
    ? `claimed by ${decision.by}`
    : `was snoozed until ${decision.until ?? ''} by ${decision.by}`;
}

function setAsideRow({ setAside, setAsideCount }: HotspotList): HotspotRow {
  const label = `Set aside (${numberWords(setAsideCount)})`;
  const description = 'snoozed or dismissed, with the reason';
  return {
    kind: 'setAside',
    id: 'setAside',
    label,
    description,
    tooltip: description,
    spoken: `${label}, ${description}`,
    icon: 'archive',
    children: setAside.map(decisionRow),
  };
}

function decisionRow(decision: HotspotDecision): HotspotRow {
  const { module, debt, kind, by, until, reason, path } = decision;
  const label = debt === undefined ? baseName(module) : shortened(debt);
  const what = kind === 'snoozed' ? `snoozed until ${until ?? ''}` : kind;
  return {
    kind: 'decision',
    id: `decision:${path}`,
    label,
    description: `${what} by ${by} · ${reason}`,
    tooltip: [module, ...(debt === undefined ? [] : [debt]), '', `${what} by ${by}`, reason].join('\n'),
    spoken: `${label}, ${what} by ${by}, ${reason}, in ${module}`,
    icon: kind === 'snoozed' ? 'clock' : 'circle-slash',
    place: { path: module },
    decisionPath: path,
  };
}

function probableDebtRow(debt: ProbableDebt, ordinal: (key: string) => string): HotspotRow {
  const place = `${debt.path}:${String(debt.line + 1)}`;
  const sure = `${String(Math.round(debt.confidence * 100))} % sure`;
  return {
    kind: 'probableDebt',
    id: ordinal(`probable:${debt.path}:${debt.text}`),
    label: shortened(debt.text),
    description: `${sure} · ${place}`,
    tooltip: [debt.text, '', sure, place].join('\n'),
    spoken: `perhaps not now, ${debt.text}, ${sure}, ${debt.path} line ${String(debt.line + 1)}`,
    icon: 'comment',
    place: { path: debt.path, line: debt.line, column: debt.column },
  };
}

function whyRow(hotspot: ListedHotspot): HotspotRow {
  const lines = [...hotspot.reasons, ...factorsInWords(hotspot), ...historyInWords(hotspot)];
  return {
    kind: 'why',
    id: `why:${hotspot.path}`,
    label: 'Why it ranks here',
    description: hotspot.reasons.join(' · '),
    tooltip: lines.join('\n'),
    spoken: `Why it ranks here: ${hotspot.reasons.join(', ')}`,
    icon: 'info',
    children: lines.map((line, index) => ({
      kind: 'reason',
      id: `reason:${hotspot.path}:${String(index)}`,
      label: line,
      description: '',
      tooltip: line,
      spoken: line,
    })),
  };
}

function factorsInWords({ factors }: ListedHotspot): readonly string[] {
  const of100 = (factor: number): string => `${String(Math.round(factor * 100))} of 100`;
  return [
    `Documentation gap: ${of100(factors.gap)}`,
    `Attention it gets: ${of100(factors.attention)}`,
    `Knowledge loss: ${of100(factors.knowledgeLoss)}`,
  ];
}

function historyInWords({
  authors,
  truckFactor = 0,
  lastAtEpochMs = Number.NaN,
}: ListedHotspot): readonly string[] {
  const names = authors.slice(0, truckFactor).map(({ name }) => name);
  const isDate = !Number.isNaN(new Date(lastAtEpochMs).getTime());
  return [
    ...(truckFactor === 0 ? [] : [`Truck factor: ${numberWords(truckFactor)} (${listWords(names, 3)})`]),
    ...(isDate ? [`Last changed: ${dateWords(lastAtEpochMs)}`] : []),
  ];
}

const symbolIcons: Record<SymbolKind, string> = {
  class: 'symbol-class',
  struct: 'symbol-structure',
  trait: 'symbol-interface',
  protocol: 'symbol-interface',
  object: 'symbol-class',
  module: 'symbol-namespace',
  interface: 'symbol-interface',
  enum: 'symbol-enum',
  record: 'symbol-structure',
  annotation: 'symbol-interface',
  type: 'symbol-class',
  function: 'symbol-method',
  method: 'symbol-method',
  constructor: 'symbol-method',
  property: 'symbol-property',
  field: 'symbol-field',
  constant: 'symbol-constant',
  variable: 'symbol-variable',
  variant: 'symbol-enum-member',
  macro: 'symbol-method',
  namespace: 'symbol-namespace',
};

function symbolRow(path: RepoPath, symbol: PublicSymbol, ordinal: (key: string) => string): HotspotRow {
  const simpleName = symbol.name.slice(symbol.name.lastIndexOf('.') + 1);
  return {
    kind: 'symbol',
    id: ordinal(`symbol:${path}:${symbol.kind}:${symbol.name}`),
    label: symbol.name,
    description: 'undocumented',
    tooltip: `Public ${symbol.kind} ${symbol.name} has no documentation\n${path}:${String(symbol.line + 1)}`,
    spoken: `${symbol.kind} ${symbol.name}, undocumented, line ${String(symbol.line + 1)}`,
    icon: symbolIcons[symbol.kind],
    place: { path, line: symbol.line, text: simpleName },
  };
}

function debtRow(
  debt: Debt,
  origin: DebtReport | undefined,
  nowEpochMs: EpochMs,
  ordinal: (key: string) => string,
): HotspotRow {
  const line = String(debt.line + 1);
  const when = origin?.atEpochMs === undefined ? undefined : ageWords(origin.atEpochMs, nowEpochMs);
  const who =
    origin?.author === undefined
      ? undefined
      : `${origin.author.name}${origin.authorInactive === true ? ' (inactive)' : ''}`;
  const known = [when, who].filter((part) => part !== undefined).join(', ');
  const said = saidOf(debt, nowEpochMs);
  const description = [...said, known === '' ? `line ${line}` : known].join(' · ');
  return {
    kind: 'debt',
    id: ordinal(`debt:${debt.path}:${debt.text}`),
    label: shortened(debt.text),
    description,
    tooltip: [debt.text, '', ...said, ...(known === '' ? [] : [known]), `${debt.path}:${line}`].join('\n'),
    spoken: ['not now', debt.text, ...said, ...(known === '' ? [] : [known]), `line ${line}`].join(', '),
    icon: 'comment-unresolved',
    place: { path: debt.path, line: debt.line, column: debt.column, text: debt.tag },
    target: { module: debt.path, debt: debt.text },
    ...(debt.decision === undefined ? {} : { decisionPath: debt.decision.path }),
  };
}

/** One row for those that say the same, with each of them below; the row itself of one alone. */
function sameDebtsRow(
  [debt]: readonly [Debt, ...Debt[]],
  rows: readonly HotspotRow[],
  within: string,
): HotspotRow {
  const [row] = rows;
  if (rows.length === 1 && row !== undefined) return row;
  const label = shortened(debt.text);
  const description = `${numberWords(rows.length)} like this, ${numberWords(debt.repeats ?? rows.length)} in the repository`;
  return {
    kind: 'sameDebts',
    id: `same:${within}:${sayingOf(debt)}`,
    label,
    description,
    tooltip: `${debt.text}\n\n${description}`,
    spoken: `not now, ${debt.text}, ${description}`,
    icon: 'comment-unresolved',
    children: rows,
  };
}

/** Who claimed it, and what it says of itself. */
function saidOf(debt: Debt, nowEpochMs: EpochMs): readonly string[] {
  return [claimWords(debt.decision), ...annotationWords(debt, nowEpochMs)].filter((words) => words !== '');
}

/** What the comment itself says of its day, owner and ticket. */
function annotationWords(debt: Debt, nowEpochMs: EpochMs): readonly string[] {
  const today = dateWords(nowEpochMs);
  return [
    debt.dueOn === undefined ? '' : `${isOverdue(debt, today) ? 'overdue since' : 'due'} ${debt.dueOn}`,
    debt.owner === undefined ? '' : `for ${debt.owner}`,
    debt.ticket ?? '',
  ].filter((words) => words !== '');
}

function noteRow(module: RepoPath, { path, kind, status, title, explains }: NoteOfModule): HotspotRow {
  const words = kindWords[kind];
  const label = title === '' ? words.one : title;
  const description = explains
    ? 'explains this module'
    : kind === 'explanation' && status === 'authored'
      ? 'waits for a second person'
      : words.one.toLowerCase();
  return {
    kind: 'note',
    id: `note:${module}:${path}`,
    label: shortened(label),
    description,
    tooltip: `${words.one}: ${label}\n${path}`,
    spoken: `note, ${label}, ${description}`,
    icon: words.icon,
    place: { path },
  };
}

/** Of the tooltip: where the module and its symbols are described. */
function documentLines({ documents, described }: ListedHotspot): readonly string[] {
  if (documents.length + described.length === 0) return [];
  return [
    '',
    ...documents.slice(0, mostLines).map((place) => `Described in ${placeWords(place)}`),
    ...(documents.length > mostLines ? [`… and in ${documents.length - mostLines} more`] : []),
    ...described
      .slice(0, mostLines)
      .flatMap(({ name, describedIn }) =>
        describedIn === undefined ? [] : [`${name}: described in ${placeWords(describedIn)}`],
      ),
    ...(described.length > mostLines ? [`… and ${described.length - mostLines} more symbols`] : []),
  ];
}

/** One for each place that describes the module, or symbols of it. */
function documentRows({ path: module, documents, described }: ListedHotspot): readonly HotspotRow[] {
  const places = new Map<string, { readonly place: Documentation; readonly symbols: string[] }>();
  for (const place of documents) places.set(placeWords(place), { place, symbols: [] });
  for (const { name, describedIn } of described) {
    if (describedIn === undefined) continue;
    const known = places.get(placeWords(describedIn));
    if (known === undefined) places.set(placeWords(describedIn), { place: describedIn, symbols: [name] });
    else known.symbols.push(name);
  }
  return [...places].map(([words, { place, symbols }]) => {
    const whole = documents.includes(place);
    const what = [...(whole ? [wholeWords[place.by]] : []), ...symbols];
    const description = `describes ${what.slice(0, 3).join(', ')}${what.length > 3 ? `, ${what.length - 3} more` : ''}`;
    return {
      kind: 'document',
      id: `document:${module}:${words}`,
      label: words,
      description,
      tooltip: `${words}\n${description}`,
      spoken: `document, ${words}, ${description}`,
      icon: 'book',
      place: { path: place.path, line: place.line },
    };
  });
}

const wholeWords: Record<Documentation['by'], string> = {
  heading: 'this module',
  link: 'this module',
  code: 'this module',
  readme: 'its folder',
  package: 'its package',
};

function originOf(debt: Debt, origins: readonly DebtReport[] | undefined): DebtReport | undefined {
  return origins?.find(
    ({ line, column, text }) => line === debt.line && column === debt.column && text === debt.text,
  );
}

/** Two of the same name get ids of their own that do not depend on their lines. */
function ordinals(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    // In front: behind the key, what a comment says could look like a number of ours.
    return `${String(count)}:${key}`;
  };
}

let segmenter: Intl.Segmenter | undefined;

/** So that age and author behind it are seen in a side bar of usual width. */
function shortened(text: string): string {
  if (text.length <= debtLabelLength) return text;
  // Hundreds of rows are made at a time, and ICU takes longer than all the rest of it.
  if (/^[ -~]*$/.test(text.slice(0, debtLabelLength + 1)))
    return `${text.slice(0, debtLabelLength - 1).trimEnd()}…`;
  segmenter ??= new Intl.Segmenter();
  let characters = 0;
  let endOfCut = 0;
  for (const { index } of segmenter.segment(text)) {
    if (characters === debtLabelLength - 1) endOfCut = index;
    if (characters === debtLabelLength) return `${text.slice(0, endOfCut).trimEnd()}…`;
    characters += 1;
  }
  return text;
}

function baseName(path: RepoPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
