import { languageName } from '../hotspots/languages';
import type { ModuleReport } from '../hotspots/model';
import type { RepoPath } from '../ports';
import type { BookFacts } from './facts';
import { byFolder, byFolderAtMost } from './folders';
import { escapeText, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';
import { counted, dateWords, listWords, numberWords, percentWords } from '../wording';

/** More rows than this nobody reads; deeper folders are counted with their parents. */
const mostFolders = 60;
/** Beyond this the index would be too big for hosts to show. */
const mostIndexed = 3000;
/** Up to this many modules fit beside the folders. */
const fewModules = 40;

/** Most used first. */
export function languagesOf(modules: readonly ModuleReport[]): readonly string[] {
  const lines = new Map<string, number>();
  for (const module of modules) {
    const name = languageName(module.language);
    lines.set(name, (lines.get(name) ?? 0) + module.lines);
  }
  return [...lines].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}

export function total(
  modules: readonly ModuleReport[],
  key: 'lines' | 'publicSymbols' | 'documentedSymbols',
): number {
  return modules.reduce((sum, module) => sum + module[key], 0);
}

/** Chapter 4: the module map, folder by folder. */
export function modulesRegion(facts: BookFacts): Markdown {
  const { sources, links } = facts;
  if (sources.length === 0) {
    return regionContent('code', facts, ['No modules in a language that is judged were found.']);
  }
  const groups = byFolderAtMost(sources, mostFolders);
  const rows = groups.map(({ folder, items }) => [
    folderLink(folder, facts),
    numberWords(items.length),
    numberWords(total(items, 'lines')),
    documented(items),
    mainAuthors(items, facts),
  ]);
  const body = [summary(facts), table(['Folder', 'Modules#', 'Lines#', 'Documented#', 'Main authors'], rows)];
  if (sources.length <= fewModules) body.push(moduleTable(sources, facts, (module) => links.to(module.path)));
  else body.push('Each single module is in the [index](./23-index.md#all-modules).');
  return regionContent('codeAndHistory', facts, body);
}

/** Chapter 23: every module. */
export function moduleIndexRegion(facts: BookFacts): Markdown {
  const { sources, links } = facts;
  const indexed = sources.slice(0, mostIndexed);
  const body = byFolder(indexed).flatMap(({ folder, items }) => [
    `### ${folderText(folder)}`,
    moduleTable(items, facts, ({ path }) =>
      links.to(path, path.slice(folder === '' ? 0 : folder.length + 1)),
    ),
  ]);
  if (sources.length === 0) body.push('No modules in a language that is judged were found.');
  if (sources.length > indexed.length) {
    const rest = counted(sources.length - indexed.length, 'more module is', 'more modules are');
    body.push(`${rest} left out here; \`mob-handover scan --format json\` lists them all.`);
  }
  return regionContent('codeAndHistory', facts, body);
}

function summary({ sources, report }: BookFacts): Markdown {
  const others = report.modules.length - sources.length;
  const notJudged =
    others === 0
      ? ''
      : ` ${counted(others, 'test, generated or vendored file is', 'test, generated and vendored files are')} not among them.`;
  return (
    `${counted(sources.length, 'module')} in ${listWords(languagesOf(sources))}, ` +
    `${counted(total(sources, 'lines'), 'line')}; ` +
    `${numberWords(total(sources, 'documentedSymbols'))} of ${counted(total(sources, 'publicSymbols'), 'public symbol')} ` +
    `are documented (${percentWords(total(sources, 'documentedSymbols'), total(sources, 'publicSymbols'))}).${notJudged}`
  );
}

function moduleTable(
  modules: readonly ModuleReport[],
  facts: BookFacts,
  place: (module: ModuleReport) => Markdown,
): Markdown {
  return table(
    ['Module', 'Lines#', 'Documented#', 'Main authors', 'Last change'],
    modules.map((module) => [
      place(module),
      numberWords(module.lines),
      documented([module]),
      authorNames(module.path, facts),
      module.history ? dateWords(module.history.lastAtEpochMs) : '–',
    ]),
  );
}

/** `3 of 12 (25 %)`; a dash where nothing is public. */
function documented(modules: readonly ModuleReport[]): string {
  const whole = total(modules, 'publicSymbols');
  const part = total(modules, 'documentedSymbols');
  return whole === 0 ? '–' : `${numberWords(part)} of ${numberWords(whole)} (${percentWords(part, whole)})`;
}

function authorNames(path: RepoPath, { ownership }: BookFacts): Markdown {
  const names = ownership
    .authorsOf(path)
    .map((person) => escapeText(person.name) + (person.inactive ? ' (inactive)' : ''));
  return names.length === 0 ? '–' : listWords(names, 2);
}

/** The two who are authors of most of the modules. */
function mainAuthors(modules: readonly ModuleReport[], { ownership }: BookFacts): Markdown {
  const counts = new Map<string, { name: Markdown; modules: number }>();
  for (const module of modules) {
    for (const author of ownership.authorsOf(module.path)) {
      const name = escapeText(author.name) + (author.inactive ? ' (inactive)' : '');
      const known = counts.get(author.key);
      if (known) known.modules++;
      else counts.set(author.key, { name, modules: 1 });
    }
  }
  const top = [...counts.values()]
    .sort((a, b) => b.modules - a.modules || (a.name < b.name ? -1 : 1))
    .slice(0, 2);
  return top.length === 0 ? '–' : top.map((author) => author.name).join(', ');
}

function folderLink(folder: RepoPath, { links }: BookFacts): Markdown {
  return folder === '' ? folderText(folder) : links.to(folder);
}

export function folderText(folder: RepoPath): Markdown {
  return folder === '' ? '(top folder)' : escapeText(folder);
}
