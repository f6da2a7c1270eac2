import assert from 'node:assert/strict';
import { excerptFor, hasWords, searchedNote } from '../../../../src/core/knowledge/findNotes';
import type { Note } from '../../../../src/core/knowledge/note';

const note: Note = {
  path: '.handover/notes/2026-11-22-tally-k3f9.md',
  kind: 'discovery',
  status: 'authored',
  atEpochMs: 0,
  title: 'How votes are counted',
  body: `# How votes are counted\n\n${'Long before. '.repeat(30)}The Zürich jury\ncounts twice since the final.\n`,
  toldBy: ['Kim'],
  learntBy: ['Sol'],
  confirmedBy: [],
  anchors: [],
};
const anchor = { path: 'src/old.ts', exact: 'x', prefix: '', suffix: '', line: 0 };
const searched = searchedNote({ note, places: [{ anchor, drift: 'moved', path: 'src/tally.ts' }] });

describe('searching notes', () => {
  for (const typed of [
    '',
    'jury twice',
    'TWICE zurich',
    'jury counts',
    'sol discovery',
    'tally.ts',
    'src/old.ts',
    'votes final kim',
  ])
    it(`finds ${typed === '' ? 'all where nothing is typed' : typed}`, () => {
      assert.ok(hasWords(searched, typed));
    });

  it('finds nothing where one of the words is missing', () => {
    assert.ok(!hasWords(searched, 'jury thrice'));
    assert.ok(!hasWords(searched, 'ira'));
  });

  it('shows the words that were found, also deep in a body', () => {
    assert.match(excerptFor(searched, 'twice'), /^….*jury counts twice since the final\.$/u);
    assert.match(excerptFor(searched, 'kim'), /^# How votes are counted/u);
  });
});
