import assert from 'node:assert/strict';
import { lastChangedFile, lastFileOf, wipCommitMessage } from '../../../../src/core/gitHandover/wipCommit';

describe('the message of a WIP commit', () => {
  it('names the last file for the next typist, who reads it back', () => {
    const message = wipCommitMessage('mob next', 'src/a b ü.ts');
    assert.equal(message, 'mob next\n\nlastFile:"src/a b \\303\\274.ts"');
    assert.equal(lastFileOf(message), 'src/a b ü.ts');
  });

  it('is only the subject where no file was changed', () => {
    assert.equal(wipCommitMessage('mob next', undefined), 'mob next');
  });

  it('is read in spite of what hooks put after it', () => {
    assert.equal(lastFileOf('mob next\n\nlastFile:a.ts\n\nCo-authored-by: Kim <k@x>\n'), 'a.ts');
  });

  for (const path of ['../a', '/etc/passwd', 'C:/a', String.raw`a\..\b`, '', '"a\\000b"', '"open']) {
    it(`gives no file for ${JSON.stringify(path)}`, () => {
      assert.equal(lastFileOf(`mob next\n\nlastFile:${path}`), undefined);
    });
  }

  it('gives no file where there are none or several', () => {
    assert.equal(lastFileOf('mob next'), undefined);
    assert.equal(lastFileOf('lastFile:a\nlastFile:b'), undefined);
  });
});

describe('the last changed file', () => {
  it('is the only one, even if it cannot be looked at', () => {
    assert.equal(lastChangedFile([{ path: 'a' }]), 'a');
  });

  it('is the newest of several', () => {
    const files = [{ path: 'a', modifiedAtEpochMs: 1 }, { path: 'b', modifiedAtEpochMs: 3 }, { path: 'c' }];
    assert.equal(lastChangedFile(files), 'b');
  });

  it('is none of none', () => {
    assert.equal(lastChangedFile([]), undefined);
  });
});
