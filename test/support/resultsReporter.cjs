const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { reporters } = require('mocha');

/**
 * Shows a run as one of mocha's own reporters and writes what came of it to a file, at the end of the run only:
 * a run that broke off leaves no file. Reporter options: `results` the file, `look` 'dot' or 'spec' (default).
 */
module.exports = class ResultsReporter {
  constructor(runner, options) {
    const { results, look } = options.reporterOptions ?? options.reporterOption;
    this.shown = new reporters[look ?? 'spec'](runner, options);
    const outcome = { passed: [], failed: [], skipped: [] };
    runner.on('pass', (test) => outcome.passed.push(test.fullTitle()));
    runner.on('fail', (test) =>
      outcome.failed.push({ title: test.fullTitle(), file: test.file, isHook: test.type === 'hook' }),
    );
    runner.on('pending', (test) => outcome.skipped.push(test.fullTitle()));
    runner.on('end', () => {
      mkdirSync(path.dirname(results), { recursive: true });
      writeFileSync(results, JSON.stringify(outcome));
    });
  }
};
