import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { defaultWipCommitMessage } from '../../core/gitHandover/mobConfiguration';
import { problems } from '../../core/gitHandover/problems';
import { lastChangedFile, wipCommitMessage } from '../../core/gitHandover/wipCommit';
import type { ChangedFile } from '../../core/gitHandover/wipCommit';
import { Stopped } from './handOverRun';
import type { HandOverRun } from './handOverRun';
import type { Situation } from './situation';

/** Beyond so many changed files the newest one is looked for among the first only. */
const mostFilesLookedAt = 2000;

/**
 * Commits everything that git does not ignore as mob.sh does: `add --all`, then one WIP commit on the branch that is
 * checked out. What cannot be in a commit of this repository stays where it is and is named in a note.
 * @param subject first line of the message
 * @returns whether there was anything to commit
 */
export async function commitWork(run: HandOverRun, situation: Situation, subject: string): Promise<boolean> {
  const { status } = situation;
  if (status.changed.length + status.nestedRepositories.length === 0) return false;
  await keepIndex(run, situation);
  const left = [...status.nestedRepositories, ...(await submodulesBehind(run, situation))];
  for (const repository of status.nestedRepositories) {
    run.note(`${repository} is a git repository of its own and was not handed over.`);
  }
  for (const submodule of status.submodules) {
    if (submodule.dirtyInside)
      run.note(
        `Changes inside the submodule ${submodule.path} stay on this computer: commit and push them there.`,
      );
  }
  await run.git('commit', [
    'add',
    '--all',
    '--verbose',
    '--',
    ':/',
    ...left.map((one) => `:(top,exclude,literal)${one}`),
  ]);
  const staged = await run.read([
    'diff',
    '--cached',
    '--name-status',
    '--find-renames',
    '--no-ext-diff',
    '-z',
  ]);
  if (staged === '') return false;
  const lastFile = lastChangedFile(await changedFiles(situation.topLevel, staged));
  const hooks = run.configuration.gitHooksEnabled ? [] : ['--no-verify'];
  await run.git('commit', ['commit', ...hooks, `--message=${wipCommitMessage(subject, lastFile)}`]);
  run.at({ kind: 'committed', branch: situation.current });
  return true;
}

/** The message of a WIP commit's first line: the given one, else the configured one. */
export function wipSubject(run: HandOverRun, message: string | undefined, situation: Situation): string {
  const { requireCommitMessage, wipCommitMessage: configured } = run.configuration;
  const given = message?.trim() ?? '';
  if (given !== '') return given.replaceAll('\0', '');
  if (requireCommitMessage && situation.status.changed.length > 0 && configured === defaultWipCommitMessage) {
    throw new Stopped(problems.messageRequired());
  }
  return configured;
}

/** What was staged and then changed again is only in the index: `add --all` and a stash would lose it. */
export async function keepIndex(run: HandOverRun, { status }: Situation): Promise<void> {
  if (status.stagedAndChanged.length === 0) return;
  const commit = await run.read(['stash', 'create', 'Staged before the handover']);
  if (commit === '') return;
  const reference = await run.keep(commit, 'index');
  run.note(`What was staged, but changed since, is kept as ${reference}.`);
}

/** Submodules that nobody updated after taking over: committing them would set the mob back to a former commit. */
async function submodulesBehind(
  run: HandOverRun,
  { status, topLevel }: Situation,
): Promise<readonly string[]> {
  const behind: string[] = [];
  for (const { path: submodule, commitChanged, indexed } of status.submodules) {
    if (!commitChanged) continue;
    const at = (await run.read(['-C', path.join(topLevel, submodule), 'rev-parse', 'HEAD'])).trim();
    const known = await run
      .ask(['-C', path.join(topLevel, submodule), 'rev-parse', '--quiet', '--verify', `${indexed}^{commit}`])
      .catch(() => undefined);
    const ahead =
      known !== undefined &&
      Number(
        await run.read(['-C', path.join(topLevel, submodule), 'rev-list', '--count', at, '--not', indexed]),
      ) > 0;
    if (ahead) continue;
    behind.push(submodule);
    run.note(
      `The submodule ${submodule} is older here than the mob's, so it was left out: run git submodule update.`,
    );
  }
  return behind;
}

/** Added and changed files of `diff --name-status -z`, as mob.sh counts them: renamed and deleted ones do not. */
async function changedFiles(topLevel: string, output: string): Promise<readonly ChangedFile[]> {
  const fields = output.split('\0');
  const paths: string[] = [];
  for (let index = 0; index + 1 < fields.length;) {
    const status = fields[index]?.at(0) ?? '';
    const twoPaths = status === 'R' || status === 'C';
    const file = fields[index + 1];
    if ((status === 'A' || status === 'M') && file !== undefined) paths.push(file);
    index += twoPaths ? 3 : 2;
  }
  return Promise.all(
    paths.slice(0, mostFilesLookedAt).map(async (file) => {
      const stats = await lstat(path.join(topLevel, file)).catch(() => undefined);
      return stats === undefined ? { path: file } : { path: file, modifiedAtEpochMs: stats.mtimeMs };
    }),
  );
}
