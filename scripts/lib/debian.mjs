// @ts-check
import { readFileSync } from 'node:fs';
import { runOrExplain, runToEnd } from './processes.mjs';

/** @returns {boolean} Debian or a system made from it */
function isDebianLike() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** @returns {boolean} whether {@link installDebianPackages} may work here */
export function canInstallDebianPackages() {
  return process.platform === 'linux' && process.getuid?.() === 0 && isDebianLike();
}

/**
 * Installs Debian packages as root.
 *
 * @param {readonly string[]} packages
 * @returns {Promise<void>}
 * @throws {import('./explainedError.mjs').ExplainedError} when apt-get fails
 */
export async function installDebianPackages(packages) {
  console.log(`Installing ${packages.join(', ')} (apt-get) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // An unreachable extra source makes the update fail while the packages can be had all the same.
  await runToEnd('apt-get', ['update'], { env });
  const args = ['install', '--yes', '--no-install-recommends', '--', ...packages];
  await runOrExplain(`apt-get install ${packages.join(' ')}`, 'apt-get', args, { env });
}
