import type * as vscode from 'vscode';
import { sentenceOf } from '../../core/errors';
import { type OfferedExpiry, offeredExpiries } from '../../core/session/expiryItems';
import { methods } from '../../protocol/requests';
import type { FeatureContext } from '../featureContext';
import { readScanSettings } from '../hotspots/scanSettings';
import { localDay } from '../localDay';

/**
 * What runs out in a folder: from the register and the last scan; scans nothing by itself. Without a trusted folder or a server
 * there is nothing: no error.
 */
export async function expiringItems(
  feature: FeatureContext,
  folder: vscode.WorkspaceFolder | undefined,
): Promise<readonly OfferedExpiry[]> {
  if (folder === undefined || feature.trustedFolder() === undefined) return [];
  try {
    const { assets } = await feature.server.request(methods.parties, {
      folderUri: folder.uri.toString(),
      options: readScanSettings(folder.uri).options,
      withoutScan: true,
    });
    return offeredExpiries(assets, localDay(feature.clock.now()));
  } catch (error) {
    feature.log.info(`What runs out is not told: ${sentenceOf(error)}`);
    return [];
  }
}
