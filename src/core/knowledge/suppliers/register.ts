import { type FoundParty, slugOf } from '../../outside/parties';
import { gapsOfSupplier, type Supplier } from './supplier';

/** known: all is said. gaps: in the register, with something nobody said. unlisted: only the code knows it. */
type PartyState = 'known' | 'gaps' | 'unlisted' | 'setAside';

/** A party as the code and the register together have it. */
export interface PartyEntry {
  /** That of the party; of a second file about the same one its path follows. */
  readonly id: string;
  readonly name: string;
  readonly state: PartyState;
  /** Absent where nothing in the code speaks of it. */
  readonly found?: FoundParty;
  readonly supplier?: Supplier;
  /** The register says by what it is found, and that is gone from the code. */
  readonly vanished: boolean;
  /** What nobody has said yet, in words. */
  readonly gaps: readonly string[];
}

/**
 * Joins what the code shows with what people wrote: by id, else by domain or package, else, where no id is written, by
 * name. Several files may speak of one party. Sorted by name.
 */
export function joinParties(
  found: readonly FoundParty[],
  register: readonly Supplier[],
): readonly PartyEntry[] {
  const taken = new Set<FoundParty>();
  const ids = new Set<string>();
  const listed = register.map((supplier): PartyEntry => {
    const match = foundFor(supplier, found);
    if (match !== undefined) taken.add(match);
    const named = match?.id ?? supplier.party ?? slugOf(supplier.name);
    const id = ids.has(named) ? `${named} ${supplier.path}` : named;
    ids.add(id);
    const isAside = supplier.notASupplier !== undefined;
    const gaps = isAside ? [] : gapsOfSupplier(supplier);
    const isFindable = supplier.party !== undefined || supplier.domains.length + supplier.packages.length > 0;
    return {
      id,
      name: supplier.name,
      state: isAside ? 'setAside' : gaps.length > 0 ? 'gaps' : 'known',
      ...(match === undefined ? {} : { found: match }),
      supplier,
      vanished: match === undefined && isFindable && !isAside,
      gaps,
    };
  });
  const unlisted = found
    .filter((party) => !taken.has(party))
    .map((party): PartyEntry => ({
      id: party.id,
      name: party.name,
      state: 'unlisted',
      found: party,
      vanished: false,
      gaps: ['everything that only people know'],
    }));
  return [...listed, ...unlisted].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

/** The parties that the book and the counts speak of: neither set aside nor the project itself. */
export function countedParties(parties: readonly PartyEntry[]): readonly PartyEntry[] {
  return parties.filter(
    ({ state, found, supplier }) => state !== 'setAside' && (found?.own !== true || supplier !== undefined),
  );
}

/** Without somebody to call. */
export function withoutContact(parties: readonly PartyEntry[]): readonly PartyEntry[] {
  return countedParties(parties).filter(({ supplier }) => (supplier?.answers.contact ?? '') === '');
}

function foundFor(supplier: Supplier, found: readonly FoundParty[]): FoundParty | undefined {
  const { party: id, domains, packages, name } = supplier;
  return (
    found.find((party) => party.id === id) ??
    found.find(
      (party) =>
        party.domains.some((domain) => domains.includes(domain)) ||
        party.packages.some((each) => packages.includes(each)),
    ) ??
    (id === undefined ? found.find((party) => party.id === slugOf(name)) : undefined)
  );
}
