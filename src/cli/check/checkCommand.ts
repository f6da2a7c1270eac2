import path from 'node:path';
import { parseArgs } from 'node:util';
import { HandoverError, sentenceOf } from '../../core/errors';
import { parseOutputFolder } from '../../core/handover/outputFolder';
import { defaultScanOptions, type Problem, type ScanOptions } from '../../core/hotspots/model';
import { isLimit } from '../../core/hotspots/scanLimits';
import { repoPathOf } from '../../node/files/repoPathOf';
import { findRepository } from '../../node/git/gitFolder';
import { type CommandContext, exitCodes, UsageError } from '../command';
import { scannerOf } from '../scanFolder';
import { placeWords } from '../placeWords';
import { safeText } from '../terminalText';
import { weightsOption } from '../weightsOption';
import type { Check, CheckResult, Finding } from './check';
import { completenessCheck } from './completenessCheck';
import { githubAnnotation } from './githubAnnotation';
import { hotspotsCheck } from './hotspotsCheck';
import { linksCheck } from './linksCheck';

interface CheckArguments {
  readonly folder: string;
  readonly format: 'table' | 'json';
  readonly output: string | undefined;
  readonly checks: readonly Check[];
  readonly weights: Pick<ScanOptions, 'weights'>;
}

/** `mob-handover check`: runs all checks, and fails where one of them does. */
export async function checkCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const wanted = checkArguments(args);
  const output = parseOutputFolder(wanted.output);
  if (output.kind === 'invalid') throw new HandoverError('file.outside', output.message);
  const root = path.resolve(context.currentFolder, wanted.folder);
  const scanner = scannerOf(root, context);
  try {
    const scan = {
      ...defaultScanOptions,
      ...wanted.weights,
      excludeFolders: [...new Set([...defaultScanOptions.excludeFolders, output.folder])],
      withHistory: true,
    };
    const report = await scanner.scan(scan, {
      cancellation: context.cancellation,
      onProgress: context.showProgress,
    });
    const results: CheckResult[] = [];
    for (const check of wanted.checks)
      results.push(await check({ scanner, report, root, bookFolder: output.folder, command: context }));
    tell(results, report.problems.filter(isLimit), wanted.format, await folderInRepository(root), context);
    return results.every(({ passed }) => passed) ? exitCodes.done : exitCodes.failed;
  } finally {
    await scanner.dispose();
  }
}

function tell(
  results: readonly CheckResult[],
  limits: readonly Problem[],
  format: CheckArguments['format'],
  folder: string,
  context: CommandContext,
): void {
  const { stdout, complain, environment } = context;
  const findings = results.flatMap((result) => result.findings);
  if (format === 'json') {
    const passed = results.every((result) => result.passed);
    const checks = Object.fromEntries(
      results.map(({ name, passed: ok, json }) => [name, { passed: ok, ...(json as object) }]),
    );
    stdout.write(
      `${JSON.stringify({ schema: 'mob-handover/check/1', passed, checks, findings: findings.map(onOneBased), problems: limits }, null, 2)}\n`,
    );
  } else {
    for (const { lines } of results) for (const line of lines) stdout.write(`${safeText(line)}\n`);
  }
  for (const { message } of limits) complain(safeText(message));
  // Annotations are read from either stream; JSON on stdout stays whole.
  if (environment['GITHUB_ACTIONS'] === 'true') {
    const stream = format === 'json' ? process.stderr : stdout;
    for (const finding of findings) stream.write(`${githubAnnotation(finding, folder)}\n`);
  } else {
    for (const finding of findings) complain(withPlace(finding));
  }
}

/** From the top of the repository, with `/`; empty at the top and where there is none. */
async function folderInRepository(root: string): Promise<string> {
  const repository = await findRepository(root);
  return repository === undefined ? '' : (repoPathOf(repository.topLevel, root) ?? '');
}

/** Behind its place; what is about a file as a whole says so itself. */
function withPlace({ path: file, line, column, message }: Finding): string {
  const isPlaced = file !== undefined && line !== undefined;
  return `${isPlaced ? `${placeWords({ path: file, line, column })}: ` : ''}${safeText(message)}`;
}

/** Lines and columns count from 1 where people and programs read them. */
function onOneBased(finding: Finding): Finding {
  const { line, column } = finding;
  return {
    ...finding,
    ...(line === undefined ? {} : { line: line + 1 }),
    ...(column === undefined ? {} : { column: column + 1 }),
  };
}

function checkArguments(args: readonly string[]): CheckArguments {
  const { values, positionals } = parsed(args);
  const [folder, ...others] = positionals;
  if (folder === undefined) throw new UsageError('check needs the folder to check.');
  if (others.length > 0) throw new UsageError(`check takes one folder, not ${positionals.length}.`);
  const { format } = values;
  if (format !== 'json' && format !== 'table')
    throw new UsageError(`--format is json or table, not ${safeText(format)}.`);
  return {
    folder,
    format,
    output: values.out,
    weights: weightsOption(values.weights),
    checks: [completenessCheck(percentOf(values.min)), hotspotsCheck(values['write-baseline']), linksCheck],
  };
}

function percentOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (!(percent <= 100)) throw new UsageError('--min is a whole number from 0 to 100, such as --min 60.');
  return percent;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'table' },
        min: { type: 'string' },
        out: { type: 'string' },
        weights: { type: 'string' },
        'write-baseline': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(sentenceOf(error).split('. ')[0]?.replace(/\.?$/, '.'));
  }
}
