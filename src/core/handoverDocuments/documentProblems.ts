import { splitLines } from '../handover/markers';
import { conflictsIn } from '../handover/mergeConflicts';
import { readSession } from '../handover/sessions';
import { isSignOffPath, parseSignOff } from '../handover/signOff';
import { isDecisionPath } from '../hotspots/decisions/decision';
import { parseDecision } from '../hotspots/decisions/decisionFile';
import { isAssetPath, parseAsset } from '../knowledge/assets/asset';
import { parseFrontMatter, unmerged } from '../knowledge/frontMatter';
import { isBroken, parseNote } from '../knowledge/parseNote';
import { isBrokenFile } from '../knowledge/registerFile';
import { parseSupplier } from '../knowledge/suppliers/parseSupplier';
import { isSupplierPath } from '../knowledge/suppliers/writeSupplier';
import type { TextSpan } from '../lineIndex';
import { quotable } from '../knowledge/quoteAnchor';
import type { AnchoredPlace } from '../knowledge/resolvedNote';
import { writtenSecrets } from '../outside/secretUses';
import type { RepoPath } from '../ports';
import { plainLine } from '../session/plainText';
import type { DocumentKind } from './documentKind';
import type { KnownPeople } from './knownPeople';
import { linkTarget } from './linkTarget';
import type { MarkdownDocument } from './markdownDocument';
import type { NoteLayout } from './noteLayout';
import { fragmentFault, type TargetFacts } from './targetFacts';

/** Stable: editors show them, and fixes are chosen by them. */
type ProblemCode =
  | 'frontMatter.broken'
  | 'frontMatter.unknownKey'
  | 'frontMatter.gap'
  | 'frontMatter.day'
  | 'pack.question'
  | 'settings.broken'
  | 'settings.value'
  | 'settings.unknownKey'
  | 'merge.unfinished'
  | 'anchor.changed'
  | 'anchor.lost'
  | 'link.missing'
  | 'link.fragment'
  | 'link.outside'
  | 'link.scheme'
  | 'person.unknown'
  | 'secret.written';

export interface DocumentProblem {
  readonly code: ProblemCode;
  readonly span: TextSpan;
  /** hint: shown faintly in the editor, and in no list of problems. */
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** One sentence, plain text. */
  readonly message: string;
}

/** Schemes whose links do nothing but show a page or write a mail. */
const harmlessSchemes = new Set(['', 'http', 'https', 'mailto']);

/** What is wrong with the front matter of a document, by what it is. */
export function frontMatterProblems(
  path: RepoPath,
  kind: DocumentKind,
  text: string,
): readonly DocumentProblem[] {
  const broken = (line: number, message: string): readonly DocumentProblem[] => [
    {
      code: 'frontMatter.broken',
      span: lineSpan(text, line),
      severity: 'error',
      message: plainLine(message),
    },
  ];
  if (kind === 'note') {
    const note = parseNote(path, text);
    return isBroken(note) ? broken(note.line, `${capital(note.reason)}; this note is not shown.`) : [];
  }
  if (kind === 'session') {
    const session = readSession(path, text);
    return 'code' in session ? broken(session.line ?? 0, session.message) : [];
  }
  const record = isSignOffPath(path)
    ? parseSignOff(path, text)
    : isDecisionPath(path)
      ? parseDecision(path, text)
      : undefined;
  if (record !== undefined) return 'message' in record ? broken(record.line, record.message) : [];
  const register = isSupplierPath(path)
    ? parseSupplier(path, text)
    : isAssetPath(path)
      ? parseAsset(path, text)
      : undefined;
  if (register !== undefined)
    return isBrokenFile(register)
      ? broken(register.line, `${capital(register.reason)}; it is not listed.`)
      : [];
  const parsed = parseFrontMatter(text);
  return parsed.kind === 'broken' ? broken(parsed.line, `${capital(parsed.message)}; mend it.`) : [];
}

/** What git left of a merge below the front matter, but for what stands in code; regions of the book the export mends. */
export function mergeProblems(
  text: string,
  { frontMatter, folds, regions }: MarkdownDocument,
): readonly DocumentProblem[] {
  const passed = [...folds, ...regions, ...(frontMatter === undefined ? [] : [frontMatter])];
  return conflictsIn(splitLines(text))
    .filter(({ from }) => !passed.some(({ first, last }) => first <= from && from <= last))
    .map(({ from }) => ({
      code: 'merge.unfinished',
      span: lineSpan(text, from),
      severity: 'error',
      message: `${capital(unmerged)}.`,
    }));
}

