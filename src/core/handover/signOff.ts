import { stringify } from 'yaml';
import { parseFrontMatter } from '../knowledge/frontMatter';
import type { EpochMs, Random, RepoPath } from '../ports';
import { recordId } from '../session/recordId';
import { plainLine } from '../session/plainText';
import { changesBetween, countedAsToday, type SectionChange, type Sections, sectionsOf } from './sections';

/** Where the receiving side signs, one file a sign-off. */
export const signOffsFolder: RepoPath = '.handover/signoffs';
const signOffSchema = 'mob-handover/signoff/1';

/** In UTF-16 code units. */
const longestSignOff = 100_000;
const longestName = 200;
const mostSections = 2_000;

/** Somebody of the receiving side says that they understood a chapter, or parts of it, as it was. */
export interface SignOff {
  readonly path: RepoPath;
  /** The chapter's file without its ending. */
  readonly chapter: string;
  /** Name. */
  readonly by: string;
  readonly atEpochMs: EpochMs;
  /** HEAD at that time. */
  readonly commit?: string;
  /** What was signed: all of the chapter, or those parts of it. */
  readonly sections: Sections;
  /** The chapter has other parts, which were not signed with these. */
  readonly inParts?: true;
  /** Headings of these others. */
  readonly otherParts?: readonly string[];
  /** Markdown, as people wrote it. */
  readonly remark: string;
}

export interface BrokenSignOff {
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
  /** One sentence with path and line. */
  readonly message: string;
}

/** What became of the sign-offs of a chapter. */
export type SignOffState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'signed';
      /** The newest one. */
      readonly signOff: SignOff;
      /** Everybody who signed, each once, newest first. */
      readonly by: readonly string[];
      /** Parts of the chapter that are not as they were signed. */
      readonly changed: readonly SectionChange[];
      /** Parts that nobody signed yet; none where somebody signed the chapter as a whole. */
      readonly unsigned: readonly string[];
      /** How many parts the chapter has now. */
      readonly parts: number;
    };

/** Reads one sign-off. What cannot be read is told with path and line; the file stays as it is. */
export function parseSignOff(path: RepoPath, text: string): SignOff | BrokenSignOff {
  const broken = (line: number, what: string): BrokenSignOff => ({
    path,
    line,
    message: `${path}, line ${line + 1}: ${what}, so this sign-off does not count; mend the file.`,
  });
  if (text.length > longestSignOff) return broken(0, `it is longer than ${longestSignOff} characters`);
  const parsed = parseFrontMatter(text);
  if (parsed.kind === 'broken') return broken(parsed.line, parsed.message);
  if (parsed.kind === 'none') return broken(0, 'there is no front matter');
  const { data, lineOf, body } = parsed;
  const { schema, chapter, by, at, commit, inParts, otherParts } = data;
  if (schema !== signOffSchema) return broken(lineOf('schema'), `"schema" is not ${signOffSchema}`);
  if (typeof chapter !== 'string' || !/^[\w-]{1,80}$/.test(chapter))
    return broken(lineOf('chapter'), '"chapter" is not the name of a chapter, such as 07-suppliers');
  const name = typeof by === 'string' ? plainLine(by) : '';
  if (name === '' || name.length > longestName) return broken(lineOf('by'), '"by" is not a name');
  const atEpochMs = typeof at === 'string' && /^\d{4}-\d{2}-\d{2}/.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(atEpochMs)) return broken(lineOf('at'), '"at" is not a date and time');
  if (commit !== undefined && !(typeof commit === 'string' && /^[0-9a-f]{7,64}$/.test(commit)))
    return broken(lineOf('commit'), '"commit" is not the id of a commit');
  if (inParts !== undefined && typeof inParts !== 'boolean')
    return broken(lineOf('inParts'), '"inParts" is neither true nor false');
  if (otherParts !== undefined && !isHeadings(otherParts))
    return broken(lineOf('otherParts'), '"otherParts" is no list of headings');
  const sections = readSections(data['sections']);
  if (sections === undefined)
    return broken(lineOf('sections'), '"sections" is no list of headings with their hashes');
  return {
    path,
    chapter,
    by: name,
    atEpochMs,
    ...(commit === undefined ? {} : { commit }),
    sections,
    ...(inParts === true ? { inParts } : {}),
    ...(otherParts === undefined ? {} : { otherParts }),
    remark: body.trim(),
  };
}

