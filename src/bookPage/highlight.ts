import { matchesIn } from './searchIndex';

const name = 'search';
const mostRanges = 2000;

/** Marks the words of a query in the text without changing it, where the browser can; an empty query ends it. */
export function highlight(main: HTMLElement, query: string): void {
  if (!('highlights' in CSS)) return;
  CSS.highlights.delete(name);
  if (query.trim() === '') return;
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null && ranges.length < mostRanges; node = walker.nextNode()) {
    for (const { from, until } of matchesIn(node.textContent ?? '', query)) {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, until);
      ranges.push(range);
    }
  }
  CSS.highlights.set(name, new Highlight(...ranges));
}
