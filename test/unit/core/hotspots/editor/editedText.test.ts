import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editedText, wordNow } from '../../../../../src/core/hotspots/editor/editedText';
import { lineAfter, type LineChange, lineChange } from '../../../../../src/core/hotspots/editor/lineChanges';

/** Each says which it is. */
const own = Array.from({ length: 12 }, (_, at) => `line <${at}>`);

interface Edit {
  readonly from: number;
  readonly removed: number;
  readonly added: readonly string[];
}
const edits = fc.array(
  fc.record({
    from: fc.nat(14),
    removed: fc.nat(3),
    added: fc.array(fc.constantFrom('', 'new', '  }'), { maxLength: 3 }),
  }),
  { maxLength: 8 },
);

/** Takes whole lines out and puts others in, one edit after the other. */
function applied(all: readonly Edit[]): { lines: readonly string[]; changes: readonly LineChange[] } {
  let lines: readonly string[] = own;
  const changes: LineChange[] = [];
  for (const { from, removed, added } of all) {
    const first = Math.min(from, lines.length);
    const taken = lines.slice(first, first + removed);
    const change = lineChange(taken, added, first);
    if (change !== undefined) changes.push(change);
    lines = [...lines.slice(0, first), ...added, ...lines.slice(first + taken.length)];
  }
  return { lines, changes };
}

describe('lines of a text that is edited', () => {
  it('are followed through any edits, and never to another line', () => {
    fc.assert(
      fc.property(edits, (all) => {
        const { lines, changes } = applied(all);
        for (const [line, words] of own.entries()) {
          const at = lines.indexOf(words);
          if (at >= 0) assert.equal(lineAfter(line, changes), at);
        }
      }),
    );
  });

  it('are known by their words only where these are still there', () => {
    fc.assert(
      fc.property(edits, (all) => {
        const { lines, changes } = applied(all);
        const saved = own.join('\n');
        const edited = editedText(saved, { text: lines.join('\n'), saved, changes });
        for (const [line, words] of own.entries()) {
          const place = wordNow(edited, line, `<${line}>`);
          assert.equal(place?.line ?? -1, lines.indexOf(words));
        }
      }),
    );
  });

  it('are lost inside of an edit, but for the first, which may have been left as it was', () => {
    assert.deepEqual(lineChange(['a', 'b', 'c', 'd'], ['a', 'x', 'd'], 5), {
      first: 6,
      removed: 2,
      added: 1,
    });
    const change = { first: 6, removed: 2, added: 1 };
    assert.deepEqual(
      [5, 6, 7, 8].map((line) => lineAfter(line, [change])),
      [5, 6, undefined, 7],
    );
    assert.equal(lineAfter(6, [{ first: 6, removed: 2, added: 0 }]), undefined);
    assert.equal(lineChange(['a', 'b'], ['a', 'c']), undefined);
  });

  it('are those of the disk, which another program may have written after the editor read it', () => {
    const saved = 'one\ntwo\nthree\n';
    const changes = [{ first: 0, removed: 0, added: 1 }];
    const edited = editedText('new\none\ntwo\nthree\n', { text: `typed\n${saved}`, saved, changes });
    assert.deepEqual([0, 1, 2, 3].map(edited.lineNow), [undefined, 1, 2, 3]);
    const reloaded = editedText('new\none\n', { text: 'new\r\none\r\n', saved: 'one', changes });
    assert.deepEqual([0, 1].map(reloaded.lineNow), [0, 1]);
  });

  it('are known by whole words', () => {
    const word = (line: string, name: string) => wordNow(editedText(line), 0, name)?.start;
    assert.equal(word('merged merge2 $merge a.merge()', 'merge'), 23);
    assert.equal(word('merged', 'merge'), undefined);
  });
});
