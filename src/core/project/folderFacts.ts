import { lineCount } from '../lineCount';
import type { RepoPath } from '../ports';
import { folderOf } from '../repoPath';
import { type ImportKind, ImportResolver } from './importResolver';

/** A folder with source files directly in it. */
export interface FolderFacts {
  readonly folder: RepoPath;
  readonly files: number;
  readonly lines: number;
  /** Folders of the repository that its files import from, by how many do, most first. */
  readonly imports: readonly { readonly folder: RepoPath; readonly files: number }[];
}

const importMarks: readonly (readonly [file: RegExp, kind: ImportKind, line: RegExp])[] = [
  [
    /\.([cm]?[jt]sx?|vue|svelte)$/,
    'relative',
    /(?:\bfrom|\brequire\s*\(|\bimport\s*\(?)\s*["'](\.{1,2}\/[^"'\n]{1,200}|\.{1,2})["']/g,
  ],
  [/\.py$/, 'python', /^\s*(?:from\s+([.\w]+)\s+import|import\s+([\w.]+))/gm],
  [/\.(java|kt|scala|groovy)$/, 'package', /^\s*import\s+(?:static\s+)?([\w.]+)/gm],
  [/\.go$/, 'go', /^\s*(?:import\s+)?(?:[\w.]+\s+)?"([^"\n]{1,200})"\s*$/gm],
  [/\.(c|cc|cpp|cxx|h|hh|hpp|m|mm)$/, 'include', /^\s*#\s*include\s+"([^"\n]{1,200})"/gm],
  [/\.(rb|rake)$/, 'relative', /\brequire_relative\s*\(?\s*["']([^"'\n]{1,200})["']/g],
  [/\.rs$/, 'crate', /^\s*(?:pub\s+)?use\s+crate::(\w+)/gm],
  [/\.(php|cs)$/, 'namespace', /^\s*(?:use|using)\s+(?:static\s+|function\s+)?([\w\\.]+)/gm],
];

interface RawImport {
  readonly from: RepoPath;
  readonly kind: ImportKind;
  readonly target: string;
}

const mostImports = 300_000;

/** Sizes of folders and what they import from; takes one source file after the other. */
export class FolderReading {
  readonly #sizes = new Map<RepoPath, { files: number; lines: number }>();
  readonly #imports: RawImport[] = [];
  /** Namespaces by the folder of the file that declares them. */
  readonly #namespaces = new Map<string, RepoPath>();

  add(path: RepoPath, text: string): void {
    this.#size(path, text);
    for (const { 0: file, 1: kind, 2: line } of importMarks)
      if (file.test(path) && this.#imports.length < mostImports) {
        const targets = new Set([...text.matchAll(line)].map((match) => match[1] ?? match[2] ?? ''));
        for (const target of targets) if (target !== '') this.#imports.push({ from: path, kind, target });
        if (kind === 'namespace') {
          const own = /^\s*namespace\s+([\w\\.]+)/m.exec(text)?.[1];
          if (own !== undefined && !this.#namespaces.has(own)) this.#namespaces.set(own, folderOf(path));
        }
      }
  }

  /** @param paths all files of the project: an import may mean one that was not read */
  finish(paths: readonly RepoPath[]): readonly FolderFacts[] {
    const resolve = new ImportResolver(paths, this.#namespaces);
    const edges = new Map<RepoPath, Map<RepoPath, Set<RepoPath>>>();
    for (const { from, kind, target } of this.#imports) {
      const folder = resolve.folder(from, kind, target);
      const own = folderOf(from);
      if (folder === undefined || folder === own || !this.#sizes.has(folder)) continue;
      const targets = edges.get(own) ?? new Map<RepoPath, Set<RepoPath>>();
      edges.set(own, targets);
      const importers = targets.get(folder) ?? new Set<RepoPath>();
      targets.set(folder, importers.add(from));
    }
    return [...this.#sizes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([folder, { files, lines }]) => ({
        folder,
        files,
        lines,
        imports: [...(edges.get(folder) ?? [])]
          .map(([to, importers]) => ({ folder: to, files: importers.size }))
          .sort((a, b) => b.files - a.files || (a.folder < b.folder ? -1 : 1)),
      }));
  }

  #size(path: RepoPath, text: string): void {
    const folder = folderOf(path);
    const size = this.#sizes.get(folder) ?? { files: 0, lines: 0 };
    this.#sizes.set(folder, { files: size.files + 1, lines: size.lines + lineCount(text) });
  }
}
