import { LineSimilarity } from '../knowledge/lineSimilarity';

const leastAlike = 0.5;

/** The people of whom a repository knows: who committed, was a co-author, or sat in a mob session. */
export class KnownPeople {
  /** As they were first written, sorted. */
  readonly names: readonly string[];
  readonly #known = new Set<string>();

  /** @param people names; `Name <address>` is known by both */
  constructor(people: Iterable<string>) {
    const names = new Map<string, string>();
    for (const person of people) {
      const [, name = person, address] = /^([^<]*)<([^<>]*)>\s*$/.exec(person) ?? [];
      const trimmed = name.trim();
      if (address !== undefined) this.#known.add(folded(address));
      if (trimmed === '') continue;
      if (!names.has(folded(trimmed))) names.set(folded(trimmed), trimmed);
      this.#known.add(folded(trimmed));
      // In the room people are called by one of their names.
      for (const word of folded(trimmed).split(' ')) if (word.length > 1) this.#known.add(word);
    }
    this.names = [...names.values()].sort((a, b) => a.localeCompare(b));
  }

  isKnown(name: string): boolean {
    const [, person = name, address] = /^([^<]*)<([^<>]*)>\s*$/.exec(name) ?? [];
    return this.#known.has(folded(person)) || (address !== undefined && this.#known.has(folded(address)));
  }

  /** Whose names are nearest to a name that nobody has, at most three. */
  nearest(name: string): readonly string[] {
    const similarity = new LineSimilarity();
    return this.names
      .map((known) => ({ known, alike: similarity.of(folded(name), folded(known)) }))
      .filter(({ alike }) => alike >= leastAlike)
      .sort((a, b) => b.alike - a.alike)
      .slice(0, 3)
      .map(({ known }) => known);
  }
}

function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
