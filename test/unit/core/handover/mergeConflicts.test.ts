import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { keptBlock } from '../../../../src/core/handover/keptWords';
import { beginMarker, endMarker, offeredMarker, splitLines } from '../../../../src/core/handover/markers';
import { conflictsIn, mendConflicts } from '../../../../src/core/handover/mergeConflicts';
import { type GeneratedRegion, mergeRegions } from '../../../../src/core/handover/regions';
import { chapterTemplate } from '../../../../src/core/handover/template';
import { readWritten, writtenMember } from '../../../../src/core/handover/writtenRecord';
import { anyEdit, applyEdits, assertKept } from '../../../support/chapterEdits';
import { type ConflictStyle, gitMergeFile, type Versions } from '../../../support/gitMergeFile';

const styles: readonly ConflictStyle[] = ['merge', 'diff3', 'zdiff3'];
const region = (name: string, lines: readonly string[]): GeneratedRegion => ({
  name,
  heading: name.toUpperCase(),
  text: lines.join('\n'),
});
const rows = (...changed: readonly string[]): readonly string[] => [
  '*Extracted.*',
  '',
  '| a |',
  '| - |',
  ...Array.from({ length: 12 }, (_, number) => changed[number] ?? `| ${number} |`),
  '',
  'Done.',
];
const hotspots = region('hotspots', ['- one', '- two']);
const chapterOf = (...regions: readonly GeneratedRegion[]): string =>
  mergeRegions(chapterTemplate('4 Architecture', 'Why?', regions), regions).text;
const recordOf = (text: string): string => `${writtenMember([{ file: 'a.md', text }])}\n`;

/** The export after a merge of two branches that both exported; their people may have written since. */
function exportMerged(
  versions: Versions,
  generated: readonly GeneratedRegion[],
  { style = 'merge', exported = versions }: { style?: ConflictStyle; exported?: Versions } = {},
) {
  const record = gitMergeFile(
    {
      base: recordOf(exported.base),
      ours: recordOf(exported.ours),
      theirs: recordOf(exported.theirs),
    },
    style,
  );
  const merged = gitMergeFile(versions, style);
  const written = readWritten(record).get('a.md');
  return { merged, written, ...mergeRegions(merged, generated, written) };
}

