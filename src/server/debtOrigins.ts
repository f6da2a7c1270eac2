import type { DebtReport } from '../core/hotspots/model';
import type { ScanHooks } from '../node/scan/scanner';
import type { DebtOriginsParams } from '../protocol/requests';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/debtOrigins`: author and date of each debt of one file, by blame. */
export function handleDebtOrigins(
  folder: ScannedFolder,
  params: DebtOriginsParams,
  hooks: ScanHooks,
): Promise<readonly DebtReport[]> {
  return folder.scanner.debtOrigins(params.path, hooks.cancellation);
}
