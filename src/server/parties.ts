import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HandoverError } from '../core/errors';
import { outsideOfFolder, type OutsideOfFolder } from '../core/knowledge/suppliers/outsideOfFolder';
import { readRegister } from '../node/outside/readRegister';
import { addAsset, addSupplier, setSupplierAside } from '../node/outside/writeRegister';
import type { ScanHooks } from '../node/scan/scanner';
import type { NoteWritten, PartiesParams, PartiesResult, WriteRegisterParams } from '../protocol/requests';
import { handleScan, lastReport } from './scan';
import type { ScannedFolder } from './scannedFolder';

/** Places sent of each party: more of them nobody reads. */
const mostEvidence = 200;

/** What is outside of a folder's code, with the register; scans where there was no scan with these options yet, unless told not to. */
export async function outsideOf(
  folder: ScannedFolder,
  params: PartiesParams,
  hooks: ScanHooks,
): Promise<OutsideOfFolder> {
  if (params.withoutScan !== true) {
    if (params.scan === true) await handleScan(folder, params, hooks);
    else await lastReport(folder, params, hooks);
  }
  const report = await folder.lookOutside(hooks);
  const register = await readRegister(folder.scanner.files);
  return outsideOfFolder(report?.outside ?? [], register, path.basename(fileURLToPath(params.folderUri)));
}

/** `mobHandover/parties`: outside parties, what is known of them, and what runs out. */
export async function handleParties(
  folder: ScannedFolder,
  params: PartiesParams,
  hooks: ScanHooks,
): Promise<PartiesResult> {
  const { parties, assets, broken } = await outsideOf(folder, params, hooks);
  return {
    parties: parties.map(({ found, ...party }) =>
      found === undefined
        ? party
        : { ...party, found: { ...found, evidence: found.evidence.slice(0, mostEvidence) } },
    ),
    assets,
    broken,
  };
}

/** `mobHandover/parties/write`: a file of the register or of the assets. */
export async function handleWriteRegister(
  { scanner }: ScannedFolder,
  { entry }: WriteRegisterParams,
): Promise<NoteWritten> {
  const { files } = scanner;
  switch (entry.kind) {
    case 'supplier':
      return { path: await addSupplier(files, entry.draft) };
    case 'asset':
      return { path: await addAsset(files, entry.draft) };
    case 'notASupplier': {
      const { reason, draft, path: file } = entry;
      if (reason.trim() === '')
        throw new HandoverError(
          'file.unwritable',
          'Say in a few words why it is no supplier; nothing was written.',
        );
      return { path: await setSupplierAside(files, { ...draft, notASupplier: reason }, file) };
    }
  }
}
