import type { FolderFacts } from '../project/folderFacts';
import { folderOf } from '../repoPath';
import { counted, listWords, numberWords, percentWords } from '../wording';
import type { BookFacts } from './facts';
import { escapeText, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';
import { folderText } from './renderModules';

const mostFolders = 80;
const mostImports = 4;
const mostOwners = 3;

/** Chapter 4: all folders with code, in any language, and which use which. */
export function moduleMapRegion(facts: BookFacts): Markdown {
  const { folders, unread } = facts.project.sources;
  if (folders.length === 0) return regionContent('codeAndHistory', facts, ['No source files were found.']);
  const users = new Map<string, number>();
  for (const { imports } of folders)
    for (const { folder } of imports) users.set(folder, (users.get(folder) ?? 0) + 1);
  const shown = [...folders]
    .sort((a, b) => b.lines - a.lines || (a.folder < b.folder ? -1 : 1))
    .slice(0, mostFolders)
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
  const rows = shown.map((folder) => [
    folder.folder === '' ? folderText('') : facts.links.toEndOf(folder.folder),
    numberWords(folder.files),
    numberWords(folder.lines),
    documentedOf(folder, facts),
    ownersOf(folder, facts),
    usesOf(folder, facts),
    numberWords(users.get(folder.folder) ?? 0),
  ]);
  const body = [
    `${counted(folders.length, 'folder')} with source files${folders.length > shown.length ? `; the ${shown.length} largest are shown` : ''}:`,
    table(['Folder', 'Files#', 'Lines#', 'Documented', 'Authors', 'Imports from', 'Imported by#'], rows),
    'Imports are those that a line of code names; what is wired up at run time is not among them. *Documented* is said of the languages whose public symbols are read.',
  ];
  if (unread > 0)
    body.push(`${counted(unread, 'source file was', 'source files were')} too big or too many to be read.`);
  return regionContent('codeAndHistory', facts, body);
}

function modulesIn({ folder }: FolderFacts, { sources }: BookFacts) {
  return sources.filter(({ path }) => folderOf(path) === folder);
}

function documentedOf(folder: FolderFacts, facts: BookFacts): Markdown {
  const modules = modulesIn(folder, facts);
  const all = modules.reduce((sum, { publicSymbols }) => sum + publicSymbols, 0);
  const documented = modules.reduce((sum, { documentedSymbols }) => sum + documentedSymbols, 0);
  return all === 0 ? '–' : percentWords(documented, all);
}

function ownersOf(folder: FolderFacts, facts: BookFacts): Markdown {
  const counts = new Map<string, number>();
  for (const { path } of modulesIn(folder, facts))
    for (const { name } of facts.ownership.authorsOf(path)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([name]) => escapeText(name));
  return names.length === 0 ? '–' : listWords(names, mostOwners);
}

function usesOf({ imports }: FolderFacts, { links }: BookFacts): Markdown {
  if (imports.length === 0) return '–';
  return listWords(
    imports.map(({ folder }) => (folder === '' ? folderText('') : links.toEndOf(folder))),
    mostImports,
  );
}
