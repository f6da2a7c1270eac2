import {
  type DocumentProblem,
  frontMatterProblems,
  linkedPaths,
  linkProblems,
  mergeProblems,
  noteProblems,
  secretProblems,
} from '../../core/handoverDocuments/documentProblems';
import {
  certificateOf,
  keyProblems,
  packDocumentProblems,
  registerProblems,
} from '../../core/handoverDocuments/formProblems';
import { settingsProblems } from '../../core/handoverDocuments/settingsProblems';
import type { KnownPeople } from '../../core/handoverDocuments/knownPeople';
import type { TargetFacts } from '../../core/handoverDocuments/targetFacts';
import type { AnchoredPlace } from '../../core/knowledge/resolvedNote';
import type { Cancellation, RepoPath } from '../../core/ports';
import type { AnchorResolver } from '../../node/knowledge/anchorResolver';
import type { DocumentFolder, HandoverDocument } from './documentFolder';

export interface Diagnosis {
  readonly problems: readonly DocumentProblem[];
  /** The paths on which they depend. */
  readonly uses: ReadonlySet<RepoPath>;
  /** Of the note's anchors, in their order. */
  readonly places: readonly AnchoredPlace[];
}

export interface DiagnosisAids {
  readonly resolver: AnchorResolver;
  /** Absent where it is not known who was here: names are not checked then. */
  readonly people?: KnownPeople;
  readonly cancellation: Cancellation;
}

/** What is wrong with one document, with the files as they are now. Superseded work gives undefined. */
export async function diagnose(
  folder: DocumentFolder,
  document: HandoverDocument,
  { resolver, people, cancellation }: DiagnosisAids,
): Promise<Diagnosis | undefined> {
  const { path, kind, text, markdown, form, layout, note, settings } = document;
  const facts = new Map<RepoPath, TargetFacts>();
  for (const linked of linkedPaths(path, markdown)) {
    if (cancellation.aborted) return undefined;
    facts.set(linked, await folder.facts(linked));
  }
  if (settings !== undefined) {
    for (const template of settings.templates) facts.set(template.path, await folder.facts(template.path));
    const problems = [...settingsProblems(settings, facts), ...secretProblems(text)];
    return { problems, uses: new Set(facts.keys()), places: [] };
  }
  const certificate = certificateOf(document)?.text;
  if (certificate !== undefined) facts.set(certificate, await folder.facts(certificate));
  const places: AnchoredPlace[] = [];
  for (const anchor of note?.anchors ?? []) {
    if (cancellation.aborted) return undefined;
    places.push(await resolver.resolve(anchor));
  }
  const filled = form === undefined || layout === undefined ? undefined : { path, text, form, layout };
  const problems = [
    ...frontMatterProblems(path, kind, text),
    ...mergeProblems(text, markdown),
    ...(filled === undefined ? [] : [...keyProblems(filled), ...registerProblems(filled, facts)]),
    ...packDocumentProblems(path, text),
    ...secretProblems(text),
    ...(layout === undefined || note === undefined ? [] : noteProblems(layout, places, people)),
    ...linkProblems(path, markdown, facts),
  ];
  const uses = new Set([...facts.keys(), ...places.flatMap((place) => [place.path, place.anchor.path])]);
  return { problems, uses, places };
}
