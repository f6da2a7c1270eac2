import * as path from 'node:path';
import type { Context } from 'mocha';
import type { Workbench } from './workbench';

const folder = path.resolve(__dirname, '../../out/ui');

/** For afterEach: keeps a picture of the window in out/ui/ where the test failed. */
export async function keepFailureScreenshot(test: Context, workbench: Workbench | undefined): Promise<void> {
  const failed = test.currentTest;
  if (failed?.state !== 'failed' || workbench === undefined) return;
  const name = failed.fullTitle().replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  const file = path.join(folder, `${name}.png`);
  await workbench.screenshot(file);
  console.error(`Picture of the failure: ${path.relative(process.cwd(), file)}`);
}
