import type { Observation } from './observations';
import { foundInTop, type OrderName, orderNames, orders, topOf } from './orders';

/** Sums over the years of a repository in which something was documented. */
export interface Result {
  years: number;
  modules: number;
  documented: number;
  /** What an order at random finds on average. */
  random: number;
  readonly found: Record<OrderName, number>;
}

export function newResult(): Result {
  const found = Object.fromEntries(orderNames.map((name) => [name, 0])) as Record<OrderName, number>;
  return { years: 0, modules: 0, documented: 0, random: 0, found };
}

/** A year in which nothing was documented says nothing about any order. */
export function addYear(result: Result, observed: readonly Observation[]): void {
  const wasDocumented = ({ documentedLater }: Observation): boolean => documentedLater > 0;
  const documented = observed.filter(wasDocumented).length;
  if (documented === 0) return;
  const places = topOf(observed.length);
  result.years += 1;
  result.modules += observed.length;
  result.documented += documented;
  result.random += (documented * places) / observed.length;
  for (const name of orderNames)
    result.found[name] += foundInTop(observed, places, wasDocumented, orders[name]);
}

/** In Markdown. `mean` is that of the repositories' shares: each counts alike, however large it is. */
export function tableOf(results: ReadonlyMap<string, Result>): string {
  const counted = [...results].filter(([, { documented }]) => documented > 0);
  const rows = counted.map(([name, result]) => [
    name,
    ...[result.years, result.modules, result.documented].map(String),
    ...sharesOf(result).map(percent),
  ]);
  const shares = counted.map(([, result]) => sharesOf(result));
  const means = [...orderNames, 'random'].map((_, at) => mean(shares.map((each) => each[at] ?? 0)));
  const sums = (['years', 'modules', 'documented'] as const).map((key) =>
    String(counted.reduce((sum, [, result]) => sum + result[key], 0)),
  );
  const head = ['repository', 'years', 'modules', 'documented later', ...orderNames, 'at random'];
  const line = head.map((_, at) => (at === 0 ? '---' : '---:'));
  return [head, line, ...rows, ['mean', ...sums, ...means.map(percent)]]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function sharesOf({ found, documented, random }: Result): number[] {
  return [...orderNames.map((name) => found[name]), random].map((part) => part / documented);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
