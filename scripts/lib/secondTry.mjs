// @ts-check

/** More files than this do not fail by chance. */
const mostFiles = 4;

/**
 * Runs tests that go through a whole VS Code or browser, which now and then loses a key or an event on a busy machine: the
 * files with failures run once more, alone. What passes then counts as passed, and is named in `atSecondTry`.
 *
 * @param {(files?: readonly string[]) => Promise<import('./results.mjs').Results>} run all, or only these files
 * @returns {Promise<import('./results.mjs').Results>}
 */
export async function withSecondTry(run) {
  const first = await run();
  const files = [...new Set(first.failed.flatMap(({ file }) => (file === undefined ? [] : [file])))];
  const isChance = files.length > 0 && files.length <= mostFiles && first.failed.every(({ file }) => file);
  if (!isChance) return first;
  console.log(`\nOnce more, alone, what failed: ${first.failed.map(({ title }) => title).join('; ')}\n`);
  return joinTries(first, await run(files));
}

/**
 * @param {import('./results.mjs').Results} first
 * @param {import('./results.mjs').Results} second of the files that had failures in the first
 * @returns {import('./results.mjs').Results} failed is what never passed
 */
export function joinTries(first, second) {
  const passed = new Set([...first.passed, ...second.passed]);
  const failedAgain = new Set(second.failed.map(({ title }) => title));
  /** @param {import('./results.mjs').Failure} failure */
  const isMended = ({ title, isHook }) => (isHook === true ? !failedAgain.has(title) : passed.has(title));
  // Without a file it stopped the second run as a whole.
  const stopped = second.failed.some(({ file }) => file === undefined);
  if (stopped) return first;
  const all = [...first.failed, ...second.failed.filter(({ title }) => !passed.has(title))];
  const failed = all.filter(
    (failure, index) => !isMended(failure) && all.findIndex(({ title }) => title === failure.title) === index,
  );
  return {
    passed: [...passed],
    failed,
    skipped: [...new Set([...first.skipped, ...second.skipped])].filter((title) => !passed.has(title)),
    atSecondTry: first.failed.filter(isMended).map(({ title }) => title),
  };
}
