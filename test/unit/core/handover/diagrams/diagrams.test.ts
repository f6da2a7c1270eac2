import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Element } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { bookFigures } from '../../../../../src/core/handover/diagrams/bookFigures';
import { churnByYear } from '../../../../../src/core/handover/diagrams/churnByYear';
import { knowledgeBars } from '../../../../../src/core/handover/diagrams/knowledgeBars';
import { moduleMap } from '../../../../../src/core/handover/diagrams/moduleMap';
import { ownershipBars } from '../../../../../src/core/handover/diagrams/ownershipBars';
import { sessionTimeline } from '../../../../../src/core/handover/diagrams/sessionTimeline';
import { squarify } from '../../../../../src/core/handover/diagrams/squarify';
import { factsOf } from '../../../../../src/core/handover/facts';
import { kim, module, sampleInput, share } from '../../../../support/bookSample';
import { elementsOf, type PageElement } from '../../../../support/htmlPage';

const writer = unified().use(rehypeStringify);

function drawn(figure: Element | undefined): readonly PageElement[] {
  assert.ok(figure);
  return elementsOf(writer.stringify({ type: 'root', children: [figure] }));
}

const named = (elements: readonly PageElement[], name: string) =>
  elements.filter((each) => each.name === name);
const rows = (elements: readonly PageElement[]) =>
  named(elements, 'tr').map(({ below }) =>
    below.filter(({ name }) => ['td', 'th'].includes(name)).map(({ text }) => text),
  );
const filled = (elements: readonly PageElement[], fill: string) =>
  named(elements, 'rect').filter(({ attributes }) => attributes['class'] === fill);

describe('the tiles of a map', () => {
  const sizes = fc
    .array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 60 })
    .map((all) => all.sort((a, b) => b - a));

  it('have areas in proportion to the sizes, and stay within', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        const tiles = squarify(all, { x: 10, y: 20, width: 300, height: 200 });
        const whole = all.reduce((a, b) => a + b, 0);
        assert.equal(tiles.length, all.length);
        tiles.forEach(({ x, y, width, height }, at) => {
          assert.ok(Math.abs(width * height - ((all[at] ?? 0) / whole) * 60_000) < 0.01);
          assert.ok(x >= 9.999 && y >= 19.999 && x + width <= 310.001 && y + height <= 220.001);
        });
      }),
    );
  });

  it('do not lie over each other', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        const tiles = squarify(all, { x: 0, y: 0, width: 300, height: 200 });
        tiles.forEach((a, at) => {
          for (const b of tiles.slice(at + 1)) {
            const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
            const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
            assert.ok(wide < 0.001 || high < 0.001);
          }
        });
      }),
    );
  });
});

describe('the module map', () => {
  const modules = [
    module('src/a.ts', { lines: 300, publicSymbols: 4, documentedSymbols: 4 }),
    module('src/b.ts', { lines: 100, publicSymbols: 4, documentedSymbols: 0 }),
    module('lib/c.ts', { lines: 100, publicSymbols: 0, documentedSymbols: 0 }),
  ];

  it('fills tiles by how much is documented, and hatches what is not at all', () => {
    const map = drawn(moduleMap(modules));
    const tips = (fill: string) => filled(map, fill).flatMap(({ text }) => (text === '' ? [] : [text]));
    assert.deepEqual(tips('fill-4'), ['src/a.ts: 300 lines, 100 % of 4 public symbols documented']);
    assert.deepEqual(tips('fill-0'), ['src/b.ts: 100 lines, 0 % of 4 public symbols documented']);
    assert.deepEqual(tips('fill-none'), ['lib/c.ts: 100 lines, nothing public']);
    assert.equal(filled(map, 'hatched').length, 2, 'the tile and its entry in the legend');
  });

  it('says the same in words and in a table', () => {
    const map = drawn(moduleMap(modules));
    const [svg] = named(map, 'svg');
    const labels = svg?.attributes['aria-labelledby']?.split(' ') ?? [];
    assert.deepEqual(
      labels.map((id) => map.find(({ attributes }) => attributes['id'] === id)?.name),
      ['title', 'desc'],
    );
    assert.deepEqual(rows(map), [
      ['Folder', 'Modules', 'Lines', 'Documented'],
      ['src', '2', '400', '50 %'],
      ['lib', '1', '100', '–'],
    ]);
  });

  it('draws folders as one where modules would be too small to be seen', () => {
    const many = Array.from({ length: 700 }, (_, at) => module(`src/m${at}.ts`));
    assert.ok(named(drawn(moduleMap(many)), 'rect').length < 20);
  });

  it('is left out where there is nothing to draw', () => {
    assert.equal(moduleMap([]), undefined);
    assert.equal(moduleMap([module('a.ts', { lines: 0 })]), undefined);
  });

  it('lets no name become markup', () => {
    const map = drawn(moduleMap([module('<script>x</script>/</svg><b>.ts')]));
    assert.equal(named(map, 'script').length + named(map, 'b').length, 0);
  });
});

