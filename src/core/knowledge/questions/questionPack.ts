import { markdownBlocks } from '../../handoverDocuments/markdownBlocks';
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
    const named = /<!--\s*id:\s*([\p{L}\p{M}\p{N}_-]+)\s*-->/u.exec(source)?.[1];
    const { slug, former } = slugOf(words);
    const id = `${chapter}/${Array.from(named ?? slug)
      .slice(0, 80)
      .join('')}`;
    const formerId = `${chapter}/${former.slice(0, 80)}`;
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
    } else
      questions.push({ id, chapter, text: words, ...(keepsFormer(named, former, slug) ? { formerId } : {}) });
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
  for (const [index, line] of withoutHidden(body.split(/\r\n?|\n/)).entries()) {
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

/** As many lines: those of code are blank, and a comment of several lines stands on its first one. */
function withoutHidden(lines: readonly string[]): readonly string[] {
  const shown = [...lines];
  for (const { kind, first, last } of markdownBlocks(lines)) {
    const isEndless =
      kind === 'comment' && !lines.slice(first, last + 1).some((line) => line.includes('-->'));
    if (kind === 'code' || isEndless) shown.fill('', first, last + 1);
  }
  const text = shown.join('\n');
  let joined = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) return (joined + text.slice(at)).split('\n');
    const comment = text.slice(start, end + 3).split('\n');
    joined += text.slice(at, start) + comment.join(' ') + '\n'.repeat(comment.length - 1);
    at = end + 3;
  }
}

/** former: as it was made when only Latin letters were kept; the same wherever that loses no letter. */
function slugOf(text: string): { readonly slug: string; readonly former: string } {
  const latin = hyphened(text.normalize('NFKD').toLowerCase(), /[^\p{L}\p{N}]+/gu);
  const former = latin.replace(/[^\w-]+/g, '').replace(/^-+|-+$/g, '');
  const isLossless = former === latin;
  const slug = isLossless ? former : hyphened(text.normalize('NFKC').toLowerCase(), /[^\p{L}\p{M}\p{N}]+/gu);
  return { slug: slug || `q${text.length}`, former: former || `q${text.length}` };
}

function hyphened(text: string, others: RegExp): string {
  return text.replace(others, '-').replace(/^-+|-+$/g, '');
}

function keepsFormer(named: string | undefined, former: string, slug: string): boolean {
  return former !== slug && (named === undefined || /[^\w-]/.test(named));
}
