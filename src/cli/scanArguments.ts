import { parseArgs } from 'node:util';
import { sentenceOf } from '../core/errors';
import { defaultScanOptions, type ScanOptions } from '../core/hotspots/model';
import { UsageError } from './command';
import { safeText } from './terminalText';
import { weightsOption } from './weightsOption';

const scanFormats = ['table', 'json', 'sarif', 'markdown'] as const;
export type ScanFormat = (typeof scanFormats)[number];

/** What `mob-handover scan` was asked for. */
export interface ScanArguments {
  readonly folder: string;
  readonly format: ScanFormat;
  readonly ages: boolean;
  readonly onlyDebts: boolean;
  readonly withGit: boolean;
  readonly options: ScanOptions;
}

/** @throws UsageError */
export function scanArguments(args: readonly string[]): ScanArguments {
  const { values, positionals } = parsed(args);
  const [folder, ...others] = positionals;
  if (folder === undefined) throw new UsageError('scan needs the folder to scan.');
  if (others.length > 0) throw new UsageError(`scan takes one folder, not ${positionals.length}.`);
  if (values.only !== undefined && values.only !== 'debts') {
    throw new UsageError(`--only is debts, not ${safeText(values.only)}.`);
  }
  const onlyDebts = values.only === 'debts';
  if (values.probable && !onlyDebts)
    throw new UsageError('--probable belongs to --only debts: the whole scan judges all comments.');
  if (values.ages && onlyDebts)
    throw new UsageError('--ages belongs to the whole scan: --only debts reads no history.');
  const format = scanFormats.find((each) => each === values.format);
  if (format === undefined) {
    throw new UsageError(`--format is one of ${scanFormats.join(', ')}, not ${safeText(values.format)}.`);
  }
  return {
    folder,
    format,
    ages: values.ages,
    onlyDebts,
    withGit: !values['no-history'],
    options: {
      ...defaultScanOptions,
      tags: tagsOf(values.tags),
      // Judging comments takes longer than all else that is done for debts alone.
      probableDebts: !onlyDebts || values.probable,
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
      probable: { type: 'boolean', default: false },
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
