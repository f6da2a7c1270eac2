import { daysFrom, expiryWords, horizonDays } from '../knowledge/assets/expiryWords';
import { isOpen, type AskedQuestion } from '../knowledge/questions/askedQuestions';
import { kindWords } from '../knowledge/noteWords';
import { type ResolvedNote, worstDrift } from '../knowledge/resolvedNote';
import type { Identity, RepoPath } from '../ports';
import { counted, listWords } from '../wording';

/** Something the mob could take next, and why. Texts are plain and on one line, as people and files gave them. */
export interface Bottleneck {
  readonly kind: 'expires' | 'leaving' | 'question' | 'hotspot' | 'note';
  readonly title: string;
  /** One sentence. */
  readonly why: string;
  /** `2026-11-27`: what has a day comes first, the soonest of all. */
  readonly day?: string;
  readonly place?: { readonly path: RepoPath; readonly line: number };
  /** Id of a question. */
  readonly question?: string;
}

/** What expires, from the register of assets and suppliers. */
interface ExpiringThing {
  readonly title: string;
  readonly path: RepoPath;
  /** `2026-11-27` */
  readonly day: string;
  /** Who looks after it; absent where nobody is named. */
  readonly owner?: string;
}

interface RankedModule {
  readonly path: RepoPath;
  /** Why it ranks where it does, in short. */
  readonly short: readonly string[];
  /** Who knows it best first; people who are no longer active left out. */
  readonly authors: readonly Identity[];
}

export interface BottleneckInput {
  /** `2026-11-27` where the people are. */
  readonly today: string;
  /** Highest rank first. */
  readonly hotspots: readonly RankedModule[];
  readonly chapters: readonly { readonly name: string; readonly title: string }[];
  readonly questions: readonly AskedQuestion[];
  readonly notes: readonly ResolvedNote[];
  readonly leaving: readonly { readonly name: string; readonly lastDay: string }[];
  readonly expiring: readonly ExpiringThing[];
}

const mostOfEach = 5;

/**
 * Where the next bottleneck is. First what has a day within the horizon, the soonest first: what expires, and what only
 * people know who leave. Then, in turn, a chapter about which nobody has said anything, a hotspot, and a note whose code
 * changed, since the bottleneck is not always in the code.
 */
export function nextBottlenecks(input: BottleneckInput): readonly Bottleneck[] {
  const dated = [...expiring(input), ...leavingKnowledge(input), ...assigned(input)].sort(
    (a, b) => compare(a.day ?? '', b.day ?? '') || order.indexOf(a.kind) - order.indexOf(b.kind),
  );
  const taken = new Set(dated.map(({ place }) => place?.path));
  const hotspots = input.hotspots.filter(({ path }) => !taken.has(path)).slice(0, mostOfEach);
  return [...dated, ...inTurn([silentChapters(input), hotspots.map(hotspot), driftedNotes(input)])];
}

const order: readonly Bottleneck['kind'][] = ['expires', 'leaving', 'question', 'hotspot', 'note'];

function expiring({ expiring: things, today }: BottleneckInput): readonly Bottleneck[] {
  return things.flatMap(({ title, path, day, owner }) => {
    if (daysFrom(today, day) > horizonDays) return [];
    return [
      {
        kind: 'expires' as const,
        title,
        why: `It ${expiryWords(today, day, owner ?? '')}.`,
        day,
        place: { path, line: 0 },
      },
    ];
  });
}

/** Hotspots of which every author who is left leaves. */
function leavingKnowledge({ hotspots, leaving, notes, today }: BottleneckInput): readonly Bottleneck[] {
  const explained = new Set(
    notes
      .filter(({ note }) => note.status === 'confirmed')
      .flatMap(({ places }) => places.map(({ path }) => path)),
  );
  const found = hotspots.flatMap(({ path, authors }) => {
    if (explained.has(path) || authors.length === 0) return [];
    const days = authors.map(({ name }) => lastDayOf(name, leaving));
    if (days.includes(undefined)) return [];
    const day =
      days
        .filter((each) => each !== undefined)
        .sort(compare)
        .at(-1) ?? '';
    if (day < today || daysFrom(today, day) > horizonDays) return [];
    const names = listWords(
      authors.map(({ name }) => name),
      3,
    );
    const only =
      authors.length === 1
        ? `Only ${names} still knows it, and leaves`
        : `Only ${names} still know it, and the last of them leaves`;
    return [
      { kind: 'leaving' as const, title: path, why: `${only} on ${day}.`, day, place: { path, line: 0 } },
    ];
  });
  return found.slice(0, mostOfEach * 2);
}

/** Open questions that somebody is to answer who leaves. */
function assigned({ questions, leaving, today }: BottleneckInput): readonly Bottleneck[] {
  return questions.flatMap(({ id, text, state }) => {
    if (state.kind !== 'assigned') return [];
    const day = lastDayOf(state.to, leaving);
    if (day === undefined || day < today || daysFrom(today, day) > horizonDays) return [];
    const why = `${state.to} is to answer it, and leaves on ${day}.`;
    return [{ kind: 'question' as const, title: text, why, day, question: id }];
  });
}

/** The first question of each chapter about which nothing has been said, in the order of the book. */
function silentChapters({ chapters, questions }: BottleneckInput): readonly Bottleneck[] {
  const silent = chapters.flatMap(({ name, title }) => {
    const ofChapter = questions.filter(({ chapter }) => chapter === name);
    const [first] = ofChapter;
    if (first === undefined || !ofChapter.every(isOpen)) return [];
    const why = `None of ${counted(ofChapter.length, 'question')} of chapter ${title} is answered.`;
    return [{ kind: 'question' as const, title: first.text, why, question: first.id }];
  });
  return silent.slice(0, mostOfEach);
}

function hotspot({ path, short }: RankedModule): Bottleneck {
  return { kind: 'hotspot', title: path, why: `${short.join(', ')}.`, place: { path, line: 0 } };
}

function driftedNotes({ notes }: BottleneckInput): readonly Bottleneck[] {
  const drifted = notes.filter((note) => ['changed', 'lost'].includes(worstDrift(note)));
  return drifted.slice(0, mostOfEach).map((resolved) => {
    const { note } = resolved;
    const gone = worstDrift(resolved) === 'lost';
    return {
      kind: 'note',
      title: note.title === '' ? kindWords[note.kind].one : note.title,
      why: gone ? 'The code it speaks of is gone.' : 'The code it speaks of has changed; is it still true?',
      place: { path: note.path, line: 0 },
    };
  });
}

function inTurn(queues: readonly (readonly Bottleneck[])[]): readonly Bottleneck[] {
  const longest = Math.max(0, ...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => queues.flatMap((queue) => queue[index] ?? [])).flat();
}

function lastDayOf(name: string, leaving: BottleneckInput['leaving']): string | undefined {
  const key = name.trim().toLowerCase();
  return leaving.find((person) => person.name.trim().toLowerCase() === key)?.lastDay;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
