import type { RepoPath } from '../../ports';
import { plainLine } from '../../session/plainText';
import { parseFrontMatter } from '../frontMatter';
import { type Question, questionsFolder } from './question';

/** In UTF-16 code units. */
const longestPack = 100_000;
const mostQuestions = 200;
const longestQuestion = 500;

export interface QuestionPack {
  readonly chapter: string;
  readonly questions: readonly Question[];
  /** One sentence each, with path and line; the other questions are good. */
  readonly problems: readonly PackProblem[];
}

/** What is wrong with a question, without path and line. */
interface PackFault {
  /** 0-based. */
  readonly line: number;
  readonly reason: string;
}

export interface PackProblem {
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
  /** One sentence with path, line and what to do. */
  readonly message: string;
}

/**
 * Reads a pack: every item of a list is a question; headings and paragraphs are for its readers. An HTML comment
 * `<!-- id: who-pays -->` in an item names it, so that it can be worded anew; without one the words name it.
 */
export function parseQuestionPack(path: RepoPath, text: string): QuestionPack {
  const { chapter, questions, faults } = readPack(path, text);
  const problems = faults.map(({ line, reason }) => ({
    path,
    line,
    message: `${path}, line ${line + 1}: ${reason}.`,
  }));
  return { chapter, questions, problems };
}

/** What is wrong with a file, where it is a pack. */
export function packProblems(path: RepoPath, text: string): readonly PackFault[] {
  const isPack =
    path.startsWith(`${questionsFolder}/`) && !path.slice(questionsFolder.length + 1).includes('/');
  return isPack ? readPack(path, text).faults : [];
}

function readPack(
  path: RepoPath,
  text: string,
): {
  readonly chapter: string;
  readonly questions: readonly Question[];
  readonly faults: readonly PackFault[];
} {
  const chapter = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
  const faults: PackFault[] = [];
  const complain = (line: number, reason: string): void => {
    faults.push({ line, reason });
  };
  if (text.length > longestPack) {
    complain(0, `the pack is longer than ${longestPack} characters, so none of it is asked; make it shorter`);
    return { chapter, questions: [], faults };
  }
  const questions: Question[] = [];
  for (const { line, source } of listItems(text)) {
    const words = plainLine(source.replace(/<!--[\s\S]*?-->/g, ' '));
    if (words === '') continue;
    const named = /<!--\s*id:\s*([\w-]+)\s*-->/.exec(source)?.[1];
    const id = `${chapter}/${(named ?? slug(words)).slice(0, 80)}`;
    if (words.length > longestQuestion)
      complain(
        line,
        `the question is longer than ${longestQuestion} characters and is not asked; shorten it`,
      );
    else if (questions.some((question) => question.id === id))
      complain(
        line,
        `another question has the id "${id.slice(chapter.length + 1)}" and this one is not asked; give it one of its own`,
      );
    else if (questions.length === mostQuestions) {
      complain(line, `only the first ${mostQuestions} questions are asked; take some out`);
      break;
    } else questions.push({ id, chapter, text: words });
  }
  return { chapter, questions, faults };
}

/** The file of a pack, to be changed by people. */
export function writeQuestionPack(title: string, questions: readonly Question[]): string {
  return [
    `# ${title}`,
    '',
    'Each item of a list is a question of this chapter. Change the words, add some, take some out; the comment keeps an',
    'answer with its question when the words change.',
    '',
    ...questions.map(({ id, text }) => `- ${text} <!-- id: ${id.slice(id.indexOf('/') + 1)} -->`),
    '',
  ].join('\n');
}

/** Where the pack of a chapter is. */
export function packPath(chapter: string): RepoPath {
  return `${questionsFolder}/${chapter}.md`;
}

function listItems(text: string): readonly { readonly line: number; readonly source: string }[] {
  const matter = parseFrontMatter(text);
  const body = matter.kind === 'broken' ? text : matter.body;
  const before = text.slice(0, text.length - body.length).split(/\r\n?|\n/).length - 1;
  const items: { line: number; source: string }[] = [];
  let open = false;
  for (const [index, line] of body.split(/\r\n?|\n/).entries()) {
    const item = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$/.exec(line);
    const last = items.at(-1);
    if (item !== null) {
      items.push({ line: before + index, source: item[1] ?? '' });
      open = true;
    } else if (open && last !== undefined && /^\s+\S/.test(line)) last.source += ` ${line.trim()}`;
    else open = false;
  }
  return items;
}

function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/[^\w-]+/g, '')
    .replace(/^-+|-+$/g, '');
  return words === '' ? `q${text.length}` : words;
}
