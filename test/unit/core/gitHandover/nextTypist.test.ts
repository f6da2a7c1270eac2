import assert from 'node:assert/strict';
import { guessNextTypist } from '../../../../src/core/gitHandover/nextTypist';

/** Authors newest first, who is next after "a", and who typed since; answers of mob.sh 5.4.0. */
const answers: readonly (readonly [string, string, string])[] = [
  ['aac', '', ''],
  ['accbbdaad', 'd', 'dbca'],
  ['acccabd', 'd', 'ca'],
  ['a', '', ''],
  ['bbcad', 'd', 'cb'],
  ['bbddcdbcd', 'b', ''],
  ['bdcccbd', 'b', ''],
  ['caacc', 'a', 'c'],
  ['caadccbda', 'a', 'c'],
  ['cadbacd', 'd', 'c'],
  ['ca', 'a', 'c'],
  ['cba', 'a', 'bc'],
  ['cbdc', 'c', ''],
  ['ccaccadbc', 'a', 'c'],
  ['cdacd', 'a', 'dc'],
  ['cdbbacaa', 'a', 'bdc'],
  ['daad', 'a', 'd'],
  ['dcbd', 'd', ''],
  ['dddbaada', 'a', 'bd'],
  ['dd', '', ''],
  ['d', '', ''],
  ['', '', ''],
];

describe('the guess of the next typist', () => {
  for (const [authors, next, since] of answers) {
    it(`is "${next}" after ${authors === '' ? 'nobody' : authors}, as mob.sh says`, () => {
      const guess = guessNextTypist(Array.from(authors), 'a');
      assert.deepEqual([guess.next ?? '', guess.since.join('')], [next, since]);
    });
  }
});
