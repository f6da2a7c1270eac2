import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import type { MapNode } from '../core/hotspots/map/hotspotMap';

export interface Tile {
  readonly node: MapNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** What is in it, drawn small; relative to the tile. */
  readonly inner: readonly Tile[];
}

const gap = 2;
/** In pixels; room for the name above what is in a folder. */
const titleHeight = 20;
/** Below this size nothing is drawn inside. */
const leastInner = 60;
/** Between a folder's own edge, border included, and what is in it. */
const edge = 3;

/** The entries of a folder as a squarified treemap (Bruls, Huizing, van Wijk 2000), and in them theirs, as far as there is room. */
export function tilesOf(folder: MapNode, width: number, height: number): readonly Tile[] {
  return laidOut(folder, width, height).map(filled);
}

function filled(tile: Tile): Tile {
  const { node, width, height } = tile;
  const isEmpty = node.children === undefined || node.children.length === 0;
  if (isEmpty || width < leastInner || height < leastInner) return tile;
  const inner = laidOut(node, width - 2 * edge, height - titleHeight - edge);
  return { ...tile, inner: inner.map((each) => filled({ ...each, x: each.x + 1, y: each.y + titleHeight })) };
}

interface Shallow {
  readonly node: MapNode;
  readonly children?: readonly Shallow[];
}

function laidOut(folder: MapNode, width: number, height: number): readonly Tile[] {
  const shallow: Shallow = { node: folder, children: (folder.children ?? []).map((node) => ({ node })) };
  const root = hierarchy(shallow).sum(({ node, children }) =>
    children === undefined ? Math.max(1, node.lines) : 0,
  );
  const layout = treemap<Shallow>()
    .tile(treemapSquarify)
    .size([width, Math.max(0, height)])
    .paddingInner(gap);
  return (layout(root).children ?? []).map(({ data, x0, x1, y0, y1 }) => ({
    node: data.node,
    x: x0,
    y: y0,
    width: Math.max(0, x1 - x0),
    height: Math.max(0, y1 - y0),
    inner: [],
  }));
}
