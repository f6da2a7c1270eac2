import { isPlaceholder } from './secretPlaceholders';

/** In quotes, perhaps with blanks; a placeholder with blanks; or one word. Bounded, so that no text takes long. */
const value =
  '"(?:[^"\\\\\\n]|\\\\.){1,1000}"|\'[^\'\\n]{1,1000}\'|\\$\\{\\{[^}\\n]{0,200}\\}\\}|\\$\\([^)\\n]{0,200}\\)|<[^<>\\n]{1,100}>|[^\\s"\'`]+';

/** `--password X`, `--db-token "X"`, `"--api-key", "X"`; with `=` they are assignments. */
const longFlag = new RegExp(
  `((?<![\\w-])--?(?:[a-z0-9]{1,20}[-_.]){0,4}(?:pass(?:word|wd|phrase)?|pwd|secret|token|(?:api|access|account|secret|private|signing|encryption)[-_]?key|credentials?)(?:["'],[ \\t]*|[ \\t]+))(${value})`,
  'gi',
);

/** `curl -u kim:X`, `--user kim:X`, `--proxy-user=kim:X`. */
const userFlag = new RegExp(
  `((?<![\\w-])(?:-u(?:["'],)?[ \\t]*|-U[ \\t]+|--(?:proxy-)?user(?:name)?(?:["'],[ \\t]*|[ \\t=]+)))("[^"\\n]{1,1000}"|'[^'\\n]{1,1000}'|[^\\s"'\`:]{0,200}:(?:${value}))`,
  'g',
);

/** One command with what belongs to it: up to the next one, or the end of the line. */
const arguments_ = '\\b[ \\t](?:"[^"\\n]*"|\'[^\'\\n]*\'|[^\\n|;&"\']+)*';

/** Programs whose short flags are passwords; the same letters are ports and paths elsewhere. */
const programs: readonly (readonly [command: RegExp, flag: RegExp])[] = [
  [command('(?:mysql|mariadb)[\\w-]{0,20}'), flag('-p')],
  [command('mongo(?:sh|dump|restore|export|import)?'), flag('-p[ \\t]+')],
  [command('(?:docker|podman|buildah|skopeo|helm|az|oc)[ \\t]+(?:registry[ \\t]+)?login'), flag('-p[ \\t]*')],
  [command('redis-cli'), flag('-a[ \\t]+')],
  [command('(?:sqlcmd|bcp)'), flag('-P[ \\t]*')],
];

/** `sshpass -p X ssh -p 22 …`: only its own flag, which comes first. */
const sshpass = new RegExp(`(\\bsshpass[ \\t]+(?:-v[ \\t]+)?-p[ \\t]*)(${value})`, 'g');

/** `CREATE USER kim IDENTIFIED BY 'X'`, `WITH PASSWORD 'X'`, and the lines of a `.netrc`. */
const spoken = new RegExp(
  `(\\bidentified[ \\t]+by[ \\t]+|\\bwith[ \\t]+(?:encrypted[ \\t]+)?password[ \\t]+(?=["'])|\\blogin[ \\t]+\\S{1,100}[ \\t]+password[ \\t]+)(${value})`,
  'gi',
);

/** What follows a flag where people write about it, and what a shell does not take for its value. */
const aboutFlag =
  /^(?:flags?|options?|arguments?|parameters?|is|and|or|to|for|from|with|in|on|the|a|an|as|if)[,.:!?)]*$/i;
const notValue = /^(?:-|[|&;>\\]|\.{1,2}\/|~\/|\/(?:run|etc|var|tmp|home|dev|usr|opt)\/)/;

/** The text with the secrets replaced that commands take as arguments. */
export function redactCommands(text: string, redacted: string): string {
  let safe = text
    .replace(longFlag, (whole, lead: string, given: string) =>
      isOpen(given) || aboutFlag.test(given) ? whole : lead + redacted,
    )
    .replace(userFlag, (whole, lead: string, given: string) => {
      const [, user = '', password = ''] = /^(["']?[^:]*:)([^]*)$/.exec(given) ?? [];
      const open = password === '' || isOpen(password) || password.startsWith('//');
      return open || isGroup(given) ? whole : lead + user + redacted;
    })
    .replace(sshpass, (whole, lead: string, given: string) => (isOpen(given) ? whole : lead + redacted))
    .replace(spoken, (whole, lead: string, given: string) => (isOpen(given) ? whole : lead + redacted));
  for (const [each, short] of programs) {
    safe = safe.replace(each, (line) =>
      line.replace(short, (whole, lead: string, given: string) => (isOpen(given) ? whole : lead + redacted)),
    );
  }
  return safe;
}

function command(names: string): RegExp {
  return new RegExp(`\\b${names}${arguments_}`, 'g');
}

function flag(letter: string): RegExp {
  return new RegExp(`([ \\t]${letter})(${value})`, 'g');
}

/** No secret: a placeholder, another flag, a path, or nothing. */
function isOpen(given: string): boolean {
  const bare = given.replace(/^["'`]|["'`]$/g, '');
  return bare === '' || isPlaceholder(bare) || notValue.test(bare);
}

/** `docker run -u 1000:1000`. */
function isGroup(given: string): boolean {
  return /^["']?\d{1,6}:\d{1,6}["']?$/.test(given);
}
