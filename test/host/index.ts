import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import type { MochaOptions } from 'mocha';
import * as vscode from 'vscode';

/** Environment variable that names the file for the results of the run; set by whoever starts VS Code. */
const resultsVariable = 'MOB_HANDOVER_RESULTS';
/** Environment variable that narrows the run to the tests whose titles fit this regular expression. */
const grepVariable = 'MOB_HANDOVER_GREP';
/** Environment variable that narrows the run to these files of `out/host`, set apart as in PATH. */
const filesVariable = 'MOB_HANDOVER_FILES';
const timeoutMs = 60_000;

/**
 * The entry that VS Code calls in its extension host: runs the bundled tests beside it.
 * @throws when a test failed, which makes VS Code end with exit code 1
 */
export async function run(): Promise<void> {
  const results = process.env[resultsVariable];
  if (results === undefined) throw new Error(`${resultsVariable} is not set: start the tests with npm test.`);
  console.log(`Tests inside VS Code ${vscode.version}, Node ${process.versions.node}`);
  process.setSourceMapsEnabled(true);
  const { default: Mocha } = await import('mocha');
  const grep = process.env[grepVariable];
  const options: MochaOptions = {
    ui: 'bdd',
    ...(grep === undefined ? {} : { grep }),
    timeout: timeoutMs,
    forbidOnly: true,
    color: true,
    reporter: path.resolve(__dirname, '../../test/support/resultsReporter.cjs'),
    reporterOptions: { results, look: 'spec' },
  };
  const mocha = new Mocha(options);
  const only = process.env[filesVariable]?.split(path.delimiter);
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js') && only?.includes(name) !== false)
      mocha.addFile(path.join(__dirname, name));
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
