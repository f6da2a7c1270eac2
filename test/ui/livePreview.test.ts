import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { acceptStep } from './acceptStep';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { Workbench } from './workbench';

const discovery = (title: string): string => `---
schema: mob-handover/note/1
kind: discovery
at: 2026-10-29T09:12:00Z
toldBy: [Kim Example]
learntBy: [Sol Sample]
---

# ${title}
`;

describe('the preview of a chapter, beside', function () {
  this.timeout(300_000);
  let workbench: Workbench;
  const folder = temporaryFolder('live-preview');
  const show = path.join(folder.path, 'show');
  const stage = path.join(folder.path, 'stage');
  const note = (name: string): string => path.join(show, '.handover', 'notes', name);
  const juryNote = '2026-10-29-jury-k3f9.md';
  const chapter = path.join(show, 'docs', 'handover', '16-discoveries.md');
  const preview = () => workbench.webview;

  before(async () => {
    await ensureSample(show);
    mkdirSync(path.dirname(note(juryNote)), { recursive: true });
    writeFileSync(note(juryNote), discovery('The jury is counted twice'));
    const cli = path.join(projectRoot, 'dist', 'cli.js');
    await promisify(execFile)(process.execPath, [cli, 'export', show]);
    mkdirSync(stage);
    writeFileSync(path.join(stage, 'lights.txt'), 'Dim them.\n');
    const workspace = path.join(folder.path, 'evening.code-workspace');
    // The folder of the book is not the first: what is previewed decides.
    writeFileSync(workspace, JSON.stringify({ folders: [{ path: 'stage' }, { path: 'show' }] }));
    workbench = await Workbench.open({
      workspace,
      size: { width: 1600, height: 1000 },
      // In the picture, suggestions would lie over the preview.
      settings: { 'editor.wordBasedSuggestions': 'off' },
    });
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  it('follows a note that is edited and saved, before anything is exported', async () => {
    const { page } = workbench;
    const written = readFileSync(chapter, 'utf8');
    await openFile('16-discoveries.md');
    await workbench.runCommand(paletteTitle(commands.previewHandover));
    await preview().getByRole('heading', { name: 'The jury is counted twice' }).waitFor();
    await workbench.runCommand('View: Focus First Editor Group');
    await openFile(juryNote);
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('In the show of 2021 the sum was 120 %.');
    await page.keyboard.press('Control+S');
    await preview().getByText('In the show of 2021 the sum was 120 %.').waitFor();
    await preview().getByText('the next export writes it').first().waitFor();
    await workbench.screenshot(path.join(projectRoot, 'out', 'screenshots', 'live-preview.png'));
    assert.match(readFileSync(note(juryNote), 'utf8'), /120 %/u);
    assert.equal(readFileSync(chapter, 'utf8'), written);
  });

  it('follows what comes from elsewhere while an editor of another folder is in front', async () => {
    await openFile('lights.txt');
    writeFileSync(note('2026-10-30-ushers-b2c3.md'), discovery('Ushers vote, too'));
    await preview().getByRole('heading', { name: 'Ushers vote, too' }).waitFor();
  });

  /** By its name, in the group of editors that is in front. */
  async function openFile(name: string): Promise<void> {
    const { page, quickInput } = workbench;
    await workbench.runCommand('Go to File...');
    await quickInput.locator('input:focus').waitFor();
    await quickInput.locator('input').first().fill(name);
    await acceptStep(workbench, quickInput.locator('.monaco-list-row').filter({ hasText: name }).first());
    await page.locator('.tab.active', { hasText: name }).first().waitFor();
  }
});
