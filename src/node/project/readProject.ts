import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { HandoverError } from '../../core/errors';
import { hasHistory, type Problem, type ScanReport } from '../../core/hotspots/model';
import type { Cancellation, Git, RepoPath } from '../../core/ports';
import { bytesToRead, isSettings } from '../../core/project/projectFiles';
import type { ProjectInput } from '../../core/project/projectInput';
import { isSource } from '../../core/project/sourcePaths';
import { SourceReading } from '../../core/project/sourceFacts';
import { throwIfCancelled } from '../cancelWatch';
import { decodeText } from '../files/textDecoding';
import { fileStamp } from '../scan/fileStamps';
import { walkFolder } from '../scan/folderWalk';
import { installedLicences } from './installedLicences';

export interface ProjectSource {
  /** Absolute. */
  readonly root: string;
  readonly git: Pick<Git, 'listFiles' | 'tags'>;
  readonly historyStatus: ScanReport['historyStatus'];
  /** Repository paths of folders and files that say nothing of the project: the book's own. */
  readonly exclude: readonly RepoPath[];
}

/** All that is kept in memory at once; a project whose manifests are bigger is read in part, with a problem. */
const mostKeptBytes = 96_000_000;
/** All that is looked at; of a bigger project the sources that come last by path are left out, and counted. */
const mostSourceBytes = 160_000_000;
/** A longer source file was written by a program. */
const largestSource = 500_000;
/** How long other work of the process waits at most. */
const sliceMs = 10;

/**
 * Lists the files of a project and reads those that its facts are taken from. What cannot be read is a problem, the rest
 * goes on. Symbolic links are not followed. Synchronous in slices: for many files that is several times as fast as one
 * promise each.
 * @throws HandoverError `cancelled`, `folder.missing`
 */
export async function readProject(source: ProjectSource, cancellation: Cancellation): Promise<ProjectInput> {
  const { root } = source;
  const [all, tags] = await Promise.all([listed(source, cancellation), tagsOf(source)]);
  const paths = all.filter((file) => !isExcluded(file, source.exclude));
  const texts = new Map<RepoPath, string>();
  const problems: Problem[] = [];
  const sources = new SourceReading();
  const folders = new Map<RepoPath, boolean>();
  let kept = 0;
  let looked = 0;
  let endsAtMs = performance.now() + sliceMs;
  for (const file of paths) {
    const most = bytesToRead(file);
    const code = isSource(file);
    if (most === undefined && !code) continue;
    if (performance.now() > endsAtMs) {
      await setImmediate();
      throwIfCancelled(cancellation);
      endsAtMs = performance.now() + sliceMs;
    }
    const stamp = fileStamp(root, file, folders);
    if (stamp === undefined) continue;
    const keep = most !== undefined && stamp.size <= most && kept + stamp.size <= mostKeptBytes;
    const look = code && stamp.size <= largestSource && looked + stamp.size <= mostSourceBytes;
    if (code && !look) sources.skip();
    else if (!code && !keep)
      problems.push(unread(file, `is ${Math.ceil(stamp.size / 1000)} kB big, which is more than is read`));
    if (!keep && !look) continue;
    try {
      const { text } = decodeText(readFileSync(path.join(root, file)));
      if (keep) {
        kept += stamp.size;
        texts.set(file, text);
        if (isSettings(file)) sources.connections(file, text);
      }
      if (look) {
        looked += stamp.size;
        sources.add(file, text);
      }
    } catch {
      problems.push(unread(file, 'could not be read'));
    }
  }
  throwIfCancelled(cancellation);
  return {
    paths,
    texts,
    sources: sources.finish(paths),
    problems,
    installedLicences: installedLicences(root, texts, cancellation),
    tags,
  };
}

/** Without git, or where it fails, there are none; the scan says so. */
async function tagsOf({ git, historyStatus }: ProjectSource): Promise<ProjectInput['tags']> {
  if (!hasHistory(historyStatus)) return [];
  try {
    return await git.tags();
  } catch (error) {
    if (error instanceof HandoverError) return [];
    throw error;
  }
}

async function listed(
  { root, git, historyStatus }: ProjectSource,
  cancellation: Cancellation,
): Promise<readonly RepoPath[]> {
  if (hasHistory(historyStatus) || historyStatus === 'empty') {
    try {
      return await git.listFiles();
    } catch (error) {
      throwIfCancelled(cancellation);
      if (!(error instanceof HandoverError)) throw error;
    }
  }
  return (await walkFolder(root, cancellation)).paths;
}

function isExcluded(file: RepoPath, folders: readonly RepoPath[]): boolean {
  return folders.some(
    (folder) => file === folder || file.startsWith(folder.endsWith('/') ? folder : `${folder}/`),
  );
}

function unread(file: RepoPath, why: string): Problem {
  return {
    path: file,
    code: 'file.unreadable',
    message: `${file} ${why}, so what it says is missing from the book.`,
  };
}
