import { unquoteGo } from './goString';

/** How "done" brings the WIP branch to the base branch; see MOB_DONE_SQUASH. */
type DoneSquash = 'squash' | 'no-squash' | 'squash-wip';

/** What Mob Handover honours of the configuration of mob.sh 5.4, by the same rules and defaults. */
export interface MobConfiguration {
  /** MOB_REMOTE_NAME */
  readonly remote: string;
  /** MOB_WIP_BRANCH_PREFIX */
  readonly wipBranchPrefix: string;
  /** MOB_WIP_BRANCH_QUALIFIER; empty for none. */
  readonly wipBranchQualifier: string;
  /** MOB_WIP_BRANCH_QUALIFIER_SEPARATOR */
  readonly wipBranchQualifierSeparator: string;
  /** MOB_WIP_COMMIT_MESSAGE */
  readonly wipCommitMessage: string;
  /** MOB_REQUIRE_COMMIT_MESSAGE */
  readonly requireCommitMessage: boolean;
  /** MOB_GIT_HOOKS_ENABLED: false adds `--no-verify` to commits and pushes. */
  readonly gitHooksEnabled: boolean;
  /** MOB_SKIP_CI_PUSH_OPTION_ENABLED */
  readonly skipCiPushOption: boolean;
  /** MOB_START_CREATE: push a base branch that the remote does not have. */
  readonly startCreate: boolean;
  /** MOB_NEXT_STAY: false goes back to the base branch after a handover. */
  readonly nextStay: boolean;
  /** MOB_DONE_SQUASH */
  readonly doneSquash: DoneSquash;
  /** MOB_STASH_NAME */
  readonly stashName: string;
  /** MOB_TIMER_ROOM; empty for none. */
  readonly timerRoom: string;
  /** MOB_TIMER_USER; empty for the name git knows. */
  readonly timerUser: string;
  /** MOB_TIMER_URL */
  readonly timerUrl: string;
}

export const defaultWipCommitMessage = 'mob next [ci-skip] [ci skip] [skip ci]';

export const defaultMobConfiguration: MobConfiguration = {
  remote: 'origin',
  wipBranchPrefix: 'mob/',
  wipBranchQualifier: '',
  wipBranchQualifierSeparator: '-',
  wipCommitMessage: defaultWipCommitMessage,
  requireCommitMessage: false,
  gitHooksEnabled: false,
  skipCiPushOption: true,
  startCreate: false,
  nextStay: true,
  doneSquash: 'squash',
  stashName: 'mob-stash-name',
  timerRoom: '',
  timerUser: '',
  timerUrl: 'https://timer.mob.sh/',
};

type KeyOf<T> = {
  [K in keyof MobConfiguration]: MobConfiguration[K] extends T ? K : never;
}[keyof MobConfiguration];

const strings = new Map<string, Exclude<KeyOf<string>, 'doneSquash'>>([
  ['MOB_REMOTE_NAME', 'remote'],
  ['MOB_WIP_BRANCH_PREFIX', 'wipBranchPrefix'],
  ['MOB_WIP_BRANCH_QUALIFIER', 'wipBranchQualifier'],
  ['MOB_WIP_BRANCH_QUALIFIER_SEPARATOR', 'wipBranchQualifierSeparator'],
  ['MOB_WIP_COMMIT_MESSAGE', 'wipCommitMessage'],
  ['MOB_STASH_NAME', 'stashName'],
  ['MOB_TIMER_ROOM', 'timerRoom'],
  ['MOB_TIMER_USER', 'timerUser'],
  ['MOB_TIMER_URL', 'timerUrl'],
]);

const booleans = new Map<string, KeyOf<boolean>>([
  ['MOB_REQUIRE_COMMIT_MESSAGE', 'requireCommitMessage'],
  ['MOB_GIT_HOOKS_ENABLED', 'gitHooksEnabled'],
  ['MOB_SKIP_CI_PUSH_OPTION_ENABLED', 'skipCiPushOption'],
  ['MOB_START_CREATE', 'startCreate'],
  ['MOB_NEXT_STAY', 'nextStay'],
]);

