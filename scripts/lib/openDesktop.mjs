// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import { canDownloadDesktop, findDesktop, hasDisplay } from './desktop.mjs';
import { atEnd } from './endings.mjs';
import { cacheFolder } from './paths.mjs';
import { runOrExplain } from './processes.mjs';
import { beginUserSettings } from './userSettings.mjs';

/**
 * The desktop VS Code for `npm start`: the installed one, else one that is downloaded.
 *
 * @returns {Promise<string | undefined>} its program; undefined without a display or where it cannot be had
 */
export async function desktopToStart() {
  if (!hasDisplay()) return undefined;
  const installed = findDesktop();
  if (installed !== undefined) return installed;
  if (!(await canDownloadDesktop())) return undefined;
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  try {
    return await downloadAndUnzipVSCode('stable');
  } catch (error) {
    console.log(`Desktop VS Code could not be downloaded (${String(error)}); taking its server build.`);
    return undefined;
  }
}

/**
 * Opens a VS Code of its own, apart from the person's: other settings, other extensions, ended with this process.
 *
 * @param {string} program
 * @param {{ vsixFile: string; folder: string; trusted: boolean }} options trusted: VS Code does not ask about the folder
 * @returns {Promise<number>} exit code, once its windows are closed
 */
export async function openDesktop(program, options) {
  const userData = path.join(cacheFolder, 'start', 'desktop');
  beginUserSettings(userData);
  const profile = [`--user-data-dir=${userData}`, `--extensions-dir=${path.join(userData, 'extensions')}`];
  const { resolveCliPathFromVSCodeExecutablePath } = await import('@vscode/test-electron');
  await runOrExplain('Installing the extension', resolveCliPathFromVSCodeExecutablePath(program), [
    ...profile,
    ...rootFlags(),
    '--force',
    `--install-extension=${options.vsixFile}`,
  ]);
  const child = spawn(
    program,
    [
      ...profile,
      ...rootFlags(),
      ...(options.trusted ? ['--disable-workspace-trust'] : []),
      '--new-window',
      '--',
      options.folder,
    ],
    { stdio: 'ignore' },
  );
  atEnd(() => child.kill());
  console.log(`VS Code with Mob Handover is open on ${options.folder}. Ctrl-C closes it.`);
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(1);
    });
    child.on('exit', (code) => {
      resolve(code ?? 0);
    });
  });
}

/** VS Code refuses root without them. */
function rootFlags() {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
