import type { RepoPath } from '../../ports';
import { isJudged } from '../judged';
import type { ModuleFacts } from '../model';
import type { DocumentFacts, DocumentMention } from './documentFacts';
import { type DocumentedModule, type Documentation, mostTelling } from './documentation';
import { folderDocumentation } from './folderDocumentation';
import { MentionedNames } from './mentionedNames';

interface Found {
  readonly documents: Documentation[];
  readonly symbols: Map<string, Documentation>;
}

/** Joins the documents of a repository to the modules and symbols that they speak of. Pure. */
export function documentedModules(
  modules: readonly ModuleFacts[],
  documents: readonly DocumentFacts[],
): ReadonlyMap<RepoPath, DocumentedModule> {
  const names = new MentionedNames(modules, namesIn(documents));
  const found = new Map<RepoPath, Found>();
  const entryOf = (module: RepoPath): Found => {
    const known = found.get(module);
    if (known !== undefined) return known;
    const entry: Found = { documents: [], symbols: new Map() };
    found.set(module, entry);
    return entry;
  };
  for (const document of inOrder(documents)) {
    for (const section of sectionsOf(document.mentions)) {
      const named = new Set<RepoPath>();
      const rest: DocumentMention[] = [];
      for (const mention of section) {
        const modulesOfMention = meant(mention, document.path, names);
        if (modulesOfMention.length === 0) rest.push(mention);
        for (const module of modulesOfMention) {
          named.add(module);
          entryOf(module).documents.push(placeOf(document.path, mention));
        }
      }
      for (const mention of rest) {
        if (mention.by === 'link') continue;
        const meantSymbol = names.symbolOf(mention.name, named);
        if (meantSymbol === undefined) continue;
        const { symbols } = entryOf(meantSymbol.module);
        // A heading says more of it than a mention on the way.
        const known = symbols.get(meantSymbol.symbol)?.by;
        if (known === undefined || (known !== 'heading' && mention.by === 'heading'))
          symbols.set(meantSymbol.symbol, placeOf(document.path, mention));
      }
    }
  }
  const ofFolder = folderDocumentation(modules, documents);
  for (const module of modules) {
    if (isJudged(module)) for (const place of ofFolder(module)) entryOf(module.path).documents.push(place);
  }
  return new Map(
    [...found].map(([module, entry]) => [
      module,
      { documents: mostTelling(entry.documents), symbols: entry.symbols },
    ]),
  );
}

function* namesIn(documents: readonly DocumentFacts[]): Iterable<string> {
  for (const { mentions } of documents) for (const { by, name } of mentions) if (by !== 'link') yield name;
}

function meant(
  { by, name }: DocumentMention,
  document: RepoPath,
  names: MentionedNames,
): readonly RepoPath[] {
  if (by !== 'link') return names.modulesOf(name, document);
  const module = names.ofPath(name);
  return module === undefined ? [] : [module];
}

/** What stands under one heading, that heading included. */
function sectionsOf(mentions: readonly DocumentMention[]): readonly (readonly DocumentMention[])[] {
  const sections = new Map<string | undefined, DocumentMention[]>();
  for (const mention of mentions) {
    const section = sections.get(mention.heading) ?? [];
    sections.set(mention.heading, section);
    section.push(mention);
  }
  return [...sections.values()];
}

function placeOf(path: RepoPath, { by, line, heading }: DocumentMention): Documentation {
  return { path, line, by, ...(heading === undefined ? {} : { heading }) };
}

/** By path, so that the same documents give the same places. */
function inOrder(documents: readonly DocumentFacts[]): readonly DocumentFacts[] {
  return [...documents].sort((a, b) => (a.path < b.path ? -1 : 1));
}
