/**
 * `npm run check`: from a bare clone, everything that judges the project without opening VS Code. Runs all checks, two
 * side by side, prints the output of those that failed, and fails if one did.
 */
import path from 'node:path';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { runMain } from './lib/explainedError.mjs';
import { projectRoot } from './lib/paths.mjs';
import { runToEnd } from './lib/processes.mjs';

/** Path of a program below node_modules, and its arguments. The slow ones come first. */
const independent = [
  [
    'coverage of core',
    'c8/bin/c8.js',
    path.join('node_modules', 'mocha', 'bin', 'mocha.js'),
    'test/unit/core/**/*.test.ts',
  ],
  ['eslint', 'eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  ['types', 'typescript/bin/tsc', '--noEmit'],
  ['types of the board', 'typescript/bin/tsc', '--noEmit', '-p', 'src/board'],
  ['types of the hotspot map', 'typescript/bin/tsc', '--noEmit', '-p', 'src/hotspotMap'],
  ['types of the HTML book', 'typescript/bin/tsc', '--noEmit', '-p', 'src/bookPage'],
  ['layers', 'dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--config', '.dependency-cruiser.cjs'],
  ['dead code', 'knip/bin/knip.js'],
  ['prettier', 'prettier/bin/prettier.cjs', '--check', '.'],
];
const sideBySide = 2;

async function check([title, program, ...args]) {
  const startedMs = performance.now();
  const file = program.startsWith('scripts/') ? program : path.join('node_modules', program);
  const { code, output } = await runToEnd(process.execPath, [file, ...args], { cwd: projectRoot });
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  if (code !== 0) console.log(`\n${output.trimEnd()}\n`);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)`);
  return code === 0;
}

async function checkAll(checks) {
  const waiting = [...checks];
  let ok = true;
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      ok = (await check(next)) && ok;
  };
  await Promise.all(Array.from({ length: sideBySide }, worker));
  return ok;
}

await runMain(async () => {
  await ensureDependencies(projectRoot);
  // The package, first and alone: a unit test reads it, and the bundles are measured.
  const built = await check(['build and package', 'scripts/package.mjs']);
  const sizes = built && (await check(['bundle sizes', 'size-limit/bin.js']));
  const others = await checkAll(independent);
  if (built && sizes && others) return 0;
  console.error('npm run check failed: see the checks marked FAILED.');
  return 1;
});
