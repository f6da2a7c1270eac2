/** How far a line may have moved since the file was saved. */
const mostLinesMoved = 500;

/**
 * The line that has a word now, nearest to where the saved file had it; undefined where it is gone.
 * @param line 0-based, in the saved file
 */
export function lineNow(lines: readonly string[], line: number, word: string): number | undefined {
  for (let apart = 0; apart <= mostLinesMoved; apart++) {
    for (const at of apart === 0 ? [line] : [line - apart, line + apart])
      if (hasWord(lines[at], word)) return at;
  }
  return undefined;
}

function hasWord(line: string | undefined, word: string): boolean {
  if (line === undefined) return false;
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const isWhole = !isLetter(line.charAt(at - 1)) || !isLetter(word.charAt(0));
    if (isWhole && !(isLetter(line.charAt(at + word.length)) && isLetter(word.charAt(word.length - 1))))
      return true;
  }
  return false;
}

function isLetter(character: string): boolean {
  return /^[\p{L}\p{N}_$]$/u.test(character);
}
