import path from 'node:path';
import { HandoverError } from '../../core/errors';
import type { BookInput } from '../../core/handover/book';
import { filesOf } from '../../core/handover/bookPlan';
import { recordFile } from '../../core/handover/bookRecord';
import { chapterName } from '../../core/handover/chapters';
import type { CodeState } from '../../core/handover/facts';
import { adrPaths, isOwnAdr } from '../../core/handover/formats/adrFormat';
import { BookLinks } from '../../core/handover/formats/bookLinks';
import { buildExport, readsOf } from '../../core/handover/formats/buildExport';
import { catalogFile, isOwnCatalog } from '../../core/handover/formats/catalogFormat';
import { defaultFormats, type ExportWarning, type FormatId } from '../../core/handover/formats/formatList';
import { parseOutputFolder } from '../../core/handover/outputFolder';
import {
  defaultScanOptions,
  type Problem,
  type ScanOptions,
  type ScanReport,
} from '../../core/hotspots/model';
import type { TargetFacts } from '../../core/handoverDocuments/targetFacts';
import type { Files, RepoPath } from '../../core/ports';
import { readBookFolder } from './bookFolder';
import { bookLinkFacts } from './bookLinkFacts';
import { readFormatFiles } from './formatFiles';
import { withHtmlBook } from './htmlBook';
import { removeLeftovers } from './leftovers';
import { readPlan } from './readPlan';
import { readSessions } from './readSessions';
import { readSignOffs } from './readSignOffs';
import { throwIfCancelled } from '../cancelWatch';
import { projectFactsOf } from '../../core/project/projectFacts';
import { readProject } from '../project/readProject';
import { countedSuppliers } from '../../core/handover/countedSuppliers';
import { outsideOfFolder } from '../../core/knowledge/suppliers/outsideOfFolder';
import { readNotes } from '../knowledge/readNotes';
import { readRegister } from '../outside/readRegister';
import { readQuestions } from '../knowledge/readQuestions';
import { withDebtOrigins } from '../scan/debtAges';
import type { ScanHooks, Scanner } from '../scan/scanner';

export interface ExportOptions {
  /** Absolute folder of the workspace: the scanner's root. */
  readonly root: string;
  /** As the user wrote it; default `docs/handover`. */
  readonly outputFolder?: string;
  /** Default `defaultFormats`. */
  readonly formats?: readonly FormatId[];
  readonly scan: ScanOptions;
  /** Where script and style of the HTML book are; default: beside the running bundle. */
  readonly pageFolder?: string;
}

/** What the export needs of a scanner. */
export type ExportScanner = Pick<Scanner, 'scan' | 'debtOrigins' | 'files' | 'git'>;

/** The same shape as the protocol's ExportResult. */
export interface HandoverExport {
  /** Folder of the book. */
  readonly folder: RepoPath;
  /** What to open of each format that was written. */
  readonly mains: readonly { readonly format: FormatId; readonly path: RepoPath }[];
  /** How many files the export has. */
  readonly files: number;
  readonly changed: readonly RepoPath[];
  /** Files of former exports that are no more. */
  readonly removed: readonly RepoPath[];
  readonly warnings: readonly ExportWarning[];
}

/**
 * Scans, renders all formats in memory, and writes it all or not at all.
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
  { root, outputFolder, scan, formats = defaultFormats, pageFolder }: ExportOptions,
  hooks: ScanHooks,
): Promise<HandoverExport> {
  const parsed = parseOutputFolder(outputFolder);
  if (parsed.kind === 'invalid') throw new HandoverError('file.outside', parsed.message);
  const { folder } = parsed;
  const excludeFolders = [...new Set([...defaultScanOptions.excludeFolders, ...scan.excludeFolders, folder])];
  await scanner.files.finishWrites();
  await removeLeftovers(root, folder);
  const { plan, problems: planProblems } = await readPlan(scanner.files);
  // Before the long work: a folder that cannot be read fails at once.
  await readBookFolder(root, folder, filesOf(plan));
  const { notes, broken } = await readNotes(scanner, hooks.cancellation);
  const records = adrPaths(notes.map(({ note }) => note));
  const exclude = [...excludeFolders, ...(await ownFiles(root, records))];
  const scanned = await scanner.scan({ ...scan, excludeFolders: exclude, withHistory: true }, hooks);
  const report = await withDebtOrigins(scanner, scanned, hooks);
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
  const existing = await readFormatFiles(root, readsOf(formats, input));
  const built = buildExport({ formats, book: input, existing });
  const { files, removed, warnings, mains } = formats.includes('html')
    ? await withHtmlBook(built, { root, book: input, ...(pageFolder === undefined ? {} : { pageFolder }) })
    : built;
  const links = new BookLinks(files);
  const lineCounts = new Map(report.modules.map((module) => [module.path, module.lines]));
  const onDisk = await bookLinkFacts(root, links.targets(), scanner.files, lineCounts);
  const facts = new Map<RepoPath, TargetFacts>([
    ...onDisk,
    ...files.map(({ path: written }) => [written, { kind: 'unread' }] as const),
    ...removed.map((gone) => [gone, { kind: 'missing' }] as const),
  ]);
  throwIfCancelled(hooks.cancellation);
  const changed = await scanner.files.writeAll(files, removed);
  hooks.onProgress?.({ phase: 'writing', done: 1, total: 1 });
  return {
    folder,
    mains,
    files: files.length,
    changed,
    removed,
    warnings: [...warnings, ...links.check(facts)],
  };
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
  return historyStatus === 'full' || historyStatus === 'shallow' || historyStatus === 'empty';
}

async function codeState(
  scanner: ExportScanner,
  report: ScanReport,
  excludeFolders: readonly RepoPath[],
): Promise<CodeState | undefined> {
  return hasGit(report) ? scanner.git.lastChangeOutside(excludeFolders) : undefined;
}
