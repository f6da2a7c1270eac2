/** Stands for any name out of the code, path, address or number with letters: which one it is says nothing of a debt. */
const nameToken = '@';
/** Stands for any number. */
const numberToken = '0';
/** Stands for the end of a sentence: no pair of words reaches across it. It is no feature itself. */
export const breakToken = '.';

/** Characters above ASCII count as letters. */
const letter = String.raw`a-z0-9_$\x80-\uffff`;

const pieces = new RegExp(
  [
    String.raw`</?[a-z][^<>]{0,80}>`,
    String.raw`\{@[a-z]+[^{}]{0,120}\}`,
    String.raw`[a-z][a-z+-]{1,10}:\/\/\S+`,
    String.raw`@[${letter}]+`,
    String.raw`[${letter}][${letter}'.:#/\\-]*\(?`,
    String.raw`\?+`,
    String.raw`[.;!]+`,
  ].join('|'),
  'g',
);

/**
 * What of a comment can be a word or ends a sentence, in lower case. Comment markers, white space and letter case
 * make no difference, but for a marker that stands at a word without a blank.
 */
export function piecesOf(text: string): readonly string[] {
  return text.toLowerCase().match(pieces) ?? [];
}

/** The words in one piece, not stemmed, with the signs above for what is no word; most have one, markup has none. */
export function tokensOfPiece(piece: string): readonly string[] {
  switch (piece.charAt(0)) {
    case '<':
      return [];
    case '?':
      return [piece.length > 1 ? '??' : '?', breakToken];
    case '.':
    case ';':
    case '!':
      return [...(piece.startsWith('...') ? ['...'] : []), ...(piece.includes('!') ? ['!'] : []), breakToken];
    case '{':
      return [nameToken];
    case '@':
      return /^@(?:todo|fixme|xxx|hack)$/.test(piece) ? [piece.slice(1)] : [nameToken];
    default:
      return piece.includes('://') ? [nameToken] : tokensOfWord(piece);
  }
}

function tokensOfWord(piece: string): readonly string[] {
  if (piece.endsWith('(')) return [nameToken];
  const trailing = /['.:#/\\-]*$/.exec(piece)?.[0] ?? '';
  const word = piece.slice(0, piece.length - trailing.length);
  const after = trailing.startsWith('...') ? ['...', breakToken] : /[.:]/.test(trailing) ? [breakToken] : [];
  if (/^\d+$/.test(word)) return [numberToken, ...after];
  if (/^[a-z]+(?:'[a-z]+)?$/.test(word)) return [word.replace("'", ''), ...after];
  if (/^[a-z]+(?:[-/][a-z]+){1,2}$/.test(word)) return [...word.split(/[-/]/), ...after];
  return [nameToken, ...after];
}
