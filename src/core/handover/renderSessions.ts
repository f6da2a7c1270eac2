import type { BookFacts } from './facts';
import { escapeText, type Markdown, table } from './markdownText';
import { statistics } from './renderStatistics';
import { regionContent } from './provenance';
import { counted, numberWords } from '../wording';

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
    links.to(session.path, session.day),
    session.goal === undefined ? '–' : escapeText(session.goal),
    session.people.map((person) => escapeText(person.name)).join(', '),
    numberWords(lengthMinutes(session)),
    numberWords(session.turns),
    session.details.agenda.all === 0
      ? '–'
      : `${session.details.agenda.done} of ${session.details.agenda.all}`,
    numberWords(session.details.notes.length),
  ]);
  return regionContent('sessions', facts, [
    `${counted(sessions.length, 'session')} with ${counted(people.size, 'person', 'people')}, ${counted(minutes, 'minute')} in all.`,
    table(['Session', 'Goal', 'People', 'Minutes#', 'Turns#', 'Agenda done', 'Notes#'], rows),
    // Below the heading of the region.
    ...statistics(sessions).map((block) => block.replace(/^## /, '### ')),
  ]);
}

function lengthMinutes(session: { startedAtEpochMs: number; endedAtEpochMs: number }): number {
  return Math.round((session.endedAtEpochMs - session.startedAtEpochMs) / minuteMs);
}
