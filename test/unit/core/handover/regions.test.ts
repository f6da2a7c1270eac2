import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  beginMarker,
  endMarker,
  insertMarker,
  scanMarkers,
  splitLines,
} from '../../../../src/core/handover/markers';
import { type GeneratedRegion, mergeRegions } from '../../../../src/core/handover/regions';
import { chapterTemplate } from '../../../../src/core/handover/template';

const region = (name: string, text: string): GeneratedRegion => ({ name, heading: name.toUpperCase(), text });
const one = region('modules', 'first\n\nsecond');
const two = region('hotspots', '| a |\n| - |');
const fresh = (regions: readonly GeneratedRegion[]): string =>
  mergeRegions(chapterTemplate('4 Architecture', 'Why?', regions), regions).text;

describe('Regions of a chapter', () => {
  it('are filled in where a new chapter has their places', () => {
    assert.equal(
      fresh([one]),
      [
        '# 4 Architecture',
        '',
        '> **To be written by those who know:** Why? Write here in place of this line, or anywhere outside the markers.',
        '',
        '## modules'.replace('modules', 'MODULES'),
        '',
        beginMarker('modules', one.text),
        'first',
        '',
        'second',
        endMarker('modules'),
        '',
        '<!-- handover:regions modules -->',
        '',
      ].join('\n'),
    );
  });

  it('are replaced between their markers, and nothing else is touched', () => {
    const before = fresh([one, two]).replace('> **To', 'My own words.\n> **To');
    const after = mergeRegions(before, [region('modules', 'new'), two]);
    assert.deepEqual(after.warnings, []);
    assert.equal(
      after.text,
      before
        .replace(beginMarker('modules', one.text), beginMarker('modules', 'new'))
        .replace(one.text, 'new'),
    );
  });

  it('keep the line endings, the byte order mark and the missing last line ending of their file', () => {
    const before = `\ufeff${fresh([one]).trimEnd().replaceAll('\n', '\r\n')}`;
    assert.equal(mergeRegions(before, [one]).text, before);
    const after = mergeRegions(before, [region('modules', 'a\nb')]).text;
    assert.ok(!/[^\r]\n/.test(after));
    assert.ok(after.startsWith('\ufeff# 4') && after.endsWith('modules -->'));
  });

  it('that a person edited stay, with a warning that says where and what to do', () => {
    const before = fresh([one, two]).replace('second', 'second, and my thoughts');
    const after = mergeRegions(before, [region('modules', 'new'), two]);
    assert.equal(after.text, before);
    assert.deepEqual(
      after.warnings.map(({ kind, region: name, line }) => ({ kind, name, line })),
      [{ kind: 'edited', name: 'modules', line: 6 }],
    );
    assert.match(after.warnings[0]?.message ?? '', /edited by hand.*<!-- handover:insert modules -->/);
  });

  it('that a person removed stay away until asked for, and without warnings once that is written down', () => {
    const full = fresh([one, two]);
    const begin = full.indexOf('<!-- handover:begin modules');
    const end = full.indexOf(endMarker('modules')) + endMarker('modules').length;
    const before = full.slice(0, begin) + full.slice(end);
    const after = mergeRegions(before, [one, two]);
    assert.equal(after.text, before);
    assert.deepEqual(
      after.warnings.map((warning) => warning.kind),
      ['removed'],
    );

    assert.equal(
      mergeRegions(full.slice(0, begin) + insertMarker('modules') + full.slice(end), [one, two]).text,
      full,
    );
    const omitted = `${before}<!-- handover:omit modules -->\n`;
    assert.deepEqual(mergeRegions(omitted, [one, two]), { text: omitted, warnings: [] });
  });

  it('that a newer version brings are added at the end of files that had the others', () => {
    const after = mergeRegions(fresh([one]), [one, two]);
    assert.deepEqual(after.warnings, []);
    assert.equal(after.text, fresh([one, two]));
  });

  it('are not added to a file that people began', () => {
    const before = '# Our own page\n';
    const after = mergeRegions(before, [one]);
    assert.equal(after.text, before);
    assert.match(after.warnings[0]?.message ?? '', /Write the line <!-- handover:insert modules -->/);
  });

  const begin = beginMarker('modules', 'x');
  for (const [what, lines, line] of [
    ['a begin without an end', ['a', begin, 'x'], 1],
    ['an end without a begin', ['x', endMarker('modules')], 1],
    ['a region twice', [begin, 'x', endMarker('modules'), begin, 'x', endMarker('modules')], 3],
    [
      'a region in a region',
      [begin, beginMarker('hotspots', ''), endMarker('hotspots'), endMarker('modules')],
      1,
    ],
    ['a place inside a region', [begin, insertMarker('hotspots'), endMarker('modules')], 1],
    ['a region and a place for it', [begin, 'x', endMarker('modules'), insertMarker('modules')], 3],
    ['the end of another region', [begin, 'x', endMarker('hotspots')], 2],
    ['a marker without hash', ['<!-- handover:begin modules -->', endMarker('modules')], 0],
    ['a marker in a list', ['- x', `  ${begin}`, endMarker('modules')], 1],
    ['two lists of regions', ['<!-- handover:regions a -->', '<!-- handover:regions b -->'], 1],
  ] as const) {
    it(`leave a file alone that has ${what}`, () => {
      const before = lines.join('\n');
      const after = mergeRegions(before, [one]);
      assert.equal(after.text, before);
      assert.deepEqual(
        after.warnings.map((warning) => [warning.kind, warning.line]),
        [['damaged', line]],
      );
    });
  }
});

