import { HandoverError } from '../../core/errors';
import { buildExport, readsOf } from '../../core/handover/formats/buildExport';
import { changedRegions } from '../../core/handover/changedRegions';
import { parseOutputFolder } from '../../core/handover/outputFolder';
import type { ScanOptions } from '../../core/hotspots/model';
import type { RepoPath } from '../../core/ports';
import { throwIfCancelled } from '../cancelWatch';
import type { ScanHooks } from '../scan/scanner';
import { readFormatFiles } from './formatFiles';
import { type ExportScanner, gatherBook } from './gatherBook';

/** A region that is not as the next export would write it. */
export interface PreviewedRegion {
  /** Of the chapter. */
  readonly path: RepoPath;
  readonly name: string;
  /** Markdown. */
  readonly text: string;
}

/**
 * What an export of the Markdown book would change in the chapters there are, without writing anything.
 * @throws HandoverError as `exportHandover`
 */
export async function previewHandover(
  scanner: ExportScanner,
  {
    root,
    outputFolder,
    scan,
  }: { readonly root: string; readonly outputFolder?: string; readonly scan: ScanOptions },
  hooks: ScanHooks,
): Promise<readonly PreviewedRegion[]> {
  const parsed = parseOutputFolder(outputFolder);
  if (parsed.kind === 'invalid') throw new HandoverError('file.outside', parsed.message);
  const { folder, input } = await gatherBook(scanner, { root, folder: parsed.folder, scan }, hooks);
  const formats = ['markdown'] as const;
  const existing = await readFormatFiles(root, readsOf(formats, input));
  throwIfCancelled(hooks.cancellation);
  const { chapters } = buildExport({ formats, book: input, existing });
  return chapters.flatMap(({ path, text }) => {
    const former = input.existing.get(path.slice(folder.length + 1));
    return former === undefined ? [] : changedRegions(former, text).map((region) => ({ path, ...region }));
  });
}
