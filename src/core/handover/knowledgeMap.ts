import type { ResolvedNote } from '../knowledge/resolvedNote';
import type { RepoPath } from '../ports';
import type { Ownership } from '../hotspots/ownership';
import type { SessionRecord } from './sessions';

/** Who will still be there and knows a module: from its history, and from what was said about it. Names, sorted. */
export interface KnownModule {
  readonly path: RepoPath;
  /** Active authors who stay, and who told or learnt it in earlier notes and is not inactive by the history. */
  readonly before: readonly string[];
  /** Those, and whoever told, learnt or confirmed it in the notes that are looked at. */
  readonly after: readonly string[];
}

export interface KnowledgeMap {
  readonly modules: readonly KnownModule[];
  /** Who taught whom, most notes first. */
  readonly passedOn: readonly { readonly from: string; readonly to: string; readonly notes: number }[];
  /** Names of those who leave. */
  readonly leaving: readonly string[];
  /** Whether the history says who wrote how much of any module. */
  readonly historyTells: boolean;
}

export interface KnowledgeMapInput {
  readonly modules: readonly RepoPath[];
  readonly ownership: Ownership;
  readonly notes: readonly ResolvedNote[];
  /** Names of people with a last day. */
  readonly leaving: readonly string[];
  /** Only the notes of this session are looked at, earlier ones count as before. Default: all are looked at. */
  readonly session?: string;
}

/** From how many people on a module does not depend on one alone. */
export const safeNumber = 2;

/** Whose knowledge of which module stays: before the notes, and with them. */
export function knowledgeMap({
  modules,
  ownership,
  notes,
  leaving,
  session,
}: KnowledgeMapInput): KnowledgeMap {
  const gone = new Set([...leaving, ...inactiveNames(ownership)].map(keyOf));
  const said = new Map<RepoPath, { before: string[]; after: string[] }>();
  const lookedAt = notes.filter(({ note }) => session === undefined || note.session === session);
  for (const resolved of notes) {
    const { note, places } = resolved;
    if (note.kind === 'question' && note.status !== 'answered') continue;
    const names = [...note.toldBy, ...note.learntBy, ...note.confirmedBy];
    const there = places.filter(({ drift }) => drift !== 'lost').map((place) => place.path);
    for (const path of new Set(there)) {
      const people = said.get(path) ?? { before: [], after: [] };
      people[lookedAt.includes(resolved) ? 'after' : 'before'].push(...names);
      said.set(path, people);
    }
  }
  return {
    modules: modules.map((path) => {
      const authors = ownership.authorsOf(path).filter((author) => !author.inactive);
      const people = said.get(path);
      const before = staying([...authors.map(({ name }) => name), ...(people?.before ?? [])], gone);
      return { path, before, after: staying([...before, ...(people?.after ?? [])], gone) };
    }),
    passedOn: passedOn(lookedAt),
    leaving: staying(leaving, new Set()),
    historyTells: ownership.knownModules > 0,
  };
}

/** How many modules are known by nobody, by one, and by two or more of those who stay. */
export function knownBy(
  modules: readonly KnownModule[],
  when: 'before' | 'after',
): { readonly nobody: number; readonly one: number; readonly more: number } {
  const counts = modules.map((module) => module[when].length);
  return {
    nobody: counts.filter((count) => count === 0).length,
    one: counts.filter((count) => count === 1).length,
    more: counts.filter((count) => count >= safeNumber).length,
  };
}

/** Names of those to whom a record gives a last day; the newest record that has somebody counts. */
export function leavingPeople(sessions: readonly SessionRecord[]): readonly string[] {
  return lastDays(sessions).map(({ name }) => name);
}

/** Those who leave, and when; the newest record that has somebody counts. */
export function lastDays(
  sessions: readonly SessionRecord[],
): readonly { readonly name: string; readonly lastDay: string }[] {
  const known = new Map<string, { name: string; lastDay: string | undefined }>();
  for (const { people } of sessions)
    for (const { name, lastDay } of people) known.set(keyOf(name), { name, lastDay });
  return [...known.values()].flatMap(({ name, lastDay }) =>
    lastDay === undefined ? [] : [{ name, lastDay }],
  );
}

function passedOn(notes: readonly ResolvedNote[]): KnowledgeMap['passedOn'] {
  const counts = new Map<string, { from: string; to: string; notes: number }>();
  for (const { note } of notes) {
    for (const from of note.toldBy)
      for (const to of note.learntBy) {
        if (keyOf(from) === keyOf(to)) continue;
        const key = JSON.stringify([keyOf(from), keyOf(to)]);
        const pair = counts.get(key) ?? { from, to, notes: 0 };
        pair.notes += 1;
        counts.set(key, pair);
      }
  }
  return [...counts.values()].sort(
    (a, b) => b.notes - a.notes || compare(a.from, b.from) || compare(a.to, b.to),
  );
}

/** Names of those who were not seen for long, under whatever address. */
function inactiveNames({ people }: Ownership): readonly string[] {
  const active = new Set(people.filter(({ inactive }) => !inactive).map(({ name }) => keyOf(name)));
  return people.map(({ name }) => name).filter((name) => !active.has(keyOf(name)));
}

/** Each person once, as first spelt. */
function staying(names: readonly string[], gone: ReadonlySet<string>): readonly string[] {
  const known = new Map<string, string>();
  for (const name of names) {
    const key = keyOf(name);
    if (!gone.has(key) && !known.has(key)) known.set(key, name);
  }
  return [...known.values()].sort(compare);
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
