import type { RepoPath } from '../../ports';
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
  for (const { path, language, role, hasModuleDoc } of modules) {
    if (!hasModuleDoc || role !== 'source' || !speaksOfPackage(path, language)) continue;
    const key = packageKey(folderOf(path), language);
    if (!packages.has(key)) packages.set(key, { path, line: 0, by: 'package' });
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
function speaksOfPackage(path: RepoPath, language: ModuleFacts['language']): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return language === 'go' || (packageFiles[language] ?? []).includes(name);
}

function packageKey(folder: RepoPath, language: ModuleFacts['language']): string {
  return `${language}:${folder}`;
}

function folderOf(path: RepoPath): RepoPath {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
