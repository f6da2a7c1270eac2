/**
 * Reads a Go string literal, as `strconv.Unquote` does: "interpreted", `raw` or a single 'rune'.
 * @returns undefined where the text is no such literal
 */
export function unquoteGo(text: string): string | undefined {
  const quote = text.at(0);
  const inner = text.slice(1, -1);
  if (text.length < 2 || quote !== text.at(-1)) return undefined;
  if (quote === '`') return inner.includes('`') ? undefined : inner.replaceAll('\r', '');
  if ((quote !== '"' && quote !== "'") || inner.includes('\n')) return undefined;
  const bytes = bytesOf(inner, quote);
  if (bytes === undefined) return undefined;
  const result = new TextDecoder().decode(bytes);
  return quote === "'" && Array.from(result).length !== 1 ? undefined : result;
}

/** Git's own C quoting of paths is a subset of the same syntax. */
const simpleEscapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
  '\\': 92,
};

/** An escape is a byte (octal, hex) or a character (`\u`, `\U`), so the text is put together as bytes. */
function bytesOf(inner: string, quote: string): Uint8Array | undefined {
  const bytes: number[] = [];
  const token =
    /\\(?:([0-7]{3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([abfnrtv\\'"]))|([^\\]+)|(\\)/gu;
  for (const [, octal, hex, short, long, simple, plain] of inner.matchAll(token)) {
    const code = short ?? long;
    if (plain !== undefined) {
      if (plain.includes(quote)) return undefined;
      bytes.push(...new TextEncoder().encode(plain));
    } else if (octal !== undefined || hex !== undefined) {
      const byte = octal === undefined ? parseInt(hex ?? '', 16) : parseInt(octal, 8);
      if (byte > 255) return undefined;
      bytes.push(byte);
    } else if (code !== undefined) {
      const point = parseInt(code, 16);
      if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
      bytes.push(...new TextEncoder().encode(String.fromCodePoint(point)));
    } else {
      // The other quote must not be escaped, and the letters only in lower case.
      const byte = simple === quote ? quote.charCodeAt(0) : simpleEscapes[simple ?? ''];
      if (byte === undefined) return undefined;
      bytes.push(byte);
    }
  }
  return Uint8Array.from(bytes);
}
