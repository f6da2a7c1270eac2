/** An account at a forge, as an address tells it that the forge gives out so that nobody's own one is seen. */
export interface Account {
  /** Lower case, with the forge: `github.com/kim`. */
  readonly key: string;
  /** Lower case. */
  readonly login: string;
  /** Of the account, whatever it is called: `github.com#123`. Older addresses have none. */
  readonly idKey: string | undefined;
}

/** https://docs.github.com/en/account-and-profile/reference/email-addresses-reference: `login@…`, since 2017 `id+login@…`. */
const github = /^(?:(\d{1,20})\+)?([a-z\d][a-z\d_-]{0,99})@users\.noreply\.(github\.com)$/;

/** https://docs.gitlab.com/user/profile/#use-an-automatically-generated-private-commit-email: `id-login@…`. */
const gitlab = /^(\d{1,20})-([a-z\d_][a-z\d_.-]{0,254})@users\.noreply\.(gitlab\.com)$/;

/** Undefined for every other address. */
export function accountOf(email: string): Account | undefined {
  const address = email.trim().toLowerCase();
  const [, id, login, forge] = github.exec(address) ?? gitlab.exec(address) ?? [];
  if (login === undefined || forge === undefined) return undefined;
  return { key: `${forge}/${login}`, login, idKey: id === undefined ? undefined : `${forge}#${id}` };
}