/** Whole lines, marker lines of all kinds among them, with any line ending. */
const anyLine = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.oneof(
      fc.nat(99).map((n) => `my words ${n}`),
      fc.string({ maxLength: 20 }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '# Heading',
      '<<<<<<< HEAD',
      '=======',
      '>>>>>>> other',
      'first',
      'second',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      endMarker('modules'),
      beginMarker('hotspots', 'x'),
      '<!-- handover:omit modules -->',
    ),
  },
);
const edit = fc.record({
  at: fc.nat(30),
  remove: fc.integer({ min: 0, max: 4 }),
  lines: fc.array(anyLine, { maxLength: 3 }),
  ending: fc.constantFrom('\n', '\r\n'),
});

function apply(
  text: string,
  edits: readonly { at: number; remove: number; lines: readonly string[]; ending: string }[],
) {
  let lines = splitLines(text).map((line) => line.text + line.ending);
  for (const { at, remove, lines: added, ending } of edits) {
    const place = at % (lines.length + 1);
    lines = [...lines.slice(0, place), ...added.map((line) => line + ending), ...lines.slice(place + remove)];
  }
  return lines.join('');
}

/** The file without what the tool may rewrite: untouched regions, filled places, the list of regions. */
function humanPart(text: string, edited: readonly string[], generated: readonly GeneratedRegion[]): string {
  const lines = splitLines(text);
  const scan = scanMarkers(lines);
  if (scan.kind === 'damaged') return text;
  const asGenerated = (name: string, content: string): boolean =>
    generated.some((one) => one.name === name && one.text === content);
  const owned = scan.regions.filter(
    ({ name, pristine, content }) => (pristine || asGenerated(name, content)) && !edited.includes(name),
  );
  const ownedLine = (number: number): boolean =>
    owned.some((found) => found.beginLine <= number && number <= found.endLine) ||
    number === scan.offered?.line ||
    [...scan.inserts.values()].includes(number);
  return lines
    .filter((_, number) => !ownedLine(number))
    .map((line) => line.text + line.ending)
    .join('');
}

describe('Whatever people do to a chapter', () => {
  const texts = fc
    .array(fc.constantFrom('first', 'second', '| a | b |', ''), { maxLength: 4 })
    .map((lines) => lines.join('\n'));

  it('nothing outside untouched regions is lost, and every edited region stays', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), texts, texts, (edits, newOne, newTwo) => {
        const edited = apply(fresh([one, two]), edits);
        const conflicted = edited.includes('<<<<<<< ');
        const generated = [region('modules', newOne), region('hotspots', newTwo)];
        const after = mergeRegions(edited, generated);
        const kept = after.warnings.flatMap(({ kind, region: name }) =>
          kind === 'edited' && name !== undefined ? [name] : [],
        );
        if (conflicted) {
          // Conflicts are judged by their own tests; here no line of a person may vanish.
          const lines = new Set(splitLines(after.text).map((line) => line.text));
          const own = splitLines(humanPart(edited, kept, generated)).map((line) => line.text);
          for (const line of own.filter((text) => text.startsWith('my '))) assert.ok(lines.has(line));
        } else {
          assert.equal(humanPart(after.text, kept, generated), humanPart(edited, kept, generated));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('a second export of the same changes no byte', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), texts, (edits, newText) => {
        const regions = [region('modules', newText), two];
        const once = mergeRegions(apply(fresh([one, two]), edits), regions).text;
        assert.equal(mergeRegions(once, regions).text, once);
      }),
      { numRuns: 3000 },
    );
  });
});
