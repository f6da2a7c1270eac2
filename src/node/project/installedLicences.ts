import { readFileSync } from 'node:fs';
import path from 'node:path';
import { statedLicence } from '../../core/manifests/npm';
import { purlOf } from '../../core/manifests/purl';
import { entriesOf, textAt, valueAt } from '../../core/manifests/plainData';
import type { Cancellation, RepoPath } from '../../core/ports';
import { throwIfCancelled } from '../cancelWatch';
import { fileStamp } from '../scan/fileStamps';

/** Packages looked at; the lock file of npm states licences itself, so this is for the others. */
const mostPackages = 3000;
const mostBytes = 200_000;

/**
 * Licences of the packages that are installed in `node_modules` beside a `package.json`, by package URL. Only packages
 * that the manifest or the lock file beside it names are looked at. Empty where nothing is installed.
 * @throws HandoverError `cancelled`
 */
export function installedLicences(
  root: string,
  texts: ReadonlyMap<RepoPath, string>,
  cancellation: Cancellation,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const folders = new Map<RepoPath, boolean>();
  let looked = 0;
  for (const [file, text] of texts) {
    if (path.posix.basename(file) !== 'package.json') continue;
    throwIfCancelled(cancellation);
    const beside = path.posix.dirname(file) === '.' ? '' : `${path.posix.dirname(file)}/`;
    if (texts.has(`${beside}package-lock.json`)) continue;
    for (const name of namesIn(
      text,
      texts.get(`${beside}yarn.lock`) ?? texts.get(`${beside}pnpm-lock.yaml`),
    )) {
      if (looked++ > mostPackages) return found;
      const data = parsed(root, `${beside}node_modules/${name}/package.json`, folders);
      const version = textAt(data, 'version');
      const licence = statedLicence(data);
      if (version !== undefined && licence !== undefined)
        found.set(purlOf({ ecosystem: 'npm', name, version }), licence);
    }
  }
  return found;
}

const packageName = /^(@[\w.-]+\/)?[\w-][\w.-]*$/;

function namesIn(manifest: string, lock: string | undefined): ReadonlySet<string> {
  const data = parsedText(manifest);
  const sections = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
  const names = new Set(
    sections.flatMap((section) => entriesOf(valueAt(data, section)).map(([name]) => name)),
  );
  for (const match of (lock ?? '').matchAll(/^(?: {2})?['"]?\/?((?:@[\w.-]+\/)?[\w.-]+)@/gm))
    names.add(match[1] ?? '');
  return new Set([...names].filter((name) => packageName.test(name)));
}

function parsed(root: string, file: RepoPath, folders: Map<RepoPath, boolean>): unknown {
  const stamp = fileStamp(root, file, folders);
  if (stamp === undefined || stamp.size > mostBytes) return undefined;
  try {
    return parsedText(readFileSync(path.join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}

function parsedText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
