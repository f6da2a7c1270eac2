import { type Line, scanMarkers, splitLines } from './markers';

interface Conflict {
  readonly from: number;
  readonly until: number;
  readonly ours: readonly Line[];
  readonly theirs: readonly Line[];
}

/**
 * Two branches that both exported conflict in the regions, and nowhere else if no person edited the same place.
 * A conflict that git (styles merge and diff3) left entirely inside regions which are untouched on both sides is
 * resolved to our side: the export rewrites it anyway. Every other conflict stays as it is.
 */
export function mendConflicts(text: string): string {
  if (!/^<<<<<<< /m.test(text)) return text;
  const lines = splitLines(text);
  const conflicts = findConflicts(lines);
  const oursMendable = mendable(lines, conflicts, 'ours');
  const theirsMendable = mendable(lines, conflicts, 'theirs');
  const mended = conflicts.filter((conflict) => oursMendable.has(conflict) && theirsMendable.has(conflict));
  return assemble(lines, mended, 'ours')
    .lines.map((line) => line.text + line.ending)
    .join('');
}

function findConflicts(lines: readonly Line[]): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  let at: { from: number; base?: number; middle?: number } | undefined;
  for (const [number, { text }] of lines.entries()) {
    if (text.startsWith('<<<<<<< ')) {
      at = { from: number };
    } else if (at && text.startsWith('||||||| ') && at.middle === undefined) {
      at.base = number;
    } else if (at && text === '=======' && at.middle === undefined) {
      at.middle = number;
    } else if (at?.middle !== undefined && text.startsWith('>>>>>>> ')) {
      const ours = lines.slice(at.from + 1, at.base ?? at.middle);
      const theirs = lines.slice(at.middle + 1, number);
      conflicts.push({ from: at.from, until: number, ours, theirs });
      at = undefined;
    }
  }
  return conflicts;
}

/** The file with the given conflicts resolved to one side, and where their lines then stand. */
function assemble(
  lines: readonly Line[],
  conflicts: readonly Conflict[],
  side: 'ours' | 'theirs',
): {
  readonly lines: readonly Line[];
  readonly places: readonly { conflict: Conflict; from: number; until: number }[];
} {
  const out: Line[] = [];
  const places: { conflict: Conflict; from: number; until: number }[] = [];
  let next = 0;
  for (const conflict of conflicts) {
    out.push(...lines.slice(next, conflict.from));
    places.push({ conflict, from: out.length, until: out.length + conflict[side].length });
    out.push(...conflict[side]);
    next = conflict.until + 1;
  }
  out.push(...lines.slice(next));
  return { lines: out, places };
}

function mendable(
  lines: readonly Line[],
  conflicts: readonly Conflict[],
  side: 'ours' | 'theirs',
): ReadonlySet<Conflict> {
  const resolved = assemble(lines, conflicts, side);
  const scan = scanMarkers(resolved.lines);
  const result = new Set<Conflict>();
  if (scan.kind === 'damaged') return result;
  for (const { conflict, from, until } of resolved.places) {
    const inside = scan.regions.some(
      (region) => region.pristine && region.beginLine <= from && until <= region.endLine + 1,
    );
    if (inside) result.add(conflict);
  }
  return result;
}
