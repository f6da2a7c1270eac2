import { mainAuthorRatio } from './mainAuthors';
import type { ModuleReport, Person } from './model';
import type { EpochMs, Identity, RepoPath } from '../ports';

const dayMs = 86_400_000;

/** A person as the book names them. */
export interface Knower {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  /** Changes of modules that still exist. */
  readonly changes: number;
  readonly lastAtEpochMs: EpochMs;
  /** Not seen for `activeWithinDays` before the code's commit. */
  readonly inactive: boolean;
  /** Modules that the person is an author of, see {@link Ownership.authorsOf}. */
  readonly modules: readonly RepoPath[];
  /** Every module that the person ever changed. */
  readonly touched: readonly { readonly path: RepoPath; readonly changes: number }[];
}

/** The scan has made one person of one person's names and addresses. */
function personKey({ name, email }: Identity): string {
  return `${name}\n${email}`;
}

interface Collected {
  readonly author: Identity;
  changes: number;
  lastAtEpochMs: EpochMs;
  readonly modules: RepoPath[];
  readonly touched: { readonly path: RepoPath; readonly changes: number }[];
}

/**
 * Who knows which module. An author of a module is who holds more than 75 % of the greatest share in it
 * (the rule of Avelino et al. 2016 for degrees of authorship, applied to the shares of the scan).
 */
export class Ownership {
  /** By number of modules, most first, then by changes, then by name. */
  readonly people: readonly Knower[];
  /** Modules of which the history says who wrote how much. */
  readonly knownModules: number;
  readonly activeWithinDays: number;
  readonly #byKey: ReadonlyMap<string, Knower>;
  readonly #authors = new Map<RepoPath, readonly string[]>();

  constructor(
    modules: readonly ModuleReport[],
    people: readonly Person[],
    options: { readonly asOfEpochMs: EpochMs | undefined; readonly activeWithinDays: number },
  ) {
    const collected = new Map<string, Collected>();
    for (const module of modules) this.#collect(module, collected);
    this.activeWithinDays = options.activeWithinDays;
    const seen = lastSeen(people, options.asOfEpochMs);
    const activeFrom = (options.asOfEpochMs ?? 0) - options.activeWithinDays * dayMs;
    this.people = [...collected]
      .map(([key, person]): Knower => {
        const lastSeenAt = Math.max(person.lastAtEpochMs, seen.get(key) ?? 0);
        return {
          key,
          name: person.author.name,
          email: person.author.email,
          changes: person.changes,
          lastAtEpochMs: person.lastAtEpochMs,
          inactive: lastSeenAt < activeFrom,
          modules: person.modules,
          touched: person.touched,
        };
      })
      .sort((a, b) => b.modules.length - a.modules.length || b.changes - a.changes || compare(a.key, b.key));
    this.#byKey = new Map(this.people.map((person) => [person.key, person]));
    this.knownModules = this.#authors.size;
  }

  /** Greatest share first; empty where there is no history, or where it is cut off. */
  authorsOf(path: RepoPath): readonly Knower[] {
    return (this.#authors.get(path) ?? []).flatMap((key) => this.#byKey.get(key) ?? []);
  }

  /** True where the module has authors and none of them is still active. */
  isOrphaned(path: RepoPath): boolean {
    const authors = this.authorsOf(path);
    return authors.length > 0 && authors.every((author) => author.inactive);
  }

  /**
   * How many people must leave until more than half of the modules have no author left: those who are authors of most
   * of the remaining modules leave first (greedy, Avelino et al. 2016).
   * @returns those people in the order of leaving; empty where there is no history, or where it is cut off
   */
  truckFactor(): readonly Knower[] {
    const remaining = new Map([...this.#authors].map(([path, keys]) => [path, new Set(keys)]));
    const owned = new Map(this.people.map((person) => [person.key, new Set(person.modules)]));
    const left: Knower[] = [];
    const total = remaining.size;
    while (total > 0 && remaining.size * 2 >= total) {
      const top = this.people
        .filter((person) => !left.includes(person))
        .reduce<Knower | undefined>((best, person) => {
          const size = owned.get(person.key)?.size ?? 0;
          return size > (best ? (owned.get(best.key)?.size ?? 0) : 0) ? person : best;
        }, undefined);
      if (!top) break;
      left.push(top);
      for (const path of owned.get(top.key) ?? []) {
        const authors = remaining.get(path);
        authors?.delete(top.key);
        if (authors?.size === 0) remaining.delete(path);
      }
      owned.delete(top.key);
    }
    return left;
  }

  #collect(module: ModuleReport, collected: Map<string, Collected>): void {
    const shares = new Map<string, number>();
    const isTold = module.history?.authorship !== 'unknown';
    for (const { author, share, changes, lastAtEpochMs } of module.history?.authors ?? []) {
      const key = personKey(author);
      if (isTold) shares.set(key, (shares.get(key) ?? 0) + share);
      const touch = { path: module.path, changes };
      const person = collected.get(key);
      if (person) {
        person.changes += changes;
        person.lastAtEpochMs = Math.max(person.lastAtEpochMs, lastAtEpochMs);
        person.touched.push(touch);
      } else {
        collected.set(key, { author, changes, lastAtEpochMs, modules: [], touched: [touch] });
      }
    }
    const greatest = Math.max(0, ...shares.values());
    if (greatest === 0) return;
    const authors = [...shares]
      .filter(([, share]) => share > greatest * mainAuthorRatio)
      .sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))
      .map(([key]) => key);
    this.#authors.set(module.path, authors);
    for (const key of authors) collected.get(key)?.modules.push(module.path);
  }
}

/** Commits after the code's own (those of the book) are no sign of life that the book may depend on. */
function lastSeen(people: readonly Person[], asOfEpochMs: EpochMs | undefined): ReadonlyMap<string, EpochMs> {
  const seen = new Map<string, EpochMs>();
  for (const { identity, lastAtEpochMs } of people) {
    if (asOfEpochMs !== undefined && lastAtEpochMs > asOfEpochMs) continue;
    const key = personKey(identity);
    seen.set(key, Math.max(seen.get(key) ?? 0, lastAtEpochMs));
  }
  return seen;
}

/** By code units: the same order in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
