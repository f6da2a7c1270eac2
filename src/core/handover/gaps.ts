import { seeChapter } from './chapterLink';
import { architectureFile, debtsFile, peopleFile } from './chapters';
import type { Chapter } from './chapter';
import type { Completeness } from './completeness';
import type { BookFacts } from './facts';
import { escapeText, link, type Markdown } from './markdownText';
import { ownDebts } from './renderDebts';
import { total } from './renderModules';
import { outsideGaps } from './renderSuppliers';
import { authorshipIn } from '../hotspots/knownAuthors';
import { isUnlisted } from '../hotspots/scanLimits';
import { counted, listWords, numberWords, percentWords } from '../wording';

/** What became of a chapter in this export. */
export interface ChapterState {
  readonly chapter: Chapter;
  /** The file is there, written by the export or by people. */
  readonly exists: boolean;
  /** Words that people wrote into it. */
  readonly words: number;
  /** Notes and entries of the register that its regions tell. */
  readonly told: number;
  /** A region has facts of the repository, more than that none were found. */
  readonly hasFacts: boolean;
  /** Questions of the chapter that are answered or said not to apply, of how many. */
  readonly answered: number;
  readonly asked: number;
  /** Names of regions below which words are kept that people wrote into them: they wait to be moved to their place. */
  readonly keptRegions: readonly string[];
}

/** Something the book does not say, in words. */
export interface Gap {
  readonly kind:
    | 'chapters'
    | 'questions'
    | 'suppliers'
    | 'anchors'
    | 'owners'
    | 'documentation'
    | 'hotspots'
    | 'debts'
    | 'people'
    | 'sessions'
    | 'history'
    | 'problems'
    | 'kept';
  readonly text: Markdown;
}

/** What is missing, weightiest first: what only people know comes before what anyone can read in the code. */
export function gapsOf(
  facts: BookFacts,
  states: readonly ChapterState[],
  completeness: Completeness,
): readonly Gap[] {
  return [
    ...chapterGaps(states),
    ...questionGaps(states),
    ...outsideGaps(facts),
    ...anchorGaps(facts, completeness),
    ...sessionGaps(facts),
    ...knowledgeGaps(facts),
    ...ownerGaps(facts, completeness),
    ...documentationGaps(facts),
    ...debtGaps(facts),
    ...historyGaps(facts),
    ...problemGaps(facts),
    ...keptGaps(states),
  ];
}

function chapterGaps(states: readonly ChapterState[]): readonly Gap[] {
  const asked = states.filter(
    ({ chapter }) => chapter.source !== 'repository' && chapter.number !== undefined,
  );
  const silent = asked.filter(({ words, told, answered }) => words + told + answered === 0);
  if (silent.length === 0) return [];
  const titles = silent
    .filter(({ chapter }) => chapter.source === 'people')
    .map(({ chapter }) => escapeText(chapter.title));
  const only = titles.length === 0 ? '' : ` Nothing but people can fill: ${titles.join('; ')}.`;
  const text = `In ${numberWords(silent.length)} of ${counted(asked.length, 'chapter')} nobody has written a word yet.${only}`;
  return [{ kind: 'chapters', text }];
}

function questionGaps(states: readonly ChapterState[]): readonly Gap[] {
  const asked = states.reduce((sum, state) => sum + state.asked, 0);
  const open = asked - states.reduce((sum, state) => sum + state.answered, 0);
  if (open === 0) return [];
  const text = `${numberWords(open)} of ${counted(asked, 'question')} that the chapters ask ${open === 1 ? 'is' : 'are'} not answered.`;
  return [{ kind: 'questions', text }];
}

function anchorGaps({ links }: BookFacts, { chapters }: Completeness): readonly Gap[] {
  const lost = chapters.flatMap(({ gaps }) => gaps.filter(({ kind }) => kind === 'anchors'));
  if (lost.length === 0) return [];
  const names = lost.map(({ title, place }) =>
    place === undefined ? escapeText(title) : links.to(place.path, title),
  );
  const text = `${counted(lost.length, 'note has lost its', 'notes have lost their')} place in the code: ${listWords(names, 5)}.`;
  return [{ kind: 'anchors', text }];
}

function ownerGaps({ links }: BookFacts, { chapters }: Completeness): readonly Gap[] {
  const alone = chapters.flatMap(({ gaps }) => gaps.filter(({ kind }) => kind === 'owners'));
  if (alone.length === 0) return [];
  const names = alone.map(({ title }) => links.toEndOf(title));
  const text = `${counted(alone.length, 'module has', 'modules have')} one author only and no note: ${listWords(names, 5)}.`;
  return [{ kind: 'owners', text }];
}

function sessionGaps({ sessions }: BookFacts): readonly Gap[] {
  return sessions.length > 0 ? [] : [{ kind: 'sessions', text: 'No mob session has been recorded.' }];
}

