import assert from 'node:assert/strict';
import type { HandoverOverview, OverviewChapter } from '../../../../src/core/handover/handoverOverview';
import { completeWords, type HandoverRow, handoverRows } from '../../../../src/core/handover/handoverRows';

const chapter = (over: Partial<OverviewChapter> = {}): OverviewChapter => ({
  name: '07-suppliers',
  title: '7 Suppliers and services',
  path: 'docs/handover/07-suppliers.md',
  percent: 50,
  counts: [{ kind: 'suppliers', done: 1, of: 2 }],
  gaps: [],
  gapCount: 0,
  parts: ['7 Suppliers and services', 'Outside parties', 'Questions'],
  ...over,
});

const rowsOf = (over: Partial<HandoverOverview> = {}): readonly HandoverRow[] =>
  handoverRows({ percent: 41, scanned: true, chapters: [chapter()], problems: [], ...over });

const signedWith = (over: Partial<NonNullable<OverviewChapter['signOff']>>): OverviewChapter =>
  chapter({
    signOff: {
      by: ['Kim $(bug)', 'Sol'],
      atEpochMs: Date.parse('2026-11-22T10:00:00Z'),
      path: '.handover/signoffs/a.md',
      changed: [],
      unsigned: [],
      ...over,
    },
  });
const signed = signedWith({});
const changed = signedWith({ changed: [{ section: 'x', kind: 'changed' }] });
const inPart = signedWith({ unsigned: ['Questions'] });

describe('the rows of the Handover view', () => {
  it('say how complete the whole is', () => {
    assert.equal(completeWords({ percent: 41 }), 'Complete 41 %');
  });

  it('begin with the scan where there was none, then what cannot be read, at its line', () => {
    const path = '.handover/handover.yaml';
    const [scan, problem, first] = rowsOf({
      scanned: false,
      problems: [{ path, line: 3, message: 'No list.' }],
    });
    assert.equal(scan?.kind, 'scan');
    assert.deepEqual(
      [problem?.label, problem?.description, problem?.place],
      ['handover.yaml', 'No list.', { path, line: 3 }],
    );
    assert.equal(first?.kind, 'chapter');
  });

  it('have a shape for each state of a chapter, and words for a screen reader', () => {
    const iconOf = (of: OverviewChapter | undefined): string | undefined =>
      of === undefined ? undefined : rowsOf({ chapters: [of] })[0]?.icon;
    const { percent, ...uncounted } = chapter();
    assert.equal(percent, 50);
    assert.deepEqual(
      [chapter(), chapter({ percent: 0 }), chapter({ percent: 100 }), uncounted, signed, changed, inPart].map(
        iconOf,
      ),
      ['circle-large', 'circle-large-outline', 'pass', 'file', 'verified', 'warning', 'circle-large'],
    );
    assert.equal(rowsOf()[0]?.spoken, 'Chapter 7 Suppliers and services, 50 % complete. Nothing is missing.');
    assert.match(
      rowsOf({ chapters: [changed] })[0]?.description ?? '',
      /^50 % · signed off by .*Sol on .*, changed since$/,
    );
    assert.match(rowsOf({ chapters: [inPart] })[0]?.description ?? '', /2 of 3 parts signed off by .*Sol on/);
  });

  it('say of a chapter without a file that it is not written', () => {
    const { path, ...rest } = chapter();
    assert.ok(path);
    const [row] = rowsOf({ chapters: [rest] });
    assert.equal(row?.kind, 'unwrittenChapter');
    assert.equal(row.place, undefined);
    assert.match(row.tooltip, /Not written yet: export the handover\.$/);
  });

  it('list the gaps of a chapter, each with its place, and how many more there are', () => {
    const place = { path: 'src/tally.ts', line: 4 };
    const gaps = [
      { kind: 'questions', title: 'Who pays?', why: 'Nobody answered.', question: '07-suppliers/who-pays' },
      { kind: 'hotspots', title: '$(bug) tally.ts', why: 'It is open.', place },
    ] as const;
    const [row] = rowsOf({ chapters: [chapter({ gaps, gapCount: 5 })] });
    const children = row?.children ?? [];
    assert.deepEqual(
      children.map(({ kind, description }) => [kind, description]),
      [
        ['gap', ''],
        ['gap', 'It is open.'],
        ['more', 'show'],
      ],
    );
    assert.deepEqual(children[1]?.place, place);
    assert.ok(!children[1].label.includes('$(bug)'), 'is no icon');
    assert.equal(children[2]?.label, '3 more gaps');
    assert.equal(children[2].chapter, '07-suppliers');
    const [long] = rowsOf({ chapters: [chapter({ gaps, gapCount: 1_000 })] });
    assert.equal(long?.children[2]?.spoken, '998 more gaps, show the next 200');
    assert.equal(new Set(children.map(({ id }) => id)).size, 3);
  });

  it('offer for a note the module of a gap, and nothing where the gap is in no code', () => {
    const place = { path: 'src/a.ts', line: 0 };
    const gaps = [
      { kind: 'hotspots' as const, title: 'src/a.ts', why: 'Nothing is documented.', place },
      {
        kind: 'anchors' as const,
        title: 'A note',
        why: 'Gone.',
        place: { path: '.handover/notes/a.md', line: 0 },
      },
      {
        kind: 'questions' as const,
        title: 'Who pays?',
        why: 'Nobody said.',
        question: '07-suppliers/who-pays',
      },
    ];
    const [row] = rowsOf({ chapters: [chapter({ gaps, gapCount: gaps.length })] });
    assert.deepEqual(
      row?.children.map(({ noted }) => noted),
      [{ view: 'handover', places: [{ path: 'src/a.ts' }], more: 0 }, undefined, undefined],
    );
  });
});
