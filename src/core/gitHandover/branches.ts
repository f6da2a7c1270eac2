import type { MobConfiguration } from './mobConfiguration';

/** The base branch and the WIP branch that the mob works on in its stead; names without `refs/heads/`. */
export interface MobBranches {
  readonly base: string;
  readonly wip: string;
}

type Naming = Pick<
  MobConfiguration,
  'wipBranchPrefix' | 'wipBranchQualifier' | 'wipBranchQualifierSeparator'
>;

const legacyWip = 'mob-session';

/**
 * Which two branches belong together, as mob.sh 5.4 has it: base `x` and WIP `mob/x`, or `mob/x-green` with the
 * qualifier "green"; `master` without qualifier belongs to `mob-session`.
 * @param current the branch that is checked out
 * @param known names of all branches, here and on the remote, to tell `mob/feature-1` from base `feature` with
 *   qualifier `1`. mob.sh looks at local branches only and takes the base for `feature` where `feature-1` was never
 *   checked out.
 */
export function mobBranches(current: string, known: ReadonlySet<string>, naming: Naming): MobBranches {
  const qualified = naming.wipBranchQualifier !== '';
  if (current === legacyWip || (current === 'master' && !qualified)) {
    return { base: 'master', wip: legacyWip };
  }
  if (isWipBranch(current, naming)) {
    return {
      base: withoutQualifier(current.slice(naming.wipBranchPrefix.length), known, naming),
      wip: current,
    };
  }
  const suffix = qualified ? `${naming.wipBranchQualifierSeparator}${naming.wipBranchQualifier}` : '';
  return { base: current, wip: `${naming.wipBranchPrefix}${current}${suffix}` };
}

function isWipBranch(branch: string, naming: Naming): boolean {
  return branch.startsWith(naming.wipBranchPrefix);
}

function withoutQualifier(branch: string, known: ReadonlySet<string>, naming: Naming): string {
  const { wipBranchQualifier: qualifier, wipBranchQualifierSeparator: separator } = naming;
  let name = branch;
  while (!known.has(name)) {
    let end: number;
    if (qualifier !== '') {
      const suffix = `${separator}${qualifier}`;
      end = name.endsWith(suffix) ? name.length - suffix.length : -1;
    } else {
      end = separator === '' ? -1 : name.lastIndexOf(separator);
    }
    if (end <= 0) break;
    name = name.slice(0, end);
  }
  return name;
}
