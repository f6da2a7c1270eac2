import type { Identity, LineOrigin } from '../ports';
import type { DebtReport, Person } from './model';

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

/** By address, else by name: the history has joined the addresses of one person. */
function personOf({ name, email }: Identity, people: readonly Person[]): Person | undefined {
  const wanted = email.toLowerCase();
  return (
    people.find(({ identity }) => identity.email.toLowerCase() === wanted) ??
    people.find(({ identity }) => identity.name.toLowerCase() === name.toLowerCase())
  );
}
