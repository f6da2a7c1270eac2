import type { RecordedCounts, RecordedNote } from './sessionDetails';
import type { SessionPerson, SessionRecord } from './sessions';

export type PersonTotals = SessionPerson & { readonly sessions: number };

/** What each person did in all sessions; who was there longest comes first. The same e-mail, else the same name, is one. */
export function personTotals(sessions: readonly SessionRecord[]): readonly PersonTotals[] {
  const sums = new Map<string, PersonTotals>();
  for (const person of sessions.flatMap(({ people }) => people)) {
    const key = person.email === '' ? person.name.toLowerCase() : person.email.toLowerCase();
    const former = sums.get(key);
    sums.set(key, former === undefined ? { ...person, sessions: 1 } : added(former, person));
  }
  return [...sums.values()].sort(
    (a, b) => b.presentMinutes - a.presentMinutes || b.typedMinutes - a.typedMinutes,
  );
}

function added(former: PersonTotals, person: SessionPerson): PersonTotals {
  return {
    ...former,
    sessions: former.sessions + 1,
    turns: former.turns + person.turns,
    presentMinutes: former.presentMinutes + person.presentMinutes,
    typedMinutes: former.typedMinutes + person.typedMinutes,
    navigatedMinutes: former.navigatedMinutes + person.navigatedMinutes,
    explainedMinutes: former.explainedMinutes + person.explainedMinutes,
    factCheckedMinutes: former.factCheckedMinutes + person.factCheckedMinutes,
  };
}

/** What the first scan of the first measured session found, and the last one of the last; undefined where none was measured. */
export function beforeAndAfter(
  sessions: readonly SessionRecord[],
): { readonly before: RecordedCounts; readonly after: RecordedCounts } | undefined {
  const measured = sessions.flatMap(({ details: { scan } }) => (scan === undefined ? [] : [scan]));
  const [first, last] = [measured[0], measured.at(-1)];
  return first === undefined || last === undefined ? undefined : { before: first.before, after: last.after };
}

export function closedHotspots(sessions: readonly SessionRecord[]): number {
  return sessions.reduce((sum, { details }) => sum + details.closedHotspots, 0);
}

/** By name, how many notes each told and how many each learnt from. */
export function toldAndLearnt(
  notes: readonly RecordedNote[],
): readonly { readonly name: string; readonly told: number; readonly learnt: number }[] {
  const told = countNames(notes.flatMap((note) => note.told));
  const learnt = countNames(notes.flatMap((note) => note.learnt));
  return [...new Set([...told.keys(), ...learnt.keys()])]
    .sort()
    .map((name) => ({ name, told: told.get(name) ?? 0, learnt: learnt.get(name) ?? 0 }));
}

function countNames(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
