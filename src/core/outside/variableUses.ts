import { redacted, redactSecrets } from '../secrets/redactSecrets';
import { plainLine } from '../session/plainText';
import { isSecretName } from './secretNames';

export interface VariableUse {
  readonly name: string;
  /** Where its name stands in the text, in UTF-16 units. */
  readonly index: number;
  readonly access: 'read' | 'set';
  /** What it is without one, where that is written beside it and is no secret. */
  readonly fallback?: string;
  /** A value stands there that is left out. */
  readonly hidden?: true;
}

const name = String.raw`([A-Za-z_][A-Za-z0-9_]{1,80})`;
const upper = String.raw`([A-Z][A-Z0-9_]{1,80})`;
const quoted = String.raw`(?:'([^'\n]{0,200})'|"([^"\n]{0,200})"|(\d[\w.]{0,30}|true|false|True|False|null|None|nil)\b)`;

/** Functions that a project wrote around `getenv`: `envsecret`, `get_env_bool`; but not those that only set. */
const ownHelper = String.raw`(?!(?:set|del|put|unset|clear|with|create_?v?)\w*env|\w*venv)[a-z_]*env[a-z_]*`;

/** Group 1 is the name; the next three are the fallback. */
const code: readonly { readonly files: RegExp; readonly hint: string; readonly pattern: RegExp }[] = [
  {
    files: /\.(?:[cm]?[jt]sx?|vue|svelte|astro|json5?|ejs)$/,
    hint: 'env',
    pattern: pattern(
      String.raw`(?:\bprocess\.env|\bimport\.meta\.env|\bBun\.env)(?:\?\.)?(?:\.|\[["'\`])?${name}(?:["'\`]\])?!?(?:\s*(?:\?\?|\|\|)\s*${quoted})?`,
    ),
  },
  {
    files: /\.(?:[cm]?[jt]sx?)$/,
    hint: 'Deno.env',
    pattern: pattern(String.raw`\bDeno\.env\.get\(\s*["']${name}["']\s*\)(?:\s*(?:\?\?|\|\|)\s*${quoted})?`),
  },
  {
    files: /\.pyi?$/,
    hint: 'env',
    pattern: pattern(
      String.raw`\b(?:environb?(?:\.get|\.setdefault|\.pop)?|getenv|env(?:\.(?:str|int|bool|list|url|float|json|db|path|get|log_level))?|${ownHelper})\s*[[(]\s*["']${upper}["']\s*(?:[\])]|,\s*(?:default\s*=\s*)?${quoted})?`,
    ),
  },
  {
    files: /\.py$/,
    hint: 'config(',
    pattern: pattern(String.raw`\bconfig\(\s*["']${upper}["']\s*(?:,\s*(?:default\s*=\s*)?${quoted})?`),
  },
  {
    files: /\.(?:java|kts?|scala|groovy|gradle)$/,
    hint: 'getenv',
    pattern: pattern(String.raw`\bgetenv\(\s*["']${name}["']\s*\)(?:\s*\?:\s*${quoted})?`),
  },
  {
    files: /\.(?:java|kts?|scala|groovy|gradle)$/,
    hint: 'getOrDefault',
    pattern: pattern(String.raw`\bgetenv\(\)\.getOrDefault\(\s*"${name}"\s*,\s*${quoted}`),
  },
  {
    files: /\.go$/,
    hint: 'env',
    pattern: pattern(
      String.raw`\b(?:Getenv|LookupEnv|getEnv\w*|GetEnv\w*|envOr\w*)\(\s*"${upper}"(?:\s*,\s*${quoted})?`,
    ),
  },
  {
    files: /\.go$/,
    hint: 'env:"',
    pattern: pattern(
      String.raw`\benv(?:config)?:"${upper}[",](?:[^\n]{0,60}(?:envDefault|default):"(?:()([^"\n]{0,200})()")?)?`,
    ),
  },
  {
    files: /\.rs$/,
    hint: 'var',
    pattern: pattern(
      String.raw`\b(?:env::var(?:_os)?|env!|option_env!|(?:required_|list_)?var(?:_parsed)?|dotenvy?::var)\(\s*"${upper}"`,
    ),
  },
  {
    files: /\.(?:rb|rake|ru|erb|ya?ml|haml|slim|gemspec)$|(?:^|\/)(?:Rakefile|Gemfile|Capfile)$/,
    hint: 'ENV',
    pattern: pattern(
      String.raw`\bENV(?:\.fetch\(|\[)\s*["']${name}["']\s*(?:\]\s*\|\|\s*${quoted}|,\s*${quoted})?`,
    ),
  },
  {
    files: /\.(?:php|phtml|twig|ya?ml)$/,
    hint: 'env',
    pattern: pattern(String.raw`\b(?:env|getenv|Env::get)\(\s*["']${upper}["']\s*(?:,\s*${quoted})?`),
  },
  {
    files: /\.(?:php|phtml)$/,
    hint: '$_ENV',
    pattern: pattern(String.raw`\$_ENV\[\s*["']${name}["']\s*\](?:\s*\?\?\s*${quoted})?`),
  },
  { files: /\.ya?ml$/, hint: '%env(', pattern: pattern(String.raw`%env\((?:\w+:)*${upper}\)%`) },
  {
    files: /\.(?:cs|vb|fs)$/,
    hint: 'GetEnvironmentVariable',
    pattern: pattern(
      String.raw`\bGetEnvironmentVariable\(\s*"${name}"\s*(?:,[^)\n]*)?\)(?:\s*\?\?\s*${quoted})?`,
    ),
  },
  {
    files: /\.exs?$/,
    hint: 'System',
    pattern: pattern(String.raw`\bSystem\.(?:get_env|fetch_env!?)\(\s*"${name}"(?:\s*,\s*${quoted})?`),
  },
];

