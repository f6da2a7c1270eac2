import { lineCount } from '../lineCount';
import type { CommentSpan } from './comments/lexeme';
import { commentSyntaxOf } from './comments/syntaxes';
import { type DebtJudge, type FoundDebts, findDebts } from './debts';
import { fileRole } from './fileRole';
import { withFirstBranches } from './firstBranches';
import { isOwn } from './judged';
import type { Language } from './languages';
import type { LanguageSupport } from './languageSupport';
import type { ModuleFacts } from './model';
import type { SyntaxNode } from './syntax';
import type { TagPattern } from './tagPattern';
import { isPartlyRead, unreadShare } from './unreadPart';

export interface FactsWanted {
  readonly tags: TagPattern;
  /** Of the comments without a tag; absent: none of them is looked at. */
  readonly judge?: DebtJudge;
  /** True: neither symbols nor documentation, so that nothing is parsed. */
  readonly onlyDebts?: boolean;
}

const noDebts: FoundDebts = { debts: [], probableDebts: [] };

/**
 * What one file says of itself.
 * @param text without byte order mark
 * @param language undefined: only debts are looked for
 * @param parse given the text as the grammar can read it; not called where the text has no need of it; undefined where parsing failed. Former trees must stay
 * @returns undefined where parsing was needed and failed
 */
export function moduleFacts(
  path: string,
  text: string,
  language: Language | undefined,
  wanted: FactsWanted,
  parse: (source: string) => SyntaxNode | undefined,
): ModuleFacts | undefined {
  const role = fileRole(path, text);
  const support = language?.grammar === undefined ? undefined : language.support;
  let parsed: { readonly root: SyntaxNode | undefined } | undefined;
  const parsedOnce = (): SyntaxNode | undefined =>
    (parsed ??= { root: support && treeOf(text, support, parse) }).root;
  const facts: ModuleFacts = {
    path,
    language: language?.id ?? 'other',
    lines: lineCount(text),
    hasModuleDoc: false,
    symbols: [],
    ...debtsOf({ path, text, role, support }, wanted, parsedOnce),
    role,
  };
  if (language === undefined || role !== 'source' || wanted.onlyDebts === true) return facts;
  if (language.grammar === undefined) return { ...facts, ...language.support.apiOfText(text) };
  const root = parsedOnce();
  if (root === undefined) return undefined;
  const api = language.support.documentedApi({ path, text, root });
  const isMissed = isPartlyRead(root) && language.support.isScript?.(path) !== true;
  return { ...facts, ...api, ...(isMissed ? { isPartlyRead: true } : {}) };
}

/** Where the grammar loses its way between the branches of conditions, it is given one of each. */
function treeOf(
  text: string,
  { prepare, hasConditions = false }: LanguageSupport,
  parse: (source: string) => SyntaxNode | undefined,
): SyntaxNode | undefined {
  const source = prepare?.(text) ?? text;
  const root = parse(source);
  if (root === undefined || !hasConditions || !isPartlyRead(root)) return root;
  const plain = withFirstBranches(source);
  const again = plain === source ? undefined : parse(plain);
  return again !== undefined && unreadShare(again) < unreadShare(root) ? again : root;
}

interface ReadFile {
  readonly path: string;
  readonly text: string;
  readonly role: ModuleFacts['role'];
  /** Undefined: there is no tree of it. */
  readonly support: LanguageSupport | undefined;
}

/** Probable debts are told of nobody's code but the team's own. */
function debtsOf(
  { path, text, role, support }: ReadFile,
  { tags, judge }: FactsWanted,
  parse: () => SyntaxNode | undefined,
): FoundDebts {
  const asked = isOwn({ role }) ? judge : undefined;
  if (asked === undefined && !tags.mayContain(text)) return noDebts;
  const spans = commentSyntaxOf(path, text)?.commentsOf(text) ?? [];
  const found = findDebts(path, text, spans, tags, asked);
  if (support === undefined || !mayHoldMarkup(path, text) || isEmpty(found)) return found;
  const doubtful = spans.filter((span) => !isSurelyComment(text, span));
  if (isEmpty(findDebts(path, text, doubtful, tags, asked))) return found;
  const root = parse();
  if (root === undefined) return found;
  return findDebts(path, text, spans.filter(isCommentIn(root, support)), tags, asked);
}

/** In the markup of JSX what looks like a comment may be words on a page: only the tree tells where it stands between other words. */
function mayHoldMarkup(path: string, text: string): boolean {
  return /\.(?:[jt]sx|js)$/.test(path) && (text.includes('</') || text.includes('/>'));
}

/** Whether it stands at the start of a line, or behind what words on a page seldom end with; a block also behind a brace and a blank. */
function isSurelyComment(text: string, { start, kind }: CommentSpan): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^\s*$|[{;,(]\s*$/.test(before) || (kind === 'block' && /\}\s+$/.test(before));
}

function isCommentIn(root: SyntaxNode, support: LanguageSupport): (span: CommentSpan) => boolean {
  return ({ start }) => support.commentTypes.includes(root.descendantForIndex(start)?.type ?? '');
}

function isEmpty({ debts, probableDebts }: FoundDebts): boolean {
  return debts.length + probableDebts.length === 0;
}
