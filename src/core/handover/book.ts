import type { Problem } from '../hotspots/model';
import type { FileChange } from '../ports';
import { isOpen } from '../knowledge/questions/askedQuestions';
import { type Chapter, chapterName, chapters, chapterTitle, coverFile, generatedRegions } from './chapters';
import { type BookFacts, type BookInput, factsOf } from './facts';
import type { ChapterState } from './gaps';
import type { ExportWarning } from './formats/formatList';
import { escapeText } from './markdownText';
import { type GeneratedRegion, mergeRegions, type RegionWarning } from './regions';
import { coverAsk, coverRegions } from './renderCover';
import { chapterTemplate, wordsByPeople } from './template';

export interface Book {
  /** Every file of the book as it should be; most are as they were. The cover is the last one. */
  readonly files: readonly FileChange[];
  readonly warnings: readonly ExportWarning[];
}

interface BuiltChapter {
  readonly state: ChapterState;
  readonly change: FileChange | undefined;
  readonly warnings: readonly ExportWarning[];
}

/**
 * The whole book, in memory. The same input always gives the same bytes, and a book fed back as `existing` comes out
 * as it went in.
 */
export function buildBook(input: BookInput): Book {
  const facts = factsOf(input);
  const built = chapters.map((chapter) => buildChapter(chapter, input, facts));
  const states = built.map((chapter) => chapter.state);
  const cover = coverRegions(facts, states, otherFiles(input));
  const coverMerged = mustBeLeftAlone(coverFile, input)
    ? undefined
    : mergeRegions(textOf(coverFile, input) ?? coverTemplate(input, cover), cover);
  const coverChange = coverMerged ? [place(input, coverFile, coverMerged.text)] : [];
  return {
    files: [...built.flatMap(({ change }) => change ?? []), ...coverChange],
    warnings: [
      ...built.flatMap(({ warnings }) => warnings),
      ...warningsOf(input, coverFile, coverMerged?.warnings ?? []),
      ...facts.problems.map(problemWarning),
    ],
  };
}

function buildChapter(chapter: Chapter, input: BookInput, facts: BookFacts): BuiltChapter {
  const former = textOf(chapter.file, input);
  const leftAlone = mustBeLeftAlone(chapter.file, input);
  if (leftAlone || (former === undefined && !worthAFile(chapter, input))) {
    return {
      state: { chapter, exists: leftAlone, words: 0, answered: 0, asked: 0, editedRegions: [] },
      change: undefined,
      warnings: [],
    };
  }
  const asked = facts.questions.filter((question) => question.chapter === chapterName(chapter));
  const template = former ?? chapterTemplate(chapterTitle(chapter), chapter.ask, chapter.regions);
  const { text, warnings } = mergeRegions(template, generatedRegions(chapter, facts));
  return {
    state: {
      chapter,
      exists: true,
      words: wordsByPeople(text),
      answered: asked.filter((question) => !isOpen(question)).length,
      asked: asked.length,
      editedRegions: editedRegions(warnings),
    },
    change: chapter.regions.length === 0 ? undefined : place(input, chapter.file, text),
    warnings: warningsOf(input, chapter.file, warnings),
  };
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

function coverTemplate({ projectName }: BookInput, regions: readonly GeneratedRegion[]): string {
  return chapterTemplate(`Handover of ${escapeText(projectName) || 'this project'}`, coverAsk, regions);
}

function otherFiles({ existing }: BookInput): readonly string[] {
  const known = new Set([coverFile, ...chapters.map((chapter) => chapter.file)]);
  return [...existing.keys()].filter((file) => !known.has(file)).sort();
}

function place({ outputFolder }: BookInput, file: string, text: string): FileChange {
  return { path: `${outputFolder}/${file}`, text };
}

function editedRegions(warnings: readonly RegionWarning[]): readonly string[] {
  return warnings.flatMap(({ kind, region }) => (kind === 'edited' && region !== undefined ? [region] : []));
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
