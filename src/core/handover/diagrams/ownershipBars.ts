import type { Element, ElementContent } from 'hast';
import { knownAuthors } from '../../hotspots/knownAuthors';
import type { ModuleReport } from '../../hotspots/model';
import { counted, numberWords, percentWords } from '../../wording';
import { byFolderAtMost } from '../folders';
import { figure, fitting, hatched, hatching, label, rectangle } from './figure';

const width = 720;
const nameWidth = 190;
const barWidth = width - nameWidth;
const rowHeight = 24;
const mostFolders = 16;
const mostPeople = 6;
const legendColumns = 3;
const hatchId = 'svg:ownership-hatch';

interface Holder {
  readonly key: string;
  readonly name: string;
  readonly inactive: boolean;
  /** Lines, weighted with the shares of authorship. */
  readonly lines: number;
}

/**
 * Chapter 20: who holds how much of each folder, by lines weighted with the shares of authorship. Hatched: inactive.
 * Undefined where no history tells.
 */
export function ownershipBars(sources: readonly ModuleReport[]): Element | undefined {
  const known = sources.filter((module) => module.history !== undefined && module.lines > 0);
  const all = holders(known);
  const wholeLines = sum(all);
  if (wholeLines === 0) return undefined;
  const named = all.slice(0, mostPeople);
  const columns = [...named.map(({ name }) => name), ...(all.length > named.length ? ['Others'] : [])];
  const folders = byFolderAtMost(known, mostFolders)
    .map(({ folder, items }) => {
      const own = holders(items);
      const lines = sum(own);
      const parts = named.map(({ key }) => own.find((holder) => holder.key === key)?.lines ?? 0);
      return {
        name: folder === '' ? '(top folder)' : folder,
        lines,
        parts: [...parts, lines - sum(parts.map((part) => ({ lines: part })))],
      };
    })
    .sort((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1));
  const legendRows = Math.ceil(columns.length / legendColumns);
  const barsTop = legendRows * rowHeight + 10;
  const bars = folders.flatMap((folder, row) => folderBar(folder, named, barsTop + row * rowHeight));
  const inactive = all.filter((holder) => holder.inactive);
  return figure({
    name: 'ownership',
    title: 'Who knows how much of it',
    description:
      `Shares of authorship by folder, weighted with lines. ${counted(inactive.length, 'person', 'people')} of ${numberWords(all.length)} ` +
      `who ${inactive.length === 1 ? 'is' : 'are'} inactive (hatched) ${inactive.length === 1 ? 'holds' : 'hold'} ${percentWords(sum(inactive), wholeLines)} of it.`,
    width,
    height: barsTop + folders.length * rowHeight + 4,
    shapes: [hatching(hatchId), ...legend(columns, named), ...bars],
    columns: ['Folder', ...columns.map((name) => `${name.replace(/#+$/, '')}#`)],
    rows: folders.map(({ name, lines, parts }) => [
      name,
      ...parts.slice(0, columns.length).map((part) => percentWords(part, lines)),
    ]),
  });
}

function folderBar(
  folder: { readonly name: string; readonly lines: number; readonly parts: readonly number[] },
  named: readonly Holder[],
  y: number,
): ElementContent[] {
  const words = fitting(folder.name, nameWidth - 12) || folder.name;
  const shapes: ElementContent[] = [label(words, { x: nameWidth - 8, y: y + 15, anchor: 'end' })];
  let x = nameWidth;
  folder.parts.forEach((part, at) => {
    const length = (part / folder.lines) * barWidth;
    if (length < 0.5) return;
    const box = { x, y: y + 2, width: Math.max(0.5, length - 1), height: rowHeight - 6 };
    const holder = named[at];
    const tip = `${holder?.name ?? 'Others'}: ${percentWords(part, folder.lines)} of ${folder.name}`;
    shapes.push(rectangle(box, holder === undefined ? 'person-other' : `person-${String(at)}`, tip));
    if (holder?.inactive === true) shapes.push(hatched(box, hatchId));
    x += length;
  });
  return shapes;
}

function legend(columns: readonly string[], named: readonly Holder[]): ElementContent[] {
  return columns.flatMap((name, at) => {
    const column = width / legendColumns;
    const box = {
      x: (at % legendColumns) * column,
      y: Math.floor(at / legendColumns) * rowHeight + 3,
      width: 14,
      height: 12,
    };
    const holder = named[at];
    const words =
      holder?.inactive === true ? `${fitting(name, column - 100)} (inactive)` : fitting(name, column - 24);
    return [
      rectangle(box, holder === undefined ? 'person-other' : `person-${String(at)}`),
      ...(holder?.inactive === true ? [hatched(box, hatchId)] : []),
      label(words, { x: box.x + 20, y: box.y + 10 }),
    ];
  });
}

/** Most lines first. */
function holders(modules: readonly ModuleReport[]): readonly Holder[] {
  const found = new Map<string, { key: string; name: string; inactive: boolean; lines: number }>();
  for (const { lines, history } of modules)
    for (const { author, share, inactive } of knownAuthors(history)) {
      const key = `${author.name}\n${author.email}`;
      const holder = found.get(key);
      if (holder === undefined) found.set(key, { key, name: author.name, inactive, lines: lines * share });
      else holder.lines += lines * share;
    }
  return [...found.values()].sort((a, b) => b.lines - a.lines || (a.key < b.key ? -1 : 1));
}

function sum(parts: readonly { readonly lines: number }[]): number {
  return parts.reduce((all, { lines }) => all + lines, 0);
}
