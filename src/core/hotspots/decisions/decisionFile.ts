import { stringify } from 'yaml';
import { parseFrontMatter } from '../../knowledge/frontMatter';
import { isPlain } from '../../knowledge/readAnchors';
import type { RepoPath } from '../../ports';
import { type DecisionDraft, decisionKinds, type HotspotDecision, isDay } from './decision';

const schema = 'mob-handover/hotspot-decision/1';
/** In UTF-16 code units. */
const longestFile = 20_000;
const longestText = 1000;
const longestName = 200;

/** A decision file that cannot be used; it stays as it is. */
export interface BrokenDecision {
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
  readonly message: string;
}

/** The file of a new decision: what was decided as front matter, why as text. */
export function writeDecision({ kind, module, debt, by, atEpochMs, until, reason }: DecisionDraft): string {
  const data = {
    schema,
    decision: kind,
    module,
    ...(debt === undefined ? {} : { debt }),
    by,
    at: new Date(atEpochMs).toISOString(),
    ...(until === undefined ? {} : { until }),
  };
  const text = reason.trim();
  return `---\n${stringify(data, { lineWidth: 0 })}---\n${text === '' ? '' : `\n${text}\n`}`;
}

/** Reads one decision; what cannot be read is told with path and line. */
export function parseDecision(path: RepoPath, text: string): HotspotDecision | BrokenDecision {
  const broken = (line: number, message: string): BrokenDecision => ({
    path,
    line,
    message: `${path}, line ${line + 1}: ${message}, so this decision does not count; mend or delete the file.`,
  });
  if (text.length > longestFile) return broken(0, `the file is longer than ${longestFile} characters`);
  const parsed = parseFrontMatter(text);
  if (parsed.kind === 'broken') return broken(parsed.line, parsed.message);
  if (parsed.kind === 'none') return broken(0, 'there is no front matter');
  const { data, lineOf } = parsed;
  const fail = (key: string, message: string): BrokenDecision => broken(lineOf(key), message);

  if (data['schema'] !== schema) return fail('schema', `"schema" is not ${schema}`);
  const kind = decisionKinds.find((each) => each === data['decision']);
  if (kind === undefined) return fail('decision', `"decision" is none of ${decisionKinds.join(', ')}`);
  const module = plain(data['module'], longestText);
  if (module === undefined) return fail('module', '"module" is not the path of a file');
  const by = plain(data['by'], longestName);
  if (by === undefined) return fail('by', '"by" is not a name');
  const atEpochMs = typeof data['at'] === 'string' ? Date.parse(data['at']) : Number.NaN;
  if (Number.isNaN(atEpochMs)) return fail('at', '"at" is not a date and time');
  const debt = data['debt'] === undefined ? undefined : plain(data['debt'], longestText);
  if (debt === undefined && data['debt'] !== undefined)
    return fail('debt', '"debt" is not the text of a debt');
  const { until } = data;
  if (until !== undefined && !isDay(until)) return fail('until', '"until" is not a day such as 2027-01-31');
  if (kind === 'snoozed' && until === undefined) return fail('decision', 'a snoozed hotspot needs "until"');
  return {
    path,
    kind,
    module,
    ...(debt === undefined ? {} : { debt }),
    by,
    atEpochMs,
    ...(until === undefined ? {} : { until }),
    reason: parsed.body
      .replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, ' ')
      .trim()
      .slice(0, longestText),
  };
}

export function isBrokenDecision(read: HotspotDecision | BrokenDecision): read is BrokenDecision {
  return 'message' in read;
}

function plain(value: unknown, longest: number): string | undefined {
  const isGood =
    typeof value === 'string' && value.trim() !== '' && value.length <= longest && isPlain(value);
  return isGood ? value : undefined;
}
