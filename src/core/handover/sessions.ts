import type { Problem } from '../hotspots/model';
import { type FrontMatterProblem, parseFrontMatter } from '../knowledge/frontMatter';
import type { EpochMs, RepoPath } from '../ports';
import { dateWords } from '../wording';
import { amount, object, readDetails, type SessionDetails } from './sessionDetails';

/** Where session records are kept. */
export const sessionsFolder: RepoPath = '.handover/sessions';

interface Interval {
  readonly fromEpochMs: EpochMs;
  readonly untilEpochMs: EpochMs;
}

export interface SessionPerson {
  readonly name: string;
  /** Empty where it is not known. */
  readonly email: string;
  readonly turns: number;
  readonly typedMinutes: number;
  readonly presentMinutes: number;
  readonly navigatedMinutes: number;
  readonly explainedMinutes: number;
  readonly factCheckedMinutes: number;
  /** `2026-11-27`: after it nobody can ask this person any more. */
  readonly lastDay?: string;
  /** When this person was in the room; empty in records that do not say it. */
  readonly presence: readonly Interval[];
}

/** One mob session as its record tells it (`mob-handover/session/1`, see docs/formats.md). */
export interface SessionRecord {
  readonly path: RepoPath;
  /** Of those who were there, as the record is named; its times are in UTC. */
  readonly day: string;
  readonly startedAtEpochMs: EpochMs;
  readonly endedAtEpochMs: EpochMs;
  readonly goal?: string;
  readonly people: readonly SessionPerson[];
  readonly turns: number;
  /** When nobody typed; empty in records that do not say it. */
  readonly idle: readonly Interval[];
  readonly details: SessionDetails;
}

const schema = 'mob-handover/session/1';

/** Reads one record. What cannot be read becomes a problem with path and line; the file stays as it is. */
export function readSession(path: RepoPath, text: string): SessionRecord | Problem {
  const parsed = parseFrontMatter(text);
  if (parsed.kind === 'broken') return problem(path, parsed);
  if (parsed.kind === 'none') return problem(path, { line: 0, message: 'there is no front matter' });
  const { data, lineOf } = parsed;
  const fail = (key: string, message: string): Problem => problem(path, { line: lineOf(key), message });

  if (data['schema'] !== schema) return fail('schema', `"schema" is not ${schema}`);
  const startedAtEpochMs = time(data['started']);
  if (startedAtEpochMs === undefined) return fail('started', '"started" is not a date and time');
  const endedAtEpochMs = time(data['ended']);
  if (endedAtEpochMs === undefined || endedAtEpochMs < startedAtEpochMs)
    return fail('ended', '"ended" is not a date and time after "started"');
  const people = list(data['people'])?.map(person);
  if (!people || people.includes(undefined))
    return fail('people', '"people" is not a list of people with names');
  const { goal } = data;
  return {
    path,
    day: /\/(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(path)?.[1] ?? dateWords(startedAtEpochMs),
    startedAtEpochMs,
    endedAtEpochMs,
    ...(typeof goal === 'string' && goal.trim() !== '' ? { goal } : {}),
    people: people.filter((one) => one !== undefined),
    turns: amount(data['turns']),
    idle: intervals(data['idle']),
    details: readDetails(data),
  };
}

function person(value: unknown): SessionPerson | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined;
  const { name } = value;
  if (typeof name !== 'string' || name.trim() === '') return undefined;
  const data = object(value);
  const { email, lastDay } = data;
  return {
    name,
    email: typeof email === 'string' ? email : '',
    turns: amount(data['turns']),
    typedMinutes: amount(data['typedMinutes']),
    presentMinutes: amount(data['presentMinutes']),
    navigatedMinutes: amount(data['navigatedMinutes']),
    explainedMinutes: amount(data['explainedMinutes']),
    factCheckedMinutes: amount(data['factCheckedMinutes']),
    ...(typeof lastDay === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(lastDay) ? { lastDay } : {}),
    presence: intervals(data['presence']),
  };
}

function intervals(value: unknown): readonly Interval[] {
  return (list(value) ?? []).flatMap((interval) => {
    const fromEpochMs = time(object(interval)['from']);
    const untilEpochMs = time(object(interval)['until']);
    return fromEpochMs === undefined || untilEpochMs === undefined ? [] : [{ fromEpochMs, untilEpochMs }];
  });
}

function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** Dates that no calendar of the book could show are none. */
function time(value: unknown): EpochMs | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T/.test(value)) return undefined;
  const atEpochMs = Date.parse(value);
  return Number.isNaN(atEpochMs) ? undefined : atEpochMs;
}

function problem(path: RepoPath, { line, message }: FrontMatterProblem): Problem {
  return {
    path,
    line,
    code: 'frontMatter.broken',
    message: `${path}, line ${line + 1}: ${message}, so this session is not in the book; mend the file and export again.`,
  };
}
