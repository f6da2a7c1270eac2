import { roles, type ChosenRoles, type Role, type Roles } from './roleNames';
import { findItem } from './agenda';
import { findPerson, upcoming } from './roster';
import type { SessionCommon } from './state';

/**
 * Who has which role in the turn of `typistId`. What was chosen holds as long as that person is present. Else the
 * explainer is the author of the agenda item who knows most and is present; navigator and fact-checker are those whose
 * turns come next. Nobody has two roles.
 */
export function rolesOf(
  session: Pick<SessionCommon, 'roster' | 'agenda' | 'itemId'>,
  typistId: string,
  chosen: ChosenRoles = {},
): Roles {
  const waiting = upcoming(session.roster, typistId)
    .map(({ id }) => id)
    .filter((id) => id !== typistId);
  const given: Partial<Record<Role, string>> = {};
  for (const role of roles) {
    const id = chosen[role];
    if (id !== undefined && waiting.includes(id)) given[role] = id;
  }
  const free = (id: string) => waiting.includes(id) && !Object.values(given).includes(id);
  const authors = findItem(session.agenda, session.itemId)?.authors ?? [];
  const knowing = authors.flatMap((author) => findPerson(session.roster, author)?.id ?? []);
  const fill = (role: Role, candidates: readonly string[]) => {
    const id = candidates.find(free);
    if (given[role] === undefined && chosen[role] !== '' && id !== undefined) given[role] = id;
  };
  fill('explainer', knowing);
  fill('navigator', waiting);
  fill('factChecker', waiting);
  return given;
}
