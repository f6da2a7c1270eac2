import {
  beginMarker,
  endMarker,
  insertMarker,
  type Line,
  offeredMarker,
  omitMarker,
  scanMarkers,
  splitLines,
} from './markers';
import { mendConflicts } from './mergeConflicts';

/** A part of a chapter as the tool would write it now. */
export interface GeneratedRegion {
  /** Lower-case letters, digits and dashes. */
  readonly name: string;
  /** Heading to put above it where it has to be added to a file that never had it. */
  readonly heading: string;
  /** Lines joined with LF, without one at the end. */
  readonly text: string;
}

/** Why a file or a region of it was left as it is. */
export interface RegionWarning {
  /** 0-based; absent where it concerns the whole file. */
  readonly line?: number;
  readonly kind: 'edited' | 'removed' | 'damaged';
  /** The region; absent for damaged files. */
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
 * - A region that still fits its hash is replaced, with the line endings of its begin marker.
 * - A region that does not was edited by a person: it stays, with a warning.
 * - A region that the file was offered once and that is gone was removed by a person: it stays away, with a warning,
 *   until `<!-- handover:insert NAME -->` asks for it; `<!-- handover:omit NAME -->` ends the warnings.
 * - A region that the file was never offered (a newer version brings it) is added at the end.
 * - A file whose markers make no sense is left alone, with a warning.
 * - Conflicts that git left inside regions only are mended, see {@link mendConflicts}.
 *
 * @param existing text of the file, or of the chapter's template where there is none yet
 */
export function mergeRegions(existing: string, generated: readonly GeneratedRegion[]): MergedChapter {
  const lines = splitLines(mendConflicts(existing));
  const scan = scanMarkers(lines);
  if (scan.kind === 'damaged') {
    const message = `${scan.reason}, so the file was left as it is. Mend the marker lines, or move the file away and export again.`;
    return { text: existing, warnings: [{ line: scan.line, kind: 'damaged', message }] };
  }

  const fileEnding = lines.find((line) => line.ending !== '')?.ending ?? '\n';
  const replacements = new Map<number, { until: number; text: string }>();
  const warnings: RegionWarning[] = [];
  const unplaced: GeneratedRegion[] = [];

  for (const region of generated) {
    const found = scan.regions.find((candidate) => candidate.name === region.name);
    const insertAt = scan.inserts.get(region.name);
    if (found) {
      const ending = lines[found.beginLine]?.ending ?? fileEnding;
      if (found.content === region.text) {
        if (found.pristine) continue;
      } else if (!found.pristine) {
        warnings.push(editedWarning(region.name, found.beginLine));
        continue;
      }
      const lastEnding = lines[found.endLine]?.ending ?? '';
      replacements.set(found.beginLine, {
        until: found.endLine,
        text: regionText(region, ending, lastEnding),
      });
    } else if (insertAt !== undefined) {
      const lastEnding = lines[insertAt]?.ending ?? '';
      replacements.set(insertAt, { until: insertAt, text: regionText(region, fileEnding, lastEnding) });
    } else if (!scan.omitted.has(region.name)) {
      if (scan.offered && !scan.offered.names.includes(region.name)) unplaced.push(region);
      else warnings.push(removedWarning(region.name));
    }
  }
  if (scan.offered && unplaced.length > 0) {
    const names = [...scan.offered.names, ...unplaced.map((region) => region.name)];
    const added = unplaced.map((region) => addedText(region, fileEnding)).join('');
    const lastEnding = lines[scan.offered.line]?.ending ?? '';
    const text = added + offeredMarker(names) + lastEnding;
    replacements.set(scan.offered.line, { until: scan.offered.line, text });
  }
  return { text: replaceLines(lines, replacements), warnings };
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

function regionText(region: GeneratedRegion, ending: string, lastEnding: string): string {
  const lines = [beginMarker(region.name, region.text), ...region.text.split('\n'), endMarker(region.name)];
  return lines.join(ending === '' ? '\n' : ending) + lastEnding;
}

function addedText(region: GeneratedRegion, ending: string): string {
  return `## ${region.heading}${ending}${ending}${regionText(region, ending, ending)}${ending}`;
}

function editedWarning(region: string, line: number): RegionWarning {
  return {
    line,
    kind: 'edited',
    region,
    message:
      `the region "${region}" was edited by hand and is left as it is. To have it updated again, move your text ` +
      `out of it and put the line ${insertMarker(region)} in its place.`,
  };
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
