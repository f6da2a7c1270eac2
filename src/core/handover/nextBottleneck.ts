import { daysFrom, expiryWords, horizonDays } from '../knowledge/assets/expiryWords';
import { isOpen, type AskedQuestion } from '../knowledge/questions/askedQuestions';
import { isExplained, notesOfModules } from '../knowledge/moduleNotes';
import { kindWords } from '../knowledge/noteWords';
import { placeOfParty } from '../knowledge/suppliers/placeOfParty';
import { countedParties, type PartyEntry } from '../knowledge/suppliers/register';
import { supplierFields } from '../knowledge/suppliers/supplier';
import { plainLine } from '../session/plainText';
import { type ResolvedNote, worstDrift } from '../knowledge/resolvedNote';
import type { Identity, RepoPath } from '../ports';
import { counted, listWords, numberWords } from '../wording';

/** Something the mob could take next, and why. Texts are plain and on one line, as people and files gave them. */
export interface Bottleneck {
  readonly kind: 'expires' | 'leaving' | 'question' | 'hotspot' | 'gap' | 'note';
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
  /** Of which nobody said when they run out. */
  readonly undated: readonly {
    readonly title: string;
    readonly path: RepoPath;
    /** 0-based. */
    readonly line: number;
  }[];
  readonly parties: readonly PartyEntry[];
}

const mostOfEach = 5;

/**
 * Where the next bottleneck is. First what has a day within the horizon, the soonest first: what expires, and what only
 * people know who leave. Then, in turn, a chapter with open questions, one that somebody asked by themselves, a hotspot,
 * a gap in the register, something without a day, and a note whose code changed, since the bottleneck is not always in the
 * code.
 */
export function nextBottlenecks(input: BottleneckInput): readonly Bottleneck[] {
  const dated = [...expiring(input), ...leavingKnowledge(input), ...assigned(input)].sort(
    (a, b) => compare(a.day ?? '', b.day ?? '') || order.indexOf(a.kind) - order.indexOf(b.kind),
  );
  const taken = new Set(dated.map(({ place }) => place?.path));
  const hotspots = input.hotspots.filter(({ path }) => !taken.has(path)).slice(0, mostOfEach);
  return [
    ...dated,
    ...inTurn([
      openChapters(input),
      askedByPeople(input, dated),
      hotspots.map(hotspot),
      partyGaps(input),
      undated(input),
      driftedNotes(input),
    ]),
  ];
}

const order: readonly Bottleneck['kind'][] = ['expires', 'leaving', 'question', 'hotspot', 'gap', 'note'];

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

/** Hotspots of which every author who is left leaves, and that no note explains. */
function leavingKnowledge({ hotspots, leaving, notes, today }: BottleneckInput): readonly Bottleneck[] {
  const notesOf = notesOfModules(notes);
  const found = hotspots.flatMap(({ path, authors }) => {
    if (isExplained(notesOf.get(path)) || authors.length === 0) return [];
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

/** The first open question of each chapter: those about which nothing has been said, then those with most left. */
function openChapters({ chapters, questions }: BottleneckInput): readonly Bottleneck[] {
  const withOpen = chapters.flatMap(({ name, title }) => {
    const ofChapter = questions.filter((question) => question.chapter === name && !isAskedByPeople(question));
    const open = ofChapter.filter(isOpen);
    const [first] = open;
    if (first === undefined) return [];
    const isSilent = open.length === ofChapter.length;
    const all = counted(ofChapter.length, 'question');
    const why = isSilent
      ? `None of ${all} of chapter ${title} is answered.`
      : `${numberWords(open.length)} of ${all} of chapter ${title} ${open.length === 1 ? 'is' : 'are'} not answered.`;
    const found: Bottleneck = { kind: 'question', title: first.text, why, question: first.id };
    return [{ found, weight: isSilent ? Number.POSITIVE_INFINITY : open.length }];
  });
  return withOpen
    .sort((a, b) => (a.weight === b.weight ? 0 : b.weight - a.weight))
    .slice(0, mostOfEach)
    .map(({ found }) => found);
}

/** Open questions that no pack asks. */
function askedByPeople({ questions }: BottleneckInput, dated: readonly Bottleneck[]): readonly Bottleneck[] {
  const taken = new Set(dated.map(({ question }) => question));
  const open = questions.filter((each) => isOpen(each) && isAskedByPeople(each) && !taken.has(each.id));
  return open.slice(0, mostOfEach).map(({ id, text, state, askedBy = [] }) => {
    const asked = askedBy.length === 0 ? '' : `, which ${listWords(askedBy, 3)} asked`;
    const why =
      state.kind === 'assigned'
        ? `${state.to} is to answer this question${asked}.`
        : `Nobody has answered this question${asked}.`;
    return { kind: 'question', title: text, why, question: id };
  });
}

function isAskedByPeople({ isFree, askedBy }: AskedQuestion): boolean {
  return isFree === true || askedBy !== undefined;
}

/** What the register does not say: first what may be gone, then what it does not know, then whom to call and how to leave. */
function partyGaps({ parties }: BottleneckInput): readonly Bottleneck[] {
  const counting = countedParties(parties);
  const gone = counting
    .filter(({ vanished }) => vanished)
    .map((party) =>
      partyGap(
        party,
        'Nothing in the code speaks of it any more; is it still used, and who ends the contract?',
      ),
    );
  const unlisted = counting
    .filter(({ state }) => state === 'unlisted')
    .map((party) => partyGap(party, 'The code uses it, and the register of suppliers does not know it.'));
  const unsaid = counting.flatMap((party) => {
    const { supplier, vanished } = party;
    if (supplier === undefined || vanished) return [];
    const missing = supplierFields.filter(
      ({ key }) => (key === 'contact' || key === 'exit') && supplier.answers[key] === '',
    );
    if (missing.length === 0) return [];
    return [partyGap(party, `Nobody has said ${listWords(missing.map(({ gap }) => gap))}.`)];
  });
  return [...gone, ...unlisted, ...unsaid].slice(0, mostOfEach);
}

function partyGap(party: PartyEntry, why: string): Bottleneck {
  const place = placeOfParty(party);
  return { kind: 'gap', title: plainLine(party.name), why, ...(place === undefined ? {} : { place }) };
}

function undated({ undated: things }: BottleneckInput): readonly Bottleneck[] {
  return things.slice(0, mostOfEach).map(({ title, path, line }) => ({
    kind: 'gap',
    title,
    why: 'Nobody has said when it runs out.',
    place: { path, line },
  }));
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
