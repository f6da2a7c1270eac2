import type { DocumentFacts } from '../../core/hotspots/documents/documentFacts';
import { isMarkdown } from '../../core/hotspots/documents/documentNames';
import type { ModuleFacts, Problem, ScanOptions } from '../../core/hotspots/model';
import { languageOf } from '../../core/hotspots/languages';
import { asGenerated, isReadable } from '../../core/hotspots/judged';
import { partlyReadCode } from '../../core/hotspots/scanLimits';
import type { OutsideFile } from '../../core/outside/outsideFacts';
import type { Cancellation, RepoPath } from '../../core/ports';
import { isInFolders } from '../../core/repoPath';
import { isTextFile } from '../../core/textFiles/textFiles';
import { fileStamps } from './fileStamps';
import type { ParseSettings, ScannedFile } from './parseMessages';
import { tooLarge } from './readWhole';
import type { ParserPool } from './parserPool';
import type { FileStamp, ScanCache } from './scanCache';

export interface FileScanSetup {
  readonly pool: Pick<ParserPool, 'parse'>;
  readonly cache: ScanCache | undefined;
  /** What takes a core meanwhile, until it has ended. */
  readonly otherWork?: Promise<unknown>;
}

/** Whether the scan reads a file: a module, a document, or another whose comments are known, outside the excluded folders. */
export function isScanned(path: RepoPath, { excludeFolders }: ScanOptions): boolean {
  return (isReadable(path) || isMarkdown(path)) && !isInFolders(path, excludeFolders);
}

/** Whether a file is read for what leads out of the repository. */
export function mayLeadOutside(path: RepoPath, { excludeFolders }: ScanOptions): boolean {
  return (languageOf(path) !== undefined || isTextFile(path)) && !isInFolders(path, excludeFolders);
}

/**
 * What each file says, from the cache where it has not changed since.
 * @param onFiles with the number of files done so far
 * @throws HandoverError `cancelled`, `grammar.missing`
 */
export async function scanFiles(
  paths: readonly RepoPath[],
  settings: ParseSettings,
  { pool, cache, otherWork }: FileScanSetup,
  onFiles: (done: number, total: number) => void,
  cancellation: Cancellation,
): Promise<Map<RepoPath, ScannedFile>> {
  const stamps = await fileStamps(settings.root, paths, cancellation);
  const cached = await cache?.openFiles(settings);
  const found = new Map<RepoPath, ScannedFile>();
  const toParse: RepoPath[] = [];
  for (const [path, stamp] of stamps) {
    const known = cached?.get(path, stamp);
    const unread = known ?? skippedForSize(path, stamp, settings);
    if (unread === undefined) toParse.push(path);
    else found.set(path, unread);
  }
  onFiles(found.size, stamps.size);
  const keep = (files: readonly ScannedFile[]): void => {
    for (const file of files) found.set(file.path, file);
    const done = found.size;
    const tell = (): void => {
      if (!cancellation.aborted) onFiles(done, stamps.size);
    };
    const entries = files.flatMap((file): (readonly [FileStamp, ScannedFile])[] => {
      const stamp = stamps.get(file.path);
      return stamp === undefined || !isLasting(file) ? [] : [[stamp, file]];
    });
    // What is told is kept: whoever kills the scan after it loses none of these files.
    if (cached === undefined) tell();
    else void cached.add(entries).then(tell);
  };
  await pool.parse(toParse, settings, keep, cancellation, otherWork);
  await cached?.finish();
  return inOrderOf(paths, found);
}

/** What is said of a file that is too large; undefined of one that is not. */
export function skippedForSize(
  path: RepoPath,
  { size }: FileStamp,
  settings: ParseSettings,
): ScannedFile | undefined {
  if (size <= settings.maxFileBytes) return undefined;
  return languageOf(path) === undefined ? { path } : tooLarge(path, size, settings);
}

/** The workers end in an order of their own; what is made of the files must not depend on it. */
export function inOrderOf(
  paths: readonly RepoPath[],
  found: ReadonlyMap<RepoPath, ScannedFile | undefined>,
): Map<RepoPath, ScannedFile> {
  const ordered = new Map<RepoPath, ScannedFile>();
  for (const path of paths) {
    const file = found.get(path);
    if (file !== undefined) ordered.set(path, file);
  }
  return ordered;
}

type FileOptions = Pick<ScanOptions, 'tags' | 'maxFileBytes' | 'probableDebts'>;

/** What of the options changes what is found in a file. */
export function settingsOf(root: string, { tags, maxFileBytes, probableDebts }: FileOptions): ParseSettings {
  return { root, tags, maxFileBytes, probableDebts, lookFor: 'hotspots' };
}

/** The same, for debts alone. */
export function debtSettingsOf(root: string, options: FileOptions): ParseSettings {
  return { ...settingsOf(root, options), lookFor: 'debts' };
}

/** What leads out of the repository depends on fewer of them. */
export function outsideSettingsOf(root: string, { maxFileBytes }: ScanOptions): ParseSettings {
  return { root, tags: [], maxFileBytes, probableDebts: false, lookFor: 'outside' };
}

const lastingProblems: readonly string[] = ['file.notUtf8', 'file.binary', partlyReadCode];

/** What another attempt would find as well. */
function isLasting({ problem }: ScannedFile): boolean {
  return problem === undefined || lastingProblems.includes(problem.code);
}

/** @param generated those that their project calls so */
export function factsOf(
  found: ReadonlyMap<RepoPath, ScannedFile>,
  generated: ReadonlySet<RepoPath>,
): ModuleFacts[] {
  return [...found.values()].flatMap(({ path, facts }) => {
    if (facts === undefined) return [];
    return generated.has(path) ? asGenerated(facts) : facts;
  });
}

/** What the Markdown files say of the code. */
export function documentsOf(found: ReadonlyMap<RepoPath, ScannedFile>): DocumentFacts[] {
  return [...found.values()].flatMap(({ document }) => document ?? []);
}

export function problemsOf(found: ReadonlyMap<RepoPath, ScannedFile>): Problem[] {
  return [...found.values()].flatMap(({ problem }) => problem ?? []);
}

/** What leads out of the repository, by path. */
export function outsideOf(found: ReadonlyMap<RepoPath, ScannedFile>): OutsideFile[] {
  return [...found.values()]
    .flatMap(({ outside }) => outside ?? [])
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
