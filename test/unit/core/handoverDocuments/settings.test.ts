import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSettings, settingsProblems } from '../../../../src/core/handoverDocuments/settingsProblems';
import { settingsPlace } from '../../../../src/core/handoverDocuments/settingsPlace';
import type { TargetFacts } from '../../../../src/core/handoverDocuments/targetFacts';

const problemsOf = (lines: readonly string[], facts: ReadonlyMap<string, TargetFacts> = new Map()) =>
  settingsProblems(readSettings(lines.join('\n')), facts).map(({ code, severity, span, message }) => ({
    at: [span.start.line, span.start.column, span.end.column],
    code,
    severity,
    message,
  }));

/** What is offered at the `|`. */
function offeredAt(...lines: readonly string[]): readonly string[] | string | undefined {
  const line = lines.findIndex((text) => text.includes('|'));
  const column = lines[line]?.indexOf('|') ?? 0;
  const place = settingsPlace(lines.join('\n').replace('|', ''), { line, column });
  return place?.kind === 'setting' ? Object.keys(place.words) : place?.kind;
}

describe('the settings of the handover in editors', () => {
  it('are told what is passed over, where it stands', () => {
    assert.deepEqual(problemsOf(['chapters:', '  07-suppliers:', '    off: please']), [
      {
        at: [2, 9, 15],
        code: 'settings.value',
        severity: 'warning',
        message: '"off" is neither true nor false and is passed over; write one of them.',
      },
    ]);
    assert.deepEqual(
      problemsOf(['thresholds:', '  whole: 101', '  99-no: 3', 'order:', '  - 98-no']).map(({ at }) => at),
      [
        [4, 4, 9],
        [1, 9, 12],
        [2, 2, 7],
      ],
    );
  });

  it('are told where they are no YAML, and where git left both sides of a merge', () => {
    const [broken, ...others] = problemsOf(['title: A', '\tticket: [']);
    assert.deepEqual(others, []);
    assert.deepEqual([broken?.code, broken?.severity, broken?.at[0]], ['settings.broken', 'error', 1]);
    const [merge] = problemsOf(['title: A', '<<<<<<< HEAD', 'order: []', '=======', '>>>>>>> other']);
    assert.match(
      merge?.message ?? '',
      /^The whole file is passed over, for git left both sides of a merge here/,
    );
    assert.deepEqual(merge?.at, [1, 0, 12]);
  });

  it('are told of keys that nothing reads, and which may be meant', () => {
    assert.deepEqual(
      problemsOf(['tilte: A', 'budget: 3', 'chapters:', '  07-suppliers:', '    titel: B']).map(
        ({ at, severity, message }) => [...at, severity, /“(\w+)” is meant/.exec(message)?.[1]],
      ),
      [
        [0, 0, 5, 'information', 'title'],
        [1, 0, 6, 'hint', undefined],
        [4, 4, 9, 'information', 'title'],
      ],
    );
  });

  it('are told of a template that is not there', () => {
    const path = 'docs/templates/a.md';
    const lines = ['chapters:', '  07-suppliers:', `    template: ${path}`];
    assert.deepEqual(problemsOf(lines, new Map([[path, { kind: 'file', text: '' }]])), []);
    const [missing] = problemsOf(lines, new Map([[path, { kind: 'missing' }]]));
    assert.deepEqual([missing?.code, missing?.at], ['link.missing', [2, 14, 33]]);
  });

  it('are offered keys, chapters and values where each can stand', () => {
    assert.deepEqual(offeredAt('title: A', '|'), [
      'schema',
      'receivingParty',
      'chapters',
      'order',
      'thresholds',
    ]);
    assert.deepEqual(offeredAt('chapters:', '  on-call:', '    title: A', '    |'), [
      'off',
      'ask',
      'template',
      'after',
    ]);
    const chapters = offeredAt('chapters:', '  07-suppliers:', '    off: true', '  0|');
    assert.ok(Array.isArray(chapters));
    assert.ok(chapters.includes('02-first-day') && !chapters.includes('07-suppliers'));
    assert.deepEqual(offeredAt('chapters:', '  07-suppliers:', '    off: |'), ['true', 'false']);
    assert.equal(offeredAt('chapters:', '  07-suppliers:', '    template: do|'), 'anchorPath');
    const own = ['chapters:', '  on-call:', '    title: A'];
    const order = offeredAt(...own, 'order:', '  - 07-suppliers', '  - |');
    assert.ok(Array.isArray(order));
    assert.ok(order.includes('on-call') && !order.includes('07-suppliers'));
    const thresholds = offeredAt(...own, 'thresholds:', '  |');
    assert.deepEqual(Array.isArray(thresholds) && thresholds.slice(0, 2), ['whole', 'on-call']);
    assert.deepEqual(offeredAt('schema: |'), ['mob-handover/handover/1']);
  });

  it('offer nothing in words, and in what nothing reads', () => {
    assert.equal(offeredAt('title: |'), undefined);
    assert.equal(offeredAt('# |'), undefined);
    assert.equal(offeredAt('budget:', '  - |'), undefined);
    assert.equal(offeredAt('budget:', '  |'), undefined);
  });

  it('never fail, and point into the file, whatever stands in it', () => {
    const words = fc.constantFrom(
      'title',
      'chapters',
      'order',
      '07-suppliers',
      ':',
      ' ',
      '\n',
      '- ',
      '"',
      '<<<<<<<',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), fc.nat(10), fc.nat(10), (parts, line, column) => {
        const text = parts.join('');
        const lines = text.split('\n');
        for (const { span } of settingsProblems(readSettings(text), new Map())) {
          assert.equal(span.start.line, span.end.line);
          assert.ok(span.end.column <= (lines[span.start.line] ?? '').length);
        }
        settingsPlace(text, { line, column });
      }),
      { numRuns: 2000 },
    );
  });
});
