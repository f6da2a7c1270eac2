import type { EpochMs, Identity } from '../ports';
import { accountOf } from './accounts';

/** One person over all their names and addresses. */
export interface PersonFacts {
  /** As in their newest commit. */
  readonly identity: Identity;
  readonly commits: number;
  readonly firstAtEpochMs: EpochMs;
  readonly lastAtEpochMs: EpochMs;
  /** Keys of all names and addresses, see `aliasesOf`; absent in what an older version cached. */
  readonly aliases?: readonly string[];
}

/** By what somebody is recognised: the address, then the full name. */
export function aliasesOf(identity: Identity): string[] {
  const email = identity.email.trim().toLowerCase();
  const name = fullNameOf(identity);
  return [...(email === '' ? [] : [`<${email}>`]), ...(name === undefined ? [] : [name])];
}

interface Entry {
  identity: Identity;
  commits: number;
  firstAtEpochMs: EpochMs;
  lastAtEpochMs: EpochMs;
  /** Where another name led to the same person: the entry that counts. */
  mergedInto: number | undefined;
}

/** Those who committed with an address of one account. */
interface AccountEntry {
  readonly login: string;
  readonly people: Set<number>;
  /** More than one: the account was given up, and somebody else took its name. */
  readonly idKeys: Set<string>;
}

/**
 * Knows who is who: the same address is the same person, and so is the same full name (of two words or more),
 * whatever the address, and the same account at a forge, see `joinAccounts`. `.mailmap` has been applied by git before.
 */
export class People {
  readonly #entries: Entry[] = [];
  readonly #byEmail = new Map<string, number>();
  readonly #byName = new Map<string, number>();
  readonly #byAccountId = new Map<string, number>();
  readonly #accounts = new Map<string, AccountEntry>();
  /** Who committed under a name of one word. */
  readonly #byShortName = new Map<string, Set<number>>();

  /** The person's number; it may be merged with another later, see `settled`. */
  numberOf(identity: Identity): number {
    const email = identity.email.trim().toLowerCase();
    const name = fullNameOf(identity);
    const ofEmail = email === '' ? undefined : this.#byEmail.get(email);
    const ofName = name === undefined ? undefined : this.#byName.get(name);
    const number = ofEmail ?? ofName ?? this.#create(identity);
    if (ofName !== undefined) this.#merge(number, ofName);
    if (email !== '' && ofEmail === undefined) this.#byEmail.set(email, number);
    if (name !== undefined && ofName === undefined) this.#byName.set(name, number);
    if (name === undefined) this.#noteShortName(identity, number);
    this.#noteAccount(email, number);
    return this.settled(number);
  }