describe('Two branches that both exported', () => {
  const base = chapterOf(region('modules', rows()), hotspots);
  const ours = chapterOf(region('modules', rows('| 0 |', '| ours |')), hotspots);
  const theirs = chapterOf(
    region('modules', rows('| 0 |', '| 1 |', '| 2 |', '| 3 |', '| 4 |', '| 5 |', '| 6 |', '| theirs |')),
    hotspots,
  );
  const next = [region('modules', rows('| new |')), hotspots];

  for (const style of styles) {
    it(`with other rows of one region merge without a trace (${style})`, () => {
      const after = exportMerged({ base, ours, theirs }, next, { style });
      assert.match(after.merged, /^<<<<<<< /m);
      assert.deepEqual(
        { text: after.text, warnings: after.warnings },
        { text: chapterOf(...next), warnings: [] },
      );
    });

    it(`keep what people wrote into the region on both of them (${style})`, () => {
      const versions = {
        base,
        ours: ours.replace('| 4 |', '| 4 | I say so. |'),
        theirs: theirs.replace('| 10 |', '| 10 | They say otherwise. |'),
      };
      const exported = { base, ours, theirs };
      const after = exportMerged(versions, next, { style, exported });
      const kept = ['| a |', '| - |', '| 4 | I say so. |', '| 10 | They say otherwise. |'];
      assert.deepEqual(
        after.warnings.map(({ kind }) => kind),
        ['edited'],
      );
      const words = kept
        .slice(2)
        .map((line) => after.text.split('\n').filter((each) => each === line).length);
      assert.deepEqual(words, [1, 1]);
      assert.doesNotMatch(after.text, /^<<<<<<< |^\| ours|^\| theirs/m);
    });

    it(`keep what both had kept below a region (${style})`, () => {
      const withKept = (text: string, words: string): string =>
        text.replace(
          endMarker('modules'),
          [endMarker('modules'), '', ...keptBlock('modules', words)].join('\n'),
        );
      const after = exportMerged(
        { base, ours: withKept(ours, 'My words.'), theirs: withKept(theirs, 'Their words.') },
        next,
        { style },
      );
      assert.doesNotMatch(after.text, /^<<<<<<< /m);
      assert.deepEqual(after.warnings, []);
      for (const words of ['My words.', 'Their words.']) assert.equal(after.text.split(words).length, 2);
      const again = mergeRegions(after.text, next, after.written);
      assert.equal(again.text, after.text);
    });

    it(`leave to people what they wrote beside a region on both, and say where (${style})`, () => {
      const versions = {
        base,
        ours: ours.replace('## HOTSPOTS', '## Ours\n\n## HOTSPOTS'),
        theirs: theirs.replace('## HOTSPOTS', '## Theirs\n\n## HOTSPOTS'),
      };
      const after = exportMerged(versions, next, { style });
      const [conflict, ...more] = conflictsIn(splitLines(after.text));
      assert.equal(more.length, 0);
      assert.ok(conflict);
      assert.ok(conflict.ours.some(({ text }) => text === '## Ours'));
      assert.ok(conflict.theirs.some(({ text }) => text === '## Theirs'));
      assert.deepEqual(
        after.warnings.map(({ kind, line }) => ({ kind, line })),
        [{ kind: 'conflict', line: conflict.from }],
      );
      assert.ok(after.text.includes(`${beginMarker('modules', next[0]?.text ?? '')}\n`));
    });
  }

  for (const style of styles) {
    it(`with the first export each merge as well (${style})`, () => {
      const after = exportMerged({ base: '', ours, theirs }, next, { style });
      assert.match(after.merged, /^<<<<<<< /m);
      assert.deepEqual(
        { text: after.text, warnings: after.warnings },
        { text: chapterOf(...next), warnings: [] },
      );
    });
  }

  it('of which each has a region more are left to people', () => {
    const more = (name: string) => [region('modules', ['x']), region(name, [name])];
    const versions = {
      base: chapterOf(region('modules', ['x'])),
      ours: chapterOf(...more('ours')),
      theirs: chapterOf(...more('theirs')),
    };
    const all = [region('modules', ['x']), region('ours', ['ours']), region('theirs', ['theirs'])];
    const { merged, warnings, text } = exportMerged(versions, all);
    // Which of the two stands first cannot be known: the person who resolves decides.
    assert.match(merged, /^<<<<<<< /m);
    assert.equal(text, merged);
    assert.match(warnings[0]?.message ?? '', /merge conflict takes in markers/);
  });
});

