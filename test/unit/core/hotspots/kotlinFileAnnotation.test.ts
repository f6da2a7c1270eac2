import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { moduleFactsOf } from '../../../support/moduleFactsOf';

const annotation = '@file:JvmName("Ballots")\n';

describe('a comment below an annotation of a Kotlin file', () => {
  for (const [title, declaration] of [
    ['a class', 'class Ballot'],
    ['a function with an annotation of its own', '@JvmSynthetic fun ballot() = 1'],
  ] as const) {
    it(`documents ${title}`, async () => {
      const { symbols } = await moduleFactsOf('a.kt', `${annotation}/** Votes. */\n${declaration}\n`);
      assert.deepEqual(
        symbols.map(({ documented }) => documented),
        [true],
      );
    });
  }

  it('documents nothing where it is no doc comment', async () => {
    const { symbols, hasModuleDoc } = await moduleFactsOf('a.kt', `${annotation}// Votes.\nclass Ballot\n`);
    assert.deepEqual([symbols.map(({ documented }) => documented), hasModuleDoc], [[false], false]);
  });

  it('speaks of the file above its package', async () => {
    const { hasModuleDoc } = await moduleFactsOf(
      'a.kt',
      `${annotation}\n/* How votes are counted. */\npackage a\n`,
    );
    assert.equal(hasModuleDoc, true);
  });
});
