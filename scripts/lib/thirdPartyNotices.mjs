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

/**
 * Licences that ask for no copy of their text; that of data of which the author and an address are named is enough.
 *
 * @type {Readonly<Record<string, string>>}
 */
const namedByAddress = {
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/legalcode',
  'CC-BY-3.0': 'https://creativecommons.org/licenses/by/3.0/legalcode',
};

/** @param {string} folder */
function notice(folder) {
  /** @type {{ name: string; version: string; license?: string; author?: string | { name: string } }} */
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file === undefined ? byAddress(manifest) : readFileSync(path.join(folder, file), 'utf8');
  const title = `${manifest.name} ${manifest.version} (${manifest.license ?? 'see below'})`;
  return `${title}\n${'-'.repeat(title.length)}\n\n${text.replaceAll('\r\n', '\n').trim()}\n`;
}

/** @param {{ name: string; license?: string; author?: string | { name: string } }} manifest */
function byAddress({ name, license, author }) {
  const address = namedByAddress[license ?? ''];
  if (address === undefined) throw new Error(`The package ${name} has no licence file.`);
  const who = typeof author === 'object' ? author.name : author;
  return `By ${who ?? 'its contributors'}, unchanged, under ${license}: ${address}`;
}
