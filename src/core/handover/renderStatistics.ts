import { counted, numberWords, percentWords } from '../wording';
import { escapeText, type Markdown, table } from './markdownText';
import type { RecordedNote } from './sessionDetails';
import type { SessionPerson, SessionRecord } from './sessions';

/** What all sessions together say: time per person and role, what changed, who learnt what. Blocks of Markdown. */
export function statistics(sessions: readonly SessionRecord[]): readonly Markdown[] {
  const notes = sessions.flatMap((session) => session.details.notes);
  return [...peopleTable(sessions), ...changes(sessions), ...learning(notes), ...retrospectives(sessions)];
}

/** A document of its own, for those who look while the work goes on. */
export function statisticsDocument(sessions: readonly SessionRecord[]): Markdown {
  const intro =
    sessions.length === 0
      ? 'No mob session has been recorded here yet. A record is written when a session ends.'
      : `${counted(sessions.length, 'mob session')} so far.`;
  return `${['# Mob sessions', intro, ...statistics(sessions)].join('\n\n')}\n`;
}

function peopleTable(sessions: readonly SessionRecord[]): readonly Markdown[] {
  const sums = new Map<string, SessionPerson & { sessions: number }>();
  for (const person of sessions.flatMap(({ people }) => people)) {
    const key = person.email === '' ? person.name.toLowerCase() : person.email.toLowerCase();
    const former = sums.get(key);
    sums.set(key, former === undefined ? { ...person, sessions: 1 } : added(former, person));
  }
  if (sums.size === 0) return [];
  const rows = [...sums.values()]
    .sort((a, b) => b.presentMinutes - a.presentMinutes || b.typedMinutes - a.typedMinutes)
    .map((one) => [
      escapeText(one.name),
      numberWords(one.sessions),
      numberWords(one.turns),
      ...[
        one.presentMinutes,
        one.typedMinutes,
        one.navigatedMinutes,
        one.explainedMinutes,
        one.factCheckedMinutes,
      ].map((minutes) => numberWords(Math.round(minutes))),
    ]);
  const columns = [
    'Person',
    'Sessions#',
    'Turns#',
    'Present#',
    'Typed#',
    'Navigated#',
    'Explained#',
    'Fact-checked#',
  ];
  return ['## Time per person and role, in minutes', table(columns, rows)];
}

function added<P extends SessionPerson & { sessions: number }>(former: P, person: SessionPerson): P {
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

function changes(sessions: readonly SessionRecord[]): readonly Markdown[] {
  const measured = sessions.flatMap(({ details: { scan } }) => (scan === undefined ? [] : [scan]));
  const [first, last] = [measured[0], measured.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { before } = first;
  const { after } = last;
  const closed = sessions.reduce((sum, { details }) => sum + details.closedHotspots, 0);
  const row = (words: string, from: number, to: number) => [words, numberWords(from), numberWords(to)];
  return [
    '## Before and after',
    table(
      ['', 'Before the first session#', 'After the last one#'],
      [
        row('Public symbols', before.publicSymbols, after.publicSymbols),
        row('Documented of them', before.documentedSymbols, after.documentedSymbols),
        [
          'Doc coverage',
          percentWords(before.documentedSymbols, before.publicSymbols),
          percentWords(after.documentedSymbols, after.publicSymbols),
        ],
        row('Debts', before.debts, after.debts),
        row('Legacy hotspots', before.hotspots, after.hotspots),
      ],
    ),
    ...(closed === 0
      ? []
      : [`${counted(closed, 'legacy hotspot was', 'legacy hotspots were')} closed in the sessions.`]),
  ];
}

function learning(notes: readonly RecordedNote[]): readonly Markdown[] {
  const told = countNames(notes.flatMap((note) => note.told));
  const learnt = countNames(notes.flatMap((note) => note.learnt));
  const people = [...new Set([...told.keys(), ...learnt.keys()])].sort();
  if (people.length === 0) return [];
  const rows = people.map((name) => [
    escapeText(name),
    numberWords(told.get(name) ?? 0),
    numberWords(learnt.get(name) ?? 0),
  ]);
  return ['## Who told and who learnt', table(['Person', 'Told#', 'Learnt#'], rows)];
}

function countNames(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function retrospectives(sessions: readonly SessionRecord[]): readonly Markdown[] {
  const lines = sessions.flatMap(({ details, day }) =>
    details.retrospective.map(({ question, answer }) => `- ${day}: *${question}* ${escapeText(answer)}`),
  );
  return lines.length === 0 ? [] : ['## What the mob said at the end', lines.join('\n')];
}
