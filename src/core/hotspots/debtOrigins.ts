import type { Identity, LineOrigin } from '../ports';
import type { DebtReport, Person } from './model';
import { aliasesOf } from './people';

/** The debts of one file with what blame says of their lines; where it says nothing they stay as they are. */
export function withOrigins(
  debts: readonly DebtReport[],
  origins: readonly LineOrigin[],
  people: readonly Person[],
): DebtReport[] {
  const byLine = new Map(origins.map((origin) => [origin.line, origin]));
  return debts.map((debt) => {
    const origin = byLine.get(debt.line);
    if (origin === undefined) return debt;
    const person = personOf(origin.author, people);
    return {
      ...debt,
      author: person?.identity ?? origin.author,
      atEpochMs: origin.atEpochMs,
      ...(person === undefined ? {} : { authorInactive: person.inactive }),
    };
  });
}

/** Blame knows one of a person's names and addresses, the history all of them. */
function personOf(author: Identity, people: readonly Person[]): Person | undefined {
  for (const alias of aliasesOf(author)) {
    const found = people.find((person) => (person.aliases ?? aliasesOf(person.identity)).includes(alias));
    if (found !== undefined) return found;
  }
  return undefined;
}
