import { keptWordsOf } from './keptWords';
import { type Line, type MarkerScan, offeredMarker, scanMarkers, splitLines } from './markers';

/** What git leaves where two branches changed the same place, in the styles merge, diff3 and zdiff3. Lines are 0-based. */
export interface Conflict {
  /** Of `<<<<<<<`. */
  readonly from: number;
  /** Of `=======`. */
  readonly middle: number;
  /** Of `>>>>>>>`. */
  readonly until: number;
  readonly ours: readonly Line[];
  readonly theirs: readonly Line[];
}

/** How a region was on the other branch. */
interface OtherVersion {
  readonly content: string;
  /** It fits its hash: nobody wrote into it. */
  readonly pristine: boolean;
}

export interface MendedText {
  readonly lines: readonly Line[];
  /** Regions in which the branches had a conflict: as they were on the other branch. Ours is in the lines. */
  readonly others: ReadonlyMap<string, OtherVersion>;
}

/** Whose a line is: the region it is in, the list of regions, a block of kept words, or else people's. */
type Owner = string;
const people: Owner = 'people';
const list: Owner = 'list';
const kept: Owner = 'kept';

interface Piece {
  readonly owner: Owner;
  readonly lines: readonly Line[];
  /** People's: nothing but kept words. */
  readonly onlyKept: boolean;
}

/**
 * Two branches that both exported conflict in the regions. Where both sides of a conflict go through the same regions, the
 * parts inside them are resolved to our side, and {@link MendedText.others} says how they were on the other one, so that
 * what people wrote there is not lost. What people wrote outside the regions stays as it is where both sides have the same,
 * and in conflict, for people, where they differ; blocks of kept words are put one behind the other. Every other
 * conflict stays.
 */
export function mendConflicts(text: string): MendedText {
  const lines = splitLines(text);
  const conflicts = /^<<<<<<</m.test(text) ? conflictsIn(lines) : [];
  const ours = new Side(lines, conflicts, 'ours');
  const theirs = new Side(lines, conflicts, 'theirs');
  if (conflicts.length === 0 || !ours.isSound || !theirs.isSound)
    return { lines, others: new Map<string, OtherVersion>() };

  const out: Line[] = [];
  const touched = new Set<string>();
  let next = 0;
  for (const [number, conflict] of conflicts.entries()) {
    out.push(...lines.slice(next, conflict.from));
    const our = ours.pieces(number);
    const their = theirs.pieces(number);
    const marks = marksOf(lines, conflict);
    const isSame = owners(our) === owners(their) && marks !== undefined;
    const isPeoples = our.every(({ owner, onlyKept }) => owner === people && !onlyKept);
    if (!isSame || isPeoples) {
      out.push(...lines.slice(conflict.from, conflict.until + 1));
    } else {
      for (const [place, piece] of our.entries()) out.push(...mended(piece, their[place] ?? piece, marks));
      for (const { owner } of our) if (owner.startsWith('#')) touched.add(owner.slice(1));
    }
    next = conflict.until + 1;
  }
  out.push(...lines.slice(next));
  const others = [...touched].flatMap((name) => {
    const version = theirs.region(name);
    return version === undefined ? [] : [[name, version] as const];
  });
  return { lines: out, others: new Map(others) };
}

/** The text as it is on either branch; where git left no conflict, the text alone. */
export function sidesOf(text: string): readonly string[] {
  const lines = splitLines(text);
  const conflicts = conflictsIn(lines);
  if (conflicts.length === 0) return [text];
  return (['ours', 'theirs'] as const).map((side) =>
    resolvedTo(side, lines, conflicts)
      .lines.map((line) => line.text + line.ending)
      .join(''),
  );
}

/** Every whole conflict of a text, wherever it stands. */
export function conflictsIn(lines: readonly Line[]): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  let at: { from: number; base?: number; middle?: number } | undefined;
  for (const [number, { text }] of lines.entries()) {
    if (isMark(text, '<')) {
      at = { from: number };
    } else if (at && isMark(text, '|') && at.middle === undefined) {
      at.base ??= number;
    } else if (at && text === '=======' && at.middle === undefined) {
      at.middle = number;
    } else if (at?.middle !== undefined && isMark(text, '>')) {
      const { from, middle } = at;
      const ours = lines.slice(from + 1, at.base ?? middle);
      const theirs = lines.slice(middle + 1, number);
      conflicts.push({ from, middle, until: number, ours, theirs });
      at = undefined;
    }
  }
  return conflicts;
}

/** Seven of them, with or without a label; a merge of merges writes longer ones into its base. */
function isMark(text: string, sign: string): boolean {
  return text === sign.repeat(7) || text.startsWith(`${sign.repeat(7)} `);
}

/** The file with all its conflicts resolved to one side, and where their lines then stand. */
function resolvedTo(side: 'ours' | 'theirs', lines: readonly Line[], conflicts: readonly Conflict[]) {
  const out: Line[] = [];
  const places: { readonly from: number; readonly until: number }[] = [];
  let next = 0;
  for (const conflict of conflicts) {
    out.push(...lines.slice(next, conflict.from));
    places.push({ from: out.length, until: out.length + conflict[side].length });
    out.push(...conflict[side]);
    next = conflict.until + 1;
  }
  out.push(...lines.slice(next));
  return { lines: out, places };
}

