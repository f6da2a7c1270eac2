import path from 'node:path';
import { HandoverError } from '../../core/errors';
import { buildBook } from '../../core/handover/book';
import { bookFiles, chapterName, chapters, coverFile } from '../../core/handover/chapters';
import type { CodeState } from '../../core/handover/facts';
import { parseOutputFolder } from '../../core/handover/outputFolder';
import {
  defaultScanOptions,
  type Problem,
  type ScanOptions,
  type ScanReport,
} from '../../core/hotspots/model';
import type { RepoPath } from '../../core/ports';
import { readBookFolder } from './bookFolder';
import { readSessions } from './readSessions';
import { throwIfCancelled } from '../cancelWatch';
import { readNotes } from '../knowledge/readNotes';
import { readQuestions } from '../knowledge/readQuestions';
import { withDebtOrigins } from '../scan/debtAges';
import type { ScanHooks, Scanner } from '../scan/scanner';

export interface ExportOptions {
  /** Absolute folder of the workspace: the scanner's root. */
  readonly root: string;
  /** As the user wrote it; default `docs/handover`. */
  readonly outputFolder?: string;
  readonly scan: ScanOptions;
}

/** What the export needs of a scanner. */
export type ExportScanner = Pick<Scanner, 'scan' | 'debtOrigins' | 'files' | 'git'>;

/** The same shape as the protocol's ExportResult. */
export interface HandoverExport {
  /** Repository path of the cover, to be opened. */
  readonly cover: RepoPath;
  /** How many files the book has. */
  readonly files: number;
  readonly changed: readonly RepoPath[];
  readonly warnings: readonly string[];
}

/**
 * Scans, renders the whole book in memory, and writes it all or not at all.
 * @throws HandoverError `cancelled`, `file.outside` for an output folder that cannot be, and what `Scanner.scan` and
 *   `Files.writeAll` throw; the former book is then whole
 */
export async function exportHandover(
  scanner: ExportScanner,
  options: ExportOptions,
  hooks: ScanHooks,
): Promise<HandoverExport> {
  try {
    return await exportUnlessCancelled(scanner, options, hooks);
  } catch (error) {
    if (!(error instanceof HandoverError && error.code === 'cancelled')) throw error;
    throw new HandoverError('cancelled', 'The export was cancelled; nothing was written.', { cause: error });
  }
}

async function exportUnlessCancelled(
  scanner: ExportScanner,
  { root, outputFolder, scan }: ExportOptions,
  hooks: ScanHooks,
): Promise<HandoverExport> {
  const parsed = parseOutputFolder(outputFolder);
  if (parsed.kind === 'invalid') throw new HandoverError('file.outside', parsed.message);
  const { folder } = parsed;
  const excludeFolders = [...new Set([...defaultScanOptions.excludeFolders, ...scan.excludeFolders, folder])];
  // Before the long work: a folder that cannot be read fails at once.
  await readBookFolder(root, folder, bookFiles);
  const scanned = await scanner.scan({ ...scan, excludeFolders, withHistory: true }, hooks);
  const report = await withDebtOrigins(scanner, scanned, hooks);
  const code = await codeState(scanner, report, excludeFolders);
  const { sessions, problems } = await readSessions(scanner.files);
  const { notes, broken } = await readNotes(scanner, hooks.cancellation);
  const asked = await readQuestions(
    scanner.files,
    chapters.map(chapterName),
    notes.map(({ note }) => note),
  );
  throwIfCancelled(hooks.cancellation);
  hooks.onProgress?.({ phase: 'writing', done: 0, total: 1 });
  const book = await readBookFolder(root, folder, bookFiles);
  const { files, warnings } = buildBook({
    projectName: path.basename(root),
    outputFolder: folder,
    report,
    code,
    sessions,
    notes,
    questions: asked.questions,
    problems: [...problems, ...unreadable(broken), ...unreadable(asked.problems), ...book.problems],
    existing: book.texts,
    activeWithinDays: scan.activeWithinDays,
  });
  throwIfCancelled(hooks.cancellation);
  const changed = await scanner.files.writeAll(files);
  hooks.onProgress?.({ phase: 'writing', done: 1, total: 1 });
  return { cover: `${folder}/${coverFile}`, files: files.length, changed, warnings };
}

function unreadable(
  files: readonly { readonly path: RepoPath; readonly message: string }[],
): readonly Problem[] {
  return files.map(({ path: file, message }) => ({ path: file, code: 'frontMatter.broken', message }));
}

function hasGit({ historyStatus }: ScanReport): boolean {
  return historyStatus === 'full' || historyStatus === 'shallow' || historyStatus === 'empty';
}

async function codeState(
  scanner: ExportScanner,
  report: ScanReport,
  excludeFolders: readonly RepoPath[],
): Promise<CodeState | undefined> {
  return hasGit(report) ? scanner.git.lastChangeOutside(excludeFolders) : undefined;
}