/** True for what {@link parseSignOff} gives for a file that is no sign-off. */
export function isBrokenSignOff(read: SignOff | BrokenSignOff): read is BrokenSignOff {
  return 'message' in read;
}

/** The file of a new sign-off. */
export function writeSignOff({
  chapter,
  by,
  atEpochMs,
  commit,
  sections,
  inParts,
  otherParts,
  remark,
}: Omit<SignOff, 'path'>): string {
  const data = {
    schema: signOffSchema,
    chapter,
    by: plainLine(by),
    at: new Date(atEpochMs).toISOString(),
    ...(commit === undefined ? {} : { commit }),
    ...(inParts === undefined ? {} : { inParts }),
    ...(otherParts === undefined ? {} : { otherParts }),
    sections: Object.fromEntries(sections),
  };
  const words = remark.trim();
  return `---\n${stringify(data, { lineWidth: 0 })}---\n${words === '' ? '' : `\n${words}\n`}`;
}

/** `.handover/signoffs/2026-11-25-07-suppliers-k3f9.md`: never a counter, so that two branches do not collide. */
export function signOffPath(
  chapter: string,
  when: { readonly atEpochMs: EpochMs; readonly utcOffsetMinutes: number; readonly random: Random },
): RepoPath {
  const id = recordId(when.atEpochMs, when.utcOffsetMinutes, when.random);
  return `${signOffsFolder}/${id.slice(0, 10)}-${chapter}-${id.slice(11)}.md`;
}

/** True for a Markdown file right in the folder of sign-offs. */
export function isSignOffPath(path: RepoPath): boolean {
  return /^\.handover\/signoffs\/[^/.][^/]*\.md$/.test(path);
}

/** @param text of the chapter as it is now; undefined where there is no file of it */
export function signOffState(
  chapter: string,
  text: string | undefined,
  signOffs: readonly SignOff[],
): SignOffState {
  const ofChapter = signOffs
    .filter((each) => each.chapter === chapter)
    .sort((a, b) => b.atEpochMs - a.atEpochMs || (a.path < b.path ? -1 : 1));
  const [newest] = ofChapter;
  if (newest === undefined) return { kind: 'none' };
  const now = sectionsOf(text ?? '');
  const changes = changesBetween(lastSigned(ofChapter, text ?? '', now), now);
  const isWhole = ofChapter.some(({ inParts }) => inParts === undefined);
  const unsigned = isWhole ? [] : changes.filter(({ kind }) => kind === 'added');
  return {
    kind: 'signed',
    signOff: newest,
    by: [...new Set(ofChapter.map(({ by }) => by))],
    changed: isWhole ? changes : changes.filter(({ kind }) => kind !== 'added'),
    unsigned: unsigned.map(({ section }) => section),
    parts: now.size,
  };
}

/**
 * Each part as it was signed last. The chapter as a whole takes the place of what was signed before. Who signs parts has
 * seen a chapter without the parts that were gone by then.
 */
function lastSigned(newestFirst: readonly SignOff[], text: string, now: Sections): Sections {
  let signed = new Map<string, string>();
  for (const { sections, inParts, otherParts } of [...newestFirst].reverse()) {
    if (inParts === undefined) signed.clear();
    const seen = new Set(otherParts);
    const isGone = (section: string): boolean => !seen.has(section) && !now.has(section);
    if (otherParts !== undefined && [...signed.keys()].some(isGone))
      signed = new Map([...countedAsToday(signed, text)].filter(([section]) => !isGone(section)));
    for (const [section, hash] of sections) signed.set(section, hash);
  }
  return countedAsToday(signed, text);
}

function isHeadings(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) && value.length <= mostSections && value.every((each) => typeof each === 'string')
  );
}

function readSections(value: unknown): Sections | undefined {
  if (value === undefined || value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  if (entries.length > mostSections) return undefined;
  const sections = new Map<string, string>();
  for (const [heading, hash] of entries) {
    if (typeof hash !== 'string' || !/^[0-9a-f]{8}$/.test(hash)) return undefined;
    sections.set(heading, hash);
  }
  return sections;
}
