import { fileURLToPath } from 'node:url';
import { defaultScanOptions } from '../core/hotspots/model';
import { exportHandover } from '../node/handover/exportHandover';
import type { ScanHooks, Scanner } from '../node/scan/scanner';
import type { ExportParams, ExportResult } from '../protocol/requests';

/** Answers `mobHandover/exportHandover`. Throws what `exportHandover` throws. */
export async function handleExport(
  scanner: Scanner,
  params: ExportParams,
  hooks: ScanHooks,
): Promise<ExportResult> {
  const { folderUri, outputFolder, options } = params;
  return exportHandover(
    scanner,
    {
      root: fileURLToPath(folderUri),
      scan: { ...defaultScanOptions, ...options },
      ...(outputFolder === undefined ? {} : { outputFolder }),
    },
    hooks,
  );
}
