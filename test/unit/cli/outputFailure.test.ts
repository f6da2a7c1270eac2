import assert from 'node:assert/strict';
import { outputFailure } from '../../../src/cli/outputFailure';

describe('an output that cannot be written', () => {
  const failed = (code: string): Error => Object.assign(new Error('write'), { code });

  it('says in one sentence why', () => {
    assert.match(outputFailure(failed('ENOSPC')), /^The disk is full, [^.]+\.$/);
    assert.match(outputFailure(failed('EFBIG')), /^The output is larger than a file may be, [^.]+\.$/);
    assert.match(outputFailure(failed('EIO')), /^The output cannot be written \(EIO\), [^.]+\.$/);
    assert.match(outputFailure(new Error('gone')), /^The output cannot be written \(gone\), [^.]+\.$/);
  });
});
