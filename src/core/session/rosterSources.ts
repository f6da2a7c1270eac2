import type { EpochMs, Identity } from '../ports';
import { plainLine } from './plainText';
import { normalName } from './roster';

/** Where git-mob keeps the people of a repository. */
export const coauthorsPath = '.git-coauthors';

export interface PersonCandidate {
  readonly identity: Identity;
  readonly source: 'history' | 'coauthorsFile' | 'codeowners' | 'lastRoster';
  /** Of the newest commit; only for people from the history. */
  readonly lastAtEpochMs?: EpochMs;
  /** Of the last year; only for people from the history. */
  readonly commits?: number;
}

/** Somebody of whom the repository knows. */
export interface RepositoryCandidate extends PersonCandidate {
  readonly source: 'history' | 'coauthorsFile' | 'codeowners';
}

export interface RosterSources {
  /** Any order; the same author may be in it often. */
  readonly authors: readonly {
    readonly identity: Identity;
    readonly lastAtEpochMs: EpochMs;
    readonly commits?: number;
  }[];
  readonly coauthors: readonly Identity[];
  readonly owners: readonly Identity[];
  readonly lastRoster: readonly Identity[];
}

/**
 * In the order to offer them: authors by recency, then `.git-coauthors`, then CODEOWNERS, then the last roster. Nobody is in it twice:
 * the same e-mail address, else the same name, is the same person. Accounts of robots (`name[bot]`) are left out.
 */
export function rankCandidates(sources: RosterSources): readonly PersonCandidate[] {
  const ranked: PersonCandidate[] = [
    ...sources.authors
      .map((author) => ({ ...author, source: 'history' as const }))
      .sort((a, b) => b.lastAtEpochMs - a.lastAtEpochMs || compare(a.identity.name, b.identity.name)),
    ...sources.coauthors.map((identity) => ({ identity, source: 'coauthorsFile' as const })),
    ...sources.owners.map((identity) => ({ identity, source: 'codeowners' as const })),
    ...sources.lastRoster.map((identity) => ({ identity, source: 'lastRoster' as const })),
  ];
  const emails = new Set<string>();
  const names = new Set<string>();
  return ranked.filter(({ identity }) => {
    const email = identity.email.toLowerCase();
    const name = normalName(identity.name);
    if (name === '' || name.endsWith('[bot]')) return false;
    const known = (email !== '' && emails.has(email)) || names.has(name);
    if (email !== '') emails.add(email);
    names.add(name);
    return !known;
  });
}

/** The people of the repository, ranked anew with those of the last session behind them. */
export function withLastRoster(
  people: readonly PersonCandidate[],
  lastRoster: readonly Identity[],
): readonly PersonCandidate[] {
  const kept = (source: PersonCandidate['source']) => people.filter((one) => one.source === source);
  return rankCandidates({
    authors: kept('history').map((author) => ({ ...author, lastAtEpochMs: author.lastAtEpochMs ?? 0 })),
    coauthors: kept('coauthorsFile').map(({ identity }) => identity),
    owners: kept('codeowners').map(({ identity }) => identity),
    lastRoster,
  });
}

/** `Name <mail>` or `Name`; undefined for anything without a name. */
export function parsePerson(entry: string): Identity | undefined {
  const text = plainLine(entry);
  const match = /^([^<>]*)<([^<>\s]+@[^<>\s]+)>$/u.exec(text);
  const name = (match?.[1] ?? text).trim();
  if (name === '' || /[<>]/u.test(name)) return undefined;
  return { name, email: match?.[2] ?? '' };
}

/**
 * git-mob's file: `{"coauthors": {"ad": {"name": "…", "email": "…"}}}`. Entries without a name are skipped.
 * `problem` is one sentence where the file is no such JSON; the people are then none.
 */
export function parseCoauthors(text: string): { people: readonly Identity[]; problem?: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { people: [], problem: `${coauthorsPath} is not valid JSON: nobody from it is offered.` };
  }
  const coauthors = property(json, 'coauthors');
  if (typeof coauthors !== 'object' || coauthors === null) {
    return { people: [], problem: `${coauthorsPath} has no "coauthors" object: nobody from it is offered.` };
  }
  const people = Object.values(coauthors).flatMap((entry): Identity[] => {
    const name = property(entry, 'name');
    const email = property(entry, 'email');
    if (typeof name !== 'string' || plainLine(name) === '') return [];
    return [{ name: plainLine(name), email: typeof email === 'string' ? plainLine(email) : '' }];
  });
  return { people };
}

/** Where GitHub and GitLab look for it, in their order. */
export const codeownersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/**
 * The people of a CODEOWNERS file: e-mail addresses, and `@handles` under the name of the author who commits by that
 * handle's noreply address, else under the handle. Teams (`@org/team`) are nobody in particular.
 */
export function parseCodeowners(text: string, authors: readonly Identity[]): readonly Identity[] {
  const people = new Map<string, Identity>();
  for (const line of text.split(/\r?\n/u)) {
    // GitLab's section headings name owners too.
    const words = line
      .replace(/(^|\s)#.*$/u, '')
      .trim()
      .split(/\s+/u)
      .slice(1);
    for (const word of words) {
      const owner = ownerOf(word, authors);
      if (owner !== undefined) people.set(word.toLowerCase(), owner);
    }
  }
  return [...people.values()];
}

function ownerOf(word: string, authors: readonly Identity[]): Identity | undefined {
  const handle = /^@([A-Za-z0-9][A-Za-z0-9_.-]*)$/u.exec(word)?.[1];
  if (handle !== undefined) {
    const noreply = new RegExp(`^(\\d+\\+)?${handle.replaceAll('.', '\\.')}@users\\.noreply\\.`, 'iu');
    return authors.find(({ email }) => noreply.test(email)) ?? { name: handle, email: '' };
  }
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/u.test(word)) return undefined;
  const known = authors.find(({ email }) => email.toLowerCase() === word.toLowerCase());
  return known ?? { name: plainLine(word.split('@')[0] ?? word), email: plainLine(word) };
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
