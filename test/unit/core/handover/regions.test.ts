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
import { keptBlock } from '../../../../src/core/handover/keptWords';
import { readWritten, writtenMember } from '../../../../src/core/handover/writtenRecord';
import { anyEdit, applyEdits, assertKept } from '../../../support/chapterEdits';
import { lineHashes } from '../../../../src/core/handover/writtenLines';
import { chapterTemplate } from '../../../../src/core/handover/template';

const region = (name: string, text: string): GeneratedRegion => ({ name, heading: name.toUpperCase(), text });
const one = region('modules', 'first\n\nsecond');
const two = region('hotspots', '| a |\n| - |');
const writtenIn = (text: string) => readWritten(writtenMember([{ file: 'a.md', text }])).get('a.md');
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

  it('that a person edited are brought up to date, and the words are kept below, with a warning that says where', () => {
    const before = fresh([one, two]).replace('second', 'second, and my thoughts');
    const after = mergeRegions(before, [region('modules', 'new'), two], writtenIn(fresh([one, two])));
    const [line = -1] = after.warnings.map((warning) => warning.line);
    assert.equal(
      after.text,
      fresh([region('modules', 'new'), two]).replace(
        endMarker('modules'),
        [endMarker('modules'), '', ...keptBlock('modules', 'second, and my thoughts')].join('\n'),
      ),
    );
    assert.deepEqual(
      after.warnings.map(({ kind, region: name }) => ({ kind, name })),
      [{ kind: 'edited', name: 'modules' }],
    );
    assert.equal(after.text.split('\n')[line], '<!-- handover:kept modules -->');
    assert.match(after.warnings[0]?.message ?? '', /edited by hand.*kept here.*Move what is still true/);
  });

  it('are not kept twice, and whoever deletes what was kept hears no more of it', () => {
    const edited = fresh([one]).replace('second', 'second, and my thoughts');
    const written = writtenIn(fresh([one]));
    const once = mergeRegions(edited, [one], written).text;
    assert.deepEqual(mergeRegions(once, [one], written), { text: once, warnings: [] });
    const again = once.replace('second\n', 'second, and my thoughts\n').replace('first\n', '');
    const twice = mergeRegions(again, [one], written);
    assert.equal(twice.text, once);
    assert.equal(twice.warnings.length, 1);
    const sorted = once.replace(/\n\n<!-- handover:kept modules[\s\S]*kept-end modules -->/, '');
    assert.deepEqual(mergeRegions(sorted, [one], written), { text: fresh([one]), warnings: [] });
  });

  it('that lost something by hand are whole again, with a warning how to be rid of them', () => {
    const before = fresh([one]).replace('second\n', '');
    for (const written of [writtenIn(fresh([one])), undefined]) {
      const after = mergeRegions(before, [one], written);
      assert.equal(after.text, fresh([one]));
      assert.match(after.warnings[0]?.message ?? '', /taken out .*<!-- handover:omit modules -->/);
      assert.equal(after.text.split('\n')[after.warnings[0]?.line ?? -1], beginMarker('modules', one.text));
    }
  });

  it('take no formatting of their tables for an edit', () => {
    const table = region('hotspots', '| a | b |\n| --- | ---: |\n| long one | 1 |');
    const formatted = fresh([table]).replace(
      table.text,
      '| a        |   b |\n| -------- | --: |\n| long one |   1 |',
    );
    assert.notEqual(formatted, fresh([table]));
    assert.deepEqual(mergeRegions(formatted, [table], writtenIn(fresh([table]))), {
      text: fresh([table]),
      warnings: [],
    });
  });

  it('keep of a table its head and the rows that people wrote, of a list its items, and code and paragraphs whole', () => {
    const text = [
      ['Words', 'of two lines.'],
      ['| a |', '| - |', '| 1 |', '| 2 |'],
      ['- one', '- two'],
      ['```sh', 'make', '', 'make test', '```'],
    ];
    const generated = region('modules', text.map((block) => block.join('\n')).join('\n\n'));
    const before = fresh([generated])
      .replace('of two', 'of 2')
      .replace('| 2 |', '| 2 |\n| mine |')
      .replace('- two', '- two\n  which is mine')
      .replace('make test', 'make check');
    const { text: after } = mergeRegions(before, [region('modules', 'new')], writtenIn(fresh([generated])));
    const expected = [
      ['Words', 'of 2 lines.'],
      ['| a |', '| - |', '| mine |'],
      ['- two', '  which is mine'],
      ['```sh', 'make', '', 'make check', '```'],
    ];
    assert.ok(
      after.includes(keptBlock('modules', expected.map((block) => block.join('\n')).join('\n\n')).join('\n')),
      after,
    );
  });

  it('close a code block that a person left open, so that it takes in nothing below', () => {
    const before = fresh([one]).replace('second', '```\nmine');
    assert.match(
      mergeRegions(before, [one]).text,
      /\n```\nmine\n```\n\n<!-- handover:kept-end modules -->\n/,
    );
  });

  it('take what no record tells of for words of people rather than lose it', () => {
    const before = fresh([one]).replace('second', 'second, and my thoughts');
    assert.ok(
      mergeRegions(before, [region('modules', 'new')]).text.includes('first\n\nsecond, and my thoughts'),
    );
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

describe('The record of what exports wrote', () => {
  it('never takes what a person wrote for its own', () => {
    const before = fresh([one]);
    const edited = before.replace('second', 'second, and my thoughts');
    const record = (text: string, former?: string) =>
      writtenMember([{ file: 'a.md', text }], readWritten(former));
    assert.equal(record(edited, record(before)), record(before));
    assert.doesNotMatch(record(edited), /modules/);
    assert.equal(record('<!-- handover:begin x -->', record(before)), record(before));
  });

  it('is valid JSON also where two branches left two of one region, and has the lines of both', () => {
    const [ours = '', theirs = ''] = [one, region('modules', 'theirs')].map((each) =>
      writtenMember([{ file: 'a.md', text: fresh([each]) }]),
    );
    const both = writtenMember([], readWritten(`${ours}\n${theirs}`));
    assert.equal(Object.keys((JSON.parse(`{${both}}`) as { written: object }).written).length, 1);
    const lines = readWritten(both).get('a.md')?.get('modules')?.[0]?.lines;
    assert.deepEqual(lines, new Set([...lineHashes(one.text), ...lineHashes('theirs')]));
  });
});

/** The bytes that belong to people: all but regions, filled places, the list of regions, and what was just kept. */
function outsideOf(text: string): string {
  const lines = splitLines(
    text.replace(/\r?\n\r?\n<!-- handover:kept [\s\S]*?<!-- handover:kept-end .*? -->/g, ''),
  );
  const scan = scanMarkers(lines);
  if (scan.kind === 'damaged') return text;
  const isOwned = (number: number): boolean =>
    scan.regions.some((found) => found.beginLine <= number && number <= found.endLine) ||
    number === scan.offered?.line ||
    [...scan.inserts.values()].includes(number);
  return lines
    .filter((_, number) => !isOwned(number))
    .map((line) => line.text + line.ending)
    .join('');
}

describe('Whatever people do to a chapter', () => {
  const texts = fc
    .array(fc.constantFrom('first', 'second', '| a | b |', ''), { maxLength: 4 })
    .map((lines) => lines.join('\n'));

  it('every line of theirs is there afterwards, and outside the regions every byte', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 4 }), texts, texts, (edits, newOne, newTwo) => {
        const before = fresh([one, two]);
        const edited = applyEdits(before, edits);
        const generated = [region('modules', newOne), region('hotspots', newTwo)];
        const after = mergeRegions(edited, generated, writtenIn(before));
        assertKept(edited, after.text, [before]);
        const isLeft = edited.includes('<<<<<<<') || after.warnings.some(({ kind }) => kind === 'damaged');
        if (!isLeft) assert.equal(outsideOf(after.text), outsideOf(edited));
      }),
      { numRuns: 3000 },
    );
  });

  it('a region is up to date wherever the markers make sense', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 4 }), texts, (edits, newOne) => {
        const generated = [region('modules', newOne), two];
        const { text, warnings } = mergeRegions(applyEdits(fresh([one, two]), edits), generated);
        if (warnings.some(({ kind }) => kind === 'damaged')) return;
        const scan = scanMarkers(splitLines(text));
        assert.equal(scan.kind, 'sound');
        for (const found of scan.regions) {
          assert.ok(found.pristine);
          assert.equal(found.content, generated.find(({ name }) => name === found.name)?.text);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('a second export of the same changes no byte', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 4 }), texts, (edits, newText) => {
        const regions = [region('modules', newText), two];
        const once = mergeRegions(applyEdits(fresh([one, two]), edits), regions).text;
        assert.equal(mergeRegions(once, regions).text, once);
      }),
      { numRuns: 3000 },
    );
  });
});
