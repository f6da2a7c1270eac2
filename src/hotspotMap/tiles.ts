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

/** The entries of a folder as a squarified treemap (Bruls, Huizing, van Wijk 2000), and one level of theirs. */
export function tilesOf(folder: MapNode, width: number, height: number): readonly Tile[] {
  return laidOut(folder, width, height).map((tile) => {
    const hasRoom = tile.width >= leastInner && tile.height >= leastInner;
    if (tile.node.children === undefined || !hasRoom) return tile;
    const inner = laidOut(tile.node, tile.width, tile.height - titleHeight);
    return { ...tile, inner: inner.map((each) => ({ ...each, y: each.y + titleHeight })) };
  });
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
