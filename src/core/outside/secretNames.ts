/** Parts of names after which only a secret is called. */
const secretWords =
  /(?:^|[_.-])(?:SECRETS?|TOKENS?|PASSWORDS?|PASSWD|PASSPHRASE|PASS|PWD|CREDENTIALS?|API_?KEYS?|ACCESS_?KEYS?|PRIVATE_?KEYS?|SIGNING_?KEYS?|ENCRYPTION_?KEYS?|SECRET_?KEY\w*|MASTER_?KEY|ACCOUNT_?KEY|SERVICE_ACCOUNT\w*|AUTH_?KEY|APP_?KEY|LICEN[CS]E_?KEY|KEY|DSN|SALT|PEPPER|WEBHOOK_?URL|HOOK_?URL|CONNECTION_?STRINGS?|DATABASE_?URL|REDIS_?URL|MONGO(?:DB)?_?UR[LI]|AMQP_?URL|SAS|JWT|COOKIE_?SECRET|PRIVATE)(?:$|[_.-](?:ID|FILE|PATH|BASE64|B64|PROD|PRODUCTION|STAGING|DEV|TEST|LIVE|OLD|NEW|\d+)?$|\d+$)/i;

/** A name that says key and means something else. */
const noSecret =
  /(?:PUBLIC|PUBLISHABLE|PRIMARY|FOREIGN|CACHE|SORT|PARTITION|GROUP|HOST|ANON)_?KEY|KEY_?(?:ID|NAME|PREFIX|LENGTH|PATH|SIZE|TYPE)$|PASSWORD_?(?:MIN|MAX|LENGTH|RESET|POLICY)|TOKEN_?(?:TTL|LIFETIME|EXPIR\w*|LENGTH)|BY_?PASS|COMPASS/i;

/** Whether what is called so is a secret: a password, a key, an address with one in it. */
export function isSecretName(name: string): boolean {
  const spread = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2');
  return secretWords.test(spread) && !noSecret.test(spread);
}
