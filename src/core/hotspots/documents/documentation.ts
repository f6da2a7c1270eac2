import type { RepoPath } from '../../ports';

/** Where a module, or a symbol in it, is described outside of its own file. */
export interface Documentation {
  /** The document, or the file whose comment speaks of the whole folder. */
  readonly path: RepoPath;
  /** Fragment of the heading it stands under. */
  readonly heading?: string;
  /** 0-based. */
  readonly line: number;
  /** `readme`, `package`: of the folder that the module is in. */
  readonly by: 'heading' | 'link' | 'code' | 'readme' | 'package';
}

/** What documents say of one module. */
export interface DocumentedModule {
  /** That speak of the module as a whole, the most telling first, each place once. */
  readonly documents: readonly Documentation[];
  /** By the name of the symbol. */
  readonly symbols: ReadonlyMap<string, Documentation>;
}

const tells: readonly Documentation['by'][] = ['heading', 'link', 'code', 'readme', 'package'];
/** In all of them nobody looks. */
const mostDocuments = 20;

/** `docs/voting.md#tally` */
export function placeWords({ path, heading }: Documentation): string {
  return heading === undefined || heading === '' ? path : `${path}#${heading}`;
}

/** The most telling ones, each place once, always in the same order. */
export function mostTelling(documents: readonly Documentation[]): readonly Documentation[] {
  const places = new Map<string, Documentation>();
  for (const document of [...documents].sort(byTelling)) {
    const place = placeWords(document);
    if (!places.has(place)) places.set(place, document);
  }
  return [...places.values()].slice(0, mostDocuments);
}

function byTelling(a: Documentation, b: Documentation): number {
  const [placeA, placeB] = [placeWords(a), placeWords(b)];
  return (
    tells.indexOf(a.by) - tells.indexOf(b.by) ||
    (placeA < placeB ? -1 : placeA > placeB ? 1 : a.line - b.line)
  );
}
