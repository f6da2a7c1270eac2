import { byId } from './dom';

/** Where the contents stand beside the text; below it they are folded away. */
const wide = matchMedia('(min-width: 62rem)');
/** In pixels from the top of the window: a heading above this line is being read. */
const readingLine = 120;

/** Marks in the contents what is being read, and folds them away where there is no room beside the text. */
export function startContents(): void {
  const fold = byId('ui:contents', HTMLDetailsElement);
  const links = new Map<string, HTMLAnchorElement>();
  for (const link of fold.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
    links.set(decodeURIComponent(link.hash.slice(1)), link);
  const headings = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);

  const setFold = (): void => {
    fold.open = wide.matches;
  };
  wide.addEventListener('change', setFold);
  setFold();
  fold.addEventListener('click', (event) => {
    if (!wide.matches && event.target instanceof HTMLAnchorElement) fold.open = false;
  });

  let marked: HTMLAnchorElement | undefined;
  const mark = (): void => {
    const link = links.get(headings[lastAbove(headings, readingLine)]?.id ?? '');
    if (link === marked) return;
    marked?.removeAttribute('aria-current');
    for (const item of fold.querySelectorAll('.current')) item.classList.remove('current');
    link?.setAttribute('aria-current', 'location');
    for (let item = link?.closest('li'); item; item = item.parentElement?.closest('li'))
      item.classList.add('current');
    if (wide.matches && link !== undefined) scrollInto(fold, link);
    marked = link;
  };
  let waiting = false;
  const later = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  document.addEventListener('scroll', later, { passive: true });
  window.addEventListener('resize', later);
  document.documentElement.classList.add('folds');
  mark();
}

/** Index of the last heading above a line; the first where none is. They stand in the order of the page. */
function lastAbove(headings: readonly HTMLElement[], line: number): number {
  let low = 0;
  let high = headings.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const top = headings[middle]?.getBoundingClientRect().top ?? Infinity;
    if (top <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Not `scrollIntoView`, which would move the page as well. */
function scrollInto(box: HTMLElement, link: HTMLElement): void {
  const scroller = box.closest('nav') ?? box;
  const { top, bottom } = scroller.getBoundingClientRect();
  const place = link.getBoundingClientRect();
  if (place.top < top + 40) scroller.scrollTop += place.top - top - 80;
  else if (place.bottom > bottom - 40) scroller.scrollTop += place.bottom - bottom + 80;
}
