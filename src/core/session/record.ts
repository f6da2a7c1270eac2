import type { EpochMs, FileChange } from '../ports';
import { placeOf, type AgendaItem } from './agenda';
import type { Progress, Retrospective } from './chronicle';
import { markdownText } from './plainText';
import { minutes, recordFrontMatter } from './recordFrontMatter';
import { localDate, localTime, zoneName } from './recordId';
import { find } from './roster';
import type { EndedSession, Participant, PastTurn, TurnOutcome } from './state';
import { personSums, workedMs } from './sums';

/** Where records lie, relative to the workspace folder. */
const recordsFolder = '.handover/sessions';

/**
 * The session record as docs/formats.md describes it: front matter of schema `mob-handover/session/1`, then the same
 * for human eyes. All that people entered is escaped. The same session always gives the same bytes.
 */
export function sessionRecord(session: EndedSession): FileChange {
  const text = [...recordFrontMatter(session), '', ...body(session), ''].join('\n');
  return { path: `${recordsFolder}/${session.id}.md`, text };
}

function body(session: EndedSession): readonly string[] {
  const { goal, utcOffsetMinutes: offset, rhythm } = session;
  const time = (at: EpochMs) => localTime(at, offset);
  return [
    `# Mob session of ${localDate(session.startedAtEpochMs, offset)}`,
    '',
    ...(goal === undefined ? [] : [`Goal: ${markdownText(goal)}`, '']),
    `From ${time(session.startedAtEpochMs)} to ${time(session.endedAtEpochMs)} (${zoneName(offset)}), ${minutes(rhythm.turnMs)} minutes a turn.`,
    ...section('People', people(session)),
    ...section('Check-in', checkIn(session)),
    ...section('Agenda', session.agenda.length === 0 ? [] : agendaTable(session)),
    ...section('Notes', notes(session)),
    ...section('What changed', session.progress === undefined ? [] : changes(session.progress)),
    ...section('Turns', turns(session, time)),
    ...section(
      'Breaks',
      table(
        ['From', 'To'],
        session.pastBreaks.map((one) => [time(one.startedAtEpochMs), time(one.endedAtEpochMs)]),
      ),
    ),
    ...section('Retrospective', session.retrospective === undefined ? [] : answers(session.retrospective)),
  ];
}

function people(session: EndedSession): readonly string[] {
  const row = (participant: Participant) => {
    const sums = personSums(session, participant.id, session.endedAtEpochMs);
    return [
      markdownText(participant.name),
      String(sums.turns),
      String(minutes(sums.typedMs)),
      String(minutes(sums.inRoleMs.navigator)),
      String(minutes(sums.inRoleMs.explainer)),
      String(minutes(sums.inRoleMs.factChecker)),
      String(minutes(sums.presentMs)),
      participant.presence,
    ];
  };
  const heads = ['Name', 'Turns#', 'Typed#', 'Navigated#', 'Explained#', 'Fact-checked#', 'Present#'];
  return ['In minutes.', '', ...table([...heads, 'At the end'], session.roster.map(row))];
}

function checkIn({ checkIn, roster }: EndedSession): readonly string[] {
  return checkIn.map(
    ({ participantId, text }) =>
      `- ${markdownText(find(roster, participantId)?.name ?? '')}: ${markdownText(text)}`,
  );
}

function agendaTable(session: EndedSession): readonly string[] {
  const row = (item: AgendaItem) => [
    markdownText(item.title),
    markdownText(whereOf(item)),
    item.status === 'parked' ? `parked: ${markdownText(item.reason ?? '')}` : item.status,
    String(minutes(workedMs(session, item.id))),
  ];
  return table(['Item', 'Where', 'Status', 'Minutes#'], session.agenda.map(row));
}

function whereOf(item: AgendaItem): string {
  const place = placeOf(item);
  if (place !== undefined) return `${place.path}:${place.line + 1}`;
  return item.source.kind === 'question' ? `chapter ${item.source.chapter}` : '';
}

function notes({ captured }: EndedSession): readonly string[] {
  const list = (names: readonly string[]) => names.map(markdownText).join(', ');
  return captured.map(({ kind, title, told, learnt, path }) => {
    const who = [
      ...(told.length === 0 ? [] : [`told by ${list(told)}`]),
      ...(learnt.length === 0 ? [] : [`learnt by ${list(learnt)}`]),
    ].join(', ');
    return `- ${markdownText(kind)}: ${markdownText(title)}${who === '' ? '' : `, ${who}`} (${markdownText(path)})`;
  });
}

function changes({ before, now, closed }: Progress): readonly string[] {
  const row = (words: string, key: keyof Progress['now']) => [words, String(before[key]), String(now[key])];
  return [
    ...table(
      ['', 'Before#', 'After#'],
      [
        row('Public symbols', 'publicSymbols'),
        row('Documented of them', 'documentedSymbols'),
        row('Debts', 'debts'),
        row('Legacy hotspots', 'hotspots'),
      ],
    ),
    ...(closed.length === 0 ? [] : ['', 'Closed:', '', ...closed.map((path) => `- ${markdownText(path)}`)]),
  ];
}

function turns(session: EndedSession, time: (at: EpochMs) => string): readonly string[] {
  const name = (id: string | undefined) =>
    id === undefined ? '' : markdownText(find(session.roster, id)?.name ?? '');
  const row = (turn: PastTurn) => [
    String(turn.number),
    name(turn.typistId),
    time(turn.startedAtEpochMs),
    time(turn.endedAtEpochMs),
    String(minutes(turn.typedMs)),
    name(turn.roles.explainer),
    markdownText(session.agenda.find(({ id }) => id === turn.itemId)?.title ?? ''),
    outcomeWords[turn.outcome],
  ];
  const heads = ['Turn#', 'Typist', 'From', 'To', 'Minutes typed#', 'Explainer', 'Item', 'Ended'];
  return table(heads, session.pastTurns.map(row));
}

function answers({ learnt, dark, bottleneck }: Retrospective): readonly string[] {
  const asked: readonly (readonly [string, string])[] = [
    ['What did we learn that nobody knew?', learnt],
    ['What is still dark?', dark],
    ['Where is the next bottleneck?', bottleneck],
  ];
  return asked
    .filter(([, answer]) => answer !== '')
    .flatMap(([question, answer], index) => [
      ...(index === 0 ? [] : ['']),
      `**${question}** ${markdownText(answer)}`,
    ]);
}

const outcomeWords: Readonly<Record<TurnOutcome, string>> = {
  done: 'done',
  passed: 'passed on',
  left: 'typist left',
  ended: 'with the session',
};

/** Left out where there is nothing in it. */
function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${heading}`, '', ...lines];
}

/** Columns whose heading ends with `#` are numbers. No rows, no table. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(heads.map((head) => head.replace(/#$/u, '') || ' ')),
    line(heads.map((head) => (head.endsWith('#') ? '---:' : '---'))),
    ...rows.map(line),
  ];
}
