import { devNull } from 'node:os';

/** Of the surrounding environment git gets only what it needs to find its files: no `GIT_*`, no editor, no pager. */
const inherited = [
  'PATH',
  'Path',
  'PATHEXT',
  'HOME',
  'HOMEDRIVE',
  'HOMEPATH',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'ProgramData',
  'ProgramFiles',
  'SystemRoot',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
  'TMPDIR',
  'XDG_CONFIG_HOME',
];

/** Settings of ours that git reads. */
const gitVariables = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  // Else it writes, and we read, each commit of the history by itself.
  GIT_FLUSH: '0',
  GIT_NO_LAZY_FETCH: '1',
  // Versions of git that do not know the former would fetch what a partial clone lacks, file by file.
  GIT_ALLOW_PROTOCOL: 'none',
};

/** Overrides of what a hostile repository could have in its own configuration. */
export const gitConfiguration = [
  'core.fsmonitor=false',
  `core.hooksPath=${devNull}`,
  'core.quotePath=false',
  'log.showSignature=false',
  'log.showRoot=true',
];

/** Messages in English, so that they can be told apart. */
export function gitEnvironment(): Record<string, string> {
  const environment: Record<string, string> = { ...gitVariables, LC_ALL: 'C' };
  for (const name of inherited) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}

/**
 * Variables that take their programs from the filters of `.gitattributes`. Not as `-c name=value`: a filter's name may
 * hold any character, `=` as well. Needs git 2.31; an older one ignores them.
 * @param settings names of all settings of the repository that begin with `filter.`
 */
export function filtersSwitchedOff(settings: readonly string[]): Record<string, string> {
  const programs = settings.filter((setting) => /^filter\..*\.(?:clean|smudge|process)$/is.test(setting));
  const demands = settings.filter((setting) => /^filter\..*\.required$/is.test(setting));
  const overrides = [
    ...programs.map((setting) => [setting, ''] as const),
    ...demands.map((setting) => [setting, 'false'] as const),
  ];
  const environment: Record<string, string> = { GIT_CONFIG_COUNT: String(overrides.length) };
  overrides.forEach(([setting, value], index) => {
    environment[`GIT_CONFIG_KEY_${index}`] = setting;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return environment;
}
