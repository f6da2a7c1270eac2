import type { RepoPath } from '../ports';
import { plainLabel, plainLine } from '../session/plainText';
import { counted, numberWords, percentWords } from '../wording';
import type { SessionRecord } from './sessions';
import { beforeAndAfter, closedHotspots, personTotals, toldAndLearnt } from './sessionTotals';

/** A line of the view of statistics, as plain text. */
export interface StatisticsRow {
  /** Unique in the tree, and the same over changes, so that what was open stays open. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** The record that a click opens. */
  readonly path?: RepoPath;
  readonly children: readonly StatisticsRow[];
}

/**
 * Time per person and role, what changed, who told and who learnt, and the sessions themselves, newest first. Nothing where
 * there is no session.
 * @param sessions oldest first
 */
export function statisticsRows(sessions: readonly SessionRecord[]): readonly StatisticsRow[] {
  if (sessions.length === 0) return [];
  return [people(sessions), changes(sessions), learning(sessions), records(sessions)].filter(
    ({ children }) => children.length > 0,
  );
}

function people(sessions: readonly SessionRecord[]): StatisticsRow {
  const totals = personTotals(sessions);
  const children = totals.map((one): StatisticsRow => {
    const inRoles = [
      `${minutesWords(one.typedMinutes)} typed`,
      one.navigatedMinutes < 0.5 ? '' : `${minutesWords(one.navigatedMinutes)} navigated`,
      one.explainedMinutes < 0.5 ? '' : `${minutesWords(one.explainedMinutes)} explained`,
      one.factCheckedMinutes < 0.5 ? '' : `${minutesWords(one.factCheckedMinutes)} fact-checked`,
    ].filter(Boolean);
    const there = `${minutesWords(one.presentMinutes)} present in ${counted(one.sessions, 'session')}, ${counted(one.turns, 'turn')}`;
    return row(`person:${one.email}:${one.name}`, one.name, inRoles.join(' · '), 'account', [
      there,
      ...inRoles,
    ]);
  });
  return group('people', 'Time per person and role', counted(totals.length, 'person', 'people'), children);
}

function changes(sessions: readonly SessionRecord[]): StatisticsRow {
  const measured = beforeAndAfter(sessions);
  if (measured === undefined) return group('changes', 'Before and after', '', []);
  const { before, after } = measured;
  const coverage = [before, after].map(({ documentedSymbols, publicSymbols }) =>
    percentWords(documentedSymbols, publicSymbols),
  );
  const closed = closedHotspots(sessions);
  return group('changes', 'Before and after', coverage.join(' → '), [
    row('coverage', 'Doc coverage', coverage.join(' → '), 'book', [
      `Before: ${counted(before.documentedSymbols, 'public symbol')} of ${numberWords(before.publicSymbols)} documented`,
      `After: ${counted(after.documentedSymbols, 'public symbol')} of ${numberWords(after.publicSymbols)} documented`,
    ]),
    row('debts', 'Debts', `${numberWords(before.debts)} → ${numberWords(after.debts)}`, 'warning', []),
    row(
      'hotspots',
      'Legacy hotspots',
      `${numberWords(before.hotspots)} → ${numberWords(after.hotspots)}`,
      'flame',
      closed === 0 ? [] : [`${numberWords(closed)} closed in the sessions`],
    ),
  ]);
}

function learning(sessions: readonly SessionRecord[]): StatisticsRow {
  const notes = sessions.flatMap(({ details }) => details.notes);
  const children = toldAndLearnt(notes).map(({ name, told, learnt }) =>
    row(`learnt:${name}`, name, `told ${numberWords(told)}, learnt ${numberWords(learnt)}`, 'lightbulb', []),
  );
  return group('learning', 'Who told and who learnt', counted(notes.length, 'note'), children);
}

function records(sessions: readonly SessionRecord[]): StatisticsRow {
  const children = [...sessions].reverse().map((session): StatisticsRow => {
    const { path, day, goal, turns, people: those, details } = session;
    const words = [
      goal === undefined ? '' : plainLabel(goal),
      counted(turns, 'turn'),
      counted(those.length, 'person', 'people'),
      details.agenda.all === 0 ? '' : `${details.agenda.done} of ${details.agenda.all} items done`,
    ].filter(Boolean);
    return { ...row(`session:${path}`, day, words.join(' · '), 'history', words), path };
  });
  return group('records', 'Sessions', numberWords(sessions.length), children);
}

/** `1 h 20 min`; minutes alone below an hour. */
function minutesWords(minutes: number): string {
  const all = Math.round(minutes);
  const hours = Math.floor(all / 60);
  if (hours === 0) return `${all} min`;
  return all % 60 === 0 ? `${hours} h` : `${hours} h ${all % 60} min`;
}

function group(
  id: string,
  label: string,
  description: string,
  children: readonly StatisticsRow[],
): StatisticsRow {
  const icons: Readonly<Record<string, string>> = {
    people: 'organization',
    changes: 'graph',
    records: 'files',
  };
  return { ...row(id, label, description, icons[id] ?? 'lightbulb', []), children };
}

function row(
  id: string,
  label: string,
  description: string,
  icon: string,
  more: readonly string[],
): StatisticsRow {
  const plain = plainLabel(label);
  const lines = more.length === 0 ? [description] : more;
  return {
    id,
    label: plain,
    description,
    tooltip: [plain, ...lines.map(plainLine)].filter(Boolean).join('\n'),
    icon,
    children: [],
  };
}
