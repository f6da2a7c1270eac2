import type { EpochMs, Identity } from '../ports';

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

/** Programs that commit: their changes are changes, but nobody's knowledge. */
const bots =
  /\[bot\]|\bbot@|^(dependabot|renovate|greenkeeper|pre-commit-ci|github-actions?|semantic-release)\b/i;

export function isBot({ name, email }: Identity): boolean {
  return bots.test(name) || bots.test(email);
}

/**
 * Knows who is who: the same address is the same person, and so is the same full name (of two words or more),
 * whatever the address. `.mailmap` has been applied by git before.
 */
export class People {
  readonly #entries: Entry[] = [];
  readonly #byEmail = new Map<string, number>();
  readonly #byName = new Map<string, number>();

  /** The person's number; it may be merged with another later, see `settled`. */
  numberOf(identity: Identity): number {
    const email = identity.email.trim().toLowerCase();
    const name = fullNameOf(identity);
    const ofEmail = email === '' ? undefined : this.#byEmail.get(email);
    const ofName = name === undefined ? undefined : this.#byName.get(name);
    if (ofEmail !== undefined && (ofName !== undefined || name === undefined)) {
      if (ofName !== undefined) this.#merge(ofEmail, ofName);
      return this.settled(ofEmail);
    }
    const number = ofEmail ?? ofName ?? this.#create(identity);
    if (email !== '') this.#byEmail.set(email, number);
    if (name !== undefined) this.#byName.set(name, number);
    return this.settled(number);
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

function fullNameOf({ name }: Identity): string | undefined {
  const normal = name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
  return normal.includes(' ') && !/^(unknown|no author|your name|root)\b/.test(normal) ? normal : undefined;
}
