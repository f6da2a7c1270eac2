// @ts-check
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atEnd } from './endings.mjs';

/**
 * Makes a folder under the system's temporary folder that is removed when this process ends.
 *
 * @param {string} name goes into the folder's name
 * @returns {{ path: string; remove: () => void }}
 */
export function temporaryFolder(name) {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `mob-handover-${name}-`)));
  const removeNow = () => {
    // Processes that were just ended may still be writing their last file.
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  const forget = atEnd(removeNow);
  return {
    path: folder,
    remove: () => {
      forget();
      removeNow();
    },
  };
}
