import type { Element, ElementContent } from 'hast';
import { s } from 'hastscript';
import { counted, numberWords } from '../../wording';
import type { SessionPerson, SessionRecord } from '../sessions';
import { figure, fitting, label, rectangle, rounded } from './figure';

const width = 720;
const nameWidth = 150;
const turnsWidth = 70;
const barsWidth = width - nameWidth - turnsWidth;
const rowHeight = 20;
const headHeight = 38;
const gap = 14;
const hourMs = 3_600_000;
const minuteMs = 60_000;
/** The newest are drawn; the table has all. */
const mostSessions = 20;

/**
 * Appendix: who was in the room, session by session, on one scale of hours since each began. A record without times of
 * presence is drawn with its minutes from the beginning. Undefined without sessions.
 */
export function sessionTimeline(sessions: readonly SessionRecord[]): Element | undefined {
  if (sessions.length === 0) return undefined;
  const drawn = sessions.slice(-mostSessions);
  const longestMs = drawn.reduce((longest, session) => Math.max(longest, lengthMs(session)), minuteMs);
  const shapes: ElementContent[] = [];
  let y = 0;
  for (const session of drawn) {
    shapes.push(...sessionShapes(session, y, longestMs));
    y += headHeight + session.people.length * rowHeight + gap;
  }
  const people = new Set(sessions.flatMap((session) => session.people.map(({ name }) => name)));
  return figure({
    name: 'sessions',
    title: 'Who was in the room',
    description:
      `${counted(sessions.length, 'session')} with ${counted(people.size, 'person', 'people')}; each bar is one person’s presence, ` +
      `from the beginning of the session on.${drawn.length < sessions.length ? ` The newest ${numberWords(drawn.length)} are drawn.` : ''}`,
    width,
    height: Math.max(1, y - gap + 4),
    shapes,
    columns: ['Session', 'Person', 'Present, minutes#', 'Turns#'],
    rows: sessions.flatMap((session) =>
      session.people.map((person) => [
        session.day,
        person.name,
        numberWords(Math.round(person.presentMinutes)),
        numberWords(person.turns),
      ]),
    ),
  });
}

function sessionShapes(session: SessionRecord, y: number, longestMs: number): ElementContent[] {
  const goal = session.goal === undefined ? session.day : `${session.day} · ${session.goal}`;
  const scale = barsWidth / longestMs;
  const top = y + headHeight;
  const bottom = top + session.people.length * rowHeight;
  const hours = Array.from({ length: Math.floor(lengthMs(session) / hourMs) + 1 }, (_, hour) => hour);
  const stepHours = Math.max(
    1,
    Math.ceil((longestMs * scale) / hourMs / 1000),
    Math.ceil(longestMs / hourMs / 12),
  );
  return [
    label(fitting(goal, nameWidth + barsWidth - 40), { x: 0, y: y + 12, look: 'strong' }),
    label(counted(Math.round(lengthMs(session) / minuteMs), 'minute'), {
      x: width,
      y: y + 12,
      anchor: 'end',
    }),
    ...hours
      .filter((hour) => hour % stepHours === 0)
      .flatMap((hour) => {
        const x = nameWidth + hour * hourMs * scale;
        return [
          s('line.grid', { x1: rounded(x), y1: top - 4, x2: rounded(x), y2: bottom }),
          label(`${String(hour)} h`, { x: x + 3, y: top - 6, look: 'small' }),
        ];
      }),
    ...session.people.flatMap((person, row) => personShapes(person, session, top + row * rowHeight, scale)),
  ];
}

function personShapes(
  person: SessionPerson,
  session: SessionRecord,
  y: number,
  scale: number,
): ElementContent[] {
  const intervals =
    person.presence.length > 0
      ? person.presence
      : [
          {
            fromEpochMs: session.startedAtEpochMs,
            untilEpochMs: session.startedAtEpochMs + person.presentMinutes * minuteMs,
          },
        ];
  return [
    label(fitting(person.name, nameWidth - 10), { x: nameWidth - 8, y: y + 14, anchor: 'end' }),
    ...intervals.flatMap(({ fromEpochMs, untilEpochMs }) => {
      const from = Math.max(0, fromEpochMs - session.startedAtEpochMs);
      const until = Math.min(lengthMs(session), untilEpochMs - session.startedAtEpochMs);
      if (until <= from) return [];
      const box = {
        x: nameWidth + from * scale,
        y: y + 4,
        width: Math.max(1, (until - from) * scale),
        height: rowHeight - 8,
      };
      return [
        rectangle(
          box,
          'present',
          `${person.name}: ${counted(Math.round((until - from) / minuteMs), 'minute')}`,
        ),
      ];
    }),
    label(counted(person.turns, 'turn'), { x: width, y: y + 14, anchor: 'end' }),
  ];
}

function lengthMs({ startedAtEpochMs, endedAtEpochMs }: SessionRecord): number {
  return Math.max(0, endedAtEpochMs - startedAtEpochMs);
}
