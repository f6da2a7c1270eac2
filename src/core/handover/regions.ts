import { handWritten } from './handWritten';
import { isKept, keptBlock, keptWordsOf } from './keptWords';
import {
  beginMarker,
  endMarker,
  type FoundRegion,
  insertMarker,
  type Line,
  offeredMarker,
  omitMarker,
  scanMarkers,
  splitLines,
} from './markers';
import { conflictsIn, mendConflicts } from './mergeConflicts';
import { lineHashes, type WrittenRegion, type WrittenRegions } from './writtenLines';

/** A part of a chapter as the tool would write it now. */
export interface GeneratedRegion {
  /** Lower-case letters, digits and dashes. */
  readonly name: string;
  /** Heading to put above it where it has to be added to a file that never had it. */
  readonly heading: string;
  /** Lines joined with LF, without one at the end. */
  readonly text: string;
}

/** What a person should look at in a file. */
export interface RegionWarning {
  /** 0-based, of the text as it is now written; absent where it concerns the whole file. */
  readonly line?: number;
  readonly kind: 'edited' | 'removed' | 'damaged' | 'conflict';
  /** The region; absent for damaged files and conflicts. */
  readonly region?: string;
  /** What is the case and what to do, to follow "FILE, line N: ". */
  readonly message: string;
}

export interface MergedChapter {
  readonly text: string;
  readonly warnings: readonly RegionWarning[];
}

/**
 * Brings the regions of a chapter up to date and keeps everything else byte for byte.
 *
 * - A region is replaced, with the line endings of its begin marker.
 * - Where it does not fit its hash, a person edited it: what they wrote is kept in a block below it, which belongs to them,
 *   with a warning. The same words are never kept twice.
 * - A region that the file was offered once and that is gone was removed by a person: it stays away, with a warning,
 *   until `<!-- handover:insert NAME -->` asks for it; `<!-- handover:omit NAME -->` ends the warnings.
 * - A region that the file was never offered (a newer version brings it) is added at the end.
 * - A file whose markers make no sense is left alone, with a warning.
 * - Conflicts that git left are mended inside regions, see {@link mendConflicts}, and told of elsewhere.
 *
 * @param existing text of the file, or of the chapter's template where there is none yet
 * @param written what former exports wrote into the regions, so that lines of people are told from lines that are only old
 */
export function mergeRegions(
  existing: string,
  generated: readonly GeneratedRegion[],
  written: WrittenRegions = new Map(),
): MergedChapter {
  const { lines, others } = mendConflicts(existing);
  const scan = scanMarkers(lines);
  const conflict = conflictsIn(lines).find(
    ({ from, until }) =>
      scan.kind === 'damaged' ||
      scan.regions.some(({ beginLine, endLine }) => from <= endLine && beginLine <= until),
  );
  if (conflict !== undefined)
    return leftAlone(existing, conflict.from, 'a merge conflict takes in markers of the export');
  if (scan.kind === 'damaged') return leftAlone(existing, scan.line, scan.reason);

  const fileEnding = lines.find((line) => line.ending !== '')?.ending ?? '\n';
  const replacements = new Map<number, { until: number; text: string }>();
  const edits: RegionEdit[] = [];
  const removed: RegionWarning[] = [];
  const unplaced: GeneratedRegion[] = [];

  for (const region of generated) {
    const found = scan.regions.find((candidate) => candidate.name === region.name);
    const insertAt = scan.inserts.get(region.name);
    if (found) {
      if (found.content === region.text && found.pristine && !others.has(region.name)) continue;
      const ending = lines[found.beginLine]?.ending ?? fileEnding;
      const edit = editOf(found, others.get(region.name), region, written.get(region.name) ?? []);
      const isNew = edit !== undefined && edit.words !== '' && !isKept(region.name, edit.words, lines);
      if (edit !== undefined) edits.push(edit);
      const lastEnding = lines[found.endLine]?.ending ?? '';
      replacements.set(found.beginLine, {
        until: found.endLine,
        text: regionText(region, { ending, lastEnding, ...(isNew ? { words: edit.words } : {}) }),
      });
    } else if (insertAt !== undefined) {
      const lastEnding = lines[insertAt]?.ending ?? '';
      replacements.set(insertAt, {
        until: insertAt,
        text: regionText(region, { ending: fileEnding, lastEnding }),
      });
    } else if (!scan.omitted.has(region.name)) {
      if (scan.offered && !scan.offered.names.includes(region.name)) unplaced.push(region);
      else removed.push(removedWarning(region.name));
    }
  }
  if (scan.offered && unplaced.length > 0) {
    const names = [...scan.offered.names, ...unplaced.map((region) => region.name)];
    const added = unplaced.map((region) => addedText(region, fileEnding)).join('');
    const lastEnding = lines[scan.offered.line]?.ending ?? '';
    const text = added + offeredMarker(names) + lastEnding;
    replacements.set(scan.offered.line, { until: scan.offered.line, text });
  }
  const text = replaceLines(lines, replacements);
  return { text, warnings: [...editWarnings(text, edits), ...removed, ...conflictWarnings(text)] };
}

