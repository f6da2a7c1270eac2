/** A link or picture in a text. Offsets count in UTF-16 units from the beginning of the text. */
export interface FoundLink {
  /** As it is written, without the angle brackets around it; escapes and percent signs are still in it. */
  readonly destination: string;
  /** Of the destination. */
  readonly start: number;
  readonly end: number;
  /** Where the label, or the name of the definition, begins with its bracket. */
  readonly from: number;
  /** After the closing parenthesis or, of a definition, the destination. */
  readonly to: number;
}

/** More than any path has; keeps one step from reading the whole text. */
const longestDestination = 2000;
const mostParentheses = 32;

/**
 * The links, pictures and link definitions in a stretch of text, as CommonMark has them, not those in code spans and
 * comments. Reads every character a bounded number of times.
 */
export function findLinks(text: string, from: number, to: number): readonly FoundLink[] {
  const links: FoundLink[] = [];
  const codeEnds = codeSpanEnds(text, from, to);
  let open: { readonly at: number; readonly isImage: boolean }[] = [];
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '`') at = codeEnds.get(at) ?? endOfRun(text, at, to) - 1;
    else if (character === '<' && text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0 || end >= to) return links;
      at = end + 2;
    } else if (character === '[') open.push({ at, isImage: at > from && text.charAt(at - 1) === '!' });
    else if (character === ']') {
      const label = open.pop();
      if (label === undefined) continue;
      const found = destinationAt(text, at + 1, to, isLineStart(text, label.at, from));
      if (found === undefined) continue;
      links.push({ ...found, from: label.at });
      // A link has no links in it; it may have pictures, and be in one.
      if (!label.isImage) open = open.filter(({ isImage }) => isImage);
      at = found.to - 1;
    }
  }
  return links;
}

/** The code spans in a stretch of text, without their backticks; not those in comments. Reads every character a bounded number of times. */
export function findCodeSpans(
  text: string,
  from: number,
  to: number,
): readonly { readonly start: number; readonly end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const codeEnds = codeSpanEnds(text, from, to);
  for (let at = from; at < to; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '`') {
      const start = endOfRun(text, at, to);
      const last = codeEnds.get(at);
      if (last !== undefined) spans.push({ start, end: last + 1 - (start - at) });
      at = last ?? start - 1;
    } else if (character === '<' && text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at + 4);
      if (end < 0 || end >= to) return spans;
      at = end + 2;
    }
  }
  return spans;
}

/** After a label: `(destination "title")`, or `: destination` of a definition. */
function destinationAt(
  text: string,
  at: number,
  to: number,
  mayDefine: boolean,
): Omit<FoundLink, 'from'> | undefined {
  const sign = text.charAt(at);
  if (at >= to || (sign !== '(' && !(sign === ':' && mayDefine))) return undefined;
  const limit = Math.min(to, at + longestDestination);
  let start = at + 1;
  while (start < limit && /\s/.test(text.charAt(start))) start++;
  const isAngled = text.charAt(start) === '<';
  if (isAngled) start++;
  const end = isAngled ? angledEnd(text, start, limit) : bareEnd(text, start, limit);
  if (end === undefined) return undefined;
  const destination = text.slice(start, end);
  const after = isAngled ? end + 1 : end;
  if (sign === ':') return destination === '' ? undefined : { destination, start, end, to: after };
  const close = closingParenthesis(text, after, limit);
  return close === undefined ? undefined : { destination, start, end, to: close + 1 };
}

function angledEnd(text: string, start: number, limit: number): number | undefined {
  for (let at = start; at < limit; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '>') return at;
    else if (character === '<' || character === '\n') return undefined;
  }
  return undefined;
}

function bareEnd(text: string, start: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (/[\s\p{Cc}]/u.test(character)) return at;
    else if (character === '(' && ++depth > mostParentheses) return undefined;
    else if (character === ')' && --depth < 0) return at;
  }
  return depth === 0 && limit - start < longestDestination - 2 ? limit : undefined;
}

/** Past an optional title. */
function closingParenthesis(text: string, from: number, limit: number): number | undefined {
  let at = from;
  while (at < limit && /\s/.test(text.charAt(at))) at++;
  if (text.charAt(at) === ')' && at < limit) return at;
  const close = { '"': '"', "'": "'", '(': ')' }[text.charAt(at)];
  if (close === undefined || at === from) return undefined;
  for (at++; at < limit && text.charAt(at) !== close; at++) if (text.charAt(at) === '\\') at++;
  for (at++; at < limit && /\s/.test(text.charAt(at)); at++);
  return at < limit && text.charAt(at) === ')' ? at : undefined;
}

function isLineStart(text: string, at: number, from: number): boolean {
  let before = at;
  while (before > from && text.charAt(before - 1) === ' ' && at - before < 4) before--;
  return at - before < 4 && (before === from || text.charAt(before - 1) === '\n');
}

/** By the first backtick of each code span: the last one. */
function codeSpanEnds(text: string, from: number, to: number): ReadonlyMap<number, number> {
  const runs: (readonly [number, number])[] = [];
  for (let at = from; at < to; at++) {
    if (text.charAt(at) !== '`') continue;
    const end = endOfRun(text, at, to);
    runs.push([at, end]);
    at = end;
  }
  const ends = new Map<number, number>();
  const next = new Map<number, number>();
  for (const [start, end] of runs.reverse()) {
    const closing = next.get(end - start);
    if (closing !== undefined) ends.set(start, closing - 1);
    next.set(end - start, end);
  }
  return ends;
}

function endOfRun(text: string, at: number, to: number): number {
  let end = at;
  while (end < to && text.charAt(end) === '`') end++;
  return end;
}
