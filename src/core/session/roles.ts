import { findItem } from './agenda';
import { findPerson, upcoming } from './roster';
import type { SessionCommon } from './state';

/**
 * Beside the typist, who only types: the navigator says what is written, the explainer knows this code, the
 * fact-checker looks up whether it is so.
 */
export const roles = ['navigator', 'explainer', 'factChecker'] as const;
export type Role = (typeof roles)[number];

/** Ids of participants; a role nobody has is absent. */
export type Roles = Readonly<Partial<Record<Role, string>>>;

/** As {@link Roles}; the empty string is a role that nobody shall have. */
export type ChosenRoles = Roles;

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
