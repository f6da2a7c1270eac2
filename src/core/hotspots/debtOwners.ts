import type { HistoryFacts } from './history';
import type { ModuleFacts } from './model';

/**
 * Takes for owners only who can be one: in brackets stand platforms and areas, too, as in `TODO(frontend)`. A single
 * word must be what somebody of the history is called: a name, a part of it, the account of an address, or an initial
 * with the last name. What is told by an `@`, an address or a full name stays.
 */
export function withKnownOwners(
  modules: readonly ModuleFacts[],
  people: HistoryFacts['people'],
): readonly ModuleFacts[] {
  const known = new Set(
    people.flatMap(({ identity, aliases }) => wordsOf([identity.name, identity.email, ...(aliases ?? [])])),
  );
  return modules.map((module) => {
    const isDoubtful = module.debts.some(
      ({ owner, text }) => owner !== undefined && !isNamed(owner, text, known),
    );
    if (!isDoubtful) return module;
    const debts = module.debts.map((debt) => {
      const { owner, ...rest } = debt;
      return owner === undefined || isNamed(owner, debt.text, known) ? debt : rest;
    });
    return { ...module, debts };
  });
}

function isNamed(owner: string, text: string, known: ReadonlySet<string>): boolean {
  return /[@\s]/.test(owner) || text.includes(`@${owner}`) || known.has(owner.toLowerCase());
}

function wordsOf(names: readonly string[]): string[] {
  return names.flatMap((written) => {
    const name = written.toLowerCase().replace(/[<>]/g, '').trim();
    if (name.includes('@')) {
      const account = name.slice(0, name.indexOf('@')).replace(/^\d+\+/, '');
      return [account, account.replace(/\+.*$/, '')];
    }
    const parts = name.split(/\s+/);
    const first = parts[0] ?? '';
    const last = parts.at(-1) ?? '';
    return [name, ...parts, `${first.slice(0, 1)}${last}`, `${first}${last.slice(0, 1)}`, `${first}.${last}`];
  });
}
