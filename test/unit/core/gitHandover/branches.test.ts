import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mobBranches } from '../../../../src/core/gitHandover/branches';
import { defaultMobConfiguration } from '../../../../src/core/gitHandover/mobConfiguration';

/** Current branch, qualifier, separator, known branches, base, WIP: the table of mob.sh 5.4.0's own tests, and more. */
const rows: readonly (readonly [string, string, string, readonly string[], string, string])[] = [
  ['master', '', '-', [], 'master', 'mob-session'],
  ['mob-session', '', '-', [], 'master', 'mob-session'],
  ['mob-session', 'green', '-', [], 'master', 'mob-session'],
  ['master', 'green', '-', [], 'master', 'mob/master-green'],
  ['mob/master-green', '', '-', [], 'master', 'mob/master-green'],
  ['master', 'test-branch', '-', [], 'master', 'mob/master-test-branch'],
  ['mob/master-test-branch', '', '-', [], 'master', 'mob/master-test-branch'],
  ['feature1', '', '-', [], 'feature1', 'mob/feature1'],
  ['mob/feature1', '', '-', [], 'feature1', 'mob/feature1'],
  ['mob/feature1-green', '', '-', [], 'feature1', 'mob/feature1-green'],
  ['feature1', 'green', '-', [], 'feature1', 'mob/feature1-green'],
  ['feature/test', '', '-', ['feature/test'], 'feature/test', 'mob/feature/test'],
  ['mob/feature/test', '', '-', ['feature/test', 'mob/feature/test'], 'feature/test', 'mob/feature/test'],
  ['mob/feature-1', '', '-', ['feature-1'], 'feature-1', 'mob/feature-1'],
  ['mob/main-green', 'green', '-', ['main'], 'main', 'mob/main-green'],
  ['mob/main-red', 'green', '-', [], 'main-red', 'mob/main-red'],
  ['mob/main/-/a-b', 'a-b', '/-/', ['main'], 'main', 'mob/main/-/a-b'],
  ['mob/main', '', '', [], 'main', 'mob/main'],
  ['mob/-x', '', '-', [], '-x', 'mob/-x'],
];

describe('the branches of a mob', () => {
  for (const [current, qualifier, separator, known, base, wip] of rows) {
    it(`are ${base} and ${wip} on ${current}${qualifier === '' ? '' : ` with the qualifier ${qualifier}`}`, () => {
      const naming = {
        ...defaultMobConfiguration,
        wipBranchQualifier: qualifier,
        wipBranchQualifierSeparator: separator,
      };
      assert.deepEqual(mobBranches(current, new Set(known), naming), { base, wip });
    });
  }

  it('lead from the base branch to the WIP branch and back', () => {
    const name = fc.stringMatching(/^[a-z]+([-/][a-z]+)*$/);
    fc.assert(
      fc.property(name, fc.option(name, { nil: '' }), (base, wipBranchQualifier) => {
        const naming = { ...defaultMobConfiguration, wipBranchQualifier };
        const there = mobBranches(base, new Set([base]), naming);
        assert.deepEqual(mobBranches(there.wip, new Set([base, there.wip]), naming), there);
      }),
    );
  });
});
