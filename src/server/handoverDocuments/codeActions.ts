import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver/node';
import type { DocumentProblem } from '../../core/handoverDocuments/documentProblems';
import { certificateOf, knownKeysLike } from '../../core/handoverDocuments/formProblems';
import { destinationTo } from '../../core/handoverDocuments/linkTarget';
import { knownSettingsLike } from '../../core/handoverDocuments/settingsProblems';
import { nearestPaths } from '../../core/handoverDocuments/nearestPaths';
import { smallestEdit, type TextEdit } from '../../core/handoverDocuments/textEdits';
import { fits, noteKinds, type NoteStatus } from '../../core/knowledge/note';
import { kindWords } from '../../core/knowledge/noteWords';
import type { TextSpan } from '../../core/lineIndex';
import { type QuoteAnchor, quoteOf, wholeFile } from '../../core/knowledge/quoteAnchor';
import type { AnchoredPlace } from '../../core/knowledge/resolvedNote';
import { changedNote, type NoteChange } from '../../core/knowledge/writeNote';
import type { Cancellation } from '../../core/ports';
import { yamlScalar } from '../../core/handoverDocuments/yamlScalar';
import { plainLine } from '../../core/session/plainText';
import type { Diagnosis } from './diagnoseDocument';
import type { DocumentFolder, HandoverDocument } from './documentFolder';
import type { Place } from './documentFolders';
import { positionOf, touches, workspaceEdit } from './lspSpans';
import { linkAt, placeOfLink } from './placesAt';

/** A document has few headings, and each may be meant. */
const leastAlikeHeading = 0.3;

/** What can be done in a document: mend what is wrong at a place, confirm the note, make it one of another kind. */
export async function documentActions(
  { folder }: Place,
  document: HandoverDocument,
  range: Range,
  diagnosis: Diagnosis,
  cancellation: Cancellation,
): Promise<readonly CodeAction[]> {
  const actions: CodeAction[] = [];
  const here = diagnosis.problems.filter(({ span }) => touches(span, range));
  for (const problem of here) {
    if (problem.code === 'frontMatter.unknownKey') actions.push(...keyFixes(folder, document, problem));
    if (problem.code === 'settings.unknownKey') actions.push(...settingFixes(folder, document, problem));
    if (problem.code === 'link.missing')
      actions.push(...(await linkFixes(folder, document, problem, cancellation)));
    if (problem.code === 'link.fragment') actions.push(...(await fragmentFixes(folder, document, problem)));
    if (problem.code === 'person.unknown')
      actions.push(...(await nameFixes(folder, document, problem, cancellation)));
  }
  for (const [index, place] of diagnosis.places.entries()) {
    const at = document.layout?.anchors[index];
    if (at === undefined || !touches(at.span, range)) continue;
    if (place.drift === 'lost')
      actions.push(...(await lostFixes(folder, document, index, place, cancellation)));
    else if (place.drift !== 'exact') actions.push(...(await confirmation(folder, document, index, place)));
  }
  return [...actions, ...noteActions(folder, document, range)];
}

/**
 * What can be done with selected code: anchor there a note whose place in this file is lost or has changed.
 * Nothing without a selection.
 */
export async function codeActions(
  { folder, path }: Place,
  range: Range,
  cancellation: Cancellation,
): Promise<readonly CodeAction[]> {
  const span: TextSpan = { start: positionOf(range.start), end: positionOf(range.end) };
  if (span.start.line === span.end.line && span.start.column === span.end.column) return [];
  const resolver = folder.resolver();
  const actions: CodeAction[] = [];
  for (const document of await folder.documents(cancellation)) {
    for (const [index, anchor] of (document.note?.anchors ?? []).entries()) {
      if (anchor.path !== path) continue;
      const { drift } = await resolver.resolve(anchor);
      if (drift !== 'lost' && drift !== 'changed') continue;
      const text = await folder.files.readText(path);
      const fresh = text === undefined ? undefined : await withCommit(folder, quoteOf(path, text, span));
      const name = plainLine(document.note?.title ?? '') || 'the note without words';
      const change =
        fresh === undefined ? [] : noteEdit(folder, document, { kind: 'anchor', index, anchor: fresh });
      actions.push(
        ...change.map((edit) => ({ title: `Anchor “${name}” here`, kind: CodeActionKind.Refactor, edit })),
      );
    }
  }
  return actions;
}

