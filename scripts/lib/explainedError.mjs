// @ts-check

/** A failure that its sentence explains whole: what failed and what to do. Shown without a stack. */
export class ExplainedError extends Error {}

/**
 * Runs a script's main function: prints one sentence for what is explained, the stack for what is not,
 * and ends the process with its exit code.
 *
 * @param {() => Promise<number | void>} main gives the exit code, default 0
 * @returns {Promise<void>}
 */
export async function runMain(main) {
  try {
    process.exit((await main()) ?? 0);
  } catch (error) {
    console.error(error instanceof ExplainedError ? error.message : error);
    process.exit(1);
  }
}
