import { lstat, readFile } from 'node:fs/promises';
import path from 'node:path';
import { mobBranches } from '../../core/gitHandover/branches';
import { readMobConfiguration } from '../../core/gitHandover/mobConfiguration';
import type { HandoverPlace } from '../../core/gitHandover/handoverPlace';
import { findRepository } from '../git/gitFolder';
import { unfinishedOperation } from './unfinishedOperations';

export interface PlaceSetup {
  /** Absolute. */
  readonly folder: string;
  /** Where `.mob` of the user is. */
  readonly home: string;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * Whether a handover can begin where a folder stands. Reads files and runs no git, so that it can be asked often; where
 * those do not say it (references in a format without files, settings in other files) it says yes, and the commands
 * find out for themselves.
 */
export async function readHandoverPlace({ folder, home, environment }: PlaceSetup): Promise<HandoverPlace> {
  const repository = await findRepository(folder);
  if (repository === undefined) return 'unable';
  const { gitFolder, topLevel } = repository;
  const head = /^ref: refs\/heads\/([^\n]+)/u.exec((await textOf(gitFolder, 'HEAD')) ?? '')?.[1];
  if (head === undefined || unfinishedOperation(gitFolder) !== undefined) return 'unable';
  const { configuration } = readMobConfiguration({
    environment,
    homeFile: await textOf(home, '.mob'),
    projectFile: await textOf(topLevel, '.mob'),
  });
  const commonFolder = path.resolve(gitFolder, (await textOf(gitFolder, 'commondir'))?.trim() ?? '');
  const config = (await textOf(commonFolder, 'config')) ?? '';
  if (!mayHaveRemote(config, configuration.remote)) return 'unable';
  if (/^\s*refStorage\s*=\s*(?!files\b)/imu.test(config)) return 'onWip';
  if (!(await hasBranch(commonFolder, head))) return 'unable';
  return mobBranches(head, new Set(), configuration).wip === head ? 'onWip' : 'offWip';
}

function mayHaveRemote(config: string, remote: string): boolean {
  const sections = config.matchAll(/^\s*\[(remote|include|includeIf)(?:\s+"([^"\n]*)")?\s*\]/gimu);
  return [...sections].some(([, section, name]) => section?.toLowerCase() !== 'remote' || name === remote);
}

/** A branch that is checked out but was never committed to is none yet. */
async function hasBranch(commonFolder: string, branch: string): Promise<boolean> {
  const loose = await lstat(path.join(commonFolder, 'refs', 'heads', ...branch.split('/'))).catch(
    () => undefined,
  );
  if (loose?.isFile() === true) return true;
  const packed = (await textOf(commonFolder, 'packed-refs')) ?? '';
  return packed.split(/\r?\n/u).some((line) => line.endsWith(` refs/heads/${branch}`));
}

async function textOf(folder: string, file: string): Promise<string | undefined> {
  return readFile(path.join(folder, file), 'utf8').catch(() => undefined);
}
