import type { RepoPath } from '../../ports';
import type { PartyEntry } from './register';

/** What to open for a party: its file in the register, else the first place that speaks of it. 0-based line. */
export function placeOfParty({
  supplier,
  found,
}: Pick<PartyEntry, 'supplier' | 'found'>): { readonly path: RepoPath; readonly line: number } | undefined {
  if (supplier !== undefined) return { path: supplier.path, line: 0 };
  const first = found?.evidence[0];
  return first === undefined ? undefined : { path: first.path, line: first.line };
}
