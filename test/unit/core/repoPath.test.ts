import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { depthOf, folderOf, joinRepoPath, leadsOutside, nameOf } from '../../../src/core/repoPath';

describe('a path in the repository', () => {
  it('leads outside when it is absolute on any platform, or climbs', () => {
    for (const written of ['/etc/passwd', '\\\\host\\share', 'C:\\x', 'c:x', '../x', 'a/../../x', 'a\\..\\x'])
      assert.equal(leadsOutside(written), true, written);
    for (const written of ['', 'a', 'a/b.ts', '..a/b', 'a/...', 'a b/c', '.handover/notes/x.md'])
      assert.equal(leadsOutside(written), false, written);
  });

  it('has a name, a folder and a depth', () => {
    assert.deepEqual([nameOf('a/b/c.ts'), folderOf('a/b/c.ts'), depthOf('a/b/c.ts')], ['c.ts', 'a/b', 2]);
    assert.deepEqual([nameOf('c.ts'), folderOf('c.ts'), depthOf('c.ts')], ['c.ts', '', 0]);
  });

  it('is joined as the platform joins, and never above the root', () => {
    const segment = fc.constantFrom('a', 'b', '..', '.', '', 'c.ts');
    const folders = fc.array(fc.constantFrom('x', 'y'), { maxLength: 3 }).map((names) => names.join('/'));
    fc.assert(
      fc.property(folders, fc.array(segment, { maxLength: 6 }), (folder, segments) => {
        const relative = segments.join('/').replace(/^\/+/, '');
        const plain = path.posix.join('/', folder, relative).replace(/^\/|\/$/g, '');
        const depth = [...folder.split('/').filter((name) => name !== ''), ...segments].reduce(
          (level, name) =>
            Number.isNaN(level) || level < 0
              ? NaN
              : level + (name === '..' ? -1 : name === '' || name === '.' ? 0 : 1),
          0,
        );
        assert.equal(joinRepoPath(folder, relative), depth >= 0 ? plain : undefined);
      }),
    );
  });
});
