/** In characters; of longer lines the beginning must do. */
const longestLine = 200;
/** Lines above and below that may have to tell a line from others like it. */
const mostContext = 8;

/**
 * A regular expression that CodeTour finds once in a text, at the given line: the line's own words, at any indentation,
 * with as few lines around them as tell it from others. CodeTour searches with the flag `m` and takes the line on which
 * the match begins.
 * @param text as the file has it, with its own line ends
 * @param line 0-based
 * @returns undefined for an empty line, and for one that stands in the same lines twice
 */
export function linePattern(text: string, line: number): string | undefined {
  const lines = text.split(/\r\n?|\n/);
  const own = lines[line];
  if (own === undefined || own.trim() === '') return undefined;
  for (let context = 0; context <= mostContext; context++) {
    const tried =
      context === 0
        ? [[0, 0]]
        : [
            [0, context],
            [context, 0],
            [context, context],
          ];
    for (const [above = 0, below = 0] of tried) {
      if (line - above < 0 || line + below >= lines.length) continue;
      const pattern = [
        above === 0
          ? ''
          : `(?<=${lines
              .slice(line - above, line)
              .map((one) => `^${wholeLine(one)}${lineEnd}`)
              .join('')})`,
        `^${wholeLine(own)}`,
        below === 0
          ? ''
          : `(?=${lines
              .slice(line + 1, line + 1 + below)
              .map((one) => `${lineEnd}${wholeLine(one)}`)
              .join('')})`,
      ].join('');
      if (onlyMatch(text, pattern) === line) return pattern;
    }
  }
  return undefined;
}

/** The 0-based line of the only match, as CodeTour would find it; undefined for none or several. */
function onlyMatch(text: string, pattern: string): number | undefined {
  const [first, second] = firstTwo(text, new RegExp(pattern, 'gm'));
  if (first === undefined || second !== undefined) return undefined;
  return text.slice(0, first).split(/\r\n?|\n/).length - 1;
}

function firstTwo(text: string, pattern: RegExp): readonly number[] {
  const found: number[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push(match.index);
    if (found.length === 2) break;
  }
  return found;
}

const lineEnd = String.raw`(?:\r\n?|\n)`;

function wholeLine(line: string): string {
  const words = line.trim();
  const blank = '[ \\t]*';
  if (words === '') return `${blank}$`;
  const cut =
    words.length > longestLine ? words.slice(0, longestLine).replace(/[\ud800-\udbff]$/, '') : words;
  return `${blank}${escaped(cut)}${cut === words ? `[^\\S\\r\\n]*$` : '.*$'}`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
