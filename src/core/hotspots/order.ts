import type { RepoPath } from '../ports';

export function byPath(a: { readonly path: RepoPath }, b: { readonly path: RepoPath }): number {
  return byCodeUnits(a.path, b.path);
}

/** The same on every machine, whatever its language. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
