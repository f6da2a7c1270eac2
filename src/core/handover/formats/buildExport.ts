import type { FileChange, RepoPath } from '../../ports';
import { type BookInput, buildBook } from '../book';
import { type BookFacts, factsOf } from '../facts';
import { adrFormat } from './adrFormat';
import { catalogFormat } from './catalogFormat';
import { cycloneDxFormat } from './cyclonedx/cycloneDxFormat';
import type { ExportFormat, FormatReads } from './exportFormat';
import { type ExportWarning, type FormatId, formatIds } from './formatList';
import { markdownFormat } from './markdownFormat';
import { sarifFormat } from './sarif';
import { listedTours } from './tours/listedTours';
import { buildTours, tourReads, toursFormat } from './tours/toursFormat';

/** The HTML file needs bytes of pictures, which only a host can read: see `htmlBook` of the node layer. */
type PureFormatId = Exclude<FormatId, 'html'>;

/** Every other format has its entry: a forgotten one does not compile. */
const formats: Readonly<Record<PureFormatId, ExportFormat>> = {
  markdown: markdownFormat,
  tours: toursFormat,
  cyclonedx: cycloneDxFormat,
  adr: adrFormat,
  sarif: sarifFormat,
  catalog: catalogFormat,
};

export interface ExportInput {
  readonly formats: readonly FormatId[];
  readonly book: BookInput;
  /** What {@link readsOf} asked for, see `FormatInput.existing`. */
  readonly existing: ReadonlyMap<RepoPath, string | undefined>;
}

export interface BuiltExport {
  readonly facts: BookFacts;
  /** The chapters as they are after the export, the cover last; also where the book itself is not written. */
  readonly chapters: readonly FileChange[];
  /** All files as they should be; most are as they were. */
  readonly files: readonly FileChange[];
  readonly removed: readonly RepoPath[];
  readonly warnings: readonly ExportWarning[];
  /** What to open of each format that has something, in the order of the formats. */
  readonly mains: readonly { readonly format: FormatId; readonly path: RepoPath }[];
}

/** What has to be read before {@link buildExport}. */
export function readsOf(chosen: readonly FormatId[], book: BookInput): Required<FormatReads> {
  const reads = pureOf(chosen).map((id) => formats[id].reads?.(book) ?? {});
  const folders = [...tourReads, ...reads.flatMap((each) => each.folders ?? [])];
  return {
    files: [...new Set(reads.flatMap(({ files = [] }) => files))].sort(),
    folders: folders.filter((each, at) => folders.indexOf(each) === at),
  };
}

/** All files of one export, in memory. Pure: the same input gives the same bytes. */
export function buildExport(input: ExportInput): BuiltExport {
  const { existing } = input;
  const chosen = pureOf(formatIds.filter((id) => input.formats.includes(id)));
  const tours = chosen.includes('tours')
    ? buildTours({ formats: chosen, book: input.book, existing })
    : undefined;
  const book = { ...input.book, tours: listedTours(existing, tours?.files ?? [], tours?.removed ?? []) };
  const built = buildBook(book);
  const facts = factsOf(book);
  const outputs = chosen.map((format) => ({
    format,
    ...formats[format].build({
      formats: chosen,
      book,
      facts,
      chapters: built.files,
      existing,
      ...(tours === undefined ? {} : { tours }),
    }),
  }));
  const files = new Map<RepoPath, FileChange>();
  for (const file of outputs.flatMap((output) => output.files)) files.set(file.path, file);
  return {
    facts,
    chapters: built.files,
    files: [...files.values()],
    removed: outputs.flatMap(({ removed = [] }) => removed).filter((path) => !files.has(path)),
    warnings: [...built.warnings, ...outputs.flatMap(({ warnings = [] }) => warnings)],
    mains: outputs.flatMap(({ format, main }) => (main === undefined ? [] : [{ format, path: main }])),
  };
}

function pureOf(chosen: readonly FormatId[]): readonly PureFormatId[] {
  return chosen.filter((id) => id !== 'html');
}
