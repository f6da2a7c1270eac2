export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Fills a rectangle with tiles whose areas are in proportion to the sizes, as square as can be: Bruls, Huizing and
 * van Wijk, "Squarified Treemaps" (2000).
 * @param sizes greater than 0, greatest first
 * @returns a tile for each size, in the same order
 */
export function squarify(sizes: readonly number[], within: Rectangle): readonly Rectangle[] {
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  if (whole <= 0 || within.width <= 0 || within.height <= 0)
    return sizes.map(() => ({ ...within, width: 0, height: 0 }));
  const scale = (within.width * within.height) / whole;
  const tiles: Rectangle[] = [];
  let free = within;
  let row: number[] = [];
  for (const size of sizes) {
    const area = size * scale;
    const side = Math.min(free.width, free.height);
    if (row.length > 0 && worst([...row, area], side) > worst(row, side)) {
      free = place(row, free, tiles);
      row = [];
    }
    row.push(area);
  }
  if (row.length > 0) place(row, free, tiles);
  return tiles;
}

/** How far from a square the least square tile of a row is; 1 is a square. */
function worst(areas: readonly number[], side: number): number {
  const sum = areas.reduce((all, area) => all + area, 0);
  const greatest = areas.reduce((a, b) => Math.max(a, b), 0);
  const least = areas.reduce((a, b) => Math.min(a, b), Infinity);
  return Math.max((side * side * greatest) / (sum * sum), (sum * sum) / (side * side * least));
}

/** @returns what is left beside the row */
function place(areas: readonly number[], free: Rectangle, tiles: Rectangle[]): Rectangle {
  const sum = areas.reduce((all, area) => all + area, 0);
  const isColumn = free.width >= free.height;
  const thickness = isColumn ? sum / free.height : sum / free.width;
  let at = isColumn ? free.y : free.x;
  for (const area of areas) {
    const length = thickness === 0 ? 0 : area / thickness;
    tiles.push(
      isColumn
        ? { x: free.x, y: at, width: thickness, height: length }
        : { x: at, y: free.y, width: length, height: thickness },
    );
    at += length;
  }
  return isColumn
    ? { ...free, x: free.x + thickness, width: Math.max(0, free.width - thickness) }
    : { ...free, y: free.y + thickness, height: Math.max(0, free.height - thickness) };
}
