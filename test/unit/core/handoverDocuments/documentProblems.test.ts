import assert from 'node:assert/strict';
import type { RepoPath } from '../../../../src/core/ports';
import { writeSignOff } from '../../../../src/core/handover/signOff';
import { frontMatterProblems } from '../../../../src/core/handoverDocuments/documentProblems';
import { writeDecision } from '../../../../src/core/hotspots/decisions/decisionFile';

const problems = (path: RepoPath, text: string): readonly string[] =>
  frontMatterProblems(path, 'text', text).map(
    ({ severity, span, message }) => `${severity} ${span.start.line}: ${message}`,
  );

describe('what is wrong with the front matter', () => {
  it('of a sign-off is told on its line', () => {
    const path = '.handover/signoffs/2026-11-25-07-suppliers-k3f9.md';
    const atEpochMs = Date.UTC(2026, 10, 25);
    const text = writeSignOff({
      chapter: '07-suppliers',
      by: 'Sol',
      atEpochMs,
      sections: new Map([['Suppliers', '0a1b2c3d']]),
      remark: '',
    });
    assert.deepEqual(problems(path, text), []);
    assert.deepEqual(problems(path, text.replace(/^at: .*$/mu, 'at: some day')), [
      `error 4: ${path}, line 5: "at" is not a date and time, so this sign-off does not count; mend the file.`,
    ]);
    assert.deepEqual(problems('.handover/signoffs/old/words.md', '# Nothing but words\n'), []);
    assert.match(problems(path, '# Nothing but words\n')[0] ?? '', /^error 0: .*there is no front matter/u);
  });

  it('of a decision about a hotspot is told on its line', () => {
    const path = '.handover/hotspots/2026-11-25-tally-k3f9.md';
    const text = writeDecision({
      kind: 'snoozed',
      module: 'src/tally.ts',
      by: 'Sol',
      atEpochMs: Date.UTC(2026, 10, 25),
      until: '2027-01-31',
      reason: 'It is rewritten.',
    });
    assert.deepEqual(problems(path, text), []);
    assert.deepEqual(problems(path, text.replace(/^until: .*$/mu, 'until: soon')), [
      `error 6: ${path}, line 7: "until" is not a day such as 2027-01-31, so this decision does not count; mend or delete the file.`,
    ]);
  });
});
