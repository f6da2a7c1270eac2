// @ts-check
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ExplainedError } from './explainedError.mjs';

/**
 * Reads the arguments of `npm start`.
 *
 * @param {readonly string[]} args
 * @returns {{ folder: string | undefined; open: boolean; port: number | undefined }} folder: absolute, exists
 * @throws {ExplainedError} that says what to write instead
 */
export function startOptions(args) {
  const { values, positionals } = parse(args);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new ExplainedError(`--port ${values.port} is no port: give a number from 1 to 65535.`);
  }
  const [given, ...rest] = positionals;
  if (rest.length > 0)
    throw new ExplainedError(`npm start opens one folder, not ${positionals.join(' and ')}.`);
  if (given === undefined) return { folder: undefined, open: !values['no-open'], port };
  // npm runs scripts in the project's folder and tells where the person was.
  const folder = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new ExplainedError(
      `There is no folder ${folder}: give one that exists, or none for the sample project.`,
    );
  }
  return { folder, open: !values['no-open'], port };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      options: { 'no-open': { type: 'boolean', default: false }, port: { type: 'string' } },
      allowPositionals: true,
    });
  } catch {
    throw new ExplainedError('npm start knows: npm start -- [FOLDER] [--no-open] [--port N].');
  }
}
