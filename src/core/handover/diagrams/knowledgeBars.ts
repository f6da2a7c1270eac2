import type { Element, ElementContent } from 'hast';
import { counted, numberWords, percentWords } from '../../wording';
import { type KnownModule, knownBy } from '../knowledgeMap';
import { figure, label, rectangle } from './figure';

const width = 720;
const nameWidth = 80;
const barWidth = width - nameWidth;
const barHeight = 34;
const rowHeight = 48;
const legendHeight = 30;

const groups = [
  { key: 'nobody', words: 'nobody who stays', fill: 'known-0' },
  { key: 'one', words: 'one who stays', fill: 'known-1' },
  { key: 'more', words: 'two or more who stay', fill: 'known-2' },
] as const;

/** Chapter 20: by how many of those who stay the modules are known, before the notes and with them. */
export function knowledgeBars(modules: readonly KnownModule[]): Element | undefined {
  if (modules.length === 0) return undefined;
  const before = knownBy(modules, 'before');
  const after = knownBy(modules, 'after');
  const whole = modules.length;
  const bars = (
    [
      ['Before', before],
      ['Now', after],
    ] as const
  ).flatMap(([name, counts], row): ElementContent[] => {
    const y = legendHeight + row * rowHeight;
    let x = nameWidth;
    return [
      label(name, { x: nameWidth - 10, y: y + barHeight / 2 + 4, anchor: 'end', look: 'label' }),
      ...groups.flatMap(({ key, fill, words }): ElementContent[] => {
        const length = (counts[key] / whole) * barWidth;
        const box = { x, y, width: Math.max(0, length - 1), height: barHeight };
        x += length;
        if (length < 0.5) return [];
        const number = numberWords(counts[key]);
        const fits = length > number.length * 8 + 10;
        return [
          rectangle(box, fill, `${name}: ${counted(counts[key], 'module')} known by ${words}`),
          ...(fits
            ? [
                label(number, {
                  x: box.x + length / 2,
                  y: y + barHeight / 2 + 4,
                  anchor: 'middle',
                  look: `on-${fill}`,
                }),
              ]
            : []),
        ];
      }),
    ];
  });
  return figure({
    name: 'knowledge',
    title: 'What these days changed',
    description:
      `Known by two or more who stay: ${numberWords(before.more)} of ${counted(whole, 'module')} before, ${numberWords(after.more)} now. ` +
      `Known by nobody who stays: ${numberWords(before.nobody)} before, ${numberWords(after.nobody)} now.`,
    width,
    height: legendHeight + 2 * rowHeight,
    shapes: [...legend(), ...bars],
    columns: ['Modules known by', 'Before#', 'Now#'],
    rows: groups.map(({ key, words }) => [
      words,
      `${numberWords(before[key])} (${percentWords(before[key], whole)})`,
      `${numberWords(after[key])} (${percentWords(after[key], whole)})`,
    ]),
  });
}

function legend(): ElementContent[] {
  return groups.flatMap(({ words, fill }, at) => {
    const x = nameWidth + at * 190;
    return [rectangle({ x, y: 4, width: 14, height: 12 }, fill), label(words, { x: x + 20, y: 14 })];
  });
}
