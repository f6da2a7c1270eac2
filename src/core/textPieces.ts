/** The same text in pieces of about one length, so that neither each part is written apart nor all of them are in memory. */
export function* piecesOfLength(parts: Iterable<string>, length: number): Generator<string> {
  let piece = '';
  for (const part of parts) {
    piece += part;
    if (piece.length < length) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
