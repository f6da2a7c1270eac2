import { counted, numberWords, percentWords } from '../wording';
import { escapeText, type Markdown, table } from './markdownText';
import type { RecordedNote } from './sessionDetails';
import type { SessionRecord } from './sessions';
import { beforeAndAfter, closedHotspots, personTotals, toldAndLearnt } from './sessionTotals';

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
  const people = personTotals(sessions);
  if (people.length === 0) return [];
  const rows = people.map((one) => [
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

function changes(sessions: readonly SessionRecord[]): readonly Markdown[] {
  const measured = beforeAndAfter(sessions);
  if (measured === undefined) return [];
  const { before, after } = measured;
  const closed = closedHotspots(sessions);
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
  const people = toldAndLearnt(notes);
  if (people.length === 0) return [];
  const rows = people.map(({ name, told, learnt }) => [
    escapeText(name),
    numberWords(told),
    numberWords(learnt),
  ]);
  return ['## Who told and who learnt', table(['Person', 'Told#', 'Learnt#'], rows)];
}

function retrospectives(sessions: readonly SessionRecord[]): readonly Markdown[] {
  const lines = sessions.flatMap(({ details, day }) =>
    details.retrospective.map(({ question, answer }) => `- ${day}: *${question}* ${escapeText(answer)}`),
  );
  return lines.length === 0 ? [] : ['## What the mob said at the end', lines.join('\n')];
}
