import { hotspotMap, type HotspotMap } from '../core/hotspots/map/hotspotMap';
import { rankForRoom } from '../core/hotspots/rankForRoom';
import { dateWords } from '../core/wording';
import type { ScanHooks } from '../node/scan/scanner';
import type { HotspotMapParams } from '../protocol/requests';
import { lastReport } from './scan';
import type { ScannedFolder } from './scannedFolder';

/** `mobHandover/hotspotMap`: the modules of a folder in theirs; from the last scan where there was one. */
export async function handleHotspotMap(
  folder: ScannedFolder,
  params: HotspotMapParams,
  hooks: ScanHooks,
): Promise<HotspotMap> {
  const report = await lastReport(folder, params, hooks);
  const ranked = params.room === undefined ? report : rankForRoom(report, params.room);
  return hotspotMap(ranked, folder.scanner.folderName, params.path, dateWords(Date.now()));
}