/** The place that was found is the right one: the quote is taken anew there. */
async function confirmation(
  folder: DocumentFolder,
  document: HandoverDocument,
  index: number,
  place: AnchoredPlace,
): Promise<readonly CodeAction[]> {
  const { anchor, path, span, drift } = place;
  const quote = await quoteNow(folder, place);
  if (quote === undefined) return [];
  const fresh = await withCommit(folder, quote);
  const line = anchor.exact === '' || span === undefined ? '' : `, line ${span.start.line + 1}`;
  const title =
    drift === 'changed'
      ? `This is the place: ${plainLine(path)}${line}`
      : `Write down that it is in ${plainLine(path)}${line} now`;
  return noteEdit(folder, document, { kind: 'anchor', index, anchor: fresh }).map((edit) => ({
    title,
    kind: CodeActionKind.QuickFix,
    edit,
  }));
}

/** What an anchor would keep of the place as it is now. */
async function quoteNow(
  folder: DocumentFolder,
  { anchor, path, span, isFolder }: AnchoredPlace,
): Promise<QuoteAnchor | undefined> {
  if (isFolder === true) return { ...anchor, path };
  const text = await folder.files.readText(path);
  if (text === undefined || span === undefined) return undefined;
  return anchor.exact === '' ? { ...anchor, path } : quoteOf(path, text, span);
}

/** Files of a similar name in which the quote is to be found. */
async function lostFixes(
  folder: DocumentFolder,
  document: HandoverDocument,
  index: number,
  { anchor }: AnchoredPlace,
  cancellation: Cancellation,
): Promise<readonly CodeAction[]> {
  const at = document.layout?.anchors[index]?.path;
  if (at === undefined) return [];
  const others = (await folder.filePaths(cancellation)).filter((path) => path !== anchor.path);
  const resolver = folder.resolver();
  const actions: CodeAction[] = [];
  for (const path of nearestPaths(anchor.path, others)) {
    if ((await resolver.resolve({ ...anchor, path })).drift === 'lost') continue;
    const edit = { span: at.span, newText: yamlScalar(path) };
    actions.push(fix(folder, document, `Anchor in ${plainLine(path)}`, edit));
  }
  return actions;
}

function keyFixes(
  folder: DocumentFolder,
  document: HandoverDocument,
  { span }: DocumentProblem,
): readonly CodeAction[] {
  const { form, layout } = document;
  const key = layout?.keys.find((each) => each.span === span);
  if (form === undefined || layout === undefined || key === undefined) return [];
  return knownKeysLike(form, layout, key.name).map((newText) =>
    fix(folder, document, `Write ${newText}`, { span, newText }),
  );
}

function settingFixes(
  folder: DocumentFolder,
  document: HandoverDocument,
  { span }: DocumentProblem,
): readonly CodeAction[] {
  const key = document.settings?.unknown.find((each) => each.span === span);
  if (key === undefined) return [];
  return knownSettingsLike(key).map((newText) =>
    fix(folder, document, `Write ${newText}`, { span, newText }),
  );
}

async function linkFixes(
  folder: DocumentFolder,
  document: HandoverDocument,
  { span }: DocumentProblem,
  cancellation: Cancellation,
): Promise<readonly CodeAction[]> {
  const certificate = certificateOf(document);
  if (certificate?.span === span) {
    const paths = nearestPaths(certificate.text, await folder.filePaths(cancellation));
    return paths.map((path) =>
      fix(folder, document, `Write ${plainLine(path)}`, { span, newText: yamlScalar(path) }),
    );
  }
  const link = linkAt(document, span.start);
  const target = link === undefined ? undefined : placeOfLink(document, link);
  if (target === undefined) return [];
  const nearest = nearestPaths(target.path, await folder.filePaths(cancellation));
  return nearest.map((path) => {
    const newText = destinationTo(document.path, path, target.fragment);
    return fix(folder, document, `Link to ${plainLine(path)}`, { span, newText });
  });
}

