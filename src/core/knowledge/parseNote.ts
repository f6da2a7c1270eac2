import type { RepoPath } from '../ports';
import { parseFrontMatter } from './frontMatter';
import { isQuestionId } from './questions/question';
import { type BrokenNote, defaultStatus, fits, type Note, noteKinds, noteSchema, noteStatuses } from './note';
import { isPlain, readAnchors } from './readAnchors';

/** In UTF-16 code units. */
const longestNote = 200_000;
const mostPeople = 100;
const longestName = 200;
const longestTitle = 120;

/** Reads one note. What cannot be read is told with path and line; the file stays as it is. */
export function parseNote(path: RepoPath, text: string): Note | BrokenNote {
  const broken = (line: number, message: string): BrokenNote => ({
    path,
    line,
    reason: message,
    message: `${path}, line ${line + 1}: ${message}, so this note is not shown; mend the file.`,
  });
  if (text.length > longestNote) return broken(0, `the note is longer than ${longestNote} characters`);
  const parsed = parseFrontMatter(text);
  if (parsed.kind === 'broken') return broken(parsed.line, parsed.message);
  if (parsed.kind === 'none') return broken(0, 'there is no front matter');
  const { data, lineOf, body } = parsed;
  const fail = (key: string, message: string): BrokenNote => broken(lineOf(key), message);

  if (data['schema'] !== noteSchema) return fail('schema', `"schema" is not ${noteSchema}`);
  const kind = noteKinds.find((each) => each === data['kind']);
  if (kind === undefined) return fail('kind', `"kind" is none of ${noteKinds.join(', ')}`);
  const status =
    data['status'] === undefined ? defaultStatus(kind) : noteStatuses.find((each) => each === data['status']);
  if (status === undefined || !fits(kind, status)) {
    const possible = noteStatuses.filter((each) => fits(kind, each));
    return fail('status', `"status" is none of ${possible.join(', ')}`);
  }
  const { at, session } = data;
  const atEpochMs = typeof at === 'string' && /^\d{4}-\d{2}-\d{2}/.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(atEpochMs)) return fail('at', '"at" is not a date and time');
  if (session !== undefined && !(typeof session === 'string' && /^[\w-]{1,100}$/.test(session)))
    return fail('session', '"session" is not the id of a session');
  const toldBy = people(data['toldBy']);
  if (toldBy === undefined) return fail('toldBy', '"toldBy" is not a list of names');
  const learntBy = people(data['learntBy']);
  if (learntBy === undefined) return fail('learntBy', '"learntBy" is not a list of names');
  const confirmedBy = people(data['confirmedBy']);
  if (confirmedBy === undefined) return fail('confirmedBy', '"confirmedBy" is not a list of names');
  const askedBy = people(data['askedBy']);
  if (askedBy === undefined) return fail('askedBy', '"askedBy" is not a list of names');
  const { question } = data;
  if (question !== undefined && !isQuestionId(question))
    return fail('question', '"question" is not the id of a question, such as 07-suppliers/who-pays');
  const assigned = people(data['assignedTo']);
  if (assigned === undefined || assigned.length > 1) return fail('assignedTo', '"assignedTo" is not a name');
  const anchors = readAnchors(data['anchors']);
  if ('message' in anchors) return broken(lineOf('anchors', anchors.index), anchors.message);
  return {
    path,
    kind,
    status,
    atEpochMs,
    title: titleOf(body),
    body,
    toldBy,
    learntBy,
    confirmedBy,
    ...(askedBy.length === 0 ? {} : { askedBy }),
    ...(session === undefined ? {} : { session }),
    ...(question === undefined ? {} : { question }),
    ...(assigned[0] === undefined ? {} : { assignedTo: assigned[0] }),
    anchors,
  };
}

/** True for what {@link parseNote} gives for a file that is no note. */
export function isBroken(note: Note | BrokenNote): note is BrokenNote {
  return 'message' in note;
}

function people(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return [];
  const names: readonly unknown[] =
    typeof value === 'string' ? [value] : Array.isArray(value) ? value : [undefined];
  if (names.length > mostPeople) return undefined;
  const known: string[] = [];
  for (const name of names) {
    if (typeof name !== 'string' || name.trim() === '' || name.length > longestName || !isPlain(name))
      return undefined;
    known.push(name.trim());
  }
  return known;
}

/** Characters that do not show are left out here: a title is a label. */
function titleOf(body: string): string {
  const line = body.split(/\r\n?|\n/).find((each) => /[\p{L}\p{N}]/u.test(each)) ?? '';
  const plain = line
    .replace(/^[#>\s*-]+/, '')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const points = Array.from(plain);
  return points.length <= longestTitle ? plain : `${points.slice(0, longestTitle).join('')}…`;
}
