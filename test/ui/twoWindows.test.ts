import assert from 'node:assert/strict';
import * as path from 'node:path';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { leaseFile, leaseMs } from '../../src/node/session/lease';
import { commands } from '../../src/protocol/names';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { startSession } from './startSession';
import { Workbench } from './workbench';

/** The last of a turn of half a minute, which is the shortest the settings allow, and some more. */
const turnIsOverMs = 60_000;

describe('two windows on the same folder', () => {
  let first: Workbench;
  let second: Workbench;
  const folder = temporaryFolder('two');
  const sample = path.join(folder.path, 'sample');

  before(async () => {
    await ensureSample(sample);
    first = await Workbench.open({
      folder: sample,
      settings: { 'mobHandover.session.turnMinutes': 0.5 },
    });
    second = await first.openAnother();
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, first);
  });

  after(async () => {
    await first.dispose();
    folder.remove();
  });

  it('show the same session', async () => {
    await startSession(first);
    await second.statusBarItem(/Sol 00:\d\d → Ira/u).waitFor();
  });

  it('alert in the one where somebody acted, and only there', async () => {
    await first.notification("Sol's turn is over").waitFor({ timeout: turnIsOverMs });
    await second.statusBarItem(/Sol \+\d:\d\d → Ira/u).waitFor();
    assert.equal(await second.notification("Sol's turn is over").count(), 0);
  });

  it('both follow what is done in either, which then is the one that alerts', async () => {
    await second.runCommand(paletteTitle(commands.nextTurn));
    await first.statusBarItem(/Ira 00:\d\d/u).waitFor();
    await second.notification("Ira's turn is over").waitFor({ timeout: turnIsOverMs });
    assert.equal(await first.notification("Ira's turn is over").count(), 0);
  });

  it('go on with one when the other, the owner, is gone', async () => {
    await second.runCommand(paletteTitle(commands.nextTurn));
    await first.statusBarItem(/Sol 00:\d\d/u).waitFor();
    await second.page.close();
    await first.notification("Sol's turn is over").waitFor({ timeout: turnIsOverMs });
  });

  it('go on with one when the other, the owner, dies without a word and its lease expires', async () => {
    second = await first.openAnother();
    await second.runCommand(paletteTitle(commands.nextTurn));
    await first.statusBarItem(/Ira 00:\d\d/u).waitFor();
    await second.die();
    const { owner, expiresAtEpochMs } = lease(first);
    assert.ok(expiresAtEpochMs > Date.now(), 'the dead window holds the lease still');
    await first.notification("Ira's turn is over").waitFor({ timeout: turnIsOverMs + leaseMs });
    assert.notEqual(lease(first).owner, owner);
  });
});

function lease(window: Workbench): { readonly owner: string; readonly expiresAtEpochMs: number } {
  return JSON.parse(window.storedText(leaseFile) ?? '{}') as ReturnType<typeof lease>;
}
