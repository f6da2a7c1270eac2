import { seeChapter } from './chapterLink';
import type { BookChanges } from './bookRecord';
import { chapterName, chapterTitle } from './chapter';
import { suppliersFile } from './chapters';
import type { Completeness } from './completeness';
import { changesRegion, type SignedChapter, signOffRegion } from './renderAcceptance';
import type { BookFacts } from './facts';
import { type ChapterState, gapsOf } from './gaps';
import { codeSpan, escapeText, link, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';
import type { GeneratedRegion } from './regions';
import { languageNames } from '../hotspots/languages';
import { relativeTarget } from './repoLinks';
import { languagesOf, total } from './renderModules';
import { counted, dateWords, listWords, numberWords } from '../wording';

/** What people are asked for on page one. */
export const coverAsk =
  'In three sentences: what is this, who hands it over to whom, and whom does one call first?';

/** What the cover says of the other files of the book. */
export interface CoverContent {
  readonly states: readonly ChapterState[];
  readonly otherFiles: readonly string[];
  readonly completeness: Completeness;
  readonly signed: readonly SignedChapter[];
  readonly changes: BookChanges | undefined;
}

/** The regions of the cover, in their order. */
export function coverRegions(facts: BookFacts, cover: CoverContent): readonly GeneratedRegion[] {
  const chapters = cover.states.map(({ chapter }) => chapter);
  return [
    { name: 'scope', heading: 'Scope', text: scope(facts) },
    { name: 'missing', heading: 'What is missing', text: missing(facts, cover) },
    { name: 'chapters', heading: 'Chapters', text: contents(facts, cover) },
    { name: 'sign-off', heading: 'Signed off', text: signOffRegion(facts, cover.signed) },
    {
      name: 'changes',
      heading: 'What changed since the last export',
      text: changesRegion(facts, chapters, cover.changes),
    },
  ];
}

function scope(facts: BookFacts): Markdown {
  const { code, report, sources, sessions, plan } = facts;
  const items: string[] = [];
  if (code?.commit !== undefined && code.atEpochMs !== undefined) {
    items.push(`The code at commit \`${code.commit}\` of ${dateWords(code.atEpochMs)}.`);
  } else {
    items.push('The files as they were on disk; there is no commit to name.');
  }
  if (code !== undefined && code.uncommittedFiles > 0) {
    const files = counted(code.uncommittedFiles, 'file has', 'files have');
    items.push(`**${files} changes that are not committed;** the book describes them as they were on disk.`);
  }
  const languages = sources.length === 0 ? '' : ` in ${listWords(languagesOf(sources))}`;
  const others = report.modules.length - sources.length;
  const besides =
    others === 0
      ? ''
      : `, and ${counted(others, 'test, example, generated or vendored file', 'test, example, generated and vendored files')}`;
  items.push(
    `${counted(sources.length, 'module')}${languages}, ${counted(total(sources, 'lines'), 'line')}${besides}.`,
  );
  items.push(`Only ${listWords(languageNames)} were read; of code in other languages the book says nothing.`);
  if (sessions.length > 0)
    items.push(
      `${counted(sessions.length, 'mob session')}${seeChapter(facts, 'Mob sessions', { file: 'sessions.md', heading: 'sessions' })}.`,
    );
  if (plan.receivingParty !== undefined)
    items.push(`To be taken over by ${escapeText(plan.receivingParty)}.`);
  return regionContent('codeAndHistory', facts, [items.map((item) => `- ${item}`).join('\n')]);
}

function missing(facts: BookFacts, { states, completeness }: CoverContent): Markdown {
  const gaps = gapsOf(facts, states, completeness);
  const list = gaps.map((gap) => `- ${gap.text}`).join('\n');
  return regionContent('codeAndHistory', facts, [
    `The book is **${completeness.percent} % complete**, counted in answered questions, closed hotspots and notes that are still on their code.`,
    gaps.length === 0 ? 'Nothing that this tool could count.' : list,
  ]);
}

function contents(facts: BookFacts, { states, otherFiles, completeness }: CoverContent): Markdown {
  const percents = new Map(completeness.chapters.map(({ name, percent }) => [name, percent]));
  const percentOf = (state: ChapterState): Markdown => {
    const percent = percents.get(chapterName(state.chapter));
    return percent === undefined ? '–' : `${percent} %`;
  };
  const rows = states.map((state) => [
    state.exists
      ? link(escapeText(chapterTitle(state.chapter)), `./${state.chapter.file}`)
      : escapeText(chapterTitle(state.chapter)),
    factsWords(state),
    peopleWords(state),
    state.asked === 0 ? '–' : `${numberWords(state.answered)} of ${numberWords(state.asked)}`,
    percentOf(state),
    codeSpan(state.chapter.file),
  ]);
  const body = [
    table(
      ['Chapter', 'From the repository', 'From people', 'Questions answered#', 'Complete#', 'File'],
      rows,
    ),
  ];
  if (states.some((state) => !state.exists)) {
    body.push(
      'To begin a chapter that has no link yet, write its file into this folder; the next export counts it.',
    );
  }
  if (otherFiles.length > 0) {
    const off = new Set(facts.plan.off.map((chapter) => chapter.file));
    const items = otherFiles.map(
      (file) =>
        `- ${link(codeSpan(file), relativeTarget('', file))}${off.has(file) ? ' (switched off: no longer brought up to date)' : ''}`,
    );
    body.push('Also in this folder:', items.join('\n'));
  }
  return regionContent('book', facts, body);
}

function factsWords({ chapter, exists, hasFacts }: ChapterState): string {
  if (chapter.source === 'people') return '–';
  if (chapter.regions.every(({ byPeople }) => byPeople === true)) return 'not collected yet';
  return exists && hasFacts ? 'collected' : 'nothing found';
}

function peopleWords({ chapter, exists, words, told, answered }: ChapterState): string {
  const written = [
    ...(words > 0 ? [counted(words, 'word')] : []),
    ...(told > 0
      ? [
          counted(
            told,
            chapter.file === suppliersFile ? 'entry' : 'note',
            chapter.file === suppliersFile ? 'entries' : 'notes',
          ),
        ]
      : []),
    ...(answered > 0 ? [counted(answered, 'answer')] : []),
  ];
  if (written.length > 0) return written.join(', ');
  if (chapter.source === 'repository') return '–';
  return exists ? 'nothing written yet' : 'not asked yet';
}
