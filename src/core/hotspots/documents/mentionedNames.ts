import type { RepoPath } from '../../ports';
import { folderOf } from '../../repoPath';
import { isJudged } from '../judged';
import { languageOf } from '../languages';
import type { ModuleFacts } from '../model';
import { isCommonName, isDistinctive } from './documentNames';

export interface SymbolOfModule {
  readonly module: RepoPath;
  readonly symbol: string;
}

/** Where a folder is a module of its own, the file that stands for it. */
const entryFiles = /^(?:index\.[cm]?[jt]sx?|__init__\.py|mod\.rs|lib\.rs|package-info\.java|doc\.go)$/;

/**
 * Finds what a name in a document means, where that is beyond doubt: exactly one module or symbol, and a name that no
 * prose has. Only the names that documents use are kept, so that large repositories cost little.
 */
export class MentionedNames {
  readonly #byPath = new Map<RepoPath, ModuleFacts>();
  /** By folder. */
  readonly #entries = new Map<RepoPath, RepoPath>();
  /** By name of the file with and without its ending. */
  readonly #byName = new Map<string, RepoPath[]>();
  readonly #symbols = new Map<string, SymbolOfModule[]>();

  /** @param names that the documents use */
  constructor(modules: readonly ModuleFacts[], names: Iterable<string>) {
    const wantedFiles = new Set<string>();
    const wantedSymbols = new Set<string>();
    for (const name of names) {
      wantedFiles.add(lastSegment(name));
      wantedFiles.add(lastSegment(name.replaceAll('.', '/')));
      const segments = chainOf(name);
      for (let from = 0; from < segments.length; from++) wantedSymbols.add(segments.slice(from).join('.'));
    }
    for (const module of modules) {
      if (!isJudged(module)) continue;
      const { path } = module;
      this.#byPath.set(path, module);
      const file = lastSegment(path);
      if (entryFiles.test(file)) this.#entries.set(folderOf(path), path);
      if (wantedFiles.has(file)) push(this.#byName, file, path);
      const stem = withoutEnding(file);
      if (stem !== file && wantedFiles.has(stem)) push(this.#byName, stem, path);
      for (const { name } of module.symbols) {
        if (!wantedSymbols.has(name)) continue;
        const known = this.#symbols.get(name);
        if (known?.at(-1)?.module !== path) push(this.#symbols, name, { module: path, symbol: name });
      }
    }
  }

  /** The module at a path, or the one that stands for a folder. */
  ofPath(path: RepoPath): RepoPath | undefined {
    return this.#byPath.has(path) ? path : this.#entries.get(path);
  }

  /**
   * The modules that a written path or file name means: none, one, or a header and what it declares.
   * @param document relative paths are looked for from its folder first
   */
  modulesOf(name: string, document: RepoPath): readonly RepoPath[] {
    const path = name.replace(/^\.?\//, '').replace(/\/$/, '');
    const isPath = path.includes('/');
    if (!isPath && (languageOf(path) === undefined || isCommonName(path))) {
      // A dotted name of a module, as Python and Java have them.
      const dotted = path.split('.');
      return dotted.length > 1 && languageOf(path) === undefined
        ? this.#endingWith(dotted.join('/'), ['python', 'java', 'kotlin', 'scala'])
        : [];
    }
    const folder = folderOf(document);
    const here = folder === '' ? path : `${folder}/${path}`;
    for (const exact of isPath || folder !== '' ? [path, here] : [path]) {
      const found = this.ofPath(exact);
      if (found !== undefined) return [found];
    }
    return this.#endingWith(path);
  }

  /**
   * The symbol that a name means.
   * @param near modules that the same section of the document names: a name that stands for much else is theirs
   */
  symbolOf(name: string, near: ReadonlySet<RepoPath>): SymbolOfModule | undefined {
    const segments = chainOf(name);
    for (let from = 0; from < segments.length; from++) {
      const own = segments.slice(from);
      const found = (this.#symbols.get(own.join('.')) ?? []).filter(({ module }) =>
        isQualifiedBy(module, segments.slice(0, from)),
      );
      if (found.length === 0) continue;
      const inSection = found.filter(({ module }) => near.has(module));
      if (inSection.length === 1) return inSection[0];
      const isTelling = segments.length > 1 || isDistinctive(own.join('.'));
      return isTelling && found.length === 1 ? found[0] : undefined;
    }
    return undefined;
  }

  #endingWith(path: string, languages?: readonly string[]): readonly RepoPath[] {
    const candidates = (this.#byName.get(lastSegment(path)) ?? []).filter((module) => {
      const language = this.#byPath.get(module)?.language;
      if (languages !== undefined && (language === undefined || !languages.includes(language))) return false;
      return endsWithPath(module, path) || endsWithPath(withoutEnding(module), path);
    });
    const stems = new Set(candidates.map(withoutEnding));
    return stems.size === 1 ? candidates : [];
  }
}

/** Whether what stands before a symbol names its module or the folder that it is in. */
function isQualifiedBy(module: RepoPath, prefix: readonly string[]): boolean {
  if (prefix.length === 0) return true;
  const words = prefix.join('/');
  return endsWithPath(withoutEnding(module), words) || endsWithPath(folderOf(module), words);
}

function chainOf(name: string): readonly string[] {
  const segments = name.split(/\.|::|#|->/);
  return segments.every((segment) => /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(segment)) ? segments : [];
}

function endsWithPath(path: string, end: string): boolean {
  return path === end || path.endsWith(`/${end}`);
}

function lastSegment(path: string): string {
  const end = path.endsWith('/') ? path.length - 1 : path.length;
  return path.slice(path.lastIndexOf('/', end - 1) + 1, end);
}

function withoutEnding(path: string): string {
  const file = lastSegment(path);
  return languageOf(file) === undefined ? path : path.slice(0, path.lastIndexOf('.'));
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
