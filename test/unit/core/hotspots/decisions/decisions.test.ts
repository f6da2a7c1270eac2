import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type DecisionDraft,
  decisionPath,
  type HotspotDecision,
  isDecisionPath,
  isSetAside,
  newestDecisions,
} from '../../../../../src/core/hotspots/decisions/decision';
import {
  isBrokenDecision,
  parseDecision,
  writeDecision,
} from '../../../../../src/core/hotspots/decisions/decisionFile';
import { listHotspots } from '../../../../../src/core/hotspots/hotspotList';
import type { ModuleFacts } from '../../../../../src/core/hotspots/model';
import { assembleReport } from '../../../../../src/core/hotspots/report';
import { moduleRows } from '../../../../../src/core/hotspots/rows/moduleRows';
import { toScanJson } from '../../../../../src/core/hotspots/scanJson';

const path = '.handover/hotspots/2026-11-22-tally-k3f9.md';
const draft: DecisionDraft = {
  kind: 'snoozed',
  module: 'src/voting/tally.ts',
  debt: 'TODO: percentages may exceed 100',
  by: 'Kim Example',
  atEpochMs: Date.parse('2026-11-22T10:00:00Z'),
  until: '2026-12-24',
  reason: 'Not before the last show.',
};
const facts: ModuleFacts = {
  path: 'src/voting/tally.ts',
  language: 'typescript',
  lines: 20,
  hasModuleDoc: false,
  symbols: [{ name: 'open', kind: 'function', line: 4, documented: false }],
  debts: ['TODO: a', 'TODO: b'].map((text, line) => ({
    path: 'src/voting/tally.ts',
    line,
    column: 3,
    tag: 'TODO',
    text,
  })),
  probableDebts: [],
  role: 'source',
};

function decision(over: Partial<HotspotDecision>): HotspotDecision {
  return {
    path,
    kind: 'dismissed',
    module: facts.path,
    by: 'Kim',
    atEpochMs: 5,
    reason: 'Generated.',
    ...over,
  };
}

function reportWith(...decisions: readonly HotspotDecision[]) {
  return assembleReport({
    historyStatus: 'noRepository',
    modules: [facts],
    problems: [],
    activeWithinDays: 365,
    decisions,
  });
}

describe('decisions on hotspots', () => {
  it('are read as they were written', () => {
    assert.deepEqual(parseDecision(path, writeDecision(draft)), { path, ...draft });
  });

  it('come back from the file whatever people write', () => {
    const line = fc
      .string({ unit: 'grapheme', maxLength: 40 })
      .filter((text) => /^[\p{L}\p{N}][^\p{C}\p{Z}]*$/u.test(text));
    fc.assert(
      fc.property(line, line, line, (module, by, reason) => {
        const written = { kind: 'dismissed', module, by, atEpochMs: 0, reason } as const;
        assert.deepEqual(parseDecision(path, writeDecision(written)), { path, ...written });
      }),
    );
  });

  it('that cannot be read are told with their line, and never thrown', () => {
    const text = writeDecision(draft);
    const told = (changed: string): string => {
      const read = parseDecision(path, changed);
      return isBrokenDecision(read) ? read.message : '';
    };
    assert.match(
      told(text.replace('snoozed', 'later')),
      /line 3: "decision" is none of claimed, snoozed, dismissed/,
    );
    assert.match(told(text.replace(/until: .*\n/, '')), /line 3: a snoozed hotspot needs "until"/);
    assert.match(told(text.replace('2026-12-24', '2026-12-32')), /"until" is not a day/);
    assert.match(told('x'), /line 1: there is no front matter/);
    fc.assert(fc.property(fc.string(), (any) => void parseDecision(path, `---\n${any}\n---\n`)));
  });

  it('have files that no branch makes twice, right in their folder', () => {
    const place = decisionPath(draft, { atEpochMs: draft.atEpochMs, utcOffsetMinutes: 0, random: () => 0.5 });
    assert.match(place, /^\.handover\/hotspots\/2026-11-22-tally-\w{4}\.md$/);
    assert.ok(isDecisionPath(place));
    assert.ok(!isDecisionPath('.handover/hotspots/../x.md'));
    assert.ok(!isDecisionPath('.handover/notes/x.md'));
  });

  it('count as the newest on each thing', () => {
    const newest = newestDecisions([
      decision({ atEpochMs: 5, kind: 'claimed' }),
      decision({ atEpochMs: 7 }),
      decision({ atEpochMs: 6, kind: 'claimed' }),
      decision({ atEpochMs: 1, debt: 'TODO: a', kind: 'claimed' }),
    ]);
    assert.deepEqual(
      [...newest.values()].map(({ kind }) => kind),
      ['dismissed', 'claimed'],
    );
  });

  it('that snooze end on their day', () => {
    const snoozed = decision({ kind: 'snoozed', until: '2026-12-24' });
    assert.equal(isSetAside(snoozed, '2026-12-23'), true);
    assert.equal(isSetAside(snoozed, '2026-12-24'), false);
    assert.equal(isSetAside(decision({ kind: 'claimed' }), '2026-12-23'), false);
  });

  it('take a module off the list, where the reason is told; the report keeps it', () => {
    const report = reportWith(decision({}));
    const list = listHotspots(report, 10, '2026-11-22');
    assert.equal(report.hotspots.length, 1);
    assert.equal(list.hotspots, 0);
    const row = moduleRows(list).at(-1);
    assert.equal(row?.label, 'Set aside (1)');
    assert.deepEqual(
      row.children?.map(({ label, description, decisionPath: file }) => [label, description, file]),
      [['tally.ts', 'dismissed by Kim · Generated.', path]],
    );
  });

  it('take a debt off its module, and off its rank once it is dismissed', () => {
    const without = reportWith().hotspots[0];
    const report = reportWith(decision({ debt: 'TODO: a' }));
    assert.ok((report.hotspots[0]?.score ?? 0) < (without?.score ?? 0));
    assert.deepEqual(
      listHotspots(report, 10, '2026-11-22').listed[0]?.debts.map(({ text }) => text),
      ['TODO: b'],
    );
    const snoozed = reportWith(decision({ debt: 'TODO: a', kind: 'snoozed', until: '2027-01-01' }));
    assert.equal(snoozed.hotspots[0]?.score, without?.score);
  });

  it('say who claimed what stays listed, in the row and in the JSON', () => {
    const report = reportWith(decision({ kind: 'claimed', reason: '' }));
    const [row] = moduleRows(listHotspots(report, 10, '2026-11-22'));
    assert.match(row?.description ?? '', /^claimed by Kim · /);
    assert.equal(row?.decisionPath, path);
    const [hotspot] = toScanJson(report)['hotspots'] as readonly Record<string, unknown>[];
    assert.deepEqual(hotspot?.['decision'], {
      kind: 'claimed',
      by: 'Kim',
      at: '1970-01-01T00:00:00.005Z',
      reason: '',
      file: path,
    });
  });
});
