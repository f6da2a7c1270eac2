import type { FileChange, RepoPath } from '../../../ports';
import { plainLine } from '../../markdownText';
import type { BookInput } from '../../book';
import type { BeforeBook, ExportFormat, FormatOutput } from '../exportFormat';
import type { ExportWarning } from '../formatList';
import { planTours, type PlannedTour } from './planTours';
import {
  type FoundTour,
  isTourFile,
  ownTourFolder,
  readTour,
  tourEnding,
  tourFolders,
  tourText,
} from './tour';

/** Notes as tours of CodeTour. Tours that people made or changed are left alone. */
export const toursFormat: ExportFormat = {
  reads: (book) => ({ files: anchoredFiles(book), folders: tourReads }),
  build: ({ tours }) => tours ?? { files: [] },
};

/** Where tours may be: the book lists those that are there, too. */
export const tourReads = tourFolders.map((folder) => ({ folder, ending: tourEnding }));

function anchoredFiles({ notes }: BookInput): readonly RepoPath[] {
  return notes.flatMap(({ places }) =>
    places.flatMap(({ span, path }) => (span === undefined ? [] : [path])),
  );
}

/** What the format writes. The book lists it, so it is known before the chapters are. */
export function buildTours(input: BeforeBook): FormatOutput {
  const found = existingTours(input);
  const others = [...found].filter(([, tour]) => tour?.owner !== 'own');
  const { tours, warnings } = planTours(input, {
    titles: others.flatMap(([, tour]) => tour?.title ?? []),
    hasPrimary: others.some(([, tour]) => tour?.isPrimary === true),
  });
  const files: FileChange[] = [];
  const kept: ExportWarning[] = [];
  for (const { path, tour } of tours) {
    if (found.has(path) && found.get(path)?.owner !== 'own') kept.push(keptWarning(path, found.get(path)));
    else files.push({ path, text: tourText(tour) });
  }
  const planned = new Set(tours.map(({ path }) => path));
  const removed = [...found].flatMap(([path, tour]) =>
    path.startsWith(`${ownTourFolder}/`) && tour?.owner === 'own' && !planned.has(path) ? [path] : [],
  );
  const main = mainOf(tours);
  return { files, removed, warnings: [...warnings, ...kept], ...(main === undefined ? {} : { main }) };
}

/** Every tour there is, by path; undefined for what must be left alone. */
function existingTours({ existing }: BeforeBook): ReadonlyMap<RepoPath, FoundTour | undefined> {
  return new Map(
    [...existing]
      .filter(([path]) => isTourFile(path))
      .map(([path, text]) => [path, text === undefined ? undefined : readTour(text)]),
  );
}

function keptWarning(path: RepoPath, tour: FoundTour | undefined): ExportWarning {
  const why = tour?.owner === 'edited' ? 'was changed by hand' : 'was not written by the export';
  return {
    path,
    line: 0,
    message: `${plainLine(path)} ${why}, so it was left as it is. Move it away and export again to have it written anew.`,
  };
}

function mainOf(tours: readonly PlannedTour[]): RepoPath | undefined {
  return (tours.find(({ tour }) => tour.isPrimary) ?? tours[0])?.path;
}
