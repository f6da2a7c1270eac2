import type { Observation } from './observations';

/** Orders of modules, each by a number, greatest first. */
export const orders = {
  ours: ({ score }) => score,
  'our gap alone': ({ factors }) => factors.gap,
  'churn × size': ({ changes, lines }) => changes * lines,
  churn: ({ changes }) => changes,
  size: ({ lines }) => lines,
  'missing comments': ({ publicSymbols, documentedSymbols }) => publicSymbols - documentedSymbols,
} as const satisfies Record<string, (module: Observation) => number>;

export type OrderName = keyof typeof orders;

export const orderNames = Object.keys(orders) as OrderName[];

/**
 * How many of the modules that people then documented stand in the first places of an order. Where modules are equal, each of
 * their possible orders counts alike.
 * @returns a number of modules; a fraction where the places end among equals
 */
export function foundInTop<Module>(
  modules: readonly Module[],
  places: number,
  wasDocumented: (module: Module) => boolean,
  order: (module: Module) => number,
): number {
  let left = places;
  let found = 0;
  const byValue = new Map<number, Module[]>();
  for (const module of modules) {
    const value = order(module);
    const equal = byValue.get(value);
    if (equal === undefined) byValue.set(value, [module]);
    else equal.push(module);
  }
  for (const value of [...byValue.keys()].sort((a, b) => b - a)) {
    const equal = byValue.get(value) ?? [];
    const taken = Math.min(left, equal.length);
    found += (equal.filter(wasDocumented).length * taken) / equal.length;
    left -= taken;
    if (left === 0) break;
  }
  return found;
}

/** A tenth, rounded up. */
export function topOf(modules: number): number {
  return Math.ceil(modules / 10);
}
