import assert from 'node:assert/strict';
import type { CompletenessGap } from '../../../../src/core/handover/completeness';
import { gapItem } from '../../../../src/core/handover/gapItem';

const chapter = { title: '22 Glossary', path: 'docs/handover/22-glossary.md' };
const place = { path: 'src/deep/tally.ts', line: 0 };
const gap = (over: Partial<CompletenessGap>): CompletenessGap => ({
  kind: 'suppliers',
  title: 'Fastly',
  why: 'Nobody is named whom one can call there.',
  ...over,
});

describe('A gap on the agenda', () => {
  it('is a question with what a turn opens for it', () => {
    const file = { path: '.handover/suppliers/fastly.md', line: 0 };
    assert.deepEqual(gapItem(gap({ place: file }), chapter), {
      title: 'Fastly: whom does one call there?',
      place: file,
    });
    const note = gapItem(gap({ kind: 'anchors', title: 'Juries count twice', place }), chapter);
    assert.match(note.title, /^Juries count twice: which code/);
    assert.deepEqual(note.place, place);
  });

  it('of a module with one author names who can tell', () => {
    const owner = { name: 'Kim Example', email: 'kim@example.org' };
    assert.deepEqual(gapItem(gap({ kind: 'owners', title: place.path, place, owner }), chapter), {
      title: 'deep/tally.ts: what only Kim Example knows',
      place,
      authors: [owner],
    });
  });

  it('of the questions is the question itself, and of a chapter without a word its file', () => {
    const asked = gap({ kind: 'questions', title: 'Who pays?', question: '07-suppliers/who-pays' });
    assert.deepEqual(gapItem(asked, chapter), { title: 'Who pays?', question: '07-suppliers/who-pays' });
    const written = gap({ kind: 'written' });
    assert.deepEqual(gapItem(written, chapter), {
      title: '22 Glossary: what belongs into this chapter?',
      place: { path: chapter.path, line: 0 },
    });
    assert.equal(gapItem(written, { title: 'Own' }).place, undefined);
  });
});
