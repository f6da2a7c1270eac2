import { BookLinks } from '../../core/handover/formats/bookLinks';
import type { ExportWarning } from '../../core/handover/formats/formatList';
import { tourEnding, tourFolders } from '../../core/handover/formats/tours/tour';
import { TourLinks } from '../../core/handover/formats/tours/tourLinks';
import type { ScanReport } from '../../core/hotspots/model';
import type { Files, RepoPath } from '../../core/ports';
import { bookLinkFacts } from './bookLinkFacts';
import { readBookFolder } from './bookFolder';
import { readFormatFiles } from './formatFiles';

export interface CheckedLinks {
  /** Chapters and other Markdown files of the book. */
  readonly chapters: number;
  readonly tours: number;
  /** What leads nowhere, and files that cannot be read. */
  readonly problems: readonly ExportWarning[];
}

/**
 * Checks the links of the book and of the tours as they are on disk: files, headings, lines; addresses only for their syntax.
 * @throws HandoverError `file.outside`, `file.unreadable`, `folder.missing`
 */
export async function checkLinks(
  root: string,
  folder: RepoPath,
  files: Pick<Files, 'readText'>,
  report: ScanReport,
): Promise<CheckedLinks> {
  const { texts } = await readBookFolder(root, folder, []);
  const chapters = [...texts].flatMap(([name, text]) =>
    text === undefined ? [] : [{ path: `${folder}/${name}`, text }],
  );
  const folders = tourFolders.map((each) => ({ folder: each, ending: tourEnding }));
  const found = await readFormatFiles(root, { files: [], folders });
  const tours = new Map(
    [...found].flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])),
  );
  const bookLinks = new BookLinks(chapters);
  const tourLinks = new TourLinks(tours);
  const targets = new Map(tourLinks.targets());
  for (const [path, { needsText }] of bookLinks.targets())
    targets.set(path, { needsText: needsText || targets.get(path)?.needsText === true });
  const lineCounts = new Map(report.modules.map((module) => [module.path, module.lines]));
  const facts = await bookLinkFacts(root, targets, files, lineCounts);
  return {
    chapters: chapters.length,
    tours: tours.size,
    problems: [...bookLinks.check(facts), ...tourLinks.check(facts)],
  };
}
