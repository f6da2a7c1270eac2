import { listHotspots } from '../core/hotspots/hotspotList';
import type { HotspotList } from '../core/hotspots/hotspotList';
import type { ScanReport } from '../core/hotspots/model';
import { rankForRoom } from '../core/hotspots/rankForRoom';
import type { ScanHooks, ScanRequest } from '../node/scan/scanner';
import type { HotspotsParams, ScanParams } from '../protocol/requests';
import { scanOptions } from './scanOptions';
import type { ScannedFolder } from './scannedFolder';
import { dateWords } from '../core/wording';

const defaultLimit = 200;

/** `mobHandover/scan`: the whole report of a scan made now. */
export function handleScan(folder: ScannedFolder, params: ScanParams, hooks: ScanHooks): Promise<ScanReport> {
  return folder.scan(scanRequest(params), hooks);
}

/** `mobHandover/hotspots`: the top of the ranking, from the last scan where there was one. */
export async function handleHotspots(
  folder: ScannedFolder,
  params: HotspotsParams,
  hooks: ScanHooks,
): Promise<HotspotList> {
  const report =
    params.scan === true ? await handleScan(folder, params, hooks) : await lastReport(folder, params, hooks);
  const ranked = params.room === undefined ? report : rankForRoom(report, params.room);
  const { folderUri, grouping } = params;
  const grouped = grouping === undefined ? undefined : { grouping, folderUri };
  return listHotspots(ranked, params.limit ?? defaultLimit, dateWords(Date.now()), params.query, grouped);
}

/** The report of the last scan with these options; scans where there was none. */
export async function lastReport(
  folder: ScannedFolder,
  params: ScanParams,
  hooks: ScanHooks,
): Promise<ScanReport> {
  const request = scanRequest(params);
  return folder.report(request) ?? (await folder.scan(request, hooks));
}

function scanRequest(params: ScanParams): ScanRequest {
  return { ...scanOptions(params.options), withHistory: params.withHistory ?? true };
}
