import { counted, numberWords } from '../wording';
import type { HotspotList } from './hotspotList';
import { isUnlisted, partlyReadCode } from './scanLimits';
import type { HistoryStatus, ScanProgress } from './model';

const phases: Record<ScanProgress['phase'], { readonly doing: string; readonly unit?: string }> = {
  listing: { doing: 'Listing files' },
  parsing: { doing: 'Parsing', unit: 'files' },
  history: { doing: 'Reading history', unit: 'commits' },
  ranking: { doing: 'Ranking' },
  outside: { doing: 'Looking for outside parties in', unit: 'files' },
  debts: { doing: 'Asking who wrote the debts', unit: 'files' },
  writing: { doing: 'Writing the handover', unit: 'files' },
};

/** `Parsing 340 of 1,337 files`; without counts where there is nothing to count or the total is not known. */
export function progressWords({ phase, done, total }: ScanProgress): string {
  const { doing, unit } = phases[phase];
  if (unit === undefined || (total === 0 && done === 0)) return `${doing}…`;
  if (total === 0) return `${doing}: ${numberWords(done)} ${unit}`;
  return `${doing} ${numberWords(done)} of ${numberWords(total)} ${unit}`;
}

const historyNotes: Record<HistoryStatus, string | undefined> = {
  full: undefined,
  shallow:
    'The history is cut off (shallow clone): changes and ages are lower bounds, and who knows what is not known. "git fetch --unshallow" fetches the rest.',
  partial:
    'This clone lacks contents of former versions: not all renames are followed, so changes and authors of renamed files are not exact. The log says what to do.',
  empty: 'No commit yet: ranked by documentation alone.',
  noRepository: 'No git repository: ranked by documentation alone.',
  noGit: 'No git program found: ranked by documentation alone.',
  notAllowed: 'The git history was not read: ranked by documentation alone.',
  failed: 'Git could not read the history, the log says why: ranked by documentation alone.',
};

/** What must be known to read the list right; undefined where nothing is missing. */
export function listNote({ historyStatus, problems }: HotspotList): string | undefined {
  const ofFiles = problems.filter(({ path }) => path !== undefined);
  const partly = ofFiles.filter(({ code }) => code === partlyReadCode).length;
  const skipped = [
    filesNote(ofFiles.length - partly, 'could not be read'),
    filesNote(partly, 'could be read only in part'),
  ];
  const left = problems.filter(isUnlisted).map(({ message }) => message);
  const notes = [historyNotes[historyStatus], ...left, ...skipped].filter((note) => note !== undefined);
  return notes.length === 0 ? undefined : notes.join(' ');
}

function filesNote(files: number, what: string): string | undefined {
  return files === 0
    ? undefined
    : `${counted(files, 'file')} ${what}; the log names ${files === 1 ? 'it' : 'them'}.`;
}
