import { HandoverError } from '../../core/errors';
import type { AssetDraft } from '../../core/knowledge/assets/assetKinds';
import { assetPath, isAssetPath, newAsset, parseAsset } from '../../core/knowledge/assets/asset';
import { isBrokenFile } from '../../core/knowledge/registerFile';
import { parseSupplier } from '../../core/knowledge/suppliers/parseSupplier';
import {
  isSupplierPath,
  newSupplier,
  setAside,
  type SupplierDraft,
  supplierPath,
} from '../../core/knowledge/suppliers/writeSupplier';
import type { Files, RepoPath } from '../../core/ports';

/**
 * Writes the form of a party; one that is there already is left as it is.
 * @returns its file
 * @throws HandoverError what `Files.writeAll` throws
 */
export async function addSupplier(files: Files, draft: SupplierDraft): Promise<RepoPath> {
  const path = supplierPath(draft.name);
  if ((await files.readText(path)) === undefined) await write(files, path, newSupplier(draft), parseSupplier);
  return path;
}

/**
 * Writes down why a party is no supplier.
 * @param path its file in the register, where it has one
 * @throws HandoverError `frontMatter.broken` where that file cannot be changed, and what `Files.writeAll` throws
 */
export async function setSupplierAside(
  files: Files,
  draft: SupplierDraft & { readonly notASupplier: string },
  path: RepoPath = supplierPath(draft.name),
): Promise<RepoPath> {
  if (!isSupplierPath(path)) throw outside(path);
  const former = await files.readText(path);
  const text = former === undefined ? newSupplier(draft) : setAside(former, draft.notASupplier);
  if (text === undefined)
    throw new HandoverError(
      'frontMatter.broken',
      `The front matter of ${path} cannot be read; open the file and mend it.`,
      { path },
    );
  await write(files, path, text, parseSupplier);
  return path;
}

/** As {@link addSupplier}, of an asset. */
export async function addAsset(files: Files, draft: AssetDraft): Promise<RepoPath> {
  const path = assetPath(draft.name);
  if (!isAssetPath(path)) throw outside(path);
  if ((await files.readText(path)) === undefined) await write(files, path, newAsset(draft), parseAsset);
  return path;
}

async function write(
  files: Files,
  path: RepoPath,
  text: string,
  parse: (path: RepoPath, text: string) => object,
): Promise<void> {
  const read = parse(path, text);
  if (isBrokenFile(read)) throw new HandoverError('frontMatter.broken', read.message, { path });
  await files.writeAll([{ path, text }]);
}

function outside(path: RepoPath): HandoverError {
  return new HandoverError('file.outside', `${path} is no file of the register; nothing was changed.`, {
    path,
  });
}
