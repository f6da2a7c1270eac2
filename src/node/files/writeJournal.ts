import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import { HandoverError } from '../../core/errors';
import type { RepoPath } from '../../core/ports';
import type { Journal, PlannedRemoval, StagedWrite } from './atomicWrite';
import { codeOf, writeFailure } from './fileErrors';
import type { FileOperations } from './fileOperations';
import { placeInside } from './insideFolder';
import { makeFolder } from './makeFolder';
import { abandonedAfterMs, isAlive, nameOfTemporary } from './temporaryFiles';

/** Where the plan of a write of many files is kept while it is carried out. */
const journalPath: RepoPath = '.handover/.unfinished-write.json';
const schema = 'mob-handover/unfinished-write/1';

interface Entry {
  readonly path: RepoPath;
  /** Name of the staged file beside the place; absent for a removal. */
  readonly temporary?: string;
  /** Of the staged bytes; absent for a removal. */
  readonly hash?: string;
  /** Of what stood there; absent where nothing did. */
  readonly formerHash?: string;
}

interface Plan {
  readonly schema: typeof schema;
  readonly pid: number;
  readonly host: string;
  readonly entries: readonly Entry[];
}

/**
 * The plan of one write of many files, on disk from when all are staged until all are in place: so a process that dies
 * leaves the files as they were, or a plan that {@link finishWrites} completes.
 */
export class WriteJournal implements Journal {
  readonly #root: string;
  readonly #fs: FileOperations;
  #written: { readonly place: string; readonly newFolder: string | undefined } | undefined;

  /** @param root absolute */
  constructor(root: string, fs: FileOperations) {
    this.#root = root;
    this.#fs = fs;
  }

  async begin(writes: readonly StagedWrite[], removals: readonly PlannedRemoval[]): Promise<void> {
    const plan: Plan = {
      schema,
      pid: process.pid,
      host: hostname(),
      entries: [
        ...writes.map((write) => ({
          path: write.path,
          temporary: path.basename(write.temporary),
          hash: hashOf(write.bytes),
          ...(write.former === undefined ? {} : { formerHash: hashOf(write.former) }),
        })),
        ...removals.map((removal) => ({ path: removal.path, formerHash: hashOf(removal.former) })),
      ],
    };
    try {
      const place = await placeInside(this.#root, journalPath, this.#fs);
      const newFolder = await makeFolder(path.dirname(place), this.#fs);
      this.#written = { place, newFolder };
      const handle = await this.#fs.open(place, 'wx');
      try {
        await handle.writeFile(`${JSON.stringify(plan)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (codeOf(error) === 'EEXIST') {
        this.#written = undefined;
        throw new HandoverError(
          'file.unwritable',
          `Another export is just being written, so nothing was changed: wait for it and try again (${journalPath} is its mark).`,
          { path: journalPath, cause: error },
        );
      }
      throw writeFailure(journalPath, error, 'stage');
    }
  }

  async end(): Promise<void> {
    if (this.#written === undefined) return;
    const { place, newFolder } = this.#written;
    await this.#fs.rm(place, { force: true }).catch(() => undefined);
    if (newFolder !== undefined) await this.#fs.rmdir(newFolder).catch(() => undefined);
  }
}

/**
 * Completes the write of a process that died, where there is one. What somebody changed since then stays as it is. A plan
 * that makes no sense is dropped: it was being written when the process died, so nothing had been renamed yet.
 * @returns the paths that were brought to the new state
 * @throws HandoverError as `Files.writeAll`; then the next call goes on
 */
export async function finishWrites(root: string, fs: FileOperations): Promise<readonly RepoPath[]> {
  let place: string;
  let text: string;
  try {
    place = await placeInside(root, journalPath, fs);
    text = await fs.readFile(place, 'utf8');
  } catch (error) {
    // None, or none that could be ours.
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error) ?? '') || error instanceof HandoverError)
      return [];
    throw writeFailure(journalPath, error, 'replace');
  }
  const plan = readPlan(text);
  if (await mayStillRun(plan, place, fs)) return [];
  const done: RepoPath[] = [];
  try {
    for (const entry of plan?.entries ?? []) if (await finish(entry, root, fs)) done.push(entry.path);
    await fs.rm(place, { force: true });
    if ((await fs.readdir(path.dirname(place))).length === 0) await fs.rmdir(path.dirname(place));
  } catch (error) {
    throw writeFailure(journalPath, error, 'replace');
  }
  return done;
}

/** The file may come with a repository of strangers: nothing in it is believed. */
function readPlan(text: string): Plan | undefined {
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof plan !== 'object' || plan === null) return undefined;
  const { schema: named, pid, host, entries } = plan as Record<string, unknown>;
  if (named !== schema || typeof pid !== 'number' || typeof host !== 'string' || !Array.isArray(entries))
    return undefined;
  return entries.every(isEntry) ? { schema, pid, host, entries } : undefined;
}

function isEntry(entry: unknown): entry is Entry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { path: repoPath, temporary, hash, formerHash } = entry as Record<string, unknown>;
  const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
  if (typeof repoPath !== 'string' || !isText(temporary) || !isText(hash) || !isText(formerHash))
    return false;
  if ((temporary === undefined) !== (hash === undefined)) return false;
  const segments = repoPath.split(/[\\/]/);
  if (segments.some((segment) => segment.toLowerCase() === '.git' || segment === '..')) return false;
  return typeof temporary !== 'string' || nameOfTemporary(temporary) === segments.at(-1);
}

async function mayStillRun(plan: Plan | undefined, place: string, fs: FileOperations): Promise<boolean> {
  if (plan === undefined) return false;
  const isHere = plan.host === hostname();
  if (isHere && (plan.pid === process.pid || !isAlive(plan.pid))) return false;
  return Date.now() - (await fs.stat(place)).mtimeMs < abandonedAfterMs;
}

async function finish(entry: Entry, root: string, fs: FileOperations): Promise<boolean> {
  const place = await placeInside(root, entry.path, fs);
  const isAsBefore = (await hashAt(place, fs)) === entry.formerHash;
  if (entry.temporary === undefined) {
    if (!isAsBefore || entry.formerHash === undefined) return false;
    await fs.rm(place, { force: true });
    return true;
  }
  const temporary = path.join(path.dirname(place), entry.temporary);
  const staged = await hashAt(temporary, fs);
  if (staged === undefined) return false;
  if (isAsBefore && staged === entry.hash) {
    await fs.rename(temporary, place);
    return true;
  }
  await fs.rm(temporary, { force: true });
  return false;
}

async function hashAt(place: string, fs: FileOperations): Promise<string | undefined> {
  try {
    return hashOf(await fs.readFile(place));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
