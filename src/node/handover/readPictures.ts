import * as fs from 'node:fs/promises';
import { HandoverError } from '../../core/errors';
import { type Picture, pictureType } from '../../core/handover/html/pictures';
import type { RepoPath } from '../../core/ports';
import { codeOf } from '../files/fileErrors';
import { placeInside } from '../files/insideFolder';

const mebibyte = 1024 * 1024;
const largestBytes = 2 * mebibyte;
const mostBytes = 20 * mebibyte;

/**
 * The pictures of a book as data that its HTML file can hold: each up to 2 MiB, all together up to 20 MiB, in the order
 * of the book. What cannot be had says why; it stops nothing.
 */
export async function readPictures(
  root: string,
  paths: readonly RepoPath[],
): Promise<ReadonlyMap<RepoPath, Picture>> {
  const pictures = new Map<RepoPath, Picture>();
  let bytesLeft = mostBytes;
  for (const path of paths) {
    const read = await readPicture(root, path, bytesLeft);
    if (typeof read === 'string') pictures.set(path, { kind: 'leftOut', why: read });
    else {
      bytesLeft -= read.bytes.length;
      const dataUri = `data:${read.type};base64,${read.bytes.toString('base64')}`;
      pictures.set(path, { kind: 'embedded', dataUri });
    }
  }
  return pictures;
}

/** @returns why not, where it cannot be had */
async function readPicture(
  root: string,
  path: RepoPath,
  bytesLeft: number,
): Promise<string | { readonly bytes: Buffer; readonly type: string }> {
  try {
    const place = await placeInside(root, path, fs);
    const { size, isFile } = await statOf(place);
    if (!isFile) return 'it is no file';
    if (size > largestBytes) return `it has more than ${String(largestBytes / mebibyte)} MiB`;
    if (size > bytesLeft) return `the pictures before it have ${String(mostBytes / mebibyte)} MiB already`;
    const bytes = await fs.readFile(place);
    const type = pictureType(bytes);
    return type === undefined ? 'it is no PNG, JPEG, GIF, WebP, AVIF or SVG' : { bytes, type };
  } catch (error) {
    if (error instanceof HandoverError) return 'it lies outside the project';
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'there is no such file' : 'it could not be read';
  }
}

async function statOf(place: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const stat = await fs.stat(place);
  return { size: stat.size, isFile: stat.isFile() };
}
