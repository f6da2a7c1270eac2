import type { Problem } from '../hotspots/model';
import type { FileChange } from '../ports';
import { isOpen } from '../knowledge/questions/askedQuestions';
import { type BookPlan, filesOf } from './bookPlan';
import { changesSince, type RecordedText, recordFile, writeRecord } from './bookRecord';
import { type Chapter, chapterName, chapterTitle, hasFacts, toldIn } from './chapter';
import { chapters as standardChapters, coverFile, generatedRegions } from './chapters';
import { type BookFacts, type BookInput as FactsInput, factsOf } from './facts';
import { type Completeness, completenessOf } from './completeness';
import { countedCode } from './countedCode';
import type { ChapterState } from './gaps';
import type { ExportWarning } from './formats/formatList';
import { keptWordsOf } from './keptWords';
import { escapeText, plainLine } from './markdownText';
import { placedRegions, splitLines } from './markers';
import { type GeneratedRegion, mergeRegions, type RegionWarning } from './regions';
import { coverAsk, coverRegions } from './renderCover';
import { sectionsOf } from './sections';
import { signOffState, type SignOffState } from './signOff';
import { chapterTemplate, ownTemplate, wordsByPeople } from './template';
import type { WrittenRegions } from './writtenLines';
import { readWritten } from './writtenRecord';

/** What a book is made from. */
export interface BookInput extends FactsInput {
  readonly plan: BookPlan;
}

export interface Book {
  /** Every file of the book as it should be; most are as they were. The cover is the last one. */
  readonly files: readonly FileChange[];
  readonly warnings: readonly ExportWarning[];
}

interface BuiltChapter {
  readonly state: ChapterState;
  readonly change: FileChange | undefined;
  /** As this export leaves it; undefined where there is no such file, or none that can be read. */
  readonly text: string | undefined;
  readonly warnings: readonly ExportWarning[];
}

/**
 * The whole book, in memory. The same input always gives the same bytes, and a book fed back as `existing` comes out
 * as it went in.
 */
export function buildBook(input: BookInput): Book {
  const facts = factsOf(input);
  const written = readWritten(input.formerRecord);
  const built = input.plan.chapters.map((chapter) =>
    buildChapter(chapter, { input, facts, written: written.get(chapter.file) }),
  );
  const states = built.map((chapter) => chapter.state);
  const texts = built.flatMap(({ state: { chapter }, text }) =>
    text === undefined ? [] : [recorded(chapter, text)],
  );
  const changes = changesSince(input.formerRecord, texts);
  const cover = coverRegions(facts, {
    states,
    otherFiles: otherFiles(input),
    completeness: completenessOfBook(facts, states, input.suppliers),
    signed: states.map(({ chapter, exists }) => ({
      chapter,
      exists,
      state: signOffOf(chapter, texts, input),
    })),
    changes,
  });
  const coverMerged = mustBeLeftAlone(coverFile, input)
    ? undefined
    : mergeRegions(textOf(coverFile, input) ?? coverTemplate(input, cover), cover, written.get(coverFile));
  const coverChange = coverMerged ? [place(input, coverFile, coverMerged.text)] : [];
  const allTexts = coverMerged
    ? [
        {
          file: coverFile,
          title: bookTitle(input),
          text: coverMerged.text,
          sections: new Map<string, string>(),
        },
        ...texts,
      ]
    : texts;
  const record = writeRecord(allTexts, {
    commit: facts.code?.commit,
    changes,
    former: input.formerRecord,
  });
  return {
    files: [...built.flatMap(({ change }) => change ?? []), place(input, recordFile, record), ...coverChange],
    warnings: [
      ...built.flatMap(({ warnings }) => warnings),
      ...warningsOf(input, coverFile, coverMerged?.warnings ?? []),
      ...facts.problems.map(problemWarning),
    ],
  };
}

function recorded(chapter: Chapter, text: string): RecordedText {
  return { file: chapter.file, title: chapterTitle(chapter), text, sections: sectionsOf(text) };
}

function signOffOf(chapter: Chapter, texts: readonly RecordedText[], { signOffs }: BookInput): SignOffState {
  return signOffState(chapterName(chapter), texts.find(({ file }) => file === chapter.file)?.text, signOffs);
}

function completenessOfBook(
  facts: BookFacts,
  states: readonly ChapterState[],
  suppliers: BookInput['suppliers'],
): Completeness {
  return completenessOf({
    chapters: states.map(({ chapter, words }) => ({
      name: chapterName(chapter),
      title: chapterTitle(chapter),
      source: chapter.source,
      words,
    })),
    questions: facts.questions,
    notes: facts.notes,
    code: countedCode(facts.report, facts.ownership),
    suppliers,
  });
}

