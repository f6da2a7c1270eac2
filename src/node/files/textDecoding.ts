const utf8 = new TextDecoder('utf-8', { fatal: true });

export interface DecodedText {
  readonly text: string;
  /** False where the bytes were no UTF-8, nor marked as UTF-16, and were read as Latin-1, which knows every byte. */
  readonly isUnicode: boolean;
}

/** UTF-16 where the byte order mark says so, else UTF-8, else Latin-1; without the mark. */
export function decodeText(bytes: Buffer): DecodedText {
  const utf16 = decodeUtf16(bytes);
  if (utf16 !== undefined) return { text: utf16, isUnicode: true };
  try {
    return { text: utf8.decode(bytes), isUnicode: true };
  } catch {
    return { text: bytes.toString('latin1'), isUnicode: false };
  }
}

/** The text of bytes that begin with a byte order mark of UTF-16, without it; undefined for others. */
export function decodeUtf16(bytes: Buffer): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first !== 0xfe || second !== 0xff) return undefined;
  const swapped = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
  return swapped.swap16().toString('utf16le');
}
