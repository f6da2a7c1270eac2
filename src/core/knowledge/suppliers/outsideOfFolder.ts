import type { OutsideFile } from '../../outside/outsideFacts';
import { partiesOf } from '../../outside/parties';
import type { Asset } from '../assets/asset';
import { type ExpiringAsset, expiringAssets } from '../assets/expiring';
import { joinParties, type PartyEntry } from './register';
import type { BrokenFile, Supplier } from './supplier';

/** What is outside of a folder's code: facts, parties, what expires. */
export interface OutsideOfFolder {
  readonly files: readonly OutsideFile[];
  readonly parties: readonly PartyEntry[];
  readonly assets: readonly ExpiringAsset[];
  readonly broken: readonly BrokenFile[];
}

/** Nothing was found and nothing was said. */
export const nothingOutside: OutsideOfFolder = { files: [], parties: [], assets: [], broken: [] };

/**
 * Joins what the scan found with what people wrote.
 * @param projectName of the folder: hosts with its name are the project's own
 */
export function outsideOfFolder(
  files: readonly OutsideFile[],
  register: {
    readonly suppliers: readonly Supplier[];
    readonly assets: readonly Asset[];
    readonly broken: readonly BrokenFile[];
  },
  projectName: string,
): OutsideOfFolder {
  const parties = joinParties(partiesOf(files, projectName), register.suppliers);
  return { files, parties, assets: expiringAssets(register.assets, files, parties), broken: register.broken };
}