describe('Conflicts', () => {
  const ours = [beginMarker('modules', 'a\nours\nz'), 'a', 'ours', 'z', endMarker('modules')];
  const [begin = '', , , , end = ''] = ours;
  const theirBegin = beginMarker('modules', 'a\ntheirs\nz');
  const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
  const mended = (conflicted: string): string =>
    mendConflicts(conflicted)
      .lines.map((line) => line.text + line.ending)
      .join('');

  it('inside regions are mended to our side, and how the other one was is known', () => {
    const merged = text(
      '# Title',
      ...['<<<<<<< HEAD', begin, '=======', theirBegin, '>>>>>>> other'],
      'a',
      ...['<<<<<<<', 'ours', '=======', 'theirs', '>>>>>>>'],
      ...['z', end, 'My words.'],
    );
    assert.equal(mended(merged), text('# Title', ...ours, 'My words.'));
    assert.equal(mendConflicts(merged).others.get('modules')?.content, 'a\ntheirs\nz');
    assert.equal(mendConflicts(merged).others.get('modules')?.pristine, true);
  });

  it('that reach over the edge of a region are mended in it, and left to people beside it', () => {
    const merged = text(
      ...['<<<<<<< HEAD', 'My words.', begin, 'a', 'ours', '||||||| base', 'x', '======='],
      ...['Theirs.', theirBegin, 'a', 'theirs', '>>>>>>> other', 'z', end],
    );
    assert.equal(
      mended(merged),
      text('<<<<<<< HEAD', 'My words.', '=======', 'Theirs.', '>>>>>>> other', ...ours),
    );
  });

  it('of the list of regions are mended to all that either names', () => {
    const merged = text(
      ...['<<<<<<< HEAD', offeredMarker(['a', 'b']), '=======', offeredMarker(['a', 'c']), '>>>>>>> other'],
    );
    assert.equal(mended(merged), text(offeredMarker(['a', 'b', 'c'])));
  });

  it('stay where one side has no such region any more, and the file is left alone', () => {
    const merged = text('<<<<<<< HEAD', ...ours, '=======', '>>>>>>> other');
    assert.equal(mended(merged), merged);
    const after = mergeRegions(merged, [region('modules', ['new'])]);
    assert.equal(after.text, merged);
    assert.deepEqual(
      after.warnings.map(({ kind, line }) => ({ kind, line })),
      [{ kind: 'damaged', line: 0 }],
    );
  });

  it('are not seen in ordinary text', () => {
    const plain = text('a', '=======', '>>>>>>> other', '<<<<<<< alone');
    assert.equal(mended(plain), plain);
    assert.deepEqual(mergeRegions(plain + text(...ours), []).warnings, []);
  });
});

describe('Whatever people do on two branches that both export', () => {
  const texts = fc
    .array(fc.constantFrom('first', 'second', '| a | b |', '', 'third', '| c | d |'), { maxLength: 6 })
    .map((lines) => [region('modules', lines), hotspots]);
  // Blank lines alone let git's diff see lines outside a region as changed.
  const full = fc
    .array(fc.constantFrom('first', 'second', '| a | b |', 'third', '| c | d |'), { maxLength: 6 })
    .map((lines) => [region('modules', ['*Extracted.*', ...lines]), hotspots]);
  const edits = fc.array(anyEdit, { maxLength: 3 });

  it('no line of theirs is lost, and a second export changes no byte', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(
        fc.tuple(texts, texts, texts, texts),
        edits,
        edits,
        fc.constantFrom(...styles),
        ([first, our, their, next], ourEdits, theirEdits, style) => {
          const base = chapterOf(...first);
          const exported = {
            base,
            ours: mergeRegions(base, our).text,
            theirs: mergeRegions(base, their).text,
          };
          const versions = {
            base,
            ours: applyEdits(exported.ours, ourEdits),
            theirs: applyEdits(exported.theirs, theirEdits),
          };
          const { merged, text, written } = exportMerged(versions, next, { style, exported });
          assertKept(withoutBases(merged), text, Object.values(exported));
          assert.equal(mergeRegions(text, next, written).text, text);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('nothing is left in the regions where they only write beside them', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(
        fc.tuple(full, full, full, full),
        fc.constantFrom(...styles),
        ([first, our, their, next], style) => {
          const base = chapterOf(...first);
          const versions = {
            base: `${base}\n\n\n\nMore.\n`,
            ours: `Mine.\n\n\n\n${mergeRegions(base, our).text}\n\n\n\nMore.\n`,
            theirs: `${mergeRegions(base, their).text}\n\n\n\nMore, theirs.\n`,
          };
          const { text, warnings } = exportMerged(versions, next, { style });
          assert.deepEqual(warnings, []);
          assert.equal(text, `Mine.\n\n\n\n${chapterOf(...next)}\n\n\n\nMore, theirs.\n`);
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** Lines of the styles diff3 and zdiff3 that neither side has any more. */
function withoutBases(text: string): string {
  const lines = text.split('\n');
  let inBase = false;
  return lines
    .filter((line) => {
      if (/^\|{7}/.test(line)) inBase = true;
      else if (line === '=======') inBase = false;
      return !inBase && !/^[<>=]{7}/.test(line);
    })
    .join('\n');
}
