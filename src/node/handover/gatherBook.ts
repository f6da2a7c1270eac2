import path from 'node:path';
import { HandoverError } from '../../core/errors';
import type { BookInput } from '../../core/handover/book';
import { filesOf } from '../../core/handover/bookPlan';
import { recordFile } from '../../core/handover/bookRecord';
import { chapterName } from '../../core/handover/chapter';
import { countedSuppliers } from '../../core/handover/countedSuppliers';
import type { CodeState } from '../../core/handover/facts';
import { adrPaths, isOwnAdr } from '../../core/handover/formats/adrFormat';
import { catalogFile, isOwnCatalog } from '../../core/handover/formats/catalogFormat';
import {
  defaultScanOptions,
  hasHistory,
  type Problem,
  type ScanOptions,
  type ScanReport,
} from '../../core/hotspots/model';
import { outsideOfFolder } from '../../core/knowledge/suppliers/outsideOfFolder';
import type { Files, RepoPath } from '../../core/ports';
import { projectFactsOf } from '../../core/project/projectFacts';
import { throwIfCancelled } from '../cancelWatch';
import { readNotes } from '../knowledge/readNotes';
import { readQuestions } from '../knowledge/readQuestions';
import { readRegister } from '../outside/readRegister';
import { readProject } from '../project/readProject';
import { withDebtOrigins } from '../scan/debtAges';
import type { ScanHooks, Scanner } from '../scan/scanner';
import { readBookFolder } from './bookFolder';
import { readFormatFiles } from './formatFiles';
import { readPlan } from './readPlan';
import { readSessions } from './readSessions';
import { readSignOffs } from './readSignOffs';

/** What the export needs of a scanner. */
export type ExportScanner = Pick<Scanner, 'scan' | 'lookOutside' | 'debtOrigins' | 'files' | 'git'>;

/** What a book is made from, and what was found on the way to it. */
export interface GatheredBook {
  readonly folder: RepoPath;
  readonly input: BookInput;
  readonly report: ScanReport;
}

/**
 * Scans, and reads all that the book is made from.
 * @throws HandoverError `cancelled`, and what `Scanner.scan` throws
 */
export async function gatherBook(
  scanner: ExportScanner,
  { root, folder, scan }: { readonly root: string; readonly folder: RepoPath; readonly scan: ScanOptions },
  hooks: ScanHooks,
): Promise<GatheredBook> {
  const excludeFolders = [...new Set([...defaultScanOptions.excludeFolders, ...scan.excludeFolders, folder])];
  const { plan, problems: planProblems } = await readPlan(scanner.files);
  // Before the long work: a folder that cannot be read fails at once.
  await readBookFolder(root, folder, filesOf(plan));
  const { notes, broken } = await readNotes(scanner, hooks.cancellation);
  const records = adrPaths(notes.map(({ note }) => note));
  const exclude = [...excludeFolders, ...(await ownFiles(root, records))];
  await scanner.scan({ ...scan, excludeFolders: exclude, withHistory: true }, hooks);
  const report = await withDebtOrigins(scanner, await scanner.lookOutside(hooks), hooks);
  const { historyStatus } = report;
  const project = projectFactsOf(
    await readProject({ root, git: scanner.git, historyStatus, exclude }, hooks.cancellation),
  );
  const { sessions, problems } = await readSessions(scanner.files);
  const asked = await readQuestions(
    scanner.files,
    plan.chapters.map(chapterName),
    notes.map(({ note }) => note),
  );
  const register = await readRegister(scanner.files);
  const outside = outsideOfFolder(report.outside ?? [], register, path.basename(root));
  const notCode = [...excludeFolders, catalogFile, ...records];
  const code = await codeState(scanner, report, notCode);
  const signed = await readSignOffs(scanner.files);
  throwIfCancelled(hooks.cancellation);
  hooks.onProgress?.({ phase: 'writing', done: 0, total: 1 });
  const book = await readBookFolder(root, folder, filesOf(plan));
  const input: BookInput = {
    plan,
    projectName: path.basename(root),
    outputFolder: folder,
    report,
    project,
    code,
    sessions,
    notes,
    questions: asked.questions,
    outside,
    problems: [
      ...unreadable(planProblems),
      ...problems,
      ...unreadable(broken),
      ...unreadable(asked.problems),
      ...unreadable(register.broken),
      ...book.problems,
    ],
    signOffs: signed.signOffs,
    suppliers: countedSuppliers(outside.parties),
    formerRecord: await readFormerRecord(scanner.files, `${folder}/${recordFile}`),
    existing: book.texts,
    activeWithinDays: scan.activeWithinDays,
  };
  return { folder, input, report };
}

/**
 * Files outside the book's folder that an export wrote. The book is not to take its own words for what the project says,
 * nor a commit of theirs for work on the code.
 */
async function ownFiles(root: string, records: readonly RepoPath[]): Promise<readonly RepoPath[]> {
  const texts = await readFormatFiles(root, { files: [...records, catalogFile], folders: [] });
  return [...texts].flatMap(([path, text]) => {
    const isOwn = path === catalogFile ? isOwnCatalog : isOwnAdr;
    return text !== undefined && isOwn(text) ? [path] : [];
  });
}

/** A record that cannot be read is none: it is written anew. */
async function readFormerRecord(files: Files, path: RepoPath): Promise<string | undefined> {
  try {
    return await files.readText(path);
  } catch (error) {
    if (error instanceof HandoverError) return undefined;
    throw error;
  }
}

function unreadable(
  files: readonly { readonly path: RepoPath; readonly message: string }[],
): readonly Problem[] {
  return files.map(({ path: file, message }) => ({ path: file, code: 'frontMatter.broken', message }));
}

function hasGit({ historyStatus }: ScanReport): boolean {
  return hasHistory(historyStatus) || historyStatus === 'empty';
}

async function codeState(
  scanner: ExportScanner,
  report: ScanReport,
  excludeFolders: readonly RepoPath[],
): Promise<CodeState | undefined> {
  return hasGit(report) ? scanner.git.lastChangeOutside(excludeFolders) : undefined;
}
