import { HandoverError } from '../../core/errors';
import { BookLinks } from '../../core/handover/formats/bookLinks';
import { buildExport, readsOf } from '../../core/handover/formats/buildExport';
import { defaultFormats, type ExportWarning, type FormatId } from '../../core/handover/formats/formatList';
import { parseOutputFolder } from '../../core/handover/outputFolder';
import type { TargetFacts } from '../../core/handoverDocuments/targetFacts';
import type { ScanOptions } from '../../core/hotspots/model';
import type { RepoPath } from '../../core/ports';
import { throwIfCancelled } from '../cancelWatch';
import type { ScanHooks } from '../scan/scanner';
import { bookLinkFacts } from './bookLinkFacts';
import { readFormatFiles } from './formatFiles';
import { type ExportScanner, gatherBook } from './gatherBook';
import { withHtmlBook } from './htmlBook';
import { removeLeftovers } from './leftovers';

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
  await scanner.files.finishWrites();
  await removeLeftovers(root, parsed.folder);
  const { folder, input, report } = await gatherBook(scanner, { root, folder: parsed.folder, scan }, hooks);
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
