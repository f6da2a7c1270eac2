const utf8 = new TextDecoder('utf-8', { fatal: true });

export interface DecodedText {
  readonly text: string;
  /** False where the bytes were no UTF-8 and were read as Latin-1, which knows every byte. */
  readonly isUtf8: boolean;
}

/** UTF-8 without its byte order mark, else Latin-1. */
export function decodeText(bytes: Buffer): DecodedText {
  try {
    return { text: utf8.decode(bytes), isUtf8: true };
  } catch {
    return { text: bytes.toString('latin1'), isUtf8: false };
  }
}
