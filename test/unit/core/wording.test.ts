import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { exportedWords, progressWords } from '../../../src/core/handover/exportWords';
import { byFolder, byFolderAtMost } from '../../../src/core/handover/folders';
import { shortPath } from '../../../src/core/handover/repoLinks';
import { chapterTemplate, wordsByPeople } from '../../../src/core/handover/template';
import { ageWords, counted, listWords, numberWords, percentWords } from '../../../src/core/wording';

const days = (count: number): string => ageWords(0, count * 86_400_000);

describe('Words of the book', () => {
  it('tell ages in the unit that people would use', () => {
    assert.equal(days(0.9), 'less than a day');
    assert.equal(days(-3), 'less than a day');
    assert.equal(days(1), '1 day');
    assert.equal(days(59.9), '59 days');
    assert.equal(days(61), '2 months');
    assert.equal(days(729), '23 months');
    assert.equal(days(731), '2 years');
    assert.equal(days(4000), '10 years');
  });

  it('tell numbers, shares and lists the same way everywhere', () => {
    assert.equal(numberWords(1234567), '1,234,567');
    assert.equal(counted(1, 'repository', 'repositories'), '1 repository');
    assert.equal(counted(1000, 'debt'), '1,000 debts');
    assert.equal(percentWords(999, 1000), '99 %');
    assert.equal(percentWords(1, 1000), 'under 1 %');
    assert.equal(percentWords(0, 3), '0 %');
    assert.equal(percentWords(0, 0), '–');
    assert.equal(listWords(['a', 'b', 'c']), 'a, b and c');
    assert.equal(listWords(['a', 'b', 'c'], 1), 'a and 2 more');
    assert.equal(listWords([]), '');
  });

  it('tell what an export does and did', () => {
    assert.equal(progressWords({ phase: 'parsing', done: 1, total: 1337 }), 'reading the code, 1 of 1,337');
    assert.equal(progressWords({ phase: 'writing', done: 0, total: 1 }), 'writing');
    const folder = 'docs/handover';
    const cover = 'docs/handover/README.md';
    assert.equal(
      exportedWords({ folder, changed: [], removed: [] }),
      'The handover in docs/handover is up to date; no file changed.',
    );
    assert.equal(
      exportedWords({ folder, changed: [cover], removed: ['.tours/a.tour'] }),
      'The handover is in docs/handover: 1 file changed and 1 removed.',
    );
  });

  it('shorten long paths from the front, by whole segments', () => {
    assert.equal(shortPath('src/a.ts'), 'src/a.ts');
    assert.equal(shortPath(`${'folder/'.repeat(10)}a.ts`), `…/${'folder/'.repeat(6)}a.ts`);
    assert.equal(shortPath(`src/${'x'.repeat(60)}.ts`), `…/${'x'.repeat(60)}.ts`);
  });
});

describe('Folders', () => {
  const items = ['a.ts', 'src/b.ts', 'src/x/c.ts', 'src/x/y/d.ts', 'lib/e.ts'].map((path) => ({ path }));
  const names = (groups: ReturnType<typeof byFolder>) =>
    groups.map(({ folder, items: { length } }) => `${folder}:${length}`);

  it('are in the order of their paths', () => {
    assert.deepEqual(names(byFolder(items)), [':1', 'lib:1', 'src:1', 'src/x:1', 'src/x/y:1']);
  });

  it('are counted with their parents until there are few enough', () => {
    assert.deepEqual(names(byFolderAtMost(items, 4)), [':1', 'lib:1', 'src:1', 'src/x:2']);
    assert.deepEqual(names(byFolderAtMost(items, 1)), [':1', 'lib:1', 'src:3']);
  });
});

describe('Words that people wrote', () => {
  const empty = chapterTemplate('4 Architecture', 'Why?', [{ name: 'modules', heading: 'Modules' }]);

  it('are none in a chapter as it is made', () => {
    assert.equal(wordsByPeople(empty), 0);
  });

  it('are counted without headings, comments and markers', () => {
    assert.equal(wordsByPeople(`${empty}## More\n\nSix words - and <!-- none\nof these --> no more.\n`), 5);
    assert.equal(wordsByPeople('Damaged file.\n<!-- handover:end x -->\n'), 2);
  });
});
