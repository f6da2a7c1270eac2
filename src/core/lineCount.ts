/** How many lines a text has; what follows the last line feed is one where it is not empty. */
export function lineCount(text: string): number {
  let lineFeeds = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineFeeds += 1;
  return lineFeeds + (text === '' || text.endsWith('\n') ? 0 : 1);
}

/** Gives the 0-based line of each offset it is asked for; no offset may be smaller than the one before. One pass over the text. */
export function risingLines(text: string): (offset: number) => number {
  let line = 0;
  let at = text.indexOf('\n');
  return (offset) => {
    while (at !== -1 && at < offset) {
      line += 1;
      at = text.indexOf('\n', at + 1);
    }
    return line;
  };
}
