import assert from 'node:assert/strict';
import { isExplained, notesOfModules } from '../../../../src/core/knowledge/moduleNotes';
import type { Note } from '../../../../src/core/knowledge/note';
import { quoteOf } from '../../../../src/core/knowledge/quoteAnchor';

const anchor = quoteOf('src/tally.ts', 'export function merge() {}\n', {
  start: { line: 0, column: 0 },
  end: { line: 0, column: 26 },
});

function explained(
  toldBy: readonly string[],
  confirmedBy: readonly string[],
  status: Note['status'],
): boolean {
  const note = {
    path: '.handover/notes/a.md',
    kind: 'explanation',
    status,
    title: 'Adds up',
    body: '# Adds up\n',
    toldBy,
    learntBy: [],
    confirmedBy,
    anchors: [anchor],
    atEpochMs: 0,
  } as unknown as Note;
  const modules = notesOfModules([{ note, places: [{ anchor, path: 'src/tally.ts', drift: 'exact' }] }]);
  return isExplained(modules.get('src/tally.ts'));
}

describe('a module that a note explains', () => {
  it('counts as explained once somebody else agreed', () => {
    assert.ok(!explained(['Kim'], [], 'authored'));
    assert.ok(explained(['Kim'], ['Sol'], 'confirmed'));
    assert.ok(explained(['Kim'], ['Kim', 'Sol'], 'confirmed'));
  });

  it('does not by the word of those alone who told it', () => {
    assert.ok(!explained(['Kim'], ['Kim'], 'confirmed'));
  });

  it('does where nobody wrote down who agreed', () => {
    assert.ok(explained(['Kim'], [], 'confirmed'));
  });
});
