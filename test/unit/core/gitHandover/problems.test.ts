import assert from 'node:assert/strict';
import { complaintOf } from '../../../../src/core/gitHandover/complaint';
import type { Complaint } from '../../../../src/core/gitHandover/complaint';
import { finishOffers, handOverOffers, retry, takeOverOffers } from '../../../../src/core/gitHandover/offers';
import { cancelledAt, errorOf, problems, stepProblem } from '../../../../src/core/gitHandover/problems';
import { safetyReference } from '../../../../src/core/gitHandover/references';
import {
  finishWords,
  handOverWords,
  resetWords,
  takeOverWords,
} from '../../../../src/core/gitHandover/resultWords';
import { stepTitles } from '../../../../src/core/gitHandover/steps';
import type { StepId } from '../../../../src/core/gitHandover/steps';

const said: readonly (readonly [string, Complaint])[] = [
  ["fatal: Unable to create '/x/.git/index.lock': File exists.", 'locked'],
  [
    'ssh: connect to host example.org port 22: Connection refused\nfatal: Could not read from remote repository.',
    'offline',
  ],
  [
    'git@example.org: Permission denied (publickey).\nfatal: Could not read from remote repository.',
    'denied',
  ],
  ["fatal: could not read Username for 'https://example.org': terminal prompts disabled", 'denied'],
  ['fatal: the receiving end does not support push options', 'noPushOptions'],
  [' ! [rejected]  mob/main -> mob/main (fetch first)', 'movedOn'],
  [' ! [rejected]  mob/main (stale info)', 'movedOn'],
  [' ! [remote rejected] mob/main -> mob/main (pre-receive hook declined)', 'refusedByRemote'],
  ['!\trefs/heads/mob/main:refs/heads/mob/main\t[rejected] (fetch first)', 'movedOn'],
  [
    '!\trefs/heads/mob/main:refs/heads/mob/main\t[remote rejected] (pre-receive hook declined)',
    'refusedByRemote',
  ],
  [
    'The following submodule paths contain changes that can\nnot be found on any remote:\n  lib',
    'submoduleUnpushed',
  ],
  ['*** Please tell me who you are.', 'identity'],
  ['error: gpg failed to sign the data', 'signing'],
  ["fatal: 'mob/main' is already checked out at '/x'", 'otherWorkTree'],
  ['error: The following untracked working tree files would be overwritten by checkout:\n\ta.ts', 'inTheWay'],
  ['Auto-merging a.ts\nCONFLICT (content): Merge conflict in a.ts', 'conflict'],
  ['fatal: Not possible to fast-forward, aborting.', 'notFastForward'],
  ['error: unable to write file a.ts: No space left on device', 'diskFull'],
  ['husky - pre-commit hook exited with code 1', 'hook'],
  ['fatal: something new', 'unknown'],
];

describe('a complaint of git', () => {
  for (const [output, complaint] of said) {
    it(`is ${complaint} in ${JSON.stringify(output.split('\n')[0])}`, () => {
      assert.equal(complaintOf(output), complaint);
    });
  }

  it('becomes one sentence in every step: what failed, where the work is, what to do', () => {
    for (const step of Object.keys(stepTitles) as StepId[]) {
      for (const [, complaint] of said) {
        for (const words of ['', 'no $& luck']) {
          const places = [
            { kind: 'committed', branch: 'mob/main' },
            { kind: 'stashed', stash: 's' },
            { kind: 'kept', ref: 'refs/x' },
          ] as const;
          const { message, code } = errorOf(stepProblem(complaint, step, 'origin', words), places);
          assert.match(
            message,
            /^[A-Z][^:]*: your work is committed on mob\/main here, your changes are in the stash "s" and the former state is kept as refs\/x; [^;]+\.$|^git [^:]*:/,
          );
          assert.doesNotMatch(message, /\$remote|\$said|\( ?\)/);
          assert.ok(code === 'disk.full' || code.startsWith('gitHandover.'));
        }
      }
    }
  });

  it('of a commit that ended without words was a hook', () => {
    assert.equal(stepProblem('unknown', 'commit', 'origin', '').code, 'gitHandover.hook');
  });
});