  /**
   * Joins those who are one by their account: its addresses with and without the id, and names of one word that are its
   * login. A name of one word alone joins nobody, nor one that people of different full names use. Called when all
   * commits were seen, so that their order does not matter.
   */
  joinAccounts(): void {
    const certain = [...this.#accounts.values()].filter(({ idKeys }) => idKeys.size <= 1);
    for (const { people } of certain) this.#mergeAll(people);
    const fullNames = this.#fullNames();
    const logins = this.#numberOfAccounts();
    const joined = certain.flatMap(({ login, people }) => {
      const named = this.#byShortName.get(login);
      // The same login at two forges may be two people.
      if (named === undefined || logins.get(login) !== 1) return [];
      const together = new Set([...people, ...named].map((number) => this.settled(number)));
      const names = new Set([...together].flatMap((number) => [...(fullNames.get(number) ?? [])]));
      return names.size <= 1 ? [together] : [];
    });
    for (const together of joined) this.#mergeAll(together);
  }

  /** Counts one commit. */
  addCommit(number: number, atEpochMs: EpochMs): void {
    const entry = this.#entries[this.settled(number)];
    if (entry === undefined) return;
    entry.commits += 1;
    entry.firstAtEpochMs = Math.min(entry.firstAtEpochMs, atEpochMs);
    entry.lastAtEpochMs = Math.max(entry.lastAtEpochMs, atEpochMs);
  }

  /** The number that counts for a person after all merges so far. */
  settled(number: number): number {
    let at = number;
    for (let next = this.#entries[at]?.mergedInto; next !== undefined; next = this.#entries[at]?.mergedInto)
      at = next;
    return at;
  }

  facts(number: number): PersonFacts {
    const entry = this.#entries[this.settled(number)];
    if (entry === undefined) throw new RangeError(`No person ${number}`);
    const { identity, commits, firstAtEpochMs, lastAtEpochMs } = entry;
    return { identity, commits, firstAtEpochMs, lastAtEpochMs };
  }

  /** The aliases of everybody, by settled number. */
  aliases(): ReadonlyMap<number, readonly string[]> {
    const found = new Map<number, string[]>();
    const add = (number: number, alias: string): void => {
      const settled = this.settled(number);
      found.set(settled, [...(found.get(settled) ?? []), alias]);
    };
    for (const [email, number] of this.#byEmail) add(number, `<${email}>`);
    for (const [name, number] of this.#byName) add(number, name);
    return found;
  }

  /** The settled numbers of all. */
  numbers(): number[] {
    return [...this.#entries.keys()].filter((number) => this.settled(number) === number);
  }

  #create(identity: Identity): number {
    return (
      this.#entries.push({
        identity,
        commits: 0,
        firstAtEpochMs: Number.MAX_SAFE_INTEGER,
        lastAtEpochMs: 0,
        mergedInto: undefined,
      }) - 1
    );
  }

  #noteShortName(identity: Identity, number: number): void {
    const name = normalNameOf(identity);
    if (name === '' || name.includes(' ')) return;
    const people = this.#byShortName.get(name);
    if (people === undefined) this.#byShortName.set(name, new Set([number]));
    else people.add(number);
  }

  #noteAccount(email: string, number: number): void {
    const account = accountOf(email);
    if (account === undefined) return;
    const { key, login, idKey } = account;
    const entry = this.#accounts.get(key) ?? { login, people: new Set<number>(), idKeys: new Set<string>() };
    this.#accounts.set(key, entry);
    entry.people.add(number);
    if (idKey === undefined) return;
    entry.idKeys.add(idKey);
    const ofId = this.#byAccountId.get(idKey);
    if (ofId === undefined) this.#byAccountId.set(idKey, number);
    else this.#merge(number, ofId);
  }

  /** By login. */
  #numberOfAccounts(): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (const { login } of this.#accounts.values()) found.set(login, (found.get(login) ?? 0) + 1);
    return found;
  }

  /** By settled number. */
  #fullNames(): ReadonlyMap<number, ReadonlySet<string>> {
    const found = new Map<number, Set<string>>();
    for (const [name, number] of this.#byName) {
      const names = found.get(this.settled(number)) ?? new Set<string>();
      found.set(this.settled(number), names.add(name));
    }
    return found;
  }

  #mergeAll(numbers: ReadonlySet<number>): void {
    const [first, ...others] = numbers;
    for (const other of others) if (first !== undefined) this.#merge(first, other);
  }

  #merge(a: number, b: number): void {
    // The one known for longer has the newer commits.
    const [keep, gone] = [this.settled(a), this.settled(b)].sort((x, y) => x - y);
    if (keep === undefined || gone === undefined || keep === gone) return;
    const to = this.#entries[keep];
    const from = this.#entries[gone];
    if (to === undefined || from === undefined) return;
    to.commits += from.commits;
    to.firstAtEpochMs = Math.min(to.firstAtEpochMs, from.firstAtEpochMs);
    to.lastAtEpochMs = Math.max(to.lastAtEpochMs, from.lastAtEpochMs);
    from.mergedInto = keep;
  }
}

function normalNameOf({ name }: Identity): string {
  return name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

function fullNameOf(identity: Identity): string | undefined {
  const normal = normalNameOf(identity);
  return normal.includes(' ') && !/^(unknown|no author|your name|root)\b/.test(normal) ? normal : undefined;
}
