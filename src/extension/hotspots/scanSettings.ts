import * as vscode from 'vscode';
import { parseOutputFolder } from '../../core/handover/outputFolder';
import { parseScanSettings } from '../../core/hotspots/scanSettings';
import type { ScanSettings } from '../../core/hotspots/scanSettings';
import { handoverSettings, hotspotSettings } from '../../protocol/names';

/** The settings of one folder, read once for a scan. */
export function readScanSettings(folder: vscode.Uri): ScanSettings {
  const configuration = vscode.workspace.getConfiguration(undefined, folder);
  const output = parseOutputFolder(configuration.get<unknown>(handoverSettings.outputFolder));
  const raw = {
    tags: configuration.get<unknown>(hotspotSettings.tags),
    exclude: configuration.get<unknown>(hotspotSettings.exclude),
    maxFileKilobytes: configuration.get<unknown>(hotspotSettings.maxFileKilobytes),
    activeWithinDays: configuration.get<unknown>(hotspotSettings.activeWithinDays),
    scanOnOpen: configuration.get<unknown>(hotspotSettings.scanOnOpen),
    probableDebts: configuration.get<unknown>(hotspotSettings.probableDebts),
    weights: configuration.get<unknown>(hotspotSettings.weights),
  };
  return parseScanSettings(raw, output.kind === 'invalid' ? [] : [output.folder]);
}

/** True where one of the settings of the scan changed. */
export function changesScan(event: vscode.ConfigurationChangeEvent): boolean {
  return [...Object.values(hotspotSettings), handoverSettings.outputFolder].some((name) =>
    event.affectsConfiguration(name),
  );
}
