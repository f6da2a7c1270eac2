// @ts-check
/** The tests inside one VS Code: `node runInVSCode.mjs OPTIONS`, the options of runTests as JSON. */
import { runTests } from '@vscode/test-electron';
import { runMain } from './explainedError.mjs';

await runMain(async () => {
  try {
    return await runTests(JSON.parse(process.argv[2] ?? ''));
  } catch (error) {
    console.error(String(error));
    return 1;
  }
});
