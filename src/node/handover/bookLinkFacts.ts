import type { TargetFacts } from '../../core/handoverDocuments/targetFacts';
import { readMarkdown } from '../../core/handoverDocuments/markdownDocument';
import type { Files, RepoPath } from '../../core/ports';
import { FolderReader, type PathState } from '../handoverDocuments/folderReader';

/** In bytes; of larger files only that they are there is known. */
const largestText = 1_000_000;

/** What the links of a book lead to, as it is on disk. Nothing outside the folder is looked at. */
export async function bookLinkFacts(
  root: string,
  targets: ReadonlyMap<RepoPath, { readonly needsText: boolean }>,
  files: Pick<Files, 'readText'>,
  lineCounts: ReadonlyMap<RepoPath, number>,
): Promise<ReadonlyMap<RepoPath, TargetFacts>> {
  const reader = new FolderReader(root);
  const facts = new Map<RepoPath, TargetFacts>();
  for (const [path, { needsText }] of targets) {
    const lines = lineCounts.get(path);
    if (lines !== undefined) {
      // A scanned file has no headings: its lines are all a link can name.
      facts.set(path, needsText ? { kind: 'file', text: '\n'.repeat(lines) } : { kind: 'unread' });
      continue;
    }
    const state: PathState = path === '' ? { kind: 'folder' } : await reader.state(path);
    if (state.kind === 'missing') facts.set(path, { kind: 'missing' });
    else if (state.kind === 'folder') facts.set(path, { kind: 'folder' });
    else if (state.kind !== 'file' || !needsText || state.bytes > largestText)
      facts.set(path, { kind: 'unread' });
    else facts.set(path, await textFacts(path, files));
  }
  return facts;
}

async function textFacts(path: RepoPath, files: Pick<Files, 'readText'>): Promise<TargetFacts> {
  const text = await files.readText(path).catch(() => undefined);
  if (text === undefined) return { kind: 'unread' };
  return /\.md$/i.test(path)
    ? { kind: 'file', text, headings: readMarkdown(text).headings }
    : { kind: 'file', text };
}
