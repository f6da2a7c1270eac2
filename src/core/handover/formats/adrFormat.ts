import { stringify } from 'yaml';
import type { Note } from '../../knowledge/note';
import type { ResolvedNote } from '../../knowledge/resolvedNote';
import type { FileChange, RepoPath } from '../../ports';
import { dateWords } from '../../wording';
import { contentHash } from '../contentHash';
import type { BookInput } from '../facts';
import { codeSpan, escapeText, link, plainLine } from '../markdownText';
import { sidesOf } from '../mergeConflicts';
import { noteMarkdown } from '../noteMarkdown';
import { relativeTarget } from '../repoLinks';
import type { ExportFormat, FormatInput } from './exportFormat';
import type { ExportWarning } from './formatList';

/** Where projects keep their decision records: adr-tools, MADR. */
export const adrFolders: readonly RepoPath[] = ['docs/decisions', 'docs/adr', 'doc/adr'];
const ending = '.md';
/** In a file of ours; anything else in it changed means that a person did it. */
const marker = /^<!-- handover:adr hash=([0-9a-f]{8}) -->$/m;

/**
 * Notes of decisions as records beside those that the project has (MADR, https://adr.github.io/madr/). Each is named after its
 * note, by date and words, so that branches do not collide. What people wrote or changed is left alone.
 */
export const adrFormat: ExportFormat = {
  reads: () => ({ folders: adrFolders.map((folder) => ({ folder, ending })) }),
  build: (input) => {
    const folder = adrFolder(input);
    const files: FileChange[] = [];
    const warnings: ExportWarning[] = [];
    for (const resolved of decisions(input.book)) {
      const path = `${folder}/${adrName(resolved.note)}`;
      const former = input.existing.get(path);
      if (input.existing.has(path) && (former === undefined || !isOwnAdr(former)))
        warnings.push(keptWarning(path));
      else files.push({ path, text: adrText(resolved, folder) });
    }
    const [first] = files;
    return { files, warnings, ...(first === undefined ? {} : { main: first.path }) };
  },
};

/** Files that this format may write, wherever the project keeps its records: no code, for the commit of the book. */
export function adrPaths(notes: readonly Note[]): readonly RepoPath[] {
  const names = notes.filter(({ kind }) => kind === 'decision').map(adrName);
  return adrFolders.flatMap((folder) => names.map((name) => `${folder}/${name}`));
}

/** The folder that has records already, else the first. */
function adrFolder({ existing }: FormatInput): RepoPath {
  const used = [...existing.keys()].filter((path) => path.endsWith(ending));
  return adrFolders.find((folder) => used.some((path) => path.startsWith(`${folder}/`))) ?? 'docs/decisions';
}

function decisions({ notes }: BookInput): readonly ResolvedNote[] {
  return notes.filter(({ note }) => note.kind === 'decision' && note.title !== '');
}

function adrName({ path }: Note): string {
  return path.split('/').at(-1) ?? path;
}

function adrText({ note, places }: ResolvedNote, folder: RepoPath): string {
  const { title, status, atEpochMs, toldBy, confirmedBy, path } = note;
  const front = stringify(
    {
      status: status === 'confirmed' ? 'accepted' : 'proposed',
      date: dateWords(atEpochMs),
      ...(toldBy.length === 0 ? {} : { 'decision-makers': toldBy.map(plainLine) }),
      ...(confirmedBy.length === 0 ? {} : { informed: confirmedBy.map(plainLine) }),
    },
    { lineWidth: 0 },
  );
  const found = places.filter(({ drift }) => drift !== 'lost');
  const about = found.map((place) => {
    const line = place.anchor.exact === '' ? undefined : place.span?.start.line;
    const label = line === undefined ? place.path : `${place.path}:${line + 1}`;
    return `- ${link(codeSpan(label), relativeTarget(folder, place.path, line))}`;
  });
  const body = noteMarkdown(note.body, { fromFolder: folder, belowDepth: 1, title });
  const parts = [
    `---\n${front}---`,
    `# ${escapeText(title)}`,
    body,
    '## More information',
    `From a ${link('note', relativeTarget(folder, path))} of the handover.`,
    about.length === 0 ? '' : `It is about:\n\n${about.join('\n')}`,
  ];
  const text = `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  return `${text}\n<!-- handover:adr hash=${contentHash(text)} -->\n`;
}

/** Whether a record is as an export wrote it; where git left a conflict, on both branches. */
export function isOwnAdr(text: string): boolean {
  return sidesOf(text).every(isOwnSide);
}

function isOwnSide(text: string): boolean {
  const found = marker.exec(text);
  if (found === null) return false;
  return contentHash(text.slice(0, found.index).replace(/\r\n/g, '\n').replace(/\n\n$/, '\n')) === found[1];
}

function keptWarning(path: RepoPath): ExportWarning {
  return {
    path,
    line: 0,
    message: `${plainLine(path)} was written or changed by a person, so it was left as it is. Move it away and export again to have it written anew.`,
  };
}
