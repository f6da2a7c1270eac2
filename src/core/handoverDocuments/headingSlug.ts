/** In UTF-16 units; what follows is left out. */
const longestHeading = 1000;

/**
 * The fragment that GitHub, GitLab and VS Code give a heading: lower case, without punctuation, spaces as dashes.
 * @param text plain, see {@link headingText}
 */
function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

const label = String.raw`\[((?:\\.|[^\][\\])*)\]`;
const destination = String.raw`\((?:\\.|[^()\\])*(?:\([^()]*\)[^()]*)*\)`;
const picture = new RegExp(`(?<!\\\\)!${label}${destination}`, 'g');
const linked = new RegExp(String.raw`(?<!\\)${label}(?:${destination}|\[[^\][]*\])`, 'g');
const codeSpan = /(?<![`\\])(`+)(?!`)(.*?)(?<!`)\1(?!`)/g;

/** What is read of a heading: without the marks of code, links and emphasis, and without pictures. Not trimmed. */
export function headingText(markdown: string): string {
  return markdown
    .slice(0, longestHeading)
    .replace(codeSpan, (_all, _marks, code: string) => code.trim().replace(/[!-/:-@[-`{-~]/g, '\\$&'))
    .replace(picture, '')
    .replace(linked, '$1')
    .replace(/(?<!\\)<[^<>]+>/g, '')
    .replace(/(?<![\p{L}\p{N}\\])_+(?=\S)|(?<=[^\s\\])_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])|\*+/g, (_all, escaped: string | undefined) => escaped ?? '');
}

/** Gives headings with the same words different fragments: `open`, `open-1`, `open-2`. */
export class Slugs {
  readonly #given = new Map<string, number>();

  next(text: string): string {
    const slug = slugOf(text);
    let count = this.#given.get(slug);
    let unique = slug;
    while (count !== undefined && this.#given.has(unique)) unique = `${slug}-${++count}`;
    this.#given.set(slug, count ?? 0);
    if (unique !== slug) this.#given.set(unique, 0);
    return unique;
  }
}
