import type { Problem } from '../hotspots/model';
import { type FrontMatterProblem, parseFrontMatter } from '../knowledge/frontMatter';
import type { EpochMs, RepoPath } from '../ports';

/** Where session records are kept. */
export const sessionsFolder: RepoPath = '.handover/sessions';

interface SessionPerson {
  readonly name: string;
  readonly turns: number;
  readonly typedMinutes: number;
}

/** One mob session as its record tells it (`mob-handover/session/1`, see docs/formats.md). */
export interface SessionRecord {
  readonly path: RepoPath;
  readonly startedAtEpochMs: EpochMs;
  readonly endedAtEpochMs: EpochMs;
  readonly goal?: string;
  readonly people: readonly SessionPerson[];
  readonly turns: number;
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
    startedAtEpochMs,
    endedAtEpochMs,
    ...(typeof goal === 'string' && goal.trim() !== '' ? { goal } : {}),
    people: people.filter((one) => one !== undefined),
    turns: count(data['turns']),
  };
}

function person(value: unknown): SessionPerson | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined;
  const { name } = value;
  if (typeof name !== 'string' || name.trim() === '') return undefined;
  const turns = 'turns' in value ? value.turns : 0;
  const typedMinutes = 'typedMinutes' in value ? value.typedMinutes : 0;
  return { name, turns: count(turns), typedMinutes: count(typedMinutes) };
}

function list(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** 0 for anything that is no number of things. */
function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : 0;
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
    code: 'frontMatter.broken',
    message: `${path}, line ${line + 1}: ${message}, so this session is not in the book; mend the file and export again.`,
  };
}
