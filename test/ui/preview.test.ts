import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import * as path from 'node:path';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { exportFromPalette } from './exportFromPalette';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { Workbench } from './workbench';

const note = `---
schema: mob-handover/note/1
kind: discovery
at: 2024-01-06T10:00:00Z
toldBy: [Sol Example]
---

# Ushers vote, too
`;

describe('the preview of a chapter, beside the editor', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  const folder = temporaryFolder('preview');
  const sample = path.join(folder.path, 'sample');
  const chapter = path.join(sample, 'docs/handover/16-discoveries.md');

  before(async () => {
    await ensureSample(sample);
    workbench = await Workbench.open({ folder: sample });
    await exportFromPalette(workbench);
    await workbench.webview.getByRole('heading', { level: 1 }).filter({ hasText: 'Handover' }).waitFor();
    await workbench.runCommand('View: Close All Editors');
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  it('shows what is typed as it is typed', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+P');
    await workbench.quickInput.locator('input').fill('16-discoveries.md:2');
    await workbench.quickInput.locator('.monaco-list-row').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor.focused .view-line', { hasText: 'Discoveries' }).waitFor();
    await workbench.runCommand(paletteTitle(commands.previewHandover));
    await workbench.webview.getByRole('heading', { level: 1, name: '16 Discoveries' }).waitFor();
    await page.locator('.monaco-editor .view-line', { hasText: '16 Discoveries' }).first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Typed and not saved.');
    await workbench.webview.getByText('Typed and not saved.').waitFor();
    assert.doesNotMatch(readFileSync(chapter, 'utf8'), /Typed and not saved/);
  });

  it('shows a note that somebody wrote, before it is exported', async () => {
    const notes = path.join(sample, '.handover/notes');
    mkdirSync(notes, { recursive: true });
    writeFileSync(path.join(notes, '2024-01-06-ushers-b2c3.md'), note);
    await workbench.webview.getByRole('heading', { name: 'Ushers vote, too' }).waitFor();
    await workbench.webview.getByText('the next export writes it').waitFor();
    await workbench.webview.getByText('Typed and not saved.').waitFor();
    assert.doesNotMatch(readFileSync(chapter, 'utf8'), /Ushers/);
  });
});
