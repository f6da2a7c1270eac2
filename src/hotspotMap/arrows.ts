const directions: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest of the others in the direction of an arrow key; undefined for other keys, and at the rim. */
export function nextTile(
  key: string,
  from: HTMLElement,
  others: readonly HTMLElement[],
): HTMLElement | undefined {
  const direction = directions[key];
  if (direction === undefined) return undefined;
  const [dx, dy] = direction;
  const [x, y] = middleOf(from);
  let best: { readonly target: HTMLElement; readonly far: number } | undefined;
  for (const target of others) {
    if (target === from) continue;
    const [toX, toY] = middleOf(target);
    const along = (toX - x) * dx + (toY - y) * dy;
    if (along <= 1) continue;
    // What lies aside is further than what lies ahead.
    const far = along + 2 * Math.abs((toX - x) * dy + (toY - y) * dx);
    if (best === undefined || far < best.far) best = { target, far };
  }
  return best?.target;
}

function middleOf(target: HTMLElement): readonly [number, number] {
  const { left, top, width, height } = target.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