/** Keys of mob.sh for what a terminal does: said, shown or run there, and the timer. */
const knownButNotOurs =
  /^MOB_(?:CLI_NAME|START_COMMIT_MESSAGE|VOICE_COMMAND|VOICE_MESSAGE|NOTIFY_COMMAND|NOTIFY_MESSAGE|OPEN_COMMAND|TIMER|TIMER_LOCAL|TIMER_INSECURE|TIMER_ROOM_USE_WIP_BRANCH_QUALIFIER|RESET_DELETE_REMOTE_WIP_BRANCH)$/;

export interface MobConfigurationSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Text of `~/.mob`. */
  readonly homeFile?: string | undefined;
  /** Text of `.mob` at the top of the work tree: written by whoever can commit, so check what it names before use. */
  readonly projectFile?: string | undefined;
}

/** @returns the configuration, and one sentence for every line that was left out */
export function readMobConfiguration(sources: MobConfigurationSources): {
  readonly configuration: MobConfiguration;
  readonly notes: readonly string[];
} {
  const notes: string[] = [];
  let configuration = withEnvironment(defaultMobConfiguration, sources.environment, notes);
  configuration = withFile(configuration, sources.homeFile, '~/.mob', notes);
  configuration = withFile(configuration, sources.projectFile, '.mob', notes);
  return { configuration, notes };
}

function withEnvironment(
  former: MobConfiguration,
  environment: MobConfigurationSources['environment'],
  notes: string[],
): MobConfiguration {
  let configuration = former;
  const cliName = environment['MOB_CLI_NAME'] ?? '';
  if (cliName !== '' && cliName !== 'mob') {
    const wipCommitMessage = `${cliName} next [ci-skip] [ci skip] [skip ci]`;
    configuration = { ...configuration, wipCommitMessage };
  }
  for (const [name, key] of strings) {
    const value = environment[name] ?? '';
    // The stash's name is read from files only.
    if (value !== '' && key !== 'stashName') configuration = { ...configuration, [key]: value };
  }
  for (const [name, key] of booleans) {
    const value = environment[name];
    if (value === 'true' || value === 'false') configuration = { ...configuration, [key]: value === 'true' };
    else if (value !== undefined && value !== '')
      notes.push(`The environment variable ${name} is left out: it is neither true nor false.`);
  }
  const doneSquash = environment['MOB_DONE_SQUASH'];
  return doneSquash === undefined
    ? configuration
    : { ...configuration, doneSquash: doneSquashOf(doneSquash) };
}

function withFile(
  former: MobConfiguration,
  text: string | undefined,
  place: string,
  notes: string[],
): MobConfiguration {
  let configuration = former;
  for (const [index, line] of (text ?? '').split('\n').entries()) {
    const [, name, value] = /^\s*([^=]*)=(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined || name.startsWith('#')) continue;
    const stringKey = strings.get(name);
    const booleanKey = booleans.get(name);
    if (stringKey !== undefined) {
      const unquoted = unquoteGo(value);
      if (unquoted !== undefined) configuration = { ...configuration, [stringKey]: unquoted };
      else notes.push(leftOut(place, index, `the value of ${name} must stand in double quotes`));
    } else if (booleanKey !== undefined) {
      const parsed = parseGoBoolean(value);
      if (parsed !== undefined) configuration = { ...configuration, [booleanKey]: parsed };
      else notes.push(leftOut(place, index, `the value of ${name} must be true or false`));
    } else if (name === 'MOB_DONE_SQUASH') {
      const unquoted = value.startsWith('"') ? unquoteGo(value) : value;
      if (unquoted !== undefined) configuration = { ...configuration, doneSquash: doneSquashOf(unquoted) };
      else notes.push(leftOut(place, index, `the quotes of ${name} are not closed`));
    } else if (!knownButNotOurs.test(name)) {
      notes.push(leftOut(place, index, `mob.sh knows no such setting`));
    }
  }
  return configuration;
}

function leftOut(place: string, index: number, reason: string): string {
  return `Line ${index + 1} of ${place} is left out: ${reason}.`;
}

/** As Go's `strconv.ParseBool`. */
function parseGoBoolean(text: string): boolean | undefined {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(text)) return true;
  return /^(?:0|f|F|FALSE|false|False)$/.test(text) ? false : undefined;
}

/** What mob.sh does not know means squash. */
function doneSquashOf(text: string): DoneSquash {
  return text === 'no-squash' || text === 'squash-wip' ? text : 'squash';
}