function knowledgeGaps(facts: BookFacts): readonly Gap[] {
  const { sources, ownership, report } = facts;
  const sureness = authorshipIn(report.historyStatus) === 'about' ? 'about ' : '';
  const gaps: Gap[] = [];
  const leaving = ownership.truckFactor().length;
  if (leaving > 0) {
    const text = `The truck factor is ${sureness}${numberWords(leaving)}: so few people must leave until more than half of the modules have no author left${seeChapter(facts, 'People', { file: peopleFile, heading: 'who-knows-what' })}.`;
    gaps.push({ kind: 'people', text });
  }
  const orphans = sources.filter((module) => ownership.isOrphaned(module.path)).length;
  if (orphans > 0) {
    const text = `${numberWords(orphans)} of ${counted(sources.length, 'module')} (${percentWords(orphans, sources.length)}) ${orphans === 1 ? 'has' : 'have'} no author left who is active${seeChapter(facts, 'People', { file: peopleFile, heading: 'knowledge-of-inactive-people' })}.`;
    gaps.push({ kind: 'people', text });
  }
  return gaps;
}

function documentationGaps(facts: BookFacts): readonly Gap[] {
  const { sources, report, links } = facts;
  const gaps: Gap[] = [];
  const symbols = total(sources, 'publicSymbols');
  const missing = symbols - total(sources, 'documentedSymbols');
  const silent = sources.filter(
    (module) => module.publicSymbols > 0 && module.documentedSymbols === 0,
  ).length;
  if (missing > 0) {
    const text = `${numberWords(missing)} of ${counted(symbols, 'public symbol')} (${percentWords(missing, symbols)}) ${missing === 1 ? 'is' : 'are'} undocumented${silent === 0 ? '' : `; ${counted(silent, 'module says', 'modules say')} nothing at all`}${seeChapter(facts, 'Modules', { file: architectureFile, heading: 'modules' })}.`;
    gaps.push({ kind: 'documentation', text });
  }
  const [first] = report.hotspots;
  if (first) {
    const text = `${counted(report.hotspots.length, 'legacy hotspot is', 'legacy hotspots are')} open, first of all ${links.toEndOf(first.path)}${seeChapter(facts, 'Legacy hotspots', { file: architectureFile, heading: 'legacy-hotspots' })}.`;
    gaps.push({ kind: 'hotspots', text });
  }
  return gaps;
}

function debtGaps(facts: BookFacts): readonly Gap[] {
  const debts = ownDebts(facts);
  if (debts.length === 0) return [];
  const inactive = debts.filter((debt) => debt.authorInactive === true).length;
  const left =
    inactive === 0 ? '' : `, ${numberWords(inactive)} of them left by people who are no longer active`;
  const text = `${counted(debts.length, 'debt is', 'debts are')} open${left}; the book says where, people must say why${seeChapter(facts, 'Debts', { file: debtsFile, heading: 'overview' })}.`;
  return [{ kind: 'debts', text }];
}

function historyGaps({ report }: BookFacts): readonly Gap[] {
  const texts: Record<typeof report.historyStatus, string | undefined> = {
    full: undefined,
    shallow:
      'The git history was cut off (a shallow clone): changes and ages are lower bounds, and who knows what is not known.',
    partial:
      'The clone lacks contents of former versions, so not all renames were followed: changes, ages and people of renamed files are not exact.',
    empty: 'There are no commits yet, so the book knows nothing of people and ages.',
    noRepository: 'The folder is in no git repository, so the book knows nothing of people and ages.',
    noGit: 'Git was not found, so the book knows nothing of people and ages.',
    failed:
      'Git failed while it read the history, so the book knows nothing of people and ages. A partial clone (`git clone --filter`) lacks what git needs for that: clone the whole repository and export again.',
    notAllowed: 'Git was not allowed to run, so the book knows nothing of people and ages.',
  };
  const text = texts[report.historyStatus];
  return text === undefined ? [] : [{ kind: 'history', text }];
}

function problemGaps({ problems }: BookFacts): readonly Gap[] {
  const left = problems
    .filter(isUnlisted)
    .map(({ message }): Gap => ({ kind: 'problems', text: escapeText(message) }));
  const paths = [...new Set(problems.flatMap((problem) => problem.path ?? []))];
  if (paths.length === 0) return left;
  const text = `${counted(paths.length, 'file')} could not be used: ${listWords(paths.map(escapeText), 5)}.`;
  return [...left, { kind: 'problems', text }];
}

function keptGaps(states: readonly ChapterState[]): readonly Gap[] {
  const kept = states.filter((state) => state.keptRegions.length > 0);
  if (kept.length === 0) return [];
  const names = kept.map(
    ({ chapter, keptRegions }) =>
      `${link(escapeText(chapter.title), `./${chapter.file}`)} (${keptRegions.join(', ')})`,
  );
  const text = `Words that were written by hand into what the export writes are kept below it, until somebody moves them to their place: ${listWords(names)}.`;
  return [{ kind: 'kept', text }];
}
