import type { RepoPath } from '../../ports';
import { folderOf, nameOf } from '../../repoPath';
import type { ModuleFacts } from '../model';
import type { DocumentFacts } from './documentFacts';
import type { Documentation } from './documentation';

const packageFiles: Partial<Record<ModuleFacts['language'], readonly string[]>> = {
  java: ['package-info.java'],
  python: ['__init__.py'],
  rust: ['lib.rs', 'mod.rs'],
};

/**
 * What speaks of all modules directly in a folder: its README, and the comment that the language has for a package. The
 * README of the top folder is about the project, not about the modules that happen to lie beside it.
 */
export function folderDocumentation(
  modules: readonly ModuleFacts[],
  documents: readonly DocumentFacts[],
): (module: ModuleFacts) => readonly Documentation[] {
  const readmes = new Map<RepoPath, Documentation>();
  for (const { path, tellsOfFolder } of documents) {
    const folder = folderOf(path);
    if (tellsOfFolder && folder !== '') readmes.set(folder, { path, line: 0, by: 'readme' });
  }
  const packages = new Map<string, Documentation>();
  for (const facts of modules) {
    if (facts.role !== 'source' || !speaksOfPackage(facts)) continue;
    const { path, language } = facts;
    const key = packageKey(folderOf(path), language);
    const former = packages.get(key);
    if (former === undefined || isTelling(path, former.path))
      packages.set(key, { path, line: 0, by: 'package' });
  }
  return ({ path, language }) => {
    const folder = folderOf(path);
    const ofPackage = packages.get(packageKey(folder, language));
    return [
      readmes.get(folder) ?? [],
      ofPackage === undefined || ofPackage.path === path ? [] : ofPackage,
    ].flat();
  };
}

/** As the language has it: in Go any file of the package, elsewhere one that is named for it. */
function speaksOfPackage({ path, language, hasModuleDoc, hasPackageDoc }: ModuleFacts): boolean {
  if (language === 'go') return hasPackageDoc === true;
  return hasModuleDoc && (packageFiles[language] ?? []).includes(nameOf(path));
}

/** Of several files of a package `doc.go` is kept for its comment, else the one with its name, else the first by name. */
function isTelling(path: RepoPath, other: RepoPath): boolean {
  const [one, two] = [path, other].map((each) => {
    const name = nameOf(each);
    return name === 'doc.go' ? 0 : name === `${nameOf(folderOf(each))}.go` ? 1 : 2;
  }) as [number, number];
  return one === two ? path < other : one < two;
}

function packageKey(folder: RepoPath, language: ModuleFacts['language']): string {
  return `${language}:${folder}`;
}
