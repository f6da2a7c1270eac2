import type { EpochMs } from '../ports';
import { placeOf, questionOf, type AgendaItem } from './agenda';
import type { Progress, Retrospective, ScanCounts } from './chronicle';
import { plainLine, yamlString } from './plainText';
import type { EndedSession, Participant } from './state';
import { countsAsTurn, personSums, workedMs } from './sums';
import { find } from './roster';

/**
 * Front matter of schema `mob-handover/session/1`, see docs/formats.md. Written without a YAML library, which the
 * extension host shall not load: every text is a JSON string, which is a YAML string too.
 */
export function recordFrontMatter(session: EndedSession): readonly string[] {
  const { goal, agenda, captured, checkIn, progress, retrospective } = session;
  return [
    '---',
    'schema: mob-handover/session/1',
    `id: ${session.id}`,
    `started: ${iso(session.startedAtEpochMs)}`,
    `ended: ${iso(session.endedAtEpochMs)}`,
    ...(goal === undefined ? [] : [`goal: ${quoted(goal)}`]),
    `turnMinutes: ${minutes(session.rhythm.turnMs)}`,
    'people:',
    ...session.roster.flatMap((participant) => person(session, participant)),
    ...block(
      'idle:',
      session.idle.map(
        ({ fromEpochMs, untilEpochMs }) => `  - { from: ${iso(fromEpochMs)}, until: ${iso(untilEpochMs)} }`,
      ),
    ),
    `breaks: ${session.pastBreaks.length}`,
    `turns: ${session.pastTurns.filter(countsAsTurn).length}`,
    ...block(
      'agenda:',
      agenda.flatMap((item) => agendaItem(session, item)),
    ),
    ...block(
      'notes:',
      captured.flatMap((note) => [
        `  - path: ${quoted(note.path)}`,
        `    kind: ${quoted(note.kind)}`,
        `    told: ${names(note.told)}`,
        `    learnt: ${names(note.learnt)}`,
      ]),
    ),
    ...(progress === undefined ? [] : coverage(progress)),
    ...block(
      'checkIn:',
      checkIn.flatMap(({ participantId, text }) => [
        `  - name: ${quoted(find(session.roster, participantId)?.name ?? '')}`,
        `    said: ${quoted(text)}`,
      ]),
    ),
    ...(retrospective === undefined ? [] : looksBack(retrospective)),
    '---',
  ];
}

function person(session: EndedSession, participant: Participant): readonly string[] {
  const { id, name, email, lastDay } = participant;
  const { turns, typedMs, presentMs, inRoleMs } = personSums(session, id, session.endedAtEpochMs);
  const intervals = session.presence.filter(({ participantId }) => participantId === id);
  const inRole = (key: string, ms: number) => (ms === 0 ? [] : [`    ${key}: ${minutes(ms)}`]);
  return [
    `  - name: ${quoted(name)}`,
    ...(email === '' ? [] : [`    email: ${quoted(email)}`]),
    ...(lastDay === undefined ? [] : [`    lastDay: ${quoted(lastDay)}`]),
    `    turns: ${turns}`,
    `    typedMinutes: ${minutes(typedMs)}`,
    `    presentMinutes: ${minutes(presentMs)}`,
    ...inRole('navigatedMinutes', inRoleMs.navigator),
    ...inRole('explainedMinutes', inRoleMs.explainer),
    ...inRole('factCheckedMinutes', inRoleMs.factChecker),
    ...block(
      '    presence:',
      intervals.map(
        ({ fromEpochMs, untilEpochMs }) =>
          `      - { from: ${iso(fromEpochMs)}, until: ${iso(untilEpochMs ?? session.endedAtEpochMs)} }`,
      ),
    ),
  ];
}

function agendaItem(session: EndedSession, item: AgendaItem): readonly string[] {
  const { title, status, reason, source } = item;
  const place = placeOf(item);
  const question = questionOf(item);
  return [
    `  - title: ${quoted(title)}`,
    `    status: ${status}`,
    ...(place === undefined ? [] : [`    path: ${quoted(place.path)}`, `    line: ${place.line + 1}`]),
    ...(source.kind === 'question' ? [`    chapter: ${quoted(source.chapter)}`] : []),
    ...(source.kind === 'asset' ? [`    expires: ${source.day}`] : []),
    ...(question === undefined ? [] : [`    question: ${quoted(question)}`]),
    ...(reason === undefined ? [] : [`    reason: ${quoted(reason)}`]),
    `    workedMinutes: ${minutes(workedMs(session, item.id))}`,
  ];
}

function coverage({ before, now, closed }: Progress): readonly string[] {
  const counts = (key: string, of: ScanCounts) =>
    `  ${key}: { publicSymbols: ${of.publicSymbols}, documentedSymbols: ${of.documentedSymbols}, debts: ${of.debts}, hotspots: ${of.hotspots} }`;
  return [
    'scan:',
    counts('before', before),
    counts('after', now),
    ...block(
      '  closedHotspots:',
      closed.map((path) => `    - ${quoted(path)}`),
    ),
  ];
}

function looksBack(answers: Retrospective): readonly string[] {
  return [
    'retrospective:',
    ...Object.entries(answers).map(([key, answer]: [string, string]) => `  ${key}: ${quoted(answer)}`),
  ];
}

/** Nothing at all where there are no lines to put under the heading. */
function block(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading, ...lines];
}

function names(people: readonly string[]): string {
  return `[${people.map(quoted).join(', ')}]`;
}

function quoted(text: string): string {
  return yamlString(plainLine(text));
}

/** With at most one decimal. */
export function minutes(ms: number): number {
  return Math.round(ms / 6_000) / 10;
}

function iso(at: EpochMs): string {
  return new Date(at).toISOString();
}