describe('a problem', () => {
  it('is one sentence, whatever its numbers', () => {
    const all = [
      ...Object.values(problems).map((make) =>
        (make as (...args: unknown[]) => ReturnType<typeof problems.detached>)('x', 1, 1),
      ),
      problems.dirty(1),
      problems.dirty(2),
      problems.baseAhead('main', 2),
      problems.diverged('mob/main', 2, 2),
    ];
    for (const problem of all)
      assert.match(errorOf(problem, []).message, /^[^\n;]+: your files are as they were; [^\n;]+\.$/);
    assert.match(problems.dirty(2).what, /2 files /);
  });

  it('says where the work is after a cancellation, all that is kept in one breath', () => {
    assert.equal(cancelledAt([]).message, 'Cancelled: your files are as they were.');
    const kept = ['refs/a', 'refs/b'].map((ref) => ({ kind: 'kept', ref }) as const);
    assert.equal(cancelledAt(kept).message, 'Cancelled: the former state is kept as refs/a and refs/b.');
  });

  it('offers the ways on that there are', () => {
    const takeOver = { uncommitted: 'refuse', diverged: 'refuse', createBase: false } as const;
    const labels = (offers: readonly { readonly label: string }[]): readonly string[] =>
      offers.map(({ label }) => label);
    assert.deepEqual(takeOverOffers('gitHandover.dirty', takeOver)[0]?.options.uncommitted, 'carry');
    assert.deepEqual(takeOverOffers('gitHandover.noBase', takeOver)[0]?.options.createBase, true);
    assert.deepEqual(labels(takeOverOffers('gitHandover.diverged', takeOver)), [
      'Merge Both',
      'Keep Mine Aside',
    ]);
    assert.deepEqual(labels(takeOverOffers('gitHandover.offline', takeOver)), ['Try Again']);
    assert.deepEqual(labels(handOverOffers('gitHandover.diverged', { diverged: 'refuse' })), ['Merge Both']);
    assert.deepEqual(labels(handOverOffers('gitHandover.detached', { diverged: 'refuse' })), []);
    const finish = { diverged: 'refuse', wipGone: 'refuse' } as const;
    assert.equal(finishOffers('gitHandover.wipGone', finish)[0]?.options.wipGone, 'keep');
    assert.equal(finishOffers('gitHandover.diverged', finish)[0]?.options.diverged, 'merge');
    assert.deepEqual(finishOffers('gitHandover.conflict', finish), []);
    assert.deepEqual(labels(retry('gitHandover.locked', {})), ['Try Again']);
  });
});

describe('what came of it', () => {
  const branches = { base: 'main', wip: 'mob/main', notes: ['A note.'] };

  it('is said with the notes', () => {
    assert.equal(takeOverWords({ ...branches, joined: true }), 'You joined the mob on mob/main. A note.');
    assert.equal(
      takeOverWords({ ...branches, joined: false }),
      "You began the mob's branch mob/main. A note.",
    );
    assert.equal(
      handOverWords({ ...branches, notes: [], committed: true, pushed: true, next: 'Sol' }),
      'Handed over on mob/main. Sol is probably next.',
    );
    assert.equal(
      handOverWords({ ...branches, notes: [], committed: false, pushed: false }),
      'Nothing was done since the last handover of mob/main.',
    );
    const person = { name: 'Sol', email: 's@x' };
    assert.match(
      finishWords({ ...branches, staged: true, coauthors: [person] }),
      /staged on main with 1 co-author:/,
    );
    assert.match(
      finishWords({ ...branches, staged: true, coauthors: [person, person] }),
      /with 2 co-authors/,
    );
    assert.equal(
      finishWords({ ...branches, notes: [], staged: false, coauthors: [] }),
      'You are back on main.',
    );
    assert.match(
      resetWords({ ...branches, kept: ['refs/a', 'refs/b'] }),
      /kept as refs\/a and refs\/b\. A note\.$/,
    );
    assert.equal(resetWords({ ...branches, notes: [], kept: [] }), 'mob/main is gone and you are on main.');
  });

  it('has a safety reference whose name says when and what', () => {
    const at = Date.UTC(2026, 10, 22, 9);
    assert.equal(safetyReference(at, 'wip', 1), 'refs/mob-handover/backup/2026-11-22T09-00-00-000Z-wip');
    assert.equal(
      safetyReference(at, 'index', 2),
      'refs/mob-handover/backup/2026-11-22T09-00-00-000Z-index-2',
    );
  });
});
