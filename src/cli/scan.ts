import path from 'node:path';
import { parseArgs } from 'node:util';
import { sentenceOf } from '../core/errors';
import { defaultScanOptions, type ScanOptions, type ScanReport } from '../core/hotspots/model';
import { sarifText } from '../core/handover/formats/sarif';
import { scanMarkdown } from '../core/handover/formats/scanMarkdown';
import { scanJsonText } from '../core/hotspots/scanJson';
import type { Scanner } from '../node/scan/scanner';
import { withDebtOrigins } from '../node/scan/debtAges';
import { type CommandContext, exitCodes, UsageError } from './command';
import { scannerOf } from './scanFolder';
import { debtLines } from './debtLines';
import { scanTable } from './scanTable';
import { weightsOption } from './weightsOption';
import { safeText } from './terminalText';
import { piecesOfLength } from '../core/textPieces';
import { dateWords } from '../core/wording';
import { written } from './written';

const scanFormats = ['table', 'json', 'sarif', 'markdown'] as const;
/** Characters that are written at a time. */
const pieceLength = 1 << 16;
type ScanFormat = (typeof scanFormats)[number];

interface ScanArguments {
  readonly folder: string;
  readonly format: ScanFormat;
  readonly ages: boolean;
  readonly onlyDebts: boolean;
  readonly withHistory: boolean;
  readonly options: ScanOptions;
}

/** `mob-handover scan`: the hotspots of a folder, for people or for programs. */
export async function scanCommand(args: readonly string[], context: CommandContext): Promise<number> {
  const wanted = scanArguments(args);
  const scanner = scannerOf(path.resolve(context.currentFolder, wanted.folder), context);
  try {
    const report = await scan(scanner, wanted, context);
    if (wanted.format === 'json') await writtenInPieces(context.stdout, scanJsonText(report));
    else {
      const text = textOf(report, wanted.format, wanted.onlyDebts, context).trimEnd();
      await written(context.stdout, text === '' ? '' : `${text}\n`);
    }
    if (wanted.format === 'table' || wanted.format === 'markdown') {
      for (const problem of report.problems) context.complain(safeText(problem.message));
    }
    return exitCodes.done;
  } finally {
    await scanner.dispose();
  }
}

async function scan(scanner: Scanner, wanted: ScanArguments, context: CommandContext): Promise<ScanReport> {
  const hooks = {
    cancellation: context.cancellation,
    onProgress: context.showProgress,
  };
  const report = await scanner.scan({ ...wanted.options, withHistory: wanted.withHistory }, hooks);
  return wanted.ages ? withDebtOrigins(scanner, report, hooks) : report;
}

function textOf(
  report: ScanReport,
  format: Exclude<ScanFormat, 'json'>,
  onlyDebts: boolean,
  { columns }: CommandContext,
): string {
  switch (format) {
    case 'sarif':
      return sarifText(report, report.head);
    case 'markdown':
      return scanMarkdown(report);
    case 'table':
      return (onlyDebts ? debtLines(report) : scanTable(report, dateWords(Date.now()), columns)).join('\n');
  }
}

function scanArguments(args: readonly string[]): ScanArguments {
  const { values, positionals } = parsed(args);
  const [folder, ...others] = positionals;
  if (folder === undefined) throw new UsageError('scan needs the folder to scan.');
  if (others.length > 0) throw new UsageError(`scan takes one folder, not ${positionals.length}.`);
  if (values.only !== undefined && values.only !== 'debts') {
    throw new UsageError(`--only is debts, not ${safeText(values.only)}.`);
  }
  const onlyDebts = values.only === 'debts';
  const format = scanFormats.find((each) => each === values.format);
  if (format === undefined) {
    throw new UsageError(`--format is one of ${scanFormats.join(', ')}, not ${safeText(values.format)}.`);
  }
  return {
    folder,
    format,
    ages: values.ages,
    onlyDebts,
    withHistory: !onlyDebts && !values['no-history'],
    options: {
      ...defaultScanOptions,
      tags: tagsOf(values.tags),
      onlyDebts,
      ...weightsOption(values.weights),
    },
  };
}

function parsed(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    throw new UsageError(sentenceOf(error).split('. ')[0]?.replace(/\.?$/, '.'));
  }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'table' },
      ages: { type: 'boolean', default: false },
      'no-history': { type: 'boolean', default: false },
      only: { type: 'string' },
      tags: { type: 'string' },
      weights: { type: 'string' },
    },
  });
}

function tagsOf(list: string | undefined): readonly string[] {
  if (list === undefined) return defaultScanOptions.tags;
  const tags = list
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  if (tags.length === 0) throw new UsageError('--tags needs words, such as --tags TODO,FIXME.');
  return tags;
}

/** Ends with a line feed. */
async function writtenInPieces(stream: NodeJS.WritableStream, parts: Iterable<string>): Promise<void> {
  for (const piece of piecesOfLength(parts, pieceLength)) await written(stream, piece);
  await written(stream, '\n');
}
