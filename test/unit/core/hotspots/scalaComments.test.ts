import assert from 'node:assert/strict';
import { moduleFactsOf } from '../../../support/moduleFactsOf';

describe('a comment in Scala', () => {
  it('documents what stands below it, also behind a body without braces', async () => {
    const { symbols } = await moduleFactsOf(
      'B.scala',
      [
        'class B {',
        '  /** Three of them. */',
        '  def three =',
        '    if (a) b',
        '    else c',
        '',
        '  /** Four of them. */',
        '  def four = a flatMap b',
        '  /* No doc comment. */',
        '  def five = kings get c',
        '',
        '  /** Six of them. */',
        '  // In a hurry.',
        '  def six = 6',
        '  def seven = 7 /** Of seven. */',
        '',
        '  def eight = 8',
        '}',
        '',
      ].join('\n'),
    );
    assert.deepEqual(
      symbols.map(({ name, documented }) => [name, documented]),
      [
        ['B', false],
        ['B.three', true],
        ['B.four', true],
        ['B.five', false],
        ['B.six', true],
        ['B.seven', false],
        ['B.eight', true],
      ],
    );
  });
});
