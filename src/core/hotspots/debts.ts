import type { CommentLine } from './commentText';
import type { CommentSpan } from './comments/lexeme';
import { type WholeComment, wholeComments } from './comments/wholeComments';
import { debtAnnotations } from './debtAnnotations';
import { isDocBlockAt, isDocOfDeclaration } from './debtClassifier/docComments';
import type { Debt, ProbableDebt } from './model';
import { redactSecrets } from '../secrets/redactSecrets';
import type { TagMatch, TagPattern } from './tagPattern';

/** A longer text is cut: the place is known, whoever wants all of it opens it. */
const maxTextLength = 500;

/** Of what XML doc comments have blocks for. */
const closingTag =
  /<\/(summary|remarks|para|returns|value|example|param|typeparam|exception|description|item|list)\s*>/g;

/** Tells how likely a comment without a tag admits that something was put off. */
export interface DebtJudge {
  /** The least probability that counts. */
  readonly threshold: number;
  /** @param text of one comment, with its markers; 0 to 1 */
  probability(text: string): number;
}

export interface FoundDebts {
  readonly debts: readonly Debt[];
  readonly probableDebts: readonly ProbableDebt[];
}

/**
 * The debts in a file's comments. Text, names and documentation strings are no comments.
 * @param spans all comments, in the order of the text
 * @param judge of the comments without a tag; absent: only those with one are looked for
 */
export function findDebts(
  path: string,
  text: string,
  spans: readonly CommentSpan[],
  tags: TagPattern,
  judge?: DebtJudge,
): FoundDebts {
  const debts: Debt[] = [];
  const probableDebts: ProbableDebt[] = [];
  const candidates = tags.candidates(text);
  const isCandidateSpan = inTurn(candidates);
  const isCandidateComment = inTurn(candidates);
  const isWanted = (start: number, end: number): boolean =>
    isCandidateSpan(start, end) || (judge !== undefined && !isDocBlockAt(text, start));
  for (const comment of wholeComments(text, spans, isWanted)) {
    const tagged = isCandidateComment(comment.start, comment.end) ? debtsOf(path, comment, tags) : [];
    debts.push(...tagged);
    if (judge === undefined || tagged.length > 0 || isDocBlockAt(text, comment.start)) continue;
    const probability = judge.probability(text.slice(comment.start, comment.end));
    if (probability < judge.threshold) continue;
    if (isDocOfDeclaration(path, text, comment.start, comment.end)) continue;
    probableDebts.push(probableDebt(path, comment, probability));
  }
  return { debts, probableDebts };
}

/** Tells of stretches of a text, asked for in its order, whether one of the indexes is in them. */
function inTurn(indexes: readonly number[]): (start: number, end: number) => boolean {
  let next = 0;
  return (start, end) => {
    while (next < indexes.length && (indexes[next] ?? 0) < start) next += 1;
    return (indexes[next] ?? Infinity) < end;
  };
}

function probableDebt(path: string, comment: WholeComment, confidence: number): ProbableDebt {
  const lines = comment.lines();
  const first = Math.max(
    lines.findIndex((line) => line.text !== ''),
    0,
  );
  return {
    path,
    line: comment.row + first,
    column: lines[first]?.column ?? 0,
    text: shown(lines.map((line) => line.text)),
    confidence,
  };
}

function debtsOf(path: string, comment: WholeComment, tags: TagPattern): Debt[] {
  const { row } = comment;
  const lines = comment.lines();
  const beginning = lines.findIndex(({ text }) => text !== '');
  const debts: Debt[] = [];
  lines.forEach((line, at) => {
    const matches = apart(line.text, tags.inLine(line.text, at === beginning));
    matches.forEach((match, nth) => {
      const next = matches[nth + 1];
      const first = line.text.slice(match.index, next?.index);
      const own = first.slice(0, endOfElement(first));
      const isOver = next !== undefined || own !== first;
      const rest = isOver ? [] : continuation(lines, at + 1, tags);
      const text = shown(withinBracket(line.text.slice(0, match.index), [own, ...rest]));
      debts.push({
        path,
        line: row + at,
        column: line.column + match.index,
        tag: match.tag,
        text,
        ...debtAnnotations(text, match.tag),
      });
    });
  });
  return debts;
}

/** Without a tag that follows another one and no word between: `TODO FIXME: …` is one debt. */
function apart(line: string, matches: readonly TagMatch[]): readonly TagMatch[] {
  return matches.filter((match, nth) => {
    const former = matches[nth - 1];
    if (former === undefined) return true;
    return hasWord(line.slice(former.index + former.tag.length, match.index));
  });
}

/** The lines until the paragraph ends, another tag comes, or a block tag such as `@param`. */
function continuation(lines: readonly CommentLine[], from: number, tags: TagPattern): string[] {
  const found: string[] = [];
  for (const { text } of lines.slice(from)) {
    if (!hasWord(text) || /^@\w/.test(text) || isCode(text)) break;
    const end = Math.min(tags.inLine(text)[0]?.index ?? text.length, endOfElement(text));
    if (end > 0) found.push(text.slice(0, end));
    if (end < text.length) break;
  }
  return found;
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * What stands in the bracket that opens directly before the tag; all where none does or it never closes, and where it
 * holds the tag alone and announces what stands behind: `[TODO] sort the list`.
 * @param lead what stands before the tag in its line
 * @param pieces from the tag on
 */
function withinBracket(lead: string, pieces: readonly string[]): readonly string[] {
  const open = lead.at(-1) ?? '';
  const close = closing[open];
  if (close === undefined) return pieces;
  let depth = 1;
  for (const [nth, piece] of pieces.entries()) {
    for (let at = 0; at < piece.length; at += 1) {
      if (piece[at] === open) depth += 1;
      else if (piece[at] === close) depth -= 1;
      if (depth > 0) continue;
      const within = [...pieces.slice(0, nth), piece.slice(0, at)];
      const isTagAlone = /^[\w-]+:?$/.test(within.join(' '));
      const announces = !hasWord(lead) || /^:?\s+[\p{L}\p{N}]/u.test(piece.slice(at + 1));
      return isTagAlone && announces ? pieces : within;
    }
  }
  return pieces;
}

/** V8 takes longer to compile the second pattern than to read a file: most texts need the first one alone. */
function hasWord(text: string): boolean {
  return /[A-Za-z0-9]/.test(text) || /[\p{L}\p{N}]/u.test(text);
}

/** Where the element ends that a line of an XML doc comment began in: `TODO: round</summary>`; else behind the line. */
function endOfElement(text: string): number {
  for (const { 1: name = '', index } of text.matchAll(closingTag))
    if (!text.slice(0, index).includes(`<${name}`)) return index;
  return text.length;
}

/** Code that was commented out below a remark. */
function isCode(text: string): boolean {
  return /[;{}]$/.test(text);
}

function shown(pieces: readonly string[]): string {
  const text = pieces
    .join(' ')
    .replace(/<\/?(?:p|br|ul|ol|li|pre|code|b|i|em)\s*\/?>/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*[#*=/-]{2,}\s*$/, '')
    .trim();
  const redacted = redactSecrets(text);
  return redacted.length <= maxTextLength ? redacted : `${redacted.slice(0, maxTextLength - 1)}…`;
}
