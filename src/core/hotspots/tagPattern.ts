/** How a tag is found: quickly in a whole text, exactly in the text of a comment. */
export interface TagPattern {
  /** True for nearly every text with a debt, and for some without: decides what is looked at more closely. */
  mayContain(text: string): boolean;
  /** Indexes in the text of the tag words that may count: no part of a longer word, nor of `todo.txt`. */
  candidates(text: string): readonly number[];
  /**
   * The tags of one line of a comment, markers removed.
   * @param isFirst whether nothing of the comment stands before; default false
   */
  inLine(line: string, isFirst?: boolean): TagMatch[];
}

export interface TagMatch {
  readonly tag: string;
  /** In the line. */
  readonly index: number;
}

/** A tag must not be a part of a name, a path or an address. */
const before = String.raw`(?:(?<![\w$/.\-#@'"\x60<&=%])|(?<=^[\s*]*[@#])|(?<=(?:^|[\s;})])\/\/)|(?<=\w\.\.\.))`;
const after = String.raw`(?![\w$]|\.\w)`;

/** `TODO-NRE:`, `FIXME-2(`: which kind of them it is. */
const label = /^-[A-Z][A-Z0-9_]*(?=[:(])/;
/** Part of another word: `todo-list`, `XXX-rated`. */
const joined = /^-[A-Za-z]/;
/** Signs and what a checker is told, before the first word: `***HACK***`, `[ ] TODO`, `@ts-expect-error FIXME`. */
const nothingBefore = /^(?:[^\p{L}\p{N}"'`$<>&=%]*|@[\w-]+\s)$/u;
/** Words and names of techniques that look like initials: `CSS HACK`. The grammar in `syntaxes/` has the same. */
export const noInitials =
  'ALL|AND|ANY|FOR|NO|NOT|SEE|THE|AJAX|API|AWS|CI|CLI|CPU|CSS|CSV|DB|DNS|DOM|DTO|FTP|GIT|GPU|GUI|HTML|HTTP|IDE|IE|IO|IOS|IP|JPA|JS|JSON|JSP|JVM|MAC|OS|PDF|PHP|QA|REST|RPC|SDK|SQL|SSH|SSL|SVG|TCP|TLS|TS|UI|URI|URL|UTF|UX|VM|WIN|XML|YAML';
/** Who says so: `KIM TODO`. */
const initialsBefore = new RegExp(
  String.raw`^[^\p{L}\p{N}"'\x60$<>&=%]*(?!(?:${noInitials})\b)[A-Z]{2,4}\s+$`,
  'u',
);
/** Code or a word to a tool, and a remark behind it, in a comment: `// count(); // TODO`, `# count() # TODO`. */
const remarkBefore = /(?:[;{})\],]|\bNOI18N)\s*(?:\/\/|#\s)\s*$/;
const bracketBefore = /(?:^|\s)[[(]$/;
const restOfBracket = /^(?:[\])]|\s+[\p{L}\p{N}])/u;
const sentenceBefore = /(?:(?<!\b(?:e\.g|i\.e|etc|vs|cf))[.!?;}]|\s[-–—]+)\s+$|\.\.\.$/i;
/** Where what a tag announced above is over: `HACK END`. */
const ending = /^\s+ends?(?:\s+here)?\W*$/i;

/** English in small letters too, so that they begin a debt only where nobody speaks of them. */
const plainWords = new Set(['TODO', 'FIXME', 'XXX', 'HACK']);
/** What follows where a comment speaks of to-do lists, or of those who hack. */
const spokenOf =
  /^(?:s\b|['’]|[ -](?:lists?|items?|files?|entr(?:y|ies)|commands?|tasks?|apps?|tags?|comments?|lines?|page|model|manager|editor|panel?|pane|tab|object|id|name|count|title|text|value|day|week|night|is|are|was|were|has|have|will|can|must|should|specific|related)\b)/i;

/**
 * A tag counts as a whole word in upper case where a line of a comment or a sentence begins, behind initials there
 * (`KIM TODO`), where a bracket opens, behind code in a comment (`// count(); // TODO`), or anywhere before `:` or `(`;
 * in other letters where a line, a sentence or a bracket begins and `:` or `(name):` follows, and at the start of a
 * comment: prose has todo lists, too. Behind an `@` at the start of a line, as in JSDoc and Javadoc, letter case does
 * not matter.
 */
export function tagPattern(tags: readonly string[]): TagPattern {
  const known = [...new Set(tags.map((tag) => tag.trim().toUpperCase()).filter((tag) => tag !== ''))];
  if (known.length === 0) return { mayContain: () => false, candidates: () => [], inLine: () => [] };
  const words = known
    .sort((a, b) => b.length - a.length)
    .map((tag) => tag.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|');
  // Signs in front may be those of a comment.
  const quick = new RegExp(String.raw`(?<![\w$])(?:${words})${after}`, 'gi');
  const word = new RegExp(`${before}(?:${words})${after}`, 'gi');
  // A file is asked about by each who may go without it: it is searched once.
  let last: { readonly text: string; readonly indexes: readonly number[] } = { text: '', indexes: [] };
  const candidates = (text: string): readonly number[] => {
    if (last.text !== text) last = { text, indexes: [...text.matchAll(quick)].map(({ index }) => index) };
    return last.indexes;
  };
  return {
    mayContain: (text) => candidates(text).length > 0,
    candidates,
    inLine: (line, isFirst = false) =>
      [...line.matchAll(word)]
        .map((match) => ({ written: match[0], index: match.index }))
        .filter(({ written, index }) => counts(line, written, index, isFirst))
        .map(({ written, index }) => ({ tag: written.toUpperCase(), index })),
  };
}

function counts(line: string, written: string, index: number, isFirst: boolean): boolean {
  const rest = line.slice(index + written.length);
  const isUpper = written === written.toUpperCase();
  const isLabelled = isUpper && label.test(rest);
  if ((joined.test(rest) && !isLabelled) || ending.test(rest) || isInAddress(line, index)) return false;
  const lead = line.slice(0, index);
  if (/^[\s*]*@$/.test(lead)) return true;
  const isAnnounced = isLabelled || /^(?:[:(]|\s\([^\s()]+\):)/.test(rest);
  const begins = lead === '' || nothingBefore.test(lead);
  const follows = sentenceBefore.test(lead);
  if (isUpper) return begins || isAnnounced || follows || isRemark(written, lead, rest);
  if (isAnnounced && (begins || follows)) return true;
  if (bracketBefore.test(lead) && rest.startsWith(':')) return true;
  return begins && isFirst && plainWords.has(written.toUpperCase()) && !spokenOf.test(rest);
}

/** `XXX` stands for what is left out as well: `(XXX) XXX-XXXX`, `HTTP XXX`. */
function isRemark(written: string, lead: string, rest: string): boolean {
  if (remarkBefore.test(lead)) return true;
  const isBlank = written === 'XXX';
  if (bracketBefore.test(lead)) return restOfBracket.test(rest) && !(isBlank && /^[\])]/.test(rest));
  return initialsBefore.test(lead) && !isBlank && !spokenOf.test(rest);
}

function isInAddress(line: string, index: number): boolean {
  const wordStart = line.lastIndexOf(' ', index - 1) + 1;
  return index > 0 && line.slice(wordStart, index).includes('://');
}
