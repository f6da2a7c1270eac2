import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { commands } from '../../src/protocol/names';
import { acceptStep } from './acceptStep';
import { keepFailureScreenshot } from './failureScreenshot';
import { paletteTitle } from './paletteTitle';
import { acceptSteps } from './startSession';
import { Workbench } from './workbench';

describe('a workspace of several folders', function () {
  this.timeout(300_000);
  let workbench: Workbench;
  const folder = temporaryFolder('several');
  const names = ['voting', 'encoding'];
  const [voting = '', encoding = ''] = names.map((name) => path.join(folder.path, name));
  const title = () => workbench.quickInput.locator('.quick-input-title');

  before(async () => {
    for (const name of names) mkdirSync(path.join(folder.path, name));
    const workspace = path.join(folder.path, 'show.code-workspace');
    writeFileSync(workspace, JSON.stringify({ folders: names.map((name) => ({ path: name })) }));
    workbench = await Workbench.open({ workspace });
    await workbench.openSideBar('Mob Handover');
    // Only the running extension knows that there is no repository: the workspace is there once it says so.
    await workbench.page.locator('.sidebar').getByText('Scan without history').waitFor();
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
  });

  after(async () => {
    await workbench.dispose();
    folder.remove();
  });

  it('asks which folder a mob session is about, and puts its record there', async () => {
    const { page } = workbench;
    await workbench.runCommand(paletteTitle(commands.startSession));
    await workbench.quickInput.getByPlaceholder(/Which folder is it about/u).waitFor();
    await page.keyboard.type('encoding');
    await acceptStep(
      workbench,
      workbench.quickInput.locator('.monaco-list-row').filter({ hasText: encoding }),
    );
    await title().filter({ hasText: '1/' }).waitFor();
    await page.keyboard.type('Kim <kim@example.org>');
    await acceptStep(workbench, title().filter({ hasText: 'Enter adds Kim' }));
    await acceptSteps(workbench);
    await workbench.statusBarItem(/Kim 0\d:\d\d/u).waitFor();
    await workbench.runCommand(paletteTitle(commands.endSession));
    await workbench.quickInput.locator('.monaco-list-row').filter({ hasText: 'End now' }).click();
    await workbench.notification(/Its record is .* in the folder encoding\./u).waitFor();
    assert.equal(readdirSync(path.join(encoding, '.handover', 'sessions')).length, 1);
    assert.ok(!existsSync(path.join(voting, '.handover')));
  });

  it('lists the hotspots of the folder that is chosen, names it, and stays with it', async () => {
    const { page } = workbench;
    writeFileSync(path.join(voting, 'tally.ts'), 'export function merge(): void {}\n');
    writeFileSync(path.join(encoding, 'queue.ts'), 'export function push(): void {}\n');
    await workbench.runCommand(paletteTitle(commands.scan));
    await chooseEncoding(/Which folder is to be scanned/u);
    await workbench.runCommand(paletteTitle(commands.scanWithoutHistory));
    await page.getByRole('treeitem', { name: /^queue\.ts, score/u }).waitFor();
    await inView(/^encoding · 1$/u).waitFor();

    await openFile('tally.ts');
    await workbench.runCommand(paletteTitle(commands.scan));
    // Enter takes the folder that is shown.
    await acceptStep(workbench, rowOf('encoding').first());
    await page.getByRole('treeitem', { name: /^queue\.ts, score/u }).waitFor();
    await workbench.runCommand(paletteTitle(commands.scan));
    await workbench.quickInput.getByPlaceholder(/Which folder is to be scanned/u).fill('voting');
    await acceptStep(workbench, rowOf('voting'));
    await page.getByRole('treeitem', { name: /^tally\.ts, score/u }).waitFor();
    await inView(/^voting · 1$/u).waitFor();
    await closeEditors();
  });

  it('keeps the list of the one folder when the scan of another is cancelled', async () => {
    const { page } = workbench;
    const goOn = workbench.holdLanguageServers();
    try {
      await workbench.runCommand(paletteTitle(commands.scan));
      await chooseEncoding(/Which folder is to be scanned/u);
      await page.getByRole('treeitem', { name: /^tally\.ts, score/u }).waitFor({ state: 'hidden' });
      await page.locator('.sidebar').getByRole('button', { name: 'Cancel' }).click();
      // Whatever the server does.
      await page.getByRole('treeitem', { name: /^tally\.ts, score/u }).waitFor();
    } finally {
      goOn();
    }
    await inView(/^voting · 1$/u).waitFor();
  });

  it('scans the folder that was chosen before the window was loaded again', async () => {
    const { page } = workbench;
    await openFile('queue.ts');
    await workbench.load();
    await workbench.openSideBar('Mob Handover');
    await workbench.runCommand(paletteTitle(commands.scan));
    await acceptStep(workbench, rowOf('voting').first());
    await page.getByRole('treeitem', { name: /^tally\.ts, score/u }).waitFor();
    await closeEditors();
  });

  it('puts the answer to a question, and a note, into the folder that is chosen', async () => {
    const { page, quickInput } = workbench;
    const notes = path.join(encoding, '.handover', 'notes');
    const written = (): readonly string[] => (existsSync(notes) ? readdirSync(notes) : []);
    const questions = path.join(encoding, '.handover', 'questions');
    mkdirSync(questions);
    writeFileSync(path.join(questions, '07-suppliers.md'), '- Whose encoder is it?\n');
    await closeEditors();
    await workbench.runCommand(paletteTitle(commands.answerQuestion));
    await chooseEncoding(/Whose questions/u);
    await quickInput.getByPlaceholder(/Which question of the handover/u).fill('Whose encoder');
    await acceptStep(workbench, rowOf('Whose encoder is it?'));
    await acceptStep(workbench, rowOf('Opens its note to write the answer'));
    await page.locator('.tab.active', { hasText: '.md' }).waitFor();
    assert.equal(written().length, 1);
    assert.match(readFileSync(path.join(notes, written()[0] ?? ''), 'utf8'), /\n# Whose encoder is it\?\n/u);

    await closeEditors();
    await workbench.runCommand(paletteTitle(commands.captureNote));
    await chooseEncoding(/Which folder is the note about/u);
    await acceptStep(workbench, rowOf('Explanation'));
    await page.locator('.tab.active', { hasText: '.md' }).waitFor();
    assert.equal(written().length, 2);

    await closeEditors();
    await workbench.runCommand(paletteTitle(commands.addSupplier));
    await chooseEncoding(/Whose suppliers/u);
    await quickInput.getByPlaceholder(/type the name of another/u).fill('Edgelark');
    await acceptStep(workbench, rowOf('Edgelark'));
    await page.locator('.tab.active', { hasText: 'edgelark.md' }).waitFor();
    assert.deepEqual(readdirSync(path.join(encoding, '.handover', 'suppliers')), ['edgelark.md']);

    await closeEditors();
    const supplier = page.locator('.sidebar').getByText('Edgelark', { exact: true });
    await workbench.chooseInMenu(supplier, 'Capture Note');
    await acceptStep(workbench, rowOf('Explanation'));
    await page.locator('.tab.active', { hasText: '.md' }).waitFor();
    assert.equal(written().length, 3);
    assert.ok(!existsSync(path.join(voting, '.handover')));
  });

  const rowOf = (text: string) => workbench.quickInput.locator('.monaco-list-row').filter({ hasText: text });

  const inView = (text: RegExp) =>
    workbench.page
      .locator('.sidebar .pane')
      .filter({ hasText: /Legacy Hotspots/iu })
      .getByText(text);

  /** Until none is open: a key may be lost. */
  async function closeEditors(): Promise<void> {
    const { page } = workbench;
    while ((await page.locator('.tab').count()) > 0) {
      await page.keyboard.press('Control+K');
      await page.keyboard.press('Control+W');
      await page.waitForTimeout(500);
    }
  }

  async function openFile(name: string): Promise<void> {
    const { page, quickInput } = workbench;
    await page.keyboard.press('Control+P');
    await quickInput.locator('input').fill(name);
    await acceptStep(workbench, rowOf(name));
    await page.locator('.tab.active', { hasText: name }).waitFor();
  }

  async function chooseEncoding(question: RegExp): Promise<void> {
    await workbench.quickInput.getByPlaceholder(question).fill('encoding');
    await acceptStep(workbench, rowOf('encoding'));
  }
});
