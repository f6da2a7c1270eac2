import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HandoverError } from '../../core/errors';
import type { PageAssets } from '../../core/handover/html/pageAssets';

/**
 * Script and style of the HTML book, which the build puts beside the bundles.
 * @param folder where they are; default: beside the running bundle
 * @throws HandoverError `page.missing`
 */
export async function readPageAssets(folder: string = __dirname): Promise<PageAssets> {
  const [script, style] = await Promise.all([
    readPart(path.join(folder, 'bookPage.js')),
    readPart(path.join(folder, 'bookPageStyle.css')),
  ]);
  return { script, scriptHash: hashOf(script), style, styleHash: hashOf(style) };
}

async function readPart(place: string): Promise<string> {
  try {
    return await readFile(place, 'utf8');
  } catch (cause) {
    const message = `A part of the HTML book is missing (${path.basename(place)}): install Mob Handover again.`;
    throw new HandoverError('page.missing', message, { path: place, cause });
  }
}

/** As a content security policy names it. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
