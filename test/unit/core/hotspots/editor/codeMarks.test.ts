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
import { type EditedText, editedText } from '../../../../../src/core/hotspots/editor/editedText';
import { lineChange } from '../../../../../src/core/hotspots/editor/lineChanges';
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
const asScanned = editedText(text.join('\n'));
/** As the editor has the text after one change of its lines. */
const edited = (lines: readonly string[]): EditedText => {
  const saved = text.join('\n');
  const change = lineChange(text, lines);
  const changes = change === undefined ? [] : [change];
  return editedText(saved, { text: lines.join('\n'), saved, changes });
};
const marked = (lines: readonly string[], of = hotspot) =>
  codeMarks(module, of, edited(lines), '2026-11-22').map(({ what, line, start, end }) => [
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
    const moved = ['', '', ...text];
    assert.deepEqual(marked(moved).slice(1), [
      ['symbol', 2, 13, 18],
      ['symbol', 3, 2, 7],
      ['debt', 3, 16, 27],
      ['debt', 5, 3, 13],
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
    const marks = codeMarks(module, hotspot, asScanned, '2026-11-22');
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

  it('is not taken for a use of the same name', () => {
    const scanned = ['total();', 'export function total() {}'];
    const [of] = scanReport([{ path: 'a.ts', symbols: [undocumented('total', 1)] }]).modules;
    assert.ok(of);
    const lines = (...now: readonly string[]): readonly number[] => {
      const saved = scanned.join('\n');
      const change = lineChange(scanned, now);
      const code = editedText(saved, { text: now.join('\n'), saved, changes: change ? [change] : [] });
      return codeMarks(of, hotspot, code, '2026-11-22').flatMap(({ what, line }) =>
        what.kind === 'symbol' ? [line] : [],
      );
    };
    assert.deepEqual(lines('', '', ...scanned), [3]);
    assert.deepEqual(lines('total();'), []);
    assert.deepEqual(lines('total();', 'return total();'), []);
    assert.deepEqual(lines('total();', '  export  function total(of: number) {}'), [1]);
    assert.deepEqual(lines('total();', 'export function totals() {}'), []);
  });

  it('knows the first line of a declaration, as long as that says the same', () => {
    const scanned = ['@Step', 'class', 'Tally {}'];
    const symbols = [{ ...undocumented('Tally', 2), startLine: 0 }];
    const [of] = scanReport([{ path: 'a.ts', symbols }]).modules;
    assert.ok(of);
    const startLine = (...now: readonly string[]): number | undefined => {
      const saved = scanned.join('\n');
      const change = lineChange(scanned, now);
      const code = editedText(saved, { text: now.join('\n'), saved, changes: change ? [change] : [] });
      const mark = codeMarks(of, hotspot, code, '2026-11-22').find(({ what }) => what.kind === 'symbol');
      assert.ok(mark?.what.kind === 'symbol');
      return mark.what.startLine;
    };
    assert.equal(startLine('', ...scanned), 1);
    assert.equal(startLine('@Other', 'class', 'Tally {}'), undefined);
  });

  it('never stands outside the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...text, '', 'x'), { minLength: 1 }), (lines) => {
        for (const { line, start, end } of codeMarks(module, hotspot, edited(lines), '2026-11-22'))
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
