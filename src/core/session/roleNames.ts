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
