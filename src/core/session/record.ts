import type { EpochMs, FileChange } from '../ports';
import { markdownText, plainLine, yamlString } from './plainText';
import { localDate, localTime, zoneName } from './recordId';
import { find } from './roster';
import type { EndedSession, Participant, PastTurn, TurnOutcome } from './state';

/** Where records lie, relative to the workspace folder. */
const recordsFolder = '.handover/sessions';

/** A turn that the session's end cut off counts from this on. */
const shortestCountedTurnMs = 30_000;

/** Passed turns are none; their typing time counts all the same. */
export function countsAsTurn(turn: PastTurn): boolean {
  return turn.outcome !== 'passed' && (turn.outcome !== 'ended' || turn.typedMs >= shortestCountedTurnMs);
}

/**
 * The session record as docs/formats.md describes it: front matter of schema `mob-handover/session/1`, then the same
 * for human eyes. All that people entered is escaped. The same session always gives the same bytes.
 */
export function sessionRecord(session: EndedSession): FileChange {
  const text = [...frontMatter(session), '', ...body(session), ''].join('\n');
  return { path: `${recordsFolder}/${session.id}.md`, text };
}

function frontMatter(session: EndedSession): readonly string[] {
  const { goal } = session;
  return [
    '---',
    'schema: mob-handover/session/1',
    `id: ${session.id}`,
    `started: ${iso(session.startedAtEpochMs)}`,
    `ended: ${iso(session.endedAtEpochMs)}`,
    ...(goal === undefined ? [] : [`goal: ${yamlString(plainLine(goal))}`]),
    `turnMinutes: ${minutes(session.rhythm.turnMs)}`,
    'people:',
    ...session.roster.flatMap((participant) => [
      `  - name: ${yamlString(plainLine(participant.name))}`,
      ...(participant.email === '' ? [] : [`    email: ${yamlString(plainLine(participant.email))}`]),
      `    turns: ${turnsOf(session, participant)}`,
      `    typedMinutes: ${typedMinutes(session, participant)}`,
    ]),
    `breaks: ${session.pastBreaks.length}`,
    `turns: ${session.pastTurns.filter(countsAsTurn).length}`,
    '---',
  ];
}

function body(session: EndedSession): readonly string[] {
  const { goal, utcOffsetMinutes: offset } = session;
  const time = (at: EpochMs) => localTime(at, offset);
  return [
    `# Mob session of ${localDate(session.startedAtEpochMs, offset)}`,
    '',
    ...(goal === undefined ? [] : [`Goal: ${markdownText(goal)}`, '']),
    `From ${time(session.startedAtEpochMs)} to ${time(session.endedAtEpochMs)} (${zoneName(offset)}), ${minutes(session.rhythm.turnMs)} minutes a turn.`,
    '',
    '## People',
    '',
    '| Name | Turns | Minutes typed | At the end |',
    '| --- | ---: | ---: | --- |',
    ...session.roster.map(
      (participant) =>
        `| ${markdownText(participant.name)} | ${turnsOf(session, participant)} | ${typedMinutes(session, participant)} | ${participant.presence} |`,
    ),
    '',
    '## Turns',
    '',
    '| # | Typist | From | To | Minutes typed | Ended |',
    '| ---: | --- | --- | --- | ---: | --- |',
    ...session.pastTurns.map(
      (turn) =>
        `| ${turn.number} | ${markdownText(find(session.roster, turn.typistId)?.name ?? '')} | ${time(turn.startedAtEpochMs)} | ${time(turn.endedAtEpochMs)} | ${minutes(turn.typedMs)} | ${outcomeWords[turn.outcome]} |`,
    ),
    ...(session.pastBreaks.length === 0
      ? []
      : [
          '',
          '## Breaks',
          '',
          '| From | To |',
          '| --- | --- |',
          ...session.pastBreaks.map(
            (one) => `| ${time(one.startedAtEpochMs)} | ${time(one.endedAtEpochMs)} |`,
          ),
        ]),
  ];
}

const outcomeWords: Readonly<Record<TurnOutcome, string>> = {
  done: 'done',
  passed: 'passed on',
  left: 'typist left',
  ended: 'with the session',
};

function turnsOf(session: EndedSession, participant: Participant): number {
  return session.pastTurns.filter((turn) => turn.typistId === participant.id && countsAsTurn(turn)).length;
}

function typedMinutes(session: EndedSession, participant: Participant): number {
  const typedMs = session.pastTurns
    .filter((turn) => turn.typistId === participant.id)
    .reduce((sum, turn) => sum + turn.typedMs, 0);
  return minutes(typedMs);
}

/** With at most one decimal. */
function minutes(ms: number): number {
  return Math.round(ms / 6_000) / 10;
}

function iso(at: EpochMs): string {
  return new Date(at).toISOString();
}
