import assert from 'node:assert/strict';
import { itemIn } from '../../../../src/extension/session/itemArguments';

const here = 'file:///ws';
const place = { path: 'src/a.ts', line: 4 };

describe('an agenda item given as an argument', () => {
  it('is a title, what runs out, a question, or a place with those who know it', () => {
    assert.deepEqual(itemIn('The tally', here), {
      title: 'The tally',
      source: { kind: 'text' },
      authors: [],
    });
    const title = 'Who knows?';
    const author = { name: 'Kim', email: 'kim@example.org' };
    assert.deepEqual(itemIn({ title, place, authors: [author, 'Sol'], folderUri: here }, here), {
      title,
      source: { kind: 'text', place },
      authors: [author],
    });
    assert.deepEqual(itemIn({ title, expires: { ...place, day: '2026-12-01' }, folderUri: here }, here), {
      title,
      source: { kind: 'asset', place, day: '2026-12-01' },
      authors: [],
    });
    assert.deepEqual(itemIn({ title, question: '07-suppliers/who-pays' }, here), {
      title,
      source: { kind: 'question', chapter: '07-suppliers', question: '07-suppliers/who-pays' },
      authors: [],
    });
    for (const other of [undefined, null, 3, {}, { title: 3 }]) assert.equal(itemIn(other, here), undefined);
  });

  it('is refused where it belongs to another folder than the session, whatever it is', () => {
    const folderUri = 'file:///other';
    for (const more of [
      {},
      { place },
      { expires: { ...place, day: '2026-12-01' } },
      { question: '07-suppliers/who-pays' },
    ]) {
      assert.equal(itemIn({ title: 'Tally', folderUri, ...more }, here), 'otherFolder');
      const item = itemIn({ title: 'Tally', folderUri, ...more }, undefined);
      assert.ok(typeof item === 'object', 'a session of no folder takes it');
    }
  });

  it('has no place outside the folder, and no line before the first', () => {
    for (const path of ['../a.ts', '/etc/hosts', 'C:\\a.ts', 'src\\..\\..\\a.ts', '', 3]) {
      const outside = { path, line: 1 };
      for (const more of [{ place: outside }, { expires: { ...outside, day: '2026-12-01' } }])
        assert.deepEqual(itemIn({ title: 'Tally', ...more }, here), {
          title: 'Tally',
          source: { kind: 'text' },
          authors: [],
        });
    }
    for (const line of [-3, 1.5, '7', undefined]) {
      const item = itemIn({ title: 'Tally', place: { path: 'src/a.ts', line } }, here);
      assert.ok(typeof item === 'object');
      assert.deepEqual(item.source, { kind: 'text', place: { path: 'src/a.ts', line: 0 } });
    }
  });
});
