import type { ErrorCode } from '../errors';
import { HandoverError } from '../errors';
import type { Complaint } from './complaint';
import type { StepId, Whereabouts } from './steps';
import { whereaboutsPhrase } from './steps';

/** Why a hand-over stopped. Where the work is comes in between when it becomes a sentence. */
export interface Problem {
  readonly code: ErrorCode;
  readonly what: string;
  readonly action: string;
}

/** What failed: where every line is; what to do. */
export function errorOf(problem: Problem, places: readonly Whereabouts[], cause?: unknown): HandoverError {
  const message = `${problem.what}: ${whereaboutsPhrase(places)}; ${problem.action}.`;
  return new HandoverError(problem.code, message, cause === undefined ? {} : { cause });
}

/** After a cancellation, wherever it hit. */
export function cancelledAt(places: readonly Whereabouts[]): HandoverError {
  return new HandoverError('cancelled', `Cancelled: ${whereaboutsPhrase(places)}.`);
}

/** One row for every complaint of git. `$remote` stands for the remote's name, `$said` for git's own words. */
const rows: Readonly<Record<Complaint, Problem>> = {
  locked: {
    code: 'gitHandover.locked',
    what: 'Another git program is at work in this repository',
    action: 'wait for it and try again, or remove the .lock file in .git that a killed one left',
  },
  offline: {
    code: 'gitHandover.offline',
    what: 'The remote "$remote" could not be reached',
    action: 'try again when it can',
  },
  denied: {
    code: 'gitHandover.denied',
    what: 'The remote "$remote" asks for a login or does not let you in',
    action: 'log in once by git fetch in a terminal and try again',
  },
  noPushOptions: {
    code: 'gitHandover.refused',
    what: 'The remote "$remote" takes no push options',
    action: 'set MOB_SKIP_CI_PUSH_OPTION_ENABLED=false in .mob and try again',
  },
  movedOn: {
    code: 'gitHandover.diverged',
    what: 'Somebody else pushed to the WIP branch meanwhile',
    action: 'merge both and try again',
  },
  refusedByRemote: {
    code: 'gitHandover.refused',
    what: 'The remote "$remote" refused the push ($said)',
    action: 'change what it asks for and try again',
  },
  submoduleUnpushed: {
    code: 'gitHandover.submodule',
    what: 'A submodule is at a commit that is not on its own remote',
    action: 'push in the submodule first and try again',
  },
  identity: {
    code: 'gitHandover.identity',
    what: 'git does not know who you are',
    action: 'set user.name and user.email with git config and try again',
  },
  signing: {
    code: 'gitHandover.identity',
    what: 'git could not sign the commit',
    action: 'unlock your key, or set commit.gpgSign to false for this repository, and try again',
  },
  inTheWay: {
    code: 'gitHandover.inTheWay',
    what: 'Files that are not committed stand where others would be written ($said)',
    action: 'move or commit them and try again',
  },
  conflict: {
    code: 'gitHandover.conflict',
    what: 'Both sides changed the same lines',
    action: 'settle the conflict and try again',
  },
  notFastForward: {
    code: 'gitHandover.diverged',
    what: 'The branch here and the branch on the remote have both gone on',
    action: 'merge both and try again',
  },
  otherWorkTree: {
    code: 'gitHandover.failed',
    what: 'The branch is checked out in another work tree ($said)',
    action: 'switch that one to another branch and try again',
  },
  diskFull: { code: 'disk.full', what: 'The disk is full', action: 'make room and try again' },
  hook: {
    code: 'gitHandover.hook',
    what: 'A git hook stopped it ($said)',
    action: 'change what the hook asks for and try again',
  },
  unknown: {
    code: 'gitHandover.failed',
    what: 'git stopped ($said)',
    action: 'see the log and try again',
  },
};

/** Complaints that mean something else in certain steps. */
const inStep: Partial<Record<StepId, Partial<Record<Complaint, Problem>>>> = {
  // git adds no words of its own when a hook ends a commit, so what is unknown here was one.
  commit: { unknown: rows.hook },
  unstash: {
    conflict: {
      code: 'gitHandover.conflict',
      what: "Your changes and the mob's touch the same lines",
      action: 'settle the conflict, then drop the stash',
    },
    inTheWay: {
      code: 'gitHandover.conflict',
      what: 'Your changes could not be laid over those of the mob ($said)',
      action: 'commit what is there, then apply the stash',
    },
  },
};

