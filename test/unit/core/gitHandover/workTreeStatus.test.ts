import assert from 'node:assert/strict';
import { parseStatus } from '../../../../src/core/gitHandover/workTreeStatus';

const ids = 'a'.repeat(40);

describe('the status of a work tree', () => {
  it('tells apart what a handover treats differently', () => {
    const output = [
      '# branch.oid 1',
      `1 MM N... 100644 100644 100644 ${ids} ${ids} staged and changed.ts`,
      `1 .M S.MU 160000 160000 160000 ${ids} ${ids} lib`,
      `1 .M SC.. 160000 160000 160000 ${ids} ${ids} other lib`,
      `2 R. N... 100644 100644 100644 ${ids} ${ids} R100 new name.ts`,
      'old name.ts',
      `u UU N... 100644 100644 100644 100644 ${ids} ${ids} ${ids} both sides.ts`,
      '? new file.ts',
      '? vendor/lib/',
      '',
    ].join('\0');
    assert.deepEqual(parseStatus(output), {
      changed: ['staged and changed.ts', 'lib', 'other lib', 'new name.ts', 'both sides.ts', 'new file.ts'],
      untracked: ['new file.ts'],
      stagedAndChanged: ['staged and changed.ts'],
      conflicts: ['both sides.ts'],
      submodules: [
        { path: 'lib', commitChanged: false, dirtyInside: true, indexed: ids },
        { path: 'other lib', commitChanged: true, dirtyInside: false, indexed: ids },
      ],
      nestedRepositories: ['vendor/lib'],
    });
  });
});
