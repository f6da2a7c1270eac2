import type { BookFacts } from './facts';
import { escapeText, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';
import { counted, dateWords, numberWords } from '../wording';

const minuteMs = 60_000;

/** Appendix: the mob sessions in which the book was written. */
export function sessionsRegion(facts: BookFacts): Markdown {
  const { sessions, links } = facts;
  if (sessions.length === 0) {
    return regionContent('sessions', facts, ['No mob session has been held yet, or its record is not here.']);
  }
  const people = new Set(sessions.flatMap((session) => session.people.map((person) => person.name)));
  const minutes = sessions.reduce((sum, session) => sum + lengthMinutes(session), 0);
  const rows = sessions.map((session) => [
    links.to(session.path, dayOf(session)),
    session.goal === undefined ? '–' : escapeText(session.goal),
    session.people.map((person) => escapeText(person.name)).join(', '),
    numberWords(lengthMinutes(session)),
    numberWords(session.turns),
  ]);
  return regionContent('sessions', facts, [
    `${counted(sessions.length, 'session')} with ${counted(people.size, 'person', 'people')}, ${counted(minutes, 'minute')} in all.`,
    table(['Session', 'Goal', 'People', 'Minutes#', 'Turns#'], rows),
  ]);
}

/** The day on the wall of those who were there, as the record is named; its times are in UTC. */
function dayOf({ path, startedAtEpochMs }: { path: string; startedAtEpochMs: number }): string {
  return /\/(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(path)?.[1] ?? dateWords(startedAtEpochMs);
}

function lengthMinutes(session: { startedAtEpochMs: number; endedAtEpochMs: number }): number {
  return Math.round((session.endedAtEpochMs - session.startedAtEpochMs) / minuteMs);
}