const word = String.raw`([A-Za-z_]\w{0,80})`;

/** Where the name is a constant of the same file: how it is read, and how such a constant is written. */
const constants: readonly {
  readonly files: RegExp;
  readonly hint: string;
  readonly read: RegExp;
  readonly written: RegExp;
}[] = [
  {
    files: /\.go$/,
    hint: 'os.',
    read: pattern(String.raw`\bos\.(?:Getenv|LookupEnv)\(\s*${word}\s*\)`),
    written: pattern(String.raw`\b${word}\s*(?:string\s*)?=\s*"${upper}"`),
  },
  {
    files: /\.[cm]?[jt]sx?$/,
    hint: 'process.env[',
    read: pattern(String.raw`\bprocess\.env\[\s*${word}\s*\]`),
    written: pattern(String.raw`\bconst\s+${word}\s*(?::\s*string\s*)?=\s*["'\`]${upper}["'\`]`),
  },
  {
    files: /\.py$/,
    hint: 'env',
    read: pattern(String.raw`\b(?:environ(?:\.get)?|getenv)\s*[[(]\s*${word}\s*[\]),]`),
    written: new RegExp(String.raw`^[ \t]*${word}\s*(?::\s*\w+\s*)?=\s*["']${upper}["']`, 'gm'),
  },
  {
    files: /\.(?:java|kts?|scala|groovy)$/,
    hint: 'getenv',
    read: pattern(String.raw`\bgetenv\(\s*${word}\s*\)`),
    written: pattern(String.raw`\b(?:String|val)\s+${word}\s*(?::\s*String\s*)?=\s*"${upper}"`),
  },
];

/** `${NAME:-default}` of shells and Compose, `${NAME:default}` of Spring. */
const placeholder = /\$\{([A-Z][A-Z0-9_]{2,80})(?::[-?]?([^}\n]{0,200}))?\}/g;
const placeholderFiles = /\.(?:ya?ml|properties|conf|toml|xml|json|tf|hcl|env)$|(?:^|\/)\.env[^/]*$/i;
const springFiles = /\.(?:properties|ya?ml|xml)$/i;
const shellFiles = /\.(?:sh|bash|zsh)$/i;
const shellDefault = /\$\{([A-Z][A-Z0-9_]{2,80}):[-=?]([^}\n]{0,200})\}/g;

