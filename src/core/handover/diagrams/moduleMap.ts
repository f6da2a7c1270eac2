import type { Element, ElementContent } from 'hast';
import type { ModuleReport } from '../../hotspots/model';
import { counted, numberWords, percentWords } from '../../wording';
import { byFolderAtMost } from '../folders';
import { figure, fitting, hatched, hatching, label, rectangle, widthOf } from './figure';
import { type Rectangle, squarify } from './squarify';

const width = 720;
const mapHeight = 420;
const legendHeight = 34;
const mostFolders = 24;
/** More tiles than these are too small to be seen; folders are then drawn as one. */
const mostModules = 600;
const headerHeight = 17;
const hatchId = 'svg:module-map-hatch';

interface Sums {
  readonly lines: number;
  readonly publicSymbols: number;
  readonly documentedSymbols: number;
}

interface Folder extends Sums {
  readonly name: string;
  readonly modules: readonly ModuleReport[];
}

/**
 * Chapter 4: the folders, each with its modules as tiles. Area: lines. Fill: how much of what is public is documented.
 * Undefined where there is nothing to draw.
 */
export function moduleMap(sources: readonly ModuleReport[]): Element | undefined {
  const drawn = sources.filter((module) => module.lines > 0);
  if (drawn.length === 0) return undefined;
  const folders = byFolderAtMost(drawn, mostFolders)
    .map(({ folder, items }): Folder => ({
      name: folder === '' ? '(top folder)' : folder,
      modules: items,
      ...sums(items),
    }))
    .sort((a, b) => b.lines - a.lines || (a.name < b.name ? -1 : 1));
  const tiles = squarify(
    folders.map(({ lines }) => lines),
    { x: 0, y: 0, width, height: mapHeight },
  );
  const asOne = drawn.length > mostModules;
  const shapes = folders.flatMap((folder, at) => {
    const tile = tiles[at];
    return tile === undefined ? [] : folderShapes(folder, tile, asOne);
  });
  const whole = sums(drawn);
  return figure({
    name: 'module-map',
    title: 'Module map',
    description:
      `${counted(drawn.length, 'module')} in ${counted(folders.length, 'folder')}, as large as their lines (${numberWords(whole.lines)}), ` +
      `as full of colour as they are documented: ${percentWords(whole.documentedSymbols, whole.publicSymbols)} of what is public is.`,
    width,
    height: mapHeight + legendHeight,
    shapes: [hatching(hatchId), ...shapes, ...legend()],
    columns: ['Folder', 'Modules#', 'Lines#', 'Documented#'],
    rows: folders.map(({ name, modules, lines, documentedSymbols, publicSymbols }) => [
      name,
      numberWords(modules.length),
      numberWords(lines),
      percentWords(documentedSymbols, publicSymbols),
    ]),
  });
}

function folderShapes(folder: Folder, tile: Rectangle, asOne: boolean): ElementContent[] {
  const hasHeader = tile.height > 3 * headerHeight && tile.width > 40;
  const inner = {
    x: tile.x + 2,
    y: tile.y + (hasHeader ? headerHeight : 2),
    width: Math.max(0, tile.width - 4),
    height: Math.max(0, tile.height - (hasHeader ? headerHeight : 2) - 2),
  };
  const modules = asOne
    ? []
    : [...folder.modules].sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1));
  const places = asOne
    ? [inner]
    : squarify(
        modules.map(({ lines }) => lines),
        inner,
      );
  const shapes = places.flatMap((place, at) => moduleTile(place, asOne ? folder : (modules[at] ?? folder)));
  const words = fitting(
    widthOf(folder.name) > tile.width - 8 ? endOf(folder.name) : folder.name,
    tile.width - 8,
  );
  return hasHeader && words !== '' ? [...shapes, label(words, { x: tile.x + 4, y: tile.y + 12 })] : shapes;
}

function moduleTile(place: Rectangle, module: Folder | ModuleReport): ElementContent[] {
  const shown = { ...place, width: Math.max(0, place.width - 1), height: Math.max(0, place.height - 1) };
  const name = 'path' in module ? module.path : module.name;
  const tip = `${name}: ${counted(module.lines, 'line')}, ${documentedWords(module)}`;
  const tile = rectangle(shown, fillOf(module), tip);
  return module.publicSymbols > 0 && module.documentedSymbols === 0
    ? [tile, hatched(shown, hatchId)]
    : [tile];
}

function documentedWords({ publicSymbols, documentedSymbols }: Sums): string {
  return publicSymbols === 0
    ? 'nothing public'
    : `${percentWords(documentedSymbols, publicSymbols)} of ${counted(publicSymbols, 'public symbol')} documented`;
}

function fillOf({ publicSymbols, documentedSymbols }: Sums): string {
  if (publicSymbols === 0) return 'fill-none';
  const part = documentedSymbols / publicSymbols;
  return `fill-${String(part === 0 ? 0 : Math.min(4, 1 + Math.floor(part * 4)))}`;
}

function legend(): ElementContent[] {
  const entries = [
    ['fill-none', 'nothing public'],
    ['fill-0', 'nothing documented'],
    ['fill-1', 'below 25 %'],
    ['fill-2', 'below 50 %'],
    ['fill-3', 'below 75 %'],
    ['fill-4', 'more'],
  ] as const;
  let x = 0;
  return entries.flatMap(([fill, words]) => {
    const box = { x, y: mapHeight + 16, width: 14, height: 12 };
    x += 19 + widthOf(words) + 14;
    return [
      rectangle(box, fill),
      ...(fill === 'fill-0' ? [hatched(box, hatchId)] : []),
      label(words, { x: box.x + 19, y: box.y + 10 }),
    ];
  });
}

function sums(modules: readonly ModuleReport[]): Sums {
  return {
    lines: modules.reduce((sum, { lines }) => sum + lines, 0),
    publicSymbols: modules.reduce((sum, { publicSymbols }) => sum + publicSymbols, 0),
    documentedSymbols: modules.reduce((sum, { documentedSymbols }) => sum + documentedSymbols, 0),
  };
}

function endOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
