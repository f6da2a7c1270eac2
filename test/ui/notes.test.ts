import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { keepFailureScreenshot } from './failureScreenshot';
import { Workbench } from './workbench';

const pictures = path.resolve(__dirname, '../../out/ui');
const captureKey = 'Control+Shift+Alt+K';

describe('notes, as a person writes them', () => {
  let workbench: Workbench;
  const folder = temporaryFolder('notes');
  const sample = path.join(folder.path, 'sample');
  const notes = path.join(sample, '.handover/notes');
  const noteText = () => readFileSync(path.join(notes, readdirSync(notes)[0] ?? ''), 'utf8');

  before(async () => {
    await ensureSample(sample);
    workbench = await Workbench.open({ folder: sample });
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  /** Until it is so; Mocha's time limit ends it. */
  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await workbench.page.waitForTimeout(100);
  }

  it('are captured by one key from the selection, and written with the hands on the keyboard', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+P');
    await workbench.quickInput.locator('input').fill('tally.ts:17');
    await workbench.quickInput.locator('.monaco-list-row').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    await page.keyboard.press(captureKey);
    await workbench.quickInput.getByText('Explanation').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.tab', { hasText: /\.md/ }).first().waitFor();
    await until(() => existsSync(notes) && readdirSync(notes).length === 1);
    await page.locator('.monaco-editor.focused .view-line', { hasText: '#' }).first().waitFor();
    await page.keyboard.type('How votes are counted');
    await page.keyboard.press('Control+S');
    await until(() => noteText().includes('\n# How votes are counted\n'));
    assert.match(noteText(), /path: src\/voting\/tally\.ts\n/u);
  });

  it('take a pasted picture into the folder of media', async () => {
    const { page } = workbench;
    await page.keyboard.press('Control+End');
    // As text: it runs in the page, whose types are not those of the tests.
    await page.evaluate(`(async () => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = 8;
      const blob = await new Promise((resolve) => canvas.toBlob(resolve));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([blob], 'image.png', { type: 'image/png' }));
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
    })()`);
    const media = path.join(sample, '.handover/media');
    await until(() => existsSync(media) && readdirSync(media).length === 1);
    await page.keyboard.press('Control+S');
    await until(() => noteText().includes('](../media/'));
  });

  it('stand beside their code and in the view, with what nobody has answered', async () => {
    const { page } = workbench;
    await workbench.openSideBar('Mob Handover');
    await page.locator('.monaco-list-row', { hasText: 'How votes are counted' }).first().waitFor();
    await page.locator('.monaco-list-row', { hasText: 'Questions without an answer' }).first().waitFor();
    await page.locator('.tab', { hasText: 'tally.ts' }).first().click();
    await page.locator('.comment-range-glyph.comment-thread, .comment-thread-unresolved').first().click();
    const thread = page.locator('.review-widget');
    await thread.getByText('How votes are counted').first().waitFor();
    await workbench.screenshot(path.join(pictures, 'notes.png'));
    await thread.locator('[aria-label*="Edit Note Here"]').first().click();
    await thread.locator('.monaco-editor').first().waitFor();
    await workbench.screenshot(path.join(pictures, 'notes-edit.png'));
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' twice');
    await thread.getByRole('button', { name: 'Save Words of Note' }).first().click();
    await until(() => noteText().includes(' twice'));
  });
});