/** Keys that somebody wrote down: one problem a line, without the key. */
export function secretProblems(text: string): readonly DocumentProblem[] {
  const lines = new Map(
    writtenSecrets(text).map(({ form, index }) => [text.slice(0, index).split(/\r\n?|\n/).length - 1, form]),
  );
  return [...lines].map(([line, form]) => ({
    code: 'secret.written',
    span: lineSpan(text, line),
    severity: 'warning',
    message: `This line seems to have a secret in it (${form}); write down where it is kept, take it out here, and have it changed if it was committed.`,
  }));
}

/** What became of the places of a note, and who is in it that nobody knows. */
export function noteProblems(
  layout: NoteLayout,
  places: readonly AnchoredPlace[],
  people: KnownPeople | undefined,
): readonly DocumentProblem[] {
  const anchors = places.flatMap((place, index): DocumentProblem[] => {
    const at = layout.anchors[index];
    if (at === undefined) return [];
    const span = at.path?.span ?? at.span;
    const path = plainLine(place.anchor.path);
    if (place.drift === 'lost') {
      const message = `What this note speaks of is not to be found in ${path}; anchor the note where it belongs.`;
      return [{ code: 'anchor.lost', span, severity: 'warning', message }];
    }
    if (place.drift !== 'changed') return [];
    const line = (place.span?.start.line ?? 0) + 1;
    const message = `The code in ${plainLine(place.path)} has changed since this note was written; line ${line} is the likeliest place. Confirm it, or anchor the note where it belongs.`;
    return [{ code: 'anchor.changed', span, severity: 'warning', message }];
  });
  const unknown = layout.people
    .filter(({ name }) => people?.isKnown(name) === false)
    .map(({ name, span }): DocumentProblem => {
      const message = `Nobody called ${plainLine(name)} is in the history or in a mob session; check the name.`;
      return { code: 'person.unknown', span, severity: 'information', message };
    });
  return [...anchors, ...unknown];
}

/** The paths that the links of a document lead to, without those outside. */
export function linkedPaths(path: RepoPath, { links }: MarkdownDocument): ReadonlySet<RepoPath> {
  const paths = new Set<RepoPath>();
  for (const { destination } of links) {
    const target = linkTarget(path, destination);
    if (target.kind === 'place') paths.add(target.path);
  }
  return paths;
}

/** Links that lead nowhere, out of the folder, or to something that would run. */
export function linkProblems(
  path: RepoPath,
  { links }: MarkdownDocument,
  facts: ReadonlyMap<RepoPath, TargetFacts>,
): readonly DocumentProblem[] {
  return links.flatMap(({ destination, span }): DocumentProblem[] => {
    const target = linkTarget(path, destination);
    if (target.kind === 'address') {
      if (harmlessSchemes.has(target.scheme)) return [];
      const message = `Links that begin with ${plainLine(target.scheme)}: can run something and are not followed; name a file or a page.`;
      return [{ code: 'link.scheme', span, severity: 'warning', message }];
    }
    if (target.kind === 'outside') {
      const message = 'This link leads out of the folder and is not followed; name a file inside it.';
      return [{ code: 'link.outside', span, severity: 'warning', message }];
    }
    const known = facts.get(target.path);
    if (known?.kind === 'missing') {
      const message = `There is no file ${plainLine(target.path)}; mend the link.`;
      return [{ code: 'link.missing', span, severity: 'warning', message }];
    }
    const fault =
      known === undefined || target.fragment === undefined
        ? undefined
        : fragmentFault(target.path, target.fragment, known);
    if (fault === undefined) return [];
    return [
      { code: 'link.fragment', span, severity: 'warning', message: `${plainLine(fault)}; mend the link.` },
    ];
  });
}

/** A whole line of a text, 0-based. */
export function lineSpan(text: string, line: number): TextSpan {
  const length = quotable(text).split('\n')[line]?.length ?? 0;
  return { start: { line, column: 0 }, end: { line, column: length } };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
