import type { Element, ElementContent } from 'hast';
import { h, s } from 'hastscript';

export interface Drawing {
  /** Lower-case letters and dashes; one of a kind in a page. */
  readonly name: string;
  readonly title: string;
  /** What there is to see, in a sentence or two with the figures that matter. */
  readonly description: string;
  /** In user units of the drawing, which are pixels where there is room. */
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly ElementContent[];
  /** The same as words and numbers; a column whose name ends in `#` is right-aligned numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A drawing with its caption, a description for those who do not see it, and the same figures as a table. */
export function figure(drawing: Drawing): Element {
  const { name, title, width, height, shapes } = drawing;
  const description = drawing.description.replaceAll(' %', '\u00a0%');
  const titleId = `svg:${name}-title`;
  const descriptionId = `svg:${name}-description`;
  const svg = s(
    'svg',
    {
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      width,
      height,
      role: 'img',
      ariaLabelledBy: `${titleId} ${descriptionId}`,
    },
    [s('title', { id: titleId }, title), s('desc', { id: descriptionId }, description), ...shapes],
  );
  return h('figure.diagram', [
    h('figcaption', [h('strong', title), h('span', description)]),
    h('div.drawing', svg),
    h('details', [h('summary', 'As a table'), h('div.table', tableOf(drawing))]),
  ]);
}

function tableOf({ title, columns, rows }: Drawing): Element {
  const align = columns.map((column) => (column.endsWith('#') ? { align: 'right' } : {}));
  return h('table', [
    h('caption.visually-hidden', title),
    h(
      'thead',
      h(
        'tr',
        columns.map((column, at) => h('th', { scope: 'col', ...align[at] }, column.replace(/#$/, ''))),
      ),
    ),
    h(
      'tbody',
      rows.map((cells) =>
        h(
          'tr',
          cells.map((cell, at) =>
            at === 0 ? h('th', { scope: 'row' }, cell) : h('td', { ...align[at] }, cell),
          ),
        ),
      ),
    ),
  ]);
}

/** One decimal is finer than a pixel, and short. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A filled rectangle; `fill` is the class that the page's style gives a colour for light, dark and forced colours. */
export function rectangle({ x, y, width, height }: Box, fill: string, tip?: string): Element {
  const place = {
    x: rounded(x),
    y: rounded(y),
    width: rounded(Math.max(0, width)),
    height: rounded(Math.max(0, height)),
  };
  return s(`rect.${fill}`, place, tip === undefined ? [] : [s('title', tip)]);
}

export function label(
  words: string,
  {
    x,
    y,
    anchor = 'start',
    look = 'label',
  }: { x: number; y: number; anchor?: 'start' | 'middle' | 'end'; look?: string },
): Element {
  return s(`text.${look}`, { x: rounded(x), y: rounded(y), textAnchor: anchor }, words);
}

/** About so many units wide is a label, in the widest of the fonts that systems have. */
const letterWidth = 7;

export function widthOf(words: string): number {
  return Array.from(words).length * letterWidth;
}

/** As much of a text as fits, judged by the width of an average letter; empty where not even three letters do. */
export function fitting(words: string, width: number): string {
  const letters = Array.from(words);
  const room = Math.floor(width / letterWidth);
  if (letters.length <= room) return words;
  return room < 4 ? '' : `${letters.slice(0, room - 1).join('')}…`;
}

/** Hatching tells apart what colours alone would not; one definition a drawing. */
export function hatching(id: string): Element {
  return s('defs', [
    s(
      'pattern',
      { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      [s('line.hatch', { x1: 0, y1: 0, x2: 0, y2: 6 })],
    ),
  ]);
}

/** Lies over a rectangle of the same place. */
export function hatched({ x, y, width, height }: Box, id: string): Element {
  const place = { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
  return s('rect.hatched', { ...place, fill: `url(#${id})` });
}
