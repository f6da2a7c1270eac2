/** In UTF-16 units; what follows is left out. */
const longestHeading = 1000;

/**
 * The fragment that GitHub, GitLab and VS Code give a heading: lower case, without punctuation, spaces as dashes.
 * @param text plain, see {@link headingText}
 */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** What is read of a heading: without the marks of code, links and emphasis. */
export function headingText(markdown: string): string {
  return markdown
    .slice(0, longestHeading)
    .replace(/!?\[([^\][]{0,500})\](?:\([^()]{0,2000}\)|\[[^\][]{0,500}\])/g, '$1')
    .replace(/<[^<>]{1,200}>/g, '')
    .replace(/(?<![\p{L}\p{N}\\])_+(?=\S)|(?<=[^\s\\])_+(?![\p{L}\p{N}])/gu, '')
    .replace(/\\([!-/:-@[-`{-~])|[`*]+/g, (_all, escaped: string | undefined) => escaped ?? '')
    .trim();
}

/** Gives headings with the same words different fragments: `open`, `open-1`, `open-2`. */
export class Slugs {
  readonly #given = new Map<string, number>();

  next(text: string): string {
    const slug = slugOf(text);
    let unique = slug;
    let count = this.#given.get(slug) ?? -1;
    do {
      count++;
      unique = count === 0 ? slug : `${slug}-${count}`;
    } while (count > 0 && this.#given.has(unique));
    this.#given.set(slug, count);
    if (unique !== slug) this.#given.set(unique, 0);
    return unique;
  }
}
