import { type NotedRow, notedRow } from '../knowledge/notedRow';
import { plainLabel, plainLine } from '../session/plainText';
import { counted, dateWords, listWords } from '../wording';
import { type CompletenessGap, type CompletenessKind, wordsOfCount } from './completeness';
import { type HandoverOverview, moreGaps, type OverviewChapter } from './handoverOverview';
import type { RepoPath } from '../ports';

/** A row of the Handover view. Labels are plain text: nothing in them becomes an icon or a link. */
export interface HandoverRow {
  /** The same for the same thing as long as it is there. */
  readonly id: string;
  readonly kind: 'scan' | 'chapter' | 'unwrittenChapter' | 'gap' | 'more' | 'problem';
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says instead of label and description. */
  readonly spoken: string;
  /** Codicon. */
  readonly icon: string;
  /** Name of the chapter that the row is or belongs to. */
  readonly chapter?: string;
  /** What a click opens; 0-based line. */
  readonly place?: { readonly path: RepoPath; readonly line: number };
  readonly gap?: CompletenessGap;
  /** What a note speaks of that is captured from the row; only of gaps that are in the code. */
  readonly noted?: NotedRow;
  readonly children: readonly HandoverRow[];
}

/** `Complete 41 %` */
export function completeWords({ percent }: Pick<HandoverOverview, 'percent'>): string {
  return `Complete ${percent} %`;
}

/** The chapters with what is missing in each; files that cannot be read come first. */
export function handoverRows(overview: HandoverOverview): readonly HandoverRow[] {
  const scan: readonly HandoverRow[] = overview.scanned
    ? []
    : [
        row({
          id: 'scan',
          kind: 'scan',
          label: 'Scan to count hotspots and owners',
          tooltip: 'The code was not scanned yet, so only questions, notes and suppliers are counted.',
          icon: 'search',
        }),
      ];
  return [...scan, ...overview.problems.map(problemRow), ...overview.chapters.map(chapterRow)];
}

function problemRow(
  { path, line, message }: HandoverOverview['problems'][number],
  index: number,
): HandoverRow {
  return row({
    id: `problem ${index} ${path}`,
    kind: 'problem',
    label: plainLabel(path.slice(path.lastIndexOf('/') + 1)),
    description: plainLine(message),
    tooltip: plainLine(message),
    icon: 'error',
    place: { path, line },
  });
}

function chapterRow(chapter: OverviewChapter): HandoverRow {
  const { name, title, path, percent, counts, gaps, gapCount } = chapter;
  const signed = signOffWords(chapter);
  const share = percent === undefined ? '' : `${percent} %`;
  const description = [share, signed].filter((part) => part !== '').join(' · ');
  const missing =
    gapCount === 0 ? 'Nothing is missing.' : `${counted(gapCount, 'thing is', 'things are')} missing.`;
  return row({
    id: `chapter ${name}`,
    kind: path === undefined ? 'unwrittenChapter' : 'chapter',
    label: plainLabel(title),
    description,
    tooltip: [
      plainLine(title),
      ...counts.map(wordsOfCount),
      signed,
      path === undefined ? 'Not written yet: export the handover.' : plainLine(path),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    spoken: `Chapter ${plainLine(title)}${share === '' ? '' : `, ${share} complete`}. ${missing}${signed === '' ? '' : ` ${signed}.`}`,
    icon: iconOf(chapter),
    chapter: name,
    ...(path === undefined ? {} : { place: { path, line: 0 } }),
    children: [...gaps.map((gap, index) => gapRow(gap, index, name)), ...moreRow(chapter)],
  });
}

/** Not by colour alone: each state has a shape of its own. */
function iconOf({ percent, signOff }: OverviewChapter): string {
  if (signOff !== undefined && signOff.changed.length > 0) return 'warning';
  if (signOff?.unsigned.length === 0) return 'verified';
  if (percent === undefined) return 'file';
  return percent === 100 ? 'pass' : percent === 0 ? 'circle-large-outline' : 'circle-large';
}

/** `signed off by Noa Example on 2026-11-25`; empty where nobody did. */
export function signOffWords({ signOff, parts }: Pick<OverviewChapter, 'signOff' | 'parts'>): string {
  if (signOff === undefined) return '';
  const by = listWords(signOff.by.map(plainLine), 2);
  const changed = signOff.changed.length === 0 ? '' : ', changed since';
  const { length } = parts;
  const part = signOff.unsigned.length === 0 ? '' : `${length - signOff.unsigned.length} of ${length} parts `;
  return `${part}signed off by ${by} on ${dateWords(signOff.atEpochMs)}${changed}`;
}

const gapIcons: Readonly<Record<CompletenessKind, string>> = {
  questions: 'question',
  hotspots: 'flame',
  suppliers: 'organization',
  owners: 'person',
  anchors: 'debug-disconnect',
  written: 'edit',
};

/** Kinds of gaps whose place is a module; others have a file of `.handover/`, or none. */
const inCode: Readonly<Record<CompletenessKind, boolean>> = {
  questions: false,
  hotspots: true,
  suppliers: false,
  owners: true,
  anchors: false,
  written: false,
};

function gapRow(gap: CompletenessGap, index: number, chapter: string): HandoverRow {
  const title = plainLine(gap.title);
  return row({
    id: `gap ${chapter} ${gap.kind} ${gap.question ?? gap.place?.path ?? ''} ${gap.question === undefined ? index : ''}`,
    kind: 'gap',
    label: plainLabel(gap.title),
    description: gap.kind === 'questions' ? '' : plainLine(gap.why),
    tooltip: `${title}\n${plainLine(gap.why)}`,
    spoken: `${title} ${plainLine(gap.why)}`,
    icon: gapIcons[gap.kind],
    chapter,
    gap,
    ...(gap.place === undefined ? {} : { place: gap.place }),
    ...(inCode[gap.kind] && gap.place !== undefined
      ? { noted: notedRow('handover', [{ path: gap.place.path }]) }
      : {}),
  });
}

function moreRow({ name, gaps, gapCount }: OverviewChapter): readonly HandoverRow[] {
  const rest = gapCount - gaps.length;
  if (rest <= 0) return [];
  const label = counted(rest, 'more gap', 'more gaps');
  const description = rest > moreGaps ? `show the next ${moreGaps}` : 'show';
  return [row({ id: `more ${name}`, kind: 'more', label, description, icon: 'ellipsis', chapter: name })];
}

function row(given: Pick<HandoverRow, 'id' | 'kind' | 'label' | 'icon'> & Partial<HandoverRow>): HandoverRow {
  const description = given.description ?? '';
  return {
    description,
    tooltip: given.label,
    spoken: description === '' ? given.label : `${given.label}, ${description}`,
    children: [],
    ...given,
  };
}
