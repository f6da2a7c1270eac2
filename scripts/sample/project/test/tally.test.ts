import assert from 'node:assert/strict';
import test from 'node:test';
import { mergeJuryAndAudience, rankActs } from '../src/voting';

test('half and half', () => {
  const scores = [{ terminal: 'T1', juror: 'J1', act: '01', points: 12 }];
  const [first] = mergeJuryAndAudience(scores, new Map([['01', 3]]), 'live');
  assert.equal(first?.percent, 100);
});

test('the audience breaks a tie', () => {
  const tied = [
    { act: '01', juryPoints: 8, votes: 10, percent: 50 },
    { act: '02', juryPoints: 4, votes: 20, percent: 50 },
  ];
  assert.deepEqual(
    rankActs(tied, 'audience').map((result) => result.act),
    ['02', '01'],
  );
});

// TODO: a test for 120 %, the numbers of that night are in the shared drive
