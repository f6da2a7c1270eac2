import { fileURLToPath } from 'node:url';
import { HandoverError } from '../core/errors';
import { type FormatId, parseFormats } from '../core/handover/formats/formatList';
import { exportHandover } from '../node/handover/exportHandover';
import { previewHandover } from '../node/handover/previewHandover';
import type { ScanHooks, Scanner } from '../node/scan/scanner';
import type { ExportParams, ExportResult, PreviewParams, PreviewResult } from '../protocol/requests';
import { scanOptions } from './scanOptions';

/** Answers `mobHandover/exportHandover`. Throws what `exportHandover` throws. */
export async function handleExport(
  scanner: Scanner,
  params: ExportParams,
  hooks: ScanHooks,
): Promise<ExportResult> {
  const { folderUri, outputFolder, formats, options } = params;
  return exportHandover(
    scanner,
    {
      root: fileURLToPath(folderUri),
      scan: scanOptions(options),
      ...(outputFolder === undefined ? {} : { outputFolder }),
      ...(formats === undefined ? {} : { formats: chosenFormats(formats) }),
    },
    hooks,
  );
}

/** Answers `mobHandover/previewHandover`. Throws what `previewHandover` throws. */
export async function handlePreview(
  scanner: Scanner,
  { folderUri, outputFolder, options }: PreviewParams,
  hooks: ScanHooks,
): Promise<PreviewResult> {
  const regions = await previewHandover(
    scanner,
    {
      root: fileURLToPath(folderUri),
      scan: scanOptions(options),
      ...(outputFolder === undefined ? {} : { outputFolder }),
    },
    hooks,
  );
  return { regions };
}

/** Any editor may ask for any name. */
function chosenFormats(names: readonly unknown[]): readonly FormatId[] {
  const chosen = parseFormats(names);
  if (chosen.kind === 'invalid') throw new HandoverError('format.unknown', chosen.message);
  return chosen.formats;
}