describe('the bars of ownership', () => {
  const held = (path: string, ...authors: readonly ReturnType<typeof share>[]) => {
    const { history } = module(path);
    assert.ok(history);
    return module(path, { lines: 100, history: { ...history, authors } });
  };
  const person = (name: string) => ({ name, email: `${name}@example.org` });

  it('weigh shares with lines, hatch who is inactive, and name the six who hold most', () => {
    const authors = Array.from({ length: 8 }, (_, at) =>
      share(person(`p${at}`), at === 0 ? 0.3 : 0.1, '2024-01-01', at === 1),
    );
    const bars = drawn(ownershipBars([held('src/a.ts', ...authors)]));
    assert.deepEqual(rows(bars), [
      ['Folder', 'p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'Others'],
      ['src', '30 %', '10 %', '10 %', '10 %', '10 %', '10 %', '20 %'],
    ]);
    assert.equal(filled(bars, 'hatched').length, 2, 'the bar and its entry in the legend');
  });

  it('are left out without a history', () => {
    assert.equal(ownershipBars([held('a.ts')]), undefined);
  });
});

describe('the bars of what is known', () => {
  it('compare before and now', () => {
    const bars = drawn(
      knowledgeBars([
        { path: 'a.ts', before: [], after: ['Kim', 'Sol'] },
        { path: 'b.ts', before: ['Kim'], after: ['Kim'] },
      ]),
    );
    assert.deepEqual(rows(bars).slice(1), [
      ['nobody who stays', '1 (50 %)', '0 (0 %)'],
      ['one who stays', '1 (50 %)', '1 (50 %)'],
      ['two or more who stay', '0 (0 %)', '1 (50 %)'],
    ]);
  });
});

describe('the timeline of sessions', () => {
  const [session] = sampleInput().sessions;
  const [first] = session?.people ?? [];
  assert.ok(session && first);
  const startedAtEpochMs = session.startedAtEpochMs;
  const presence = (fromMinutes: number, untilMinutes: number) => ({
    fromEpochMs: startedAtEpochMs + fromMinutes * 60_000,
    untilEpochMs: startedAtEpochMs + untilMinutes * 60_000,
  });

  it('draws each stay in the room, and cuts what lies outside the session', () => {
    const people = [{ ...first, presence: [presence(0, 60), presence(120, 100_000)] }];
    const bars = drawn(sessionTimeline([{ ...session, people }]));
    assert.deepEqual(
      filled(bars, 'present').map(({ text }) => text),
      ['Kim Example: 60 minutes', 'Kim Example: 150 minutes'],
    );
  });

  it('draws the minutes of a record that does not say when', () => {
    const bars = drawn(sessionTimeline([session]));
    assert.deepEqual(
      filled(bars, 'present').map(({ text }) => text),
      ['Kim Example: 270 minutes', 'Noa Example: 200 minutes'],
    );
  });

  it('ends for a session of years as for one of minutes', () => {
    const years = { ...session, endedAtEpochMs: startedAtEpochMs + 5 * 365 * 86_400_000 };
    assert.ok(named(drawn(sessionTimeline([years])), 'line').length < 30);
  });
});

describe('the changes over the years', () => {
  it('have a bar for every year, also for one without changes', () => {
    const bars = drawn(
      churnByYear([
        { year: 2021, commits: 3, changes: 9, people: 2 },
        { year: 2023, commits: 1, changes: 1, people: 1 },
      ]),
    );
    assert.deepEqual(rows(bars).slice(1), [
      ['2021', '3', '9', '2'],
      ['2022', '0', '0', '0'],
      ['2023', '1', '1', '1'],
    ]);
    assert.equal(filled(bars, 'churn').length, 3);
  });
});

describe('the figures of a book', () => {
  it('belong to regions that the book has', () => {
    const input = sampleInput();
    const years = [{ year: 2024, commits: 1, changes: 1, people: 1 }];
    const facts = factsOf({ ...input, report: { ...input.report, years } });
    assert.deepEqual(
      [...bookFigures(facts)].map(([region, figures]) => [region, figures.length]),
      [
        ['modules', 2],
        ['people', 1],
        ['knowledge-map', 1],
        ['sessions', 1],
      ],
    );
  });

  it('are none for an empty project', () => {
    const input = sampleInput({ sessions: [] });
    const facts = factsOf({ ...input, report: { ...input.report, modules: [], people: [] } });
    assert.deepEqual([...bookFigures(facts).values()].flat(), []);
  });

  it('name everybody as they are', () => {
    const nasty = { ...kim, name: '<b>"&amp;' };
    const bars = drawn(
      ownershipBars([
        module('a.ts', {
          history: {
            changes: 1,
            weightedChanges: 1,
            firstAtEpochMs: 1,
            lastAtEpochMs: 1,
            authors: [share(nasty, 1, '2024-01-01')],
          },
        }),
      ]),
    );
    assert.ok(named(bars, 'th').some(({ text }) => text === nasty.name));
  });
});
