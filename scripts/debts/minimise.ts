/** Fills `gradient` and gives the value at `point`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

interface Step {
  readonly move: Float64Array;
  readonly change: Float64Array;
  readonly curvature: number;
}

const memory = 8;

/**
 * The lowest point of a smooth convex function, by L-BFGS with backtracking (D. Liu and J. Nocedal, 1989).
 * Deterministic; starts at zero.
 */
export function minimise(size: number, objective: Objective, maxSteps = 80): Float64Array {
  let point: Float64Array = new Float64Array(size);
  let gradient: Float64Array = new Float64Array(size);
  let value = objective(point, gradient);
  const steps: Step[] = [];
  for (let nth = 0; nth < maxSteps; nth++) {
    const direction = descent(gradient, steps);
    const slope = dot(gradient, direction);
    let length = nth === 0 ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
    const nextGradient = new Float64Array(size);
    let next = moved(point, direction, length);
    let nextValue = objective(next, nextGradient);
    for (let tries = 0; nextValue > value - 1e-4 * length * slope && tries < 30; tries++) {
      length /= 2;
      next = moved(point, direction, length);
      nextValue = objective(next, nextGradient);
    }
    const move = difference(next, point);
    const change = difference(nextGradient, gradient);
    const curvature = dot(move, change);
    if (curvature > 1e-12) steps.push({ move, change, curvature });
    if (steps.length > memory) steps.shift();
    const isDone = Math.abs(value - nextValue) < 1e-7 * Math.abs(value);
    [point, gradient, value] = [next, nextGradient, nextValue];
    if (isDone) break;
  }
  return point;
}

function descent(gradient: Float64Array, steps: readonly Step[]): Float64Array {
  const direction = Float64Array.from(gradient);
  const shares: number[] = [];
  for (const { move, change, curvature } of steps.toReversed()) {
    const share = dot(move, direction) / curvature;
    shares.push(share);
    add(direction, change, -share);
  }
  const last = steps.at(-1);
  if (last !== undefined) scale(direction, last.curvature / dot(last.change, last.change));
  for (const { move, change, curvature } of steps) {
    add(direction, move, (shares.pop() ?? 0) - dot(change, direction) / curvature);
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + times * (what[at] ?? 0);
}

function scale(what: Float64Array, times: number): void {
  for (let at = 0; at < what.length; at++) what[at] = (what[at] ?? 0) * times;
}

function moved(from: Float64Array, direction: Float64Array, length: number): Float64Array {
  return from.map((value, at) => value - length * (direction[at] ?? 0));
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, at) => value - (b[at] ?? 0));
}
