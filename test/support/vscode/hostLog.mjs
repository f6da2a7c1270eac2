// @ts-check
import { mkdirSync, writeFileSync, appendFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';

/** The first line that the test runner of test/host/index.ts writes. */
const testsBegin = /^Tests inside VS Code /;

/**
 * Keeps all that VS Code says in a file and shows what the tests say. The workbench hands both on alike: what comes
 * before the tests, and errors (which VS Code logs about itself at any time), go to the file only. The tests report
 * their failures as information.
 */
export class HostLog {
  #file;
  #inTests = false;

  /** @param {string} file begun anew */
  constructor(file) {
    this.#file = file;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
  }

  /** Appends to the file. */
  write = (/** @type {string} */ text) => {
    appendFileSync(this.#file, text);
  };

  /** Takes what the workbench calls `codeAutomationLog` with. */
  fromWorkbench = (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
    const line = `${format(...args)}\n`;
    this.write(line);
    this.#inTests ||= testsBegin.test(line);
    if (this.#inTests && type !== 'error') process.stdout.write(line);
  };
}
