import type { TextSpan } from '../lineIndex';
import type { RepoPath } from '../ports';
import { folderOf } from '../repoPath';
import { certificateOf } from './formProblems';
import type { FormName } from './frontMatterForms';
import { destinationTo, linkTarget } from './linkTarget';
import { type Heading, type MarkdownDocument, readMarkdown } from './markdownDocument';
import type { NoteLayout } from './noteLayout';

import { fragmentEdit, replaced, type TextEdit } from './textEdits';
import { yamlScalar } from './yamlScalar';

/** A document of the handover as far as renames change it. */
export interface RenamedIn {
  readonly path: RepoPath;
  readonly text: string;
  readonly markdown: MarkdownDocument;
  readonly form?: FormName;
  readonly layout?: NoteLayout;
}

export interface PathRename {
  readonly from: RepoPath;
  readonly to: RepoPath;
}

/** By path of the document, as it is before the rename. */
export type EditsByDocument = ReadonlyMap<RepoPath, readonly TextEdit[]>;

/**
 * The edits that follow a new name of a heading: its words, and every link to it. Headings with the same words change
 * their fragments with it.
 */
export function headingRename(
  document: RenamedIn,
  heading: Heading,
  newName: string,
  all: readonly RenamedIn[],
): EditsByDocument {
  const own: TextEdit = { span: heading.span, newText: newName };
  const after = readMarkdown(replaced(document.text, [own])).headings;
  const moved = new Map<string, string>();
  document.markdown.headings.forEach(({ slug }, index) => {
    const next = after[index]?.slug;
    if (next !== undefined && next !== slug) moved.set(slug, next);
  });
  const edits = new Map<RepoPath, TextEdit[]>([[document.path, [own]]]);
  for (const each of all) {
    for (const { destination, span } of each.markdown.links) {
      const target = linkTarget(each.path, destination);
      if (target.kind !== 'place' || target.path !== document.path) continue;
      const slug = moved.get(target.fragment?.toLowerCase() ?? '');
      if (slug === undefined || isWithin(span, heading.span)) continue;
      add(edits, each.path, fragmentEdit(span, destination, slug));
    }
  }
  return edits;
}

/** The edits that keep links, anchors and paths of certificates right when files or folders get other paths. */
export function pathRenames(renames: readonly PathRename[], all: readonly RenamedIn[]): EditsByDocument {
  const edits = new Map<RepoPath, TextEdit[]>();
  for (const document of all) {
    const { path, markdown, layout } = document;
    const newPath = renamed(path, renames) ?? path;
    for (const { destination, span } of markdown.links) {
      const target = linkTarget(path, destination);
      if (target.kind !== 'place' || target.path === path) continue;
      const to = renamed(target.path, renames) ?? target.path;
      // An absolute link does not depend on where its document is.
      if (to === target.path && (newPath === path || destination.startsWith('/'))) continue;
      if (folderOf(newPath) === folderOf(path) && to === target.path) continue;
      const hash = destination.indexOf('#');
      const fragment = hash < 0 ? '' : destination.slice(hash);
      const fresh = destination.startsWith('/')
        ? destinationTo('', to).replace(/^\.\//, '/')
        : sameStyle(destination, destinationTo(newPath, to));
      if (fresh + fragment !== destination) add(edits, path, { span, newText: fresh + fragment });
    }
    const certificate = certificateOf(document);
    const named = [...(layout?.anchors ?? []), ...(certificate === undefined ? [] : [{ path: certificate }])];
    for (const { path: anchored } of named) {
      const to = anchored === undefined ? undefined : renamed(anchored.text, renames);
      if (anchored !== undefined && to !== undefined)
        add(edits, path, { span: anchored.span, newText: yamlScalar(to) });
    }
  }
  return edits;
}

function renamed(path: RepoPath, renames: readonly PathRename[]): RepoPath | undefined {
  for (const { from, to } of renames) {
    if (path === from) return to;
    if (path.startsWith(`${from}/`)) return to + path.slice(from.length);
  }
  return undefined;
}

/** Most people write `a.md`, some `./a.md`. */
function sameStyle(former: string, fresh: string): string {
  return former.startsWith('./') ? fresh : fresh.replace(/^\.\//, '');
}

function isWithin(inner: TextSpan, outer: TextSpan): boolean {
  return (
    inner.start.line === outer.start.line &&
    inner.start.column >= outer.start.column &&
    inner.end.column <= outer.end.column
  );
}

function add(edits: Map<RepoPath, TextEdit[]>, path: RepoPath, edit: TextEdit): void {
  const known = edits.get(path);
  if (known === undefined) edits.set(path, [edit]);
  else known.push(edit);
}
