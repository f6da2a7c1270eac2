import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Locator } from 'playwright-core';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { acceptStep, comesTrue } from './acceptStep';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { Workbench } from './workbench';

const pictures = path.resolve(__dirname, '../../out/ui');
const captureKey = 'Control+Shift+Alt+KeyK';

describe('notes, as a person writes them', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  const folder = temporaryFolder('notes');
  const sample = path.join(folder.path, 'sample');
  const notes = path.join(sample, '.handover/notes');
  const noteText = () => readFileSync(path.join(notes, readdirSync(notes)[0] ?? ''), 'utf8');

  before(async () => {
    await ensureSample(sample);
    workbench = await Workbench.open({ folder: sample, size: { width: 1600, height: 1100 } });
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  const thread = () => workbench.page.locator('.review-widget');
  const kinds = () => workbench.quickInput.getByText('Explanation');

  async function openThread(): Promise<void> {
    const glyph = workbench.page.locator('.comment-range-glyph.comment-thread, .comment-thread-unresolved');
    do await glyph.first().click();
    while (!(await comes(thread())));
  }

  /** Whether it is seen in a time in which a key that was taken has its effect. */
  const comes = (wanted: Locator): Promise<boolean> => comesTrue(() => wanted.waitFor({ timeout: 10_000 }));

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
    // Right after the start a key may be lost.
    do await page.keyboard.press(captureKey);
    while (!(await comes(kinds())));
    await acceptStep(workbench, kinds());
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
    await openThread();
    await thread().getByText('How votes are counted').first().waitFor();
    await workbench.screenshot(path.join(pictures, 'notes.png'));
  });

  it('are edited beside their code, and saved with a button', async () => {
    const { page } = workbench;
    const words = thread().locator('.edit-container .monaco-editor').first();
    await thread().locator('[aria-label*="Edit Note Here"]').first().click();
    await words.locator('.view-line').first().waitFor();
    await words.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' twice');
    await workbench.screenshot(path.join(pictures, 'notes-edit.png'));
    await thread().getByRole('button', { name: 'Save Words of Note' }).first().click();
    await until(() => noteText().includes(' twice'));
    await words.waitFor({ state: 'hidden' });
  });

  it('are added to by a reply', async () => {
    const { page } = workbench;
    const reply = thread().locator('.comment-form .monaco-editor').first();
    // Open already where the thread was written in before.
    if (!(await reply.isVisible())) await thread().locator('.review-thread-reply-button').first().click();
    await reply.waitFor();
    await reply.click();
    await page.keyboard.type('Since 2019.');
    await thread().getByRole('button', { name: 'Save Note' }).first().click();
    await until(() => noteText().endsWith('\nSince 2019.\n'));
    await thread().getByText('Since 2019.').first().waitFor();
  });

  it('are found by words of their bodies', async () => {
    const { quickInput } = workbench;
    await workbench.runCommand(paletteTitle(commands.searchNotes));
    const words = quickInput.getByPlaceholder('Words, people or paths');
    const found = quickInput.locator('.monaco-list-row').filter({ hasText: 'How votes are counted' });
    await found.waitFor();
    await words.fill('nowhere 2019');
    await found.waitFor({ state: 'hidden' });
    await words.fill('2019 since');
    await found.waitFor();
    await workbench.page.keyboard.press('Escape');
    await quickInput.waitFor({ state: 'hidden' });
  });

  it('are settled, opened again, and deleted after a question', async () => {
    const { page } = workbench;
    // VS Code may close the thread when its note was read anew.
    if (!(await thread().isVisible())) await openThread();
    await thread().locator('[aria-label*="Mark as Confirmed"]').first().click();
    await workbench.quickInput.locator('input').first().fill('Sol');
    await acceptStep(workbench, workbench.quickInput.getByText('Who agrees?'));
    await until(() => noteText().includes('\nstatus: confirmed\n'));
    // VS Code closes what is settled.
    await thread().waitFor({ state: 'hidden' });
    await openThread();
    const reopen = thread().locator('[aria-label*="Mark as Open Again"]').first();
    // VS Code may close the thread once more when its note was read anew.
    while (!noteText().includes('\nstatus: authored\n')) {
      if (!(await thread().isVisible())) await openThread();
      await comesTrue(() => reopen.click({ timeout: 5_000 }));
      await page.waitForTimeout(500);
    }
    const dialog = page.locator('.monaco-dialog-box');
    const question = dialog.getByText(/Delete the note/u).first();
    do {
      if (!(await thread().isVisible())) await openThread();
      const deletion = thread().locator('[aria-label*="Delete Note"]').first();
      await comesTrue(() => deletion.click({ timeout: 5_000 }));
    } while (!(await comes(question)));
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await until(() => readdirSync(notes).length === 0);
    await thread().waitFor({ state: 'hidden' });
  });

  it('are captured by the same key from the row that is chosen in the view of hotspots', async () => {
    const { page } = workbench;
    await workbench.openSideBar('Mob Handover');
    await workbench.treeRows.first().waitFor();
    await workbench.runCommand('Mob Handover: Focus on Legacy Hotspots View');
    const chosen = page.locator('.monaco-list-row.selected').and(workbench.treeRows);
    // A list that comes anew takes the selection with it.
    do {
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
    } while (!(await comes(chosen)));
    const module = (await chosen.locator('.label-name').first().innerText()).trim();
    // Enter has opened the file, whose editor may have taken the focus.
    await workbench.runCommand('Mob Handover: Focus on Legacy Hotspots View');
    do await page.keyboard.press(captureKey);
    while (!(await comes(kinds())));
    const former = readdirSync(notes);
    const fresh = () => readdirSync(notes).filter((name) => !former.includes(name));
    await acceptStep(workbench, kinds());
    await until(() => fresh().length === 1);
    const text = readFileSync(path.join(notes, fresh()[0] ?? ''), 'utf8');
    const [place = ''] = /path: .*/u.exec(text) ?? [];
    assert.ok(place.endsWith(module), `${place} is not ${module}`);
    assert.doesNotMatch(text, /exact:/u);
  });
});
