import type { Element, ElementContent } from 'hast';
import { s } from 'hastscript';
import type { YearOfHistory } from '../../hotspots/history';
import { counted, numberWords } from '../../wording';
import { figure, label, rectangle } from './figure';

const width = 720;
const plotHeight = 180;
const axisHeight = 40;
const topHeight = 24;
const widestBar = 64;

/**
 * Chapter 4: how much was changed in each year, and by how many people. Years without a commit are drawn as empty.
 * Undefined without a history.
 */
export function churnByYear(years: readonly YearOfHistory[]): Element | undefined {
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const byYear = new Map(years.map((year) => [year.year, year]));
  const all = Array.from(
    { length: last.year - first.year + 1 },
    (_, at): YearOfHistory =>
      byYear.get(first.year + at) ?? { year: first.year + at, commits: 0, changes: 0, people: 0 },
  );
  const most = all.reduce((greatest, { changes }) => Math.max(greatest, changes), 1);
  const step = width / all.length;
  const bar = Math.min(widestBar, step * 0.72);
  const everyNth = Math.max(1, Math.ceil(all.length / 20));
  const busiest = all.reduce((a, b) => (b.changes > a.changes ? b : a));
  const bars = all.flatMap((year, at): ElementContent[] => {
    const length = (year.changes / most) * plotHeight;
    const middle = (at + 0.5) * step;
    const top = topHeight + plotHeight - length;
    const labelled = at % everyNth === 0;
    const bottom = topHeight + plotHeight;
    return [
      rectangle({ x: middle - bar / 2, y: top, width: bar, height: length }, 'churn', yearWords(year)),
      ...(step > 34 && year.changes > 0
        ? [label(numberWords(year.changes), { x: middle, y: top - 5, anchor: 'middle', look: 'small' })]
        : []),
      ...(labelled ? [label(String(year.year), { x: middle, y: bottom + 16, anchor: 'middle' })] : []),
      ...(labelled && step > 34
        ? [
            label(counted(year.people, 'person', 'people'), {
              x: middle,
              y: bottom + 32,
              anchor: 'middle',
              look: 'small',
            }),
          ]
        : []),
    ];
  });
  return figure({
    name: 'churn',
    title: 'Changes over the years',
    description:
      `Changes of modules by year, from ${String(first.year)} to ${String(last.year)}. ` +
      `Most were made in ${String(busiest.year)}: ${yearWords(busiest).replace(/^\d+: /, '')}.`,
    width,
    height: topHeight + plotHeight + axisHeight,
    shapes: [
      s('line.grid', { x1: 0, y1: topHeight + plotHeight, x2: width, y2: topHeight + plotHeight }),
      ...bars,
    ],
    columns: ['Year', 'Commits#', 'Changes of modules#', 'People#'],
    rows: all.map(({ year, commits, changes, people }) => [
      String(year),
      numberWords(commits),
      numberWords(changes),
      numberWords(people),
    ]),
  });
}

function yearWords({ year, commits, changes, people }: YearOfHistory): string {
  return `${String(year)}: ${counted(changes, 'change')} in ${counted(commits, 'commit')} by ${counted(people, 'person', 'people')}`;
}
