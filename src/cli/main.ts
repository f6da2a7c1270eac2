import { createRequire } from 'node:module';
import path from 'node:path';
import { sentenceOf } from '../core/errors';
import { defaultFormats, formatIds, formatWords } from '../core/handover/formats/formatList';
import { codeOf } from '../node/files/fileErrors';
import { prepareForScans } from '../node/scan/v8Flags';
import { version } from '../../package.json';
import { type Command, type CommandContext, exitCodes, isUsageError, UsageError } from './command';
import type * as Others from './commands';
import type * as DebtBundle from './debtBundle';
import { debtsCommand, type DebtsLoaded } from './debts';
import { outputFailure } from './outputFailure';
import { progressLine } from './progressLine';
import { scanArguments } from './scanArguments';
import { safeText } from './terminalText';

const usage = `Usage:
  mob-handover scan [--format table|json|sarif|markdown] [--ages] [--no-history] [--only debts [--probable]] [--tags TODO,FIXME] [--weights changes=0.5,…] FOLDER
  mob-handover export [--formats markdown,…] [--weights …] [--out FOLDER] FOLDER
  mob-handover suppliers [--format json|table] FOLDER
  mob-handover check [--min PERCENT] [--write-baseline] [--weights …] [--format json|table] [--out FOLDER] FOLDER
  mob-handover --help | --version

scan      Lists the legacy hotspots: what is undocumented or was put off, ranked by the git history.
  --format      table (default) or markdown for people, json or sarif for programs (see docs/formats.md)
  --ages        also asks git who wrote each debt and when; slow on many debts. The table then has the oldest 20,
                the other formats all of them; (left) stands behind who made no commit in the last year
  --no-history  runs no git: ranks by what is missing alone
  --only debts  lists the debts in comments, place by place, and nothing else: neither symbols nor history
  --probable    with --only debts: also the comments without a tag that read like one; takes longer
  --tags        the words that mark a debt in a comment; default TODO,FIXME,XXX,HACK
  --weights     what counts for how much in the rank (see docs/ranking.md)
export    Writes the handover.
  --formats     what to write, separated by commas; default ${defaultFormats.join(',')}
${formatIds.map((id) => `                ${id.padEnd(10)} ${formatWords[id].title}: ${formatWords[id].detail}`).join('\n')}
  --out         folder of the book, inside FOLDER; default docs/handover
suppliers Lists the outside parties that the code and its configuration lead to, and where.
check     Says how complete the handover is, what came since the baseline of hotspots, and which links lead nowhere; fails
          below a threshold, on new debts, on falling documentation and for such links, for use in CI.
  --min         percentage asked for of the whole book; default: thresholds in .handover/handover.yaml
  --write-baseline  writes .handover/hotspot-baseline.json as things are now, instead of comparing with it
  --weights     as for scan: the same as in the editor, or hotspots count here that it does not list
  --format      table (default) for people, json for programs (see docs/formats.md)

Exit codes: 0 done, 1 failed, or below a threshold, 2 wrong usage, 130 interrupted.`;

const loadBeside = createRequire(__filename);

/** Loaded when one of them is asked for. */
function others(): typeof Others {
  prepareForScans();
  return loadBeside('./cliCommands.js') as typeof Others;
}

const debtBundle = (): typeof DebtBundle => loadBeside('./cliDebts.js') as typeof DebtBundle;
const otherText: DebtsLoaded['otherText'] = (...report) => others().textOf(...report);

const commands: Readonly<Record<string, Command>> = {
  scan: (args, context) => {
    const wanted = scanArguments(args);
    const root = path.resolve(context.currentFolder, wanted.folder);
    return wanted.onlyDebts
      ? debtsCommand(root, wanted, { debtBundle, otherText }, context)
      : others().scanCommand(root, wanted, context);
  },
  export: (args, context) => others().exportCommand(args, context),
  suppliers: (args, context) => others().suppliersCommand(args, context),
  check: (args, context) => others().checkCommand(args, context),
};

async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const [name = '', ...rest] = args;
  const asksFor = (...options: string[]): boolean =>
    options.includes(name) || rest.some((arg) => options.includes(arg));
  if (asksFor('--help', '-h') || name === 'help') return print(usage, context);
  if (asksFor('--version', '-v')) return print(version, context);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    throw new UsageError(name === '' ? 'Say what to do.' : `There is no command ${safeText(name)}.`);
  }
  return command(rest, context);
}

function print(text: string, { stdout }: CommandContext): number {
  stdout.write(`${text}\n`);
  return exitCodes.done;
}

async function main(): Promise<void> {
  const cancellation = new AbortController();
  process.once('SIGINT', () => {
    cancellation.abort();
  });
  process.once('SIGTERM', () => {
    cancellation.abort();
  });
  const progress = progressLine(process.stderr);
  const context: CommandContext = {
    stdout: process.stdout,
    ...(process.stdout.isTTY ? { columns: process.stdout.columns } : {}),
    complain: (sentence) => {
      progress.clear();
      process.stderr.write(`mob-handover: ${sentence}\n`);
    },
    showProgress: progress.show,
    cancellation: cancellation.signal,
    environment: process.env,
    currentFolder: process.cwd(),
  };
  process.stdout.on('error', (error) => {
    cancellation.abort();
    // All that was still to be written fails as well, and is told once.
    process.exitCode ??= unwritten(error, context);
  });
  try {
    const code = await run(process.argv.slice(2), context);
    process.exitCode ??= code;
  } catch (error) {
    process.exitCode ??= failure(error, context);
  } finally {
    progress.clear();
  }
}

/** Whoever reads our output may stop reading, as `head` does: that is no failure. */
function unwritten(error: unknown, { complain }: CommandContext): number {
  if (codeOf(error) === 'EPIPE') return exitCodes.done;
  complain(safeText(outputFailure(error)));
  return exitCodes.failed;
}

function failure(error: unknown, { complain, cancellation }: CommandContext): number {
  if (codeOf(error) === 'EPIPE') return exitCodes.done;
  complain(safeText(sentenceOf(error)));
  if (isUsageError(error)) {
    process.stderr.write(`${usage}\n`);
    return exitCodes.usage;
  }
  return cancellation.aborted ? exitCodes.interrupted : exitCodes.failed;
}

void main();