const envFile = /(?:^|\/)(?:\.env[^/]*|[^/]*\.env|env\.(?:example|sample|dist))$/i;
const envLine = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][A-Za-z0-9_]{1,80})[ \t]*=[ \t]*([^\n]*)$/gm;
const dockerFile = /(?:^|\/)(?:docker|container)file[^/]*$|\.dockerfile$/i;
const dockerLine = /^[ \t]*(?:ENV|ARG)[ \t]+([A-Za-z_][A-Za-z0-9_]{1,80})(?:[= \t][ \t]*([^\n]*))?$/gm;
const composeFile = /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/i;
const composeLine = /^[ \t]+(?:-[ \t]+)?["']?([A-Z][A-Z0-9_]{1,80})["']?[ \t]*[:=][ \t]*([^\n]*)$/gm;
const kubernetesName =
  /^[ \t]*-[ \t]+name:[ \t]*["']?([A-Z][A-Z0-9_]{1,80})["']?[ \t]*\n[ \t]+(?:value:[ \t]*([^\n]*)|valueFrom:)/gm;

/** Of every machine, and of the machinery: they say nothing of this project. */
const common =
  /^(?:PATH|HOME|USER|USERNAME|LOGNAME|SHELL|PWD|OLDPWD|TMP|TEMP|TMPDIR|LANG|LC_\w+|TERM|EDITOR|PAGER|DISPLAY|HOSTNAME|UID|GID|APPDATA|LOCALAPPDATA|USERPROFILE|PROGRAMFILES\w*|COMSPEC|WINDIR|SYSTEMROOT|XDG_\w+|CI|GITHUB_(?!.*(?:TOKEN|CLIENT|SECRET|KEY))\w+|RUNNER_\w+|PYTHON\w*|VIRTUAL_ENV|DJANGO_SETTINGS_MODULE|JAVA_HOME|JAVA_OPTS|CATALINA_\w+|MAVEN_\w+|GRADLE_\w+|ANT_\w+|CLASSPATH|GOPATH|GOROOT|GOOS|GOARCH|GOFLAGS|CGO_\w+|CARGO(?:_(?!REGISTR)\w+)?|OUT_DIR|RUSTFLAGS|RUST_\w+|RUSTC\w*|RUSTUP\w*|PROFILE|TARGET|NODE_OPTIONS|NODE_PATH|NPM_CONFIG_\w+|npm_\w+|GEM_\w+|BUNDLE_\w+|RUBYOPT|RUBYLIB|PHP_\w+|COMPOSER_\w+|DEBIAN_FRONTEND|NO_COLOR|FORCE_COLOR|COLUMNS|LINES|BASH_\w+|IFS|RANDOM|SECONDS|MODE|BASE_URL|SSR|DEV|PROD|APP_HOME|JAVACMD|LD_LIBRARY_PATH|DYLD_\w+|MSYS\w*|CYGWIN|PROCESSOR_ARCHITECTURE|VITEST\w*|JEST_WORKER_ID|MOCHA\w*|CC|CXX|CFLAGS|CXXFLAGS|LDFLAGS|MAKEFLAGS|DOCKER_BUILDKIT|TZ)$/;

/** Such as `PATH`: they say nothing of a project. */
export function isOfEveryMachine(variable: string): boolean {
  return common.test(variable);
}

/** The environment variables that a file reads or sets. */
export function variableUses(
  path: string,
  text: string,
  isComment: (index: number) => boolean,
): readonly VariableUse[] {
  const uses: VariableUse[] = [];
  const add = (match: RegExpMatchArray, access: 'read' | 'set', value: string | undefined): void => {
    const found = match[1] ?? '';
    const index = (match.index ?? 0) + match[0].indexOf(found);
    if (found === '' || common.test(found) || isComment(index)) return;
    uses.push({ name: found, index, access, ...shownValue(found, value) });
  };
  for (const { files, hint, pattern: each } of code) {
    if (!files.test(path) || !text.includes(hint)) continue;
    for (const match of text.matchAll(each))
      add(
        match,
        'read',
        match.slice(2).find((part?: string) => (part ?? '') !== ''),
      );
  }
  for (const { name: found, index } of byConstant(path, text))
    if (!common.test(found) && !isComment(index)) uses.push({ name: found, index, access: 'read' });
  if (envFile.test(path)) {
    for (const match of text.matchAll(envLine)) add(match, 'set', match[2]);
  } else if (dockerFile.test(path)) {
    for (const match of text.matchAll(dockerLine)) add(match, 'set', match[2]);
  } else if (composeFile.test(path)) {
    for (const match of text.matchAll(composeLine)) {
      if (!(match[2] ?? '').includes('${')) add(match, 'set', match[2]);
    }
  }
  if (/\.ya?ml$/i.test(path) && text.includes('valueFrom:')) {
    for (const match of text.matchAll(kubernetesName)) add(match, 'set', match[2]);
  }
  if (placeholderFiles.test(path) && text.includes('${') && !isDashboard(path, text)) {
    const isSpring = springFiles.test(path);
    for (const match of text.matchAll(placeholder)) {
      const rest = match[0].slice((match[1] ?? '').length + 2, -1);
      if (rest === '' || isSpring || /^:[-?]/.test(rest)) add(match, 'read', match[2]);
    }
  }
  if (shellFiles.test(path)) for (const match of text.matchAll(shellDefault)) add(match, 'read', match[2]);
  return once(uses);
}

function byConstant(path: string, text: string): readonly Pick<VariableUse, 'name' | 'index'>[] {
  return constants.flatMap(({ files, hint, read, written }) => {
    if (!files.test(path) || !text.includes(hint)) return [];
    const uses = [...text.matchAll(read)];
    if (uses.length === 0) return [];
    const values = new Map([...text.matchAll(written)].map(([, constant, value]) => [constant, value]));
    return uses.flatMap(({ 0: whole, 1: constant = '', index }) => {
      const value = values.get(constant);
      return value === undefined ? [] : [{ name: value, index: index + whole.lastIndexOf(constant) }];
    });
  });
}

/** Grafana fills in `${DS_…}` and variables of its own. */
function isDashboard(path: string, text: string): boolean {
  return path.endsWith('.json') && /"__inputs"\s*:|"panels"\s*:\s*\[/.test(text);
}

/** The same variable on the same place, found by two patterns, is one. */
function once(uses: readonly VariableUse[]): readonly VariableUse[] {
  const byPlace = new Map<number, VariableUse>();
  for (const use of uses) {
    const known = byPlace.get(use.index);
    if (known === undefined || (known.fallback === undefined && use.fallback !== undefined))
      byPlace.set(use.index, use);
  }
  return [...byPlace.values()].sort((a, b) => a.index - b.index);
}

const longestValue = 80;

/** A value is shown only where neither its name nor itself looks like a secret. */
function shownValue(variable: string, raw: string | undefined): Pick<VariableUse, 'fallback' | 'hidden'> {
  const value = plainLine(unquoted(raw?.trim() ?? ''));
  if (value === '') return {};
  const asAssigned = redactSecrets(`${variable}=${value}`);
  const isSafe =
    !isSecretName(variable) && !asAssigned.includes(redacted) && !redactSecrets(value).includes(redacted);
  return isSafe && value.length <= longestValue ? { fallback: value } : { hidden: true };
}

function unquoted(value: string): string {
  const inner = /^(["'])(.*)\1(?:\s+#.*)?$/.exec(value)?.[2];
  return inner ?? value.replace(/\s+#.*$/, '');
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'g');
}