function leftAlone(text: string, line: number, reason: string): MergedChapter {
  const message = `${reason}, so the file was left as it is. Mend these lines, or move the file away, and export again.`;
  return { text, warnings: [{ line, kind: 'damaged', message }] };
}

/** A region that is not as an export had left it. */
interface RegionEdit {
  readonly region: string;
  /** What people wrote into it; empty where they only took something out. */
  readonly words: string;
}

function editOf(
  found: FoundRegion,
  other: { readonly content: string; readonly pristine: boolean } | undefined,
  { name, text }: GeneratedRegion,
  written: readonly WrittenRegion[],
): RegionEdit | undefined {
  const versions = [found, ...(other === undefined ? [] : [other])];
  const known = new Set([
    ...lineHashes(text),
    ...written.flatMap(({ lines }) => [...lines]),
    ...versions.filter(({ pristine }) => pristine).flatMap(({ content }) => [...lineHashes(content)]),
  ]);
  const words = versions.map(({ content }) => handWritten(content, known)).filter((each) => each !== '');
  if (words.length > 0) return { region: name, words: [...new Set(words)].join('\n\n') };
  if (found.pristine || other !== undefined || found.content === text) return undefined;
  const asWritten = written.find(({ hash }) => hash === found.hash);
  const there = lineHashes(found.content);
  const isWhole = asWritten !== undefined && [...asWritten.lines].every((line) => there.has(line));
  return isWhole ? undefined : { region: name, words: '' };
}

/** Their lines are those of the file as it is written. */
function editWarnings(text: string, edits: readonly RegionEdit[]): readonly RegionWarning[] {
  const lines = splitLines(text);
  const scan = scanMarkers(lines);
  return edits.flatMap(({ region, words }) => {
    const found = scan.kind === 'sound' ? scan.regions.find(({ name }) => name === region) : undefined;
    const block = keptWordsOf(lines).find((each) => each.region === region);
    const message =
      words === ''
        ? `something was taken out of the region "${region}" by hand, and the export has written it anew. ` +
          `To leave the region out for good, delete it and write the line ${omitMarker(region)}.`
        : `the region "${region}" was edited by hand: what was written into it is kept here, below the region, which is up to date again. ` +
          'Move what is still true to where it belongs, and delete the rest.';
    const line = words === '' ? found?.beginLine : block?.line;
    return { ...(line === undefined ? {} : { line }), kind: 'edited', region, message };
  });
}

function conflictWarnings(text: string): readonly RegionWarning[] {
  return conflictsIn(splitLines(text)).map(({ from }) => ({
    line: from,
    kind: 'conflict',
    message: 'a merge conflict is left in what people wrote here; resolve it.',
  }));
}

function replaceLines(
  lines: readonly Line[],
  replacements: ReadonlyMap<number, { until: number; text: string }>,
): string {
  const parts: string[] = [];
  for (let number = 0; number < lines.length; number++) {
    const replacement = replacements.get(number);
    const line = lines[number];
    if (replacement) {
      parts.push(replacement.text);
      number = replacement.until;
    } else if (line) {
      parts.push(line.text, line.ending);
    }
  }
  return parts.join('');
}

function regionText(
  { name, text }: GeneratedRegion,
  { ending, lastEnding, words }: { ending: string; lastEnding: string; words?: string },
): string {
  const lines = [
    beginMarker(name, text),
    ...text.split('\n'),
    endMarker(name),
    ...(words === undefined ? [] : ['', ...keptBlock(name, words)]),
  ];
  return lines.join(ending === '' ? '\n' : ending) + lastEnding;
}

function addedText(region: GeneratedRegion, ending: string): string {
  return `## ${region.heading}${ending}${ending}${regionText(region, { ending, lastEnding: ending })}${ending}`;
}

function removedWarning(region: string): RegionWarning {
  return {
    kind: 'removed',
    region,
    message:
      `there is no region "${region}" and none was added. Write the line ${insertMarker(region)} where it should ` +
      `stand, or ${omitMarker(region)} to leave it out for good.`,
  };
}
