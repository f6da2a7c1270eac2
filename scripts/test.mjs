/**
 * `npm test [-- --only unit|host|ui]`: from a bare clone, builds and packages, then runs the unit tests, the tests inside
 * VS Code and those in a browser. Ends with the line `N passed, N failed`; exit code 1 when something failed or could
 * not run. MOB_HANDOVER_VSCODE chooses the VS Code of the tests inside: server, desktop or the path of a program.
 */
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ExplainedError, runMain } from './lib/explainedError.mjs';
import { projectRoot } from './lib/paths.mjs';
import { brokenOff } from './lib/results.mjs';

/** What each kind of tests runs; loaded late, because it needs the dependencies. */
const kinds = {
  unit: async () => {
    const { runMocha } = await import('./lib/mochaRun.mjs');
    return runMocha('unit', { args: ['test/unit/**/*.test.ts'], look: 'dot' });
  },
  host: async () => {
    const { runHostTests } = await import('./lib/hostTests.mjs');
    return runHostTests();
  },
  ui: async () => {
    const { runUiTests } = await import('./lib/uiTests.mjs');
    return runUiTests();
  },
};

/** Runs a step between its title and its duration. */
async function timed(title, work) {
  console.log(`\n== ${title}`);
  const startedMs = performance.now();
  try {
    return await work();
  } finally {
    console.log(`== ${title}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
  }
}

/** What stops a whole kind is said, and counts as one failed test. */
async function orBrokenOff(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error instanceof ExplainedError ? error.message : error);
    return brokenOff(error instanceof Error ? (error.message.split('\n').at(-1) ?? '') : String(error));
  }
}

function chosenKinds() {
  const args = process.argv.slice(2);
  const only = args[args.indexOf('--only') + 1] ?? '';
  if (args.length === 0) return Object.keys(kinds);
  if (args.length === 2 && args[0] === '--only' && only in kinds) return [only];
  throw new ExplainedError(`npm test knows only --only ${Object.keys(kinds).join('|')}.`);
}

function report(all) {
  const failed = all.flatMap(([kind, results]) => results.failed.map(({ title }) => `${kind}: ${title}`));
  const skipped = all.flatMap(([kind, results]) => results.skipped.map((title) => `${kind}: ${title}`));
  const late = all.flatMap(([kind, results]) =>
    (results.atSecondTry ?? []).map((title) => `${kind}: ${title}`),
  );
  console.log('');
  for (const [kind, { passed, failed }] of all)
    console.log(`${kind}: ${passed.length} of ${passed.length + failed.length}`);
  for (const title of skipped) console.log(`skipped ${title}`);
  for (const title of late) console.log(`passed only at the second try ${title}`);
  for (const title of failed) console.log(`failed ${title}`);
  console.log(
    `${all.reduce((sum, [, results]) => sum + results.passed.length, 0)} passed, ${failed.length} failed`,
  );
  return failed.length === 0 ? 0 : 1;
}

await runMain(async () => {
  const chosen = chosenKinds();
  const prepared = await timed('set up, build and package', () =>
    orBrokenOff(async () => {
      await ensureDependencies(projectRoot);
      const { packageExtension } = await import('./lib/packageExtension.mjs');
      await packageExtension();
    }),
  );
  if (prepared !== undefined) return report(chosen.map((kind) => [kind, prepared]));
  const all = [];
  for (const kind of chosen) all.push([kind, await timed(`${kind} tests`, () => orBrokenOff(kinds[kind]))]);
  return report(all);
});
