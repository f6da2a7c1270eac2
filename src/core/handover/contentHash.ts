/**
 * FNV-1a, 32 bits (Fowler, Noll, Vo; offset basis 0x811c9dc5, prime 0x01000193), over the UTF-16 code units of a
 * text, low byte first. It tells an edited region from an untouched one; it protects against nobody.
 * Line endings do not count, so that a checkout with CRLF is no edit.
 * @returns eight lower-case hexadecimal digits
 */
export function contentHash(text: string): string {
  let hash = 0x811c9dc5;
  const normalised = text.replace(/\r\n?/g, '\n');
  for (let i = 0; i < normalised.length; i++) {
    const unit = normalised.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
