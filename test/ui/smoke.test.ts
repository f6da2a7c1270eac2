import assert from 'node:assert/strict';
import * as path from 'node:path';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { Workbench } from './workbench';

describe('the packaged extension in a browser', () => {
  let workbench: Workbench | undefined;
  const folder = temporaryFolder('smoke');

  before(async () => {
    const sample = path.join(folder.path, 'sample');
    await ensureSample(sample);
    workbench = await Workbench.open({ folder: sample });
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench?.dispose();
    folder.remove();
  });

  for (const name of ['startSession', 'scan', 'exportHandover'] as const) {
    const title = paletteTitle(commands[name]);
    it(`offers "${title}" in the palette`, async () => {
      assert.ok(workbench);
      await workbench.waitForCommand(title);
    });
  }
});
