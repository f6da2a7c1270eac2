import { mobBranches } from '../../core/gitHandover/branches';
import type { MobBranches } from '../../core/gitHandover/branches';
import { problems } from '../../core/gitHandover/problems';
import { parseStatus } from '../../core/gitHandover/workTreeStatus';
import type { WorkTreeStatus } from '../../core/gitHandover/workTreeStatus';
import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import { unfinishedOperation } from './unfinishedOperations';

/** Where the repository stands; asked anew after each step that changes it. */
export interface Situation {
  /** Absolute git folder, of this work tree where there are several. */
  readonly gitFolder: string;
  readonly topLevel: string;
  readonly current: string;
  readonly head: string;
  readonly branches: MobBranches;
  readonly status: WorkTreeStatus;
  /** Commits by full reference: local branches and those of the mob's remote as last fetched. */
  readonly references: ReadonlyMap<string, string>;
}

export interface References {
  readonly localBase: string;
  readonly remoteBase: string;
  readonly localWip: string;
  readonly remoteWip: string;
}

/** Full names, so that no branch can be taken for an option, a file or another revision. */
export function referencesOf(branches: MobBranches, remote: string): References {
  return {
    localBase: `refs/heads/${branches.base}`,
    remoteBase: `refs/remotes/${remote}/${branches.base}`,
    localWip: `refs/heads/${branches.wip}`,
    remoteWip: `refs/remotes/${remote}/${branches.wip}`,
  };
}

/** Looks, and stops where no hand-over can start: detached, unfinished, without remote, with unusable names. */
export async function lookAround(run: HandOverRun): Promise<Situation> {
  const { remote } = run.configuration;
  const [topLevel = '', gitFolder = ''] = (
    await run.read(['rev-parse', '--show-toplevel', '--absolute-git-dir'])
  ).split('\n');
  const operation = unfinishedOperation(gitFolder);
  if (operation !== undefined) throw new Stopped(problems.unfinished(operation));
  const output = await run.read([
    'status',
    '--porcelain=v2',
    '--branch',
    '-z',
    '--untracked-files=all',
    '--ignore-submodules=none',
  ]);
  const head = /(?:^|\0)# branch\.oid ([^\0]*)/.exec(output)?.[1] ?? '(initial)';
  const current = /(?:^|\0)# branch\.head ([^\0]*)/.exec(output)?.[1] ?? '(detached)';
  if (head === '(initial)') throw new Stopped(problems.noCommits());
  if (current === '(detached)') throw new Stopped(problems.detached());
  const status = parseStatus(output);
  if (status.conflicts.length > 0) throw new Stopped(problems.unfinished('merge'));
  // What .mob names must be a remote of this repository: it could be an option or an address otherwise.
  if (remote.startsWith('-') || !(await run.read(['remote'])).split('\n').includes(remote)) {
    throw new Stopped(problems.noRemote(remote));
  }
  const references = await readReferences(run);
  const branches = mobBranches(current, branchNames(references, remote), run.configuration);
  await checkNames(run, branches);
  return { gitFolder, topLevel, current, head, branches, status, references };
}

export async function readReferences(run: HandOverRun): Promise<ReadonlyMap<string, string>> {
  const output = await run.read([
    'for-each-ref',
    '--format=%(objectname) %(refname)',
    'refs/heads',
    'refs/remotes',
  ]);
  return new Map(
    output.split('\n').map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]),
  );
}

function branchNames(references: ReadonlyMap<string, string>, remote: string): ReadonlySet<string> {
  const names = [...references.keys()].flatMap((reference) =>
    ['refs/heads/', `refs/remotes/${remote}/`]
      .filter((folder) => reference.startsWith(folder))
      .map((folder) => reference.slice(folder.length)),
  );
  return new Set(names);
}

async function checkNames(run: HandOverRun, { base, wip }: MobBranches): Promise<void> {
  if (base === wip || base === '') throw new Stopped(problems.badConfiguration('WIP branch'));
  try {
    await run.ask(['check-ref-format', '--branch', wip]);
  } catch (error) {
    if (error instanceof Stopped)
      throw new Stopped(problems.badConfiguration('WIP branch'), { cause: error });
    throw error;
  }
}

/** Files whose changes a switch of branches could touch: what lies inside submodules is not among them. */
export function looseFiles(status: WorkTreeStatus): readonly string[] {
  const inside = new Set(status.submodules.map((submodule) => submodule.path));
  return status.changed.filter((file) => !inside.has(file));
}