/** @param said what git said, in one short line */
export function stepProblem(complaint: Complaint, step: StepId, remote: string, said: string): Problem {
  const row = inStep[step]?.[complaint] ?? rows[complaint];
  const what = row.what.replace('$remote', () => remote);
  return { ...row, what: said === '' ? what.replace(' ($said)', '') : what.replace('$said', () => said) };
}

/** What is found out before or between the steps. */
export const problems = {
  detached: (): Problem => ({
    code: 'gitHandover.detached',
    what: 'No branch is checked out (HEAD is detached)',
    action: 'check out a branch first',
  }),
  unfinished: (operation: string): Problem => ({
    code: 'gitHandover.unfinished',
    what: `A ${operation} is not finished here`,
    action: 'finish or abort it first',
  }),
  noCommits: (): Problem => ({
    code: 'gitHandover.noCommits',
    what: 'This repository has no commit yet',
    action: 'make a first commit and push it',
  }),
  noRemote: (remote: string): Problem => ({
    code: 'gitHandover.noRemote',
    what: `This repository has no remote "${remote}"`,
    action: 'add one with git remote add, or name yours in MOB_REMOTE_NAME',
  }),
  badConfiguration: (setting: string): Problem => ({
    code: 'gitHandover.badConfiguration',
    what: `The mob.sh settings give no usable name for the ${setting}`,
    action: 'correct .mob and try again',
  }),
  dirty: (files: number): Problem => ({
    code: 'gitHandover.dirty',
    what: `There are changes in ${files} file${files === 1 ? '' : 's'} that are not committed`,
    action: 'commit them, or carry them along to the WIP branch',
  }),
  noBase: (base: string, remote: string): Problem => ({
    code: 'gitHandover.noBase',
    what: `The remote "${remote}" has no branch ${base}`,
    action: `push ${base} first`,
  }),
  baseAhead: (base: string, commits: number): Problem => ({
    code: 'gitHandover.baseAhead',
    what: `${base} has ${commits} commit${commits === 1 ? '' : 's'} here that the remote does not have`,
    action: `push ${base} first, or move them to a branch of their own`,
  }),
  notOnWip: (wip: string): Problem => ({
    code: 'gitHandover.notOnWip',
    what: `You are not on the WIP branch ${wip}`,
    action: 'take over first',
  }),
  messageRequired: (): Problem => ({
    code: 'gitHandover.messageRequired',
    what: 'MOB_REQUIRE_COMMIT_MESSAGE asks for a message with every handover',
    action: 'say in one line what was done',
  }),
  diverged: (wip: string, ahead: number, behind: number): Problem => ({
    code: 'gitHandover.diverged',
    what: `${wip} has ${ahead} commit${ahead === 1 ? '' : 's'} here that the remote does not have, and lacks ${behind} of the remote's`,
    action: 'merge both and try again',
  }),
  behind: (wip: string): Problem => ({
    code: 'gitHandover.diverged',
    what: `Somebody else pushed to ${wip} while you had changes in the same files`,
    action: 'merge both and try again',
  }),
  mergeConflict: (wip: string, other: string): Problem => ({
    code: 'gitHandover.conflict',
    what: `${other} and ${wip} changed the same lines`,
    action: `run git merge ${other} on ${wip}, settle it in Source Control, commit, and try again`,
  }),
  pushedMeanwhile: (wip: string): Problem => ({
    code: 'gitHandover.diverged',
    what: `Somebody else pushed to ${wip} while it was being finished`,
    action: 'take over to get that, then finish again',
  }),
  mergesInWip: (wip: string): Problem => ({
    code: 'gitHandover.badConfiguration',
    what: `${wip} has merges, which MOB_DONE_SQUASH=squash-wip cannot squash`,
    action: 'finish with MOB_DONE_SQUASH=squash',
  }),
  wipGone: (wip: string): Problem => ({
    code: 'gitHandover.wipGone',
    what: `Somebody finished ${wip} already, but you have work here that was never pushed`,
    action: 'hand over to push it again, or finish and keep it aside',
  }),
} as const;
