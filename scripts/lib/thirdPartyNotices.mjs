// @ts-check
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * The licences of all packages that were bundled or copied, in one text.
 *
 * @param {string} root the project's folder
 * @param {readonly import('esbuild').Metafile[]} metafiles of all bundles
 * @param {readonly string[]} copied names of packages of which files are copied
 * @returns {string}
 * @throws {Error} when a package has no licence file: it must not be shipped then
 */
export function thirdPartyNotices(root, metafiles, copied) {
  const folders = new Set(copied.map((name) => `node_modules/${name}`));
  for (const metafile of metafiles) {
    for (const input of Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs))) {
      const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1];
      if (folder !== undefined) folders.add(folder);
    }
  }
  const notices = [...folders].map((folder) => notice(path.join(root, folder)));
  // The same version of a package may be installed at two places.
  const unique = [...new Set(notices)].sort((a, b) => a.localeCompare(b, 'en'));
  return `Mob Handover contains the following software of others.\n\n${unique.join('\n')}`;
}

/** @param {string} folder */
function notice(folder) {
  /** @type {{ name: string; version: string; license?: string }} */
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  if (file === undefined) throw new Error(`The package ${manifest.name} has no licence file.`);
  const text = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`;
  return `${title}\n${'-'.repeat(title.length)}\n\n${text}\n`;
}
