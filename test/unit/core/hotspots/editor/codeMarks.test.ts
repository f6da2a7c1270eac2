import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  codeMarks,
  debtMessage,
  hoverLines,
  lensTitle,
} from '../../../../../src/core/hotspots/editor/codeMarks';
import {
  editorSettingsFrom,
  defaultEditorSettings,
} from '../../../../../src/core/hotspots/editor/editorSettings';
import { lineNow } from '../../../../../src/core/hotspots/editor/lineNow';
import type { HotspotDecision } from '../../../../../src/core/hotspots/decisions/decision';
import { debt, scanReport, undocumented } from '../../../../support/scanReport';

const text = [
  'export class Tally {',
  '  merge() {} // TODO: round',
  '}',
  '// todo: shut',
  'const merged = 1;',
];
const overdue = {
  ...debt('a.ts', 1, 'TODO: round'),
  column: 16,
  dueOn: '2026-01-01',
  owner: 'kim',
  ticket: 'V-7',
};
const report = scanReport([
  {
    path: 'a.ts',
    symbols: [undocumented('Tally', 0), undocumented('Tally.merge', 1)],
    debts: [overdue, debt('a.ts', 3, 'TODO: shut')],
  },
]);
const [module] = report.modules;
const [hotspot] = report.hotspots;
assert.ok(module && hotspot);
const marked = (lines: readonly string[], of = hotspot) =>
  codeMarks(module, of, lines, '2026-11-22').map(({ what, line, start, end }) => [
    what.kind,
    line,
    start,
    end,
  ]);

describe('what an editor says in code', () => {
  it('stands at the head of the module, at undocumented symbols and at debts', () => {
    assert.deepEqual(marked(text), [
      ['module', 0, 0, 20],
      ['symbol', 0, 13, 18],
      ['symbol', 1, 2, 7],
      ['debt', 1, 16, 27],
      ['debt', 3, 3, 13],
    ]);
  });

  it('follows lines that moved since the scan, and is gone with its words', () => {
    const moved = ['', '', ...text.slice(0, 2), '}'];
    assert.deepEqual(marked(moved).slice(1), [
      ['symbol', 2, 13, 18],
      ['symbol', 3, 2, 7],
      ['debt', 3, 16, 27],
    ]);
    assert.deepEqual(marked(['']), [['module', 0, 0, 0]]);
  });

  it('says only the debts of what was set aside', () => {
    const decision: HotspotDecision = {
      path: '.handover/hotspots/a.md',
      kind: 'dismissed',
      module: 'a.ts',
      by: 'Kim Example',
      atEpochMs: 1,
      reason: 'old',
    };
    assert.deepEqual(
      marked(text, { ...hotspot, decision }).map(([kind]) => kind),
      ['debt', 'debt'],
    );
  });

  it('has the reasons in words', () => {
    const marks = codeMarks(module, hotspot, text, '2026-11-22');
    assert.deepEqual(
      marks.map((mark) => lensTitle(mark, module, hotspot)),
      [
        'Legacy hotspot 90 · 0/2 documented · 2 debts',
        'Undocumented: explain it in a note',
        'Undocumented: explain it in a note',
        undefined,
        undefined,
      ],
    );
    assert.deepEqual(
      marks.map((mark) => hoverLines(mark, module, hotspot)),
      [
        ['Legacy hotspot, score 90 of 100', '0 of 2 public symbols documented', 'changed 41 times'],
        ['Public function Tally has no documentation'],
        ['Public function Tally.merge has no documentation'],
        ['Overdue since 2026-01-01: TODO: round', 'for kim', 'V-7'],
        ['Not now: TODO: shut'],
      ],
    );
    assert.equal(debtMessage(overdue, false), 'Not now: TODO: round');
  });

  it('is found only as a whole word', () => {
    assert.equal(lineNow(['merged', 'merge2 $merge', 'a.merge()'], 0, 'merge'), 2);
    assert.equal(lineNow(['merged'], 0, 'merge'), undefined);
  });

  it('never stands outside the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...text, '', 'x'), { minLength: 1 }), (lines) => {
        for (const { line, start, end } of codeMarks(module, hotspot, lines, '2026-11-22'))
          assert.ok(line < lines.length && start <= end && end <= (lines[line] ?? '').length);
      }),
    );
  });
});

describe('the settings of the features in code', () => {
  it('count as their defaults where they make no sense', () => {
    assert.deepEqual(
      editorSettingsFrom({ codeLens: 'yes', overdueDebts: 'loud', otherDebts: 7 }),
      defaultEditorSettings,
    );
    assert.deepEqual(editorSettingsFrom(null), defaultEditorSettings);
    assert.deepEqual(editorSettingsFrom({ codeLens: false, overdueDebts: 'off', otherDebts: 'hint' }), {
      codeLens: false,
      overdueDebts: 'off',
      otherDebts: 'hint',
    });
  });
});
