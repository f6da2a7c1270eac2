import type { BookFacts } from './facts';
import { link, type Markdown } from './markdownText';

/** `: [People](./20-people.md#who-knows-what)`, to end a sentence with; empty where the book leaves out the chapter. */
export function seeChapter(
  { plan }: Pick<BookFacts, 'plan'>,
  label: Markdown,
  { file, heading }: { readonly file: string; readonly heading: string },
): Markdown {
  return plan.chapters.some((chapter) => chapter.file === file)
    ? `: ${link(label, `./${file}#${heading}`)}`
    : '';
}
