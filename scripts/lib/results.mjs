// @ts-check
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Failure
 * @property {string} title full title of the test or hook, or what stopped the run
 * @property {string} [file] absolute; where it stands
 * @property {boolean} [isHook]
 */

/**
 * What came of one kind of tests.
 *
 * @typedef {object} Results
 * @property {readonly string[]} passed full titles
 * @property {readonly Failure[]} failed what could not run at all counts as one
 * @property {readonly string[]} skipped full titles
 * @property {readonly string[]} [atSecondTry] full titles of what failed first and then passed
 */

/**
 * Reads what the results reporter wrote.
 *
 * @param {string} kind for the message
 * @param {string} file
 * @param {number} code exit code of the run
 * @returns {Results} a run that broke off, or that failed without a failed test, counts as one failed
 */
export function readResults(kind, file, code) {
  /** @type {Results} */
  let results;
  try {
    results = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return brokenOff(`the ${kind} tests broke off before their end`);
  }
  if (code !== 0 && results.failed.length === 0) {
    return { ...results, failed: [{ title: `the run of the ${kind} tests ended with exit code ${code}` }] };
  }
  if (results.passed.length + results.failed.length === 0) return brokenOff(`there were no ${kind} tests`);
  return results;
}

/**
 * @param {string} reason
 * @returns {Results}
 */
export function brokenOff(reason) {
  return { passed: [], failed: [{ title: reason }], skipped: [] };
}