function buildChapter(
  chapter: Chapter,
  {
    input,
    facts,
    written,
  }: {
    readonly input: BookInput;
    readonly facts: BookFacts;
    readonly written: WrittenRegions | undefined;
  },
): BuiltChapter {
  const former = textOf(chapter.file, input);
  const leftAlone = mustBeLeftAlone(chapter.file, input);
  if (leftAlone || (former === undefined && !worthAFile(chapter, input))) {
    return {
      state: {
        chapter,
        exists: leftAlone,
        words: 0,
        told: 0,
        hasFacts: leftAlone,
        answered: 0,
        asked: 0,
        keptRegions: [],
      },
      change: undefined,
      text: undefined,
      warnings: [],
    };
  }
  const asked = facts.questions.filter((question) => question.chapter === chapterName(chapter));
  const before = former ?? newChapter(chapter);
  const regions = generatedRegions(chapter, facts, placedRegions(before));
  const { text, warnings } = mergeRegions(before, regions, written);
  return {
    state: {
      chapter,
      exists: true,
      words: wordsByPeople(text),
      told: toldIn(chapter, facts),
      hasFacts: hasFacts(chapter, regions),
      answered: asked.filter((question) => !isOpen(question)).length,
      asked: asked.length,
      keptRegions: keptRegions(text),
    },
    text,
    change: chapter.regions.length === 0 ? undefined : place(input, chapter.file, text),
    warnings: [...warningsOf(input, chapter.file, warnings), ...formerTitle(chapter, text, input)],
  };
}

function newChapter(chapter: Chapter): string {
  return chapter.template === undefined
    ? chapterTemplate(escapeText(chapterTitle(chapter)), escapeText(chapter.ask), chapter.regions)
    : ownTemplate(chapter.template);
}

/** The heading belongs to people; where it is still the standard one of a chapter that was renamed, that is said. */
function formerTitle(chapter: Chapter, text: string, { outputFolder }: BookInput): readonly ExportWarning[] {
  const standard = standardChapters.find(({ file }) => file === chapter.file);
  if (standard === undefined || standard.title === chapter.title) return [];
  const line = splitLines(text).findIndex((each) => each.text.trimEnd() === `# ${chapterTitle(standard)}`);
  if (line === -1) return [];
  const path = `${outputFolder}/${chapter.file}`;
  const message = `${path}, line ${line + 1}: the heading still has the former title of the chapter; write "# ${escapeText(chapterTitle(chapter))}" there.`;
  return [{ message, path, line }];
}

/** A file of white space only is as good as none. */
function textOf(file: string, { existing }: BookInput): string | undefined {
  const text = existing.get(file);
  return text === undefined || text.trim() === '' ? undefined : text;
}

function mustBeLeftAlone(file: string, { existing }: BookInput): boolean {
  return existing.has(file) && existing.get(file) === undefined;
}

function worthAFile(chapter: Chapter, { sessions }: BookInput): boolean {
  return chapter.regions.length > 0 && (chapter.file !== 'sessions.md' || sessions.length > 0);
}

function coverTemplate(input: BookInput, regions: readonly GeneratedRegion[]): string {
  return chapterTemplate(escapeText(bookTitle(input)), coverAsk, regions);
}

/** What the team calls the book, else what it is of. */
function bookTitle({ plan, projectName }: Pick<BookInput, 'plan' | 'projectName'>): string {
  return plan.title ?? `Handover of ${plainLine(projectName) || 'this project'}`;
}

function otherFiles({ existing, plan }: BookInput): readonly string[] {
  const known = new Set([...filesOf(plan), recordFile]);
  return [...existing.keys()].filter((file) => !known.has(file)).sort();
}

function place({ outputFolder }: BookInput, file: string, text: string): FileChange {
  return { path: `${outputFolder}/${file}`, text };
}

function keptRegions(text: string): readonly string[] {
  return [...new Set(keptWordsOf(splitLines(text)).map(({ region }) => region))];
}

function warningsOf(
  { outputFolder }: BookInput,
  file: string,
  warnings: readonly RegionWarning[],
): readonly ExportWarning[] {
  const path = `${outputFolder}/${file}`;
  return warnings.map(({ line, message }) =>
    line === undefined
      ? { message: `${path}: ${message}`, path }
      : { message: `${path}, line ${line + 1}: ${message}`, path, line },
  );
}

function problemWarning({ path, line, message }: Problem): ExportWarning {
  return { message, ...(path === undefined ? {} : { path }), ...(line === undefined ? {} : { line }) };
}
