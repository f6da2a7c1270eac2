import { HandoverError, sentenceOf } from '../../core/errors';
import { type Asset, assetsFolder, parseAsset } from '../../core/knowledge/assets/asset';
import { isBrokenFile } from '../../core/knowledge/registerFile';
import { parseSupplier } from '../../core/knowledge/suppliers/parseSupplier';
import { type BrokenFile, type Supplier, suppliersFolder } from '../../core/knowledge/suppliers/supplier';
import type { Files, RepoPath } from '../../core/ports';

export interface ReadRegister {
  readonly suppliers: readonly Supplier[];
  readonly assets: readonly Asset[];
  readonly broken: readonly BrokenFile[];
}

/**
 * The register of suppliers and the assets of a folder. A file that cannot be read never stops the others.
 * @throws HandoverError `file.unreadable` where a folder cannot be listed
 */
export async function readRegister(files: Files): Promise<ReadRegister> {
  const suppliers = await readAll(files, suppliersFolder, parseSupplier);
  const assets = await readAll(files, assetsFolder, parseAsset);
  return { suppliers: suppliers.read, assets: assets.read, broken: [...suppliers.broken, ...assets.broken] };
}

async function readAll<T extends object>(
  files: Files,
  folder: RepoPath,
  parse: (path: RepoPath, text: string) => T | BrokenFile,
): Promise<{ readonly read: readonly T[]; readonly broken: readonly BrokenFile[] }> {
  const read: T[] = [];
  const broken: BrokenFile[] = [];
  for (const name of await files.list(folder)) {
    if (!name.endsWith('.md') || name.startsWith('.')) continue;
    const path = `${folder}/${name}`;
    try {
      const text = await files.readText(path);
      if (text === undefined) continue;
      const parsed = parse(path, text);
      if (isBrokenFile(parsed)) broken.push(parsed);
      else read.push(parsed);
    } catch (error) {
      if (!(error instanceof HandoverError)) throw error;
      broken.push({ path, line: 0, reason: sentenceOf(error), message: sentenceOf(error) });
    }
  }
  return { read, broken };
}
