import type { RepoPath } from '../ports';
import { folderOf, joinRepoPath, nameOf } from '../repoPath';
import { isSource } from './sourcePaths';

/** How the targets of imports are written. */
export type ImportKind = 'relative' | 'python' | 'package' | 'go' | 'include' | 'crate' | 'namespace';

/** Which folder of the repository an import means; undefined for what lies outside it. */
export class ImportResolver {
  readonly #paths: ReadonlySet<RepoPath>;
  readonly #folders = new Set<RepoPath>();
  readonly #folderBySuffix = new Map<string, RepoPath>();
  readonly #fileByName = new Map<string, RepoPath>();
  readonly #namespaces: ReadonlyMap<string, RepoPath>;

  constructor(paths: readonly RepoPath[], namespaces: ReadonlyMap<string, RepoPath>) {
    this.#paths = new Set(paths);
    this.#namespaces = namespaces;
    for (const path of paths) {
      if (!isSource(path)) continue;
      if (!this.#fileByName.has(nameOf(path))) this.#fileByName.set(nameOf(path), path);
      const folder = folderOf(path);
      if (this.#folders.has(folder)) continue;
      this.#folders.add(folder);
      const segments = folder.split('/');
      for (let from = 0; from < segments.length && from < 12; from++) {
        const suffix = segments.slice(from).join('/');
        if (!this.#folderBySuffix.has(suffix)) this.#folderBySuffix.set(suffix, folder);
      }
    }
  }

  folder(from: RepoPath, kind: ImportKind, target: string): RepoPath | undefined {
    switch (kind) {
      case 'relative':
        return this.#fileOrFolder(joined(folderOf(from), target));
      case 'python':
        return this.#python(from, target);
      case 'package':
        return this.#longest(target.split('.'), 2);
      case 'go':
        return target.includes('/') ? this.#suffixOf(target.split('/')) : undefined;
      case 'include': {
        const beside = joined(folderOf(from), target);
        if (beside !== undefined && this.#paths.has(beside)) return folderOf(beside);
        if (this.#paths.has(target)) return folderOf(target);
        const named = this.#fileByName.get(nameOf(target));
        return named?.endsWith(target) === true ? folderOf(named) : undefined;
      }
      case 'crate': {
        const source = /^(.*?\bsrc)(\/|$)/.exec(folderOf(from))?.[1] ?? folderOf(from);
        return this.#folders.has(`${source}/${target}`)
          ? `${source}/${target}`
          : this.#paths.has(`${source}/${target}.rs`)
            ? source
            : undefined;
      }
      case 'namespace':
        return this.#namespaces.get(target) ?? this.#namespaces.get(target.replace(/[\\.][^\\.]*$/, ''));
    }
  }

  #fileOrFolder(place: RepoPath | undefined): RepoPath | undefined {
    if (place === undefined) return undefined;
    if (this.#folders.has(place) && !this.#paths.has(`${place}.ts`) && !this.#paths.has(`${place}.js`))
      return place;
    return folderOf(place);
  }

  #python(from: RepoPath, target: string): RepoPath | undefined {
    const dots = /^\.*/.exec(target)?.[0].length ?? 0;
    const rest = target.slice(dots).replace(/\./g, '/');
    if (dots > 0) {
      const base = joined(folderOf(from), `${'../'.repeat(dots - 1)}${rest}`);
      return base === undefined ? undefined : this.#folders.has(base) ? base : folderOf(base);
    }
    for (const root of ['', 'src/', 'lib/']) {
      const place = `${root}${rest}`;
      if (this.#paths.has(`${place}.py`)) return folderOf(place);
      if (this.#folders.has(place)) return place;
    }
    return undefined;
  }

  /** The folder whose path ends with as many of the first segments as possible. */
  #longest(segments: readonly string[], least: number): RepoPath | undefined {
    for (let length = Math.min(segments.length, 10); length >= least; length--) {
      const found = this.#folderBySuffix.get(segments.slice(0, length).join('/'));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The folder that is the longest end of a module path. */
  #suffixOf(segments: readonly string[]): RepoPath | undefined {
    // The first segments are the host and the repository.
    for (let from = 1; from < segments.length; from++) {
      const end = segments.slice(from).join('/');
      if (this.#folders.has(end)) return end;
    }
    return undefined;
  }
}

/** Without the ending of compiled code: TypeScript imports what its files will be called. */
function joined(folder: RepoPath, relative: string): RepoPath | undefined {
  return joinRepoPath(folder, relative)?.replace(/\.[cm]?js$/, '');
}