class Side {
  readonly #lines: readonly Line[];
  readonly #places: readonly { readonly from: number; readonly until: number }[];
  readonly #scan: MarkerScan;
  readonly #kept: ReturnType<typeof keptWordsOf>;

  constructor(lines: readonly Line[], conflicts: readonly Conflict[], side: 'ours' | 'theirs') {
    const { lines: out, places } = resolvedTo(side, lines, conflicts);
    this.#lines = out;
    this.#places = places;
    this.#scan = scanMarkers(out);
    this.#kept = keptWordsOf(out);
  }

  get isSound(): boolean {
    return this.#scan.kind === 'sound';
  }

  region(name: string): OtherVersion | undefined {
    if (this.#scan.kind === 'damaged') return undefined;
    return this.#scan.regions.find((region) => region.name === name);
  }

  /** The lines of a conflict by whose they are: people's first and between all others, maybe none of them. */
  pieces(conflict: number): readonly Piece[] {
    const { from, until } = this.#places[conflict] ?? { from: 0, until: 0 };
    const found: { owner: Owner; lines: Line[] }[] = [{ owner: people, lines: [] }];
    const add = (owner: Owner, line?: Line): void => {
      if (found.at(-1)?.owner !== owner) {
        if (owner !== people && found.at(-1)?.owner !== people) found.push({ owner: people, lines: [] });
        found.push({ owner, lines: [] });
      }
      if (line !== undefined) found.at(-1)?.lines.push(line);
    };
    const around = this.#regionAround(from);
    if (around !== undefined) add(around);
    for (let number = from; number < until; number++) add(this.#ownerOf(number), this.#lines[number]);
    if (found.at(-1)?.owner !== people) add(people);
    return joinKept(found);
  }

  /** The region whose lines go on at this place, whether or not one of them is in the conflict. */
  #regionAround(number: number): Owner | undefined {
    if (this.#scan.kind === 'damaged') return undefined;
    const region = this.#scan.regions.find(
      ({ beginLine, endLine }) => beginLine < number && number <= endLine,
    );
    return region && `#${region.name}`;
  }

  #ownerOf(number: number): Owner {
    if (this.#scan.kind === 'damaged') return people;
    if (this.#scan.offered?.line === number) return list;
    const region = this.#scan.regions.find(
      ({ beginLine, endLine }) => beginLine <= number && number <= endLine,
    );
    if (region !== undefined) return `#${region.name}`;
    return this.#kept.some(({ line, endLine }) => line <= number && number <= endLine) ? kept : people;
  }
}

/** Blocks of kept words count as people's words. */
function joinKept(
  pieces: readonly { readonly owner: Owner; readonly lines: readonly Line[] }[],
): readonly Piece[] {
  const out: { owner: Owner; lines: Line[]; onlyKept: boolean }[] = [];
  for (const { owner, lines } of pieces) {
    const joined = owner === kept ? people : owner;
    const onlyKept = owner === kept || (owner === people && textOf(lines).trim() === '');
    const last = out.at(-1);
    if (last?.owner !== joined) {
      out.push({ owner: joined, lines: [...lines], onlyKept });
    } else {
      last.lines.push(...lines);
      last.onlyKept &&= onlyKept;
    }
  }
  return out;
}

function marksOf(
  lines: readonly Line[],
  { from, middle, until }: Conflict,
): readonly [Line, Line, Line] | undefined {
  const [begin, mid, end] = [lines[from], lines[middle], lines[until]];
  return begin && mid && end && [begin, mid, end];
}

function owners(pieces: readonly Piece[]): string {
  return pieces.map(({ owner }) => owner).join(' ');
}

function mended(
  { owner, lines: ours, onlyKept }: Piece,
  their: Piece,
  [begin, middle, end]: readonly [Line, Line, Line],
): readonly Line[] {
  const theirs = their.lines;
  if (owner === list) return [listOfBoth(ours, theirs)];
  if (owner !== people || textOf(ours) === textOf(theirs)) return ours;
  return onlyKept && their.onlyKept ? keptOfBoth(ours, theirs) : [begin, ...ours, middle, ...theirs, end];
}

function listOfBoth([ours]: readonly Line[], [theirs]: readonly Line[]): Line {
  const namesOf = (line: Line | undefined): readonly string[] => {
    const scan = line === undefined ? undefined : scanMarkers([line]);
    return scan?.kind === 'sound' ? (scan.offered?.names ?? []) : [];
  };
  const names = new Set([...namesOf(ours), ...namesOf(theirs)]);
  return { text: offeredMarker([...names]), ending: ours?.ending ?? '\n' };
}

/** One behind the other; rows stay one table. */
function keptOfBoth(ours: readonly Line[], theirs: readonly Line[]): readonly Line[] {
  const [last] = ours.slice(-1);
  if (last === undefined || theirs.length === 0) return [...ours, ...theirs];
  const areRows = last.text.startsWith('|') && theirs[0]?.text.startsWith('|') === true;
  return [...ours, ...(areRows ? [] : [{ text: '', ending: last.ending }]), ...theirs];
}

function textOf(lines: readonly Line[]): string {
  return lines.map(({ text }) => text).join('\n');
}