async function fragmentFixes(
  folder: DocumentFolder,
  document: HandoverDocument,
  { span }: DocumentProblem,
): Promise<readonly CodeAction[]> {
  const link = linkAt(document, span.start);
  const target = link === undefined ? undefined : placeOfLink(document, link);
  const facts = target === undefined ? undefined : await folder.facts(target.path);
  if (target?.fragment === undefined || facts?.kind !== 'file' || link === undefined) return [];
  const slugs = nearestPaths(
    target.fragment,
    (facts.headings ?? []).map(({ slug }) => slug),
    leastAlikeHeading,
  );
  const written = link.destination.slice(0, link.destination.indexOf('#'));
  const choices = [
    ...slugs.map((slug) => `${written}#${encodeURI(slug)}`),
    ...(written === '' ? [] : [written]),
  ];
  return choices.map((newText) => fix(folder, document, `Link to ${plainLine(newText)}`, { span, newText }));
}

async function nameFixes(
  folder: DocumentFolder,
  document: HandoverDocument,
  { span }: DocumentProblem,
  cancellation: Cancellation,
): Promise<readonly CodeAction[]> {
  const { people } = await folder.people.read(cancellation);
  const named = document.layout?.people.find((person) => person.span === span);
  return people
    .nearest(named?.name ?? '')
    .map((name) => fix(folder, document, `Write ${plainLine(name)}`, { span, newText: yamlScalar(name) }));
}

/** In the front matter: confirm, answer, and the other kinds. */
function noteActions(
  folder: DocumentFolder,
  document: HandoverDocument,
  range: Range,
): readonly CodeAction[] {
  const { note, layout } = document;
  if (note === undefined || layout === undefined || range.start.line > layout.lines.last + 1) return [];
  const agreed: NoteStatus = note.kind === 'question' ? 'answered' : 'confirmed';
  const status =
    note.status === agreed
      ? []
      : noteEdit(folder, document, { kind: 'status', status: agreed }).map((edit) => ({
          title:
            agreed === 'answered' ? 'Mark the question as answered' : 'Confirm this note as a second person',
          kind: CodeActionKind.Refactor,
          edit,
        }));
  if (layout.kind === undefined || !touches(layout.kind, range)) return status;
  const kinds = noteKinds
    .filter((kind) => kind !== note.kind)
    .flatMap((noteKind) =>
      noteEdit(folder, document, { kind: 'noteKind', noteKind }).map((edit) => {
        const loses = fits(noteKind, note.status) ? '' : ', with the status of a new one';
        return {
          title: `Make it: ${kindWords[noteKind].one.toLowerCase()}${loses}`,
          kind: CodeActionKind.RefactorRewrite,
          edit,
        };
      }),
    );
  return [...status, ...kinds];
}

/** As it goes into a note: with the commit, and of a file that git ignores the file as a whole. */
async function withCommit(folder: DocumentFolder, quote: QuoteAnchor): Promise<QuoteAnchor> {
  const isKept = quote.exact === '' || !(await folder.isIgnored(quote.path));
  const { path, exact, prefix, suffix, line } = isKept ? quote : wholeFile(quote.path);
  const commit = await folder.head();
  return { path, exact, prefix, suffix, line, ...(commit === undefined ? {} : { commit }) };
}

/** The edit of a change to the front matter; none where it changes nothing or cannot be made. */
function noteEdit(folder: DocumentFolder, { path, text }: HandoverDocument, change: NoteChange) {
  const changed = changedNote(text, change);
  const edit = changed === undefined ? undefined : smallestEdit(text, changed);
  return edit === undefined ? [] : [workspaceEdit(folder, [[path, [edit]]])];
}

function fix(folder: DocumentFolder, { path }: HandoverDocument, title: string, edit: TextEdit): CodeAction {
  return { title, kind: CodeActionKind.QuickFix, edit: workspaceEdit(folder, [[path, [edit]]]) };
}
