/** A picture that goes into the file, or why it does not: half a sentence, to follow "not shown here: ". */
export type Picture =
  | { readonly kind: 'embedded'; readonly dataUri: string }
  | { readonly kind: 'leftOut'; readonly why: string };

/**
 * The media type of a picture by what it begins with, whatever its name says; undefined for all that is none. In an `img`
 * element a browser runs no script of an SVG picture and loads nothing for it.
 */
export function pictureType(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(head)) return 'image/gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'image/webp';
  if (/^[\s\S]{4}ftypavi[fs]/.test(head)) return 'image/avif';
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(
    head,
  )
    ? 'image/svg+xml'
    : undefined;
}
