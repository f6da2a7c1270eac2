import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { source as axe } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { ensureSample } from '../../scripts/lib/sampleProject.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { launchBrowser } from '../support/vscode/browser.mjs';

const wide = { width: 1280, height: 800 };
const narrow = { width: 400, height: 800 };

const note = `---
schema: mob-handover/note/1
kind: discovery
at: 2026-10-29T09:12:00Z
toldBy: [Kim Example]
learntBy: [Sol Sample]
---
# The jury is counted twice

In the show of 2021 the sum was **120 %**. ![The board](../media/board.png)

<img src="https://example.org/x.png" onerror="alert(1)"> [run](javascript:alert(1)) ![far](https://example.org/y.png)
`;

/** The part of an element of the page that is needed here; these sources are compiled without those of browsers. */
interface Pictured {
  readonly naturalWidth: number;
}

describe('the HTML book, opened from disk', () => {
  const folder = temporaryFolder('html-book');
  const sample = path.join(folder.path, 'sample');
  let browser: Browser;
  let address: string;
  let page: Page;
  let complaints: string[];
  /** Of the network. */
  let answers: number;

  before(async () => {
    await ensureSample(sample);
    for (const name of ['notes', 'media'])
      mkdirSync(path.join(sample, '.handover', name), { recursive: true });
    writeFileSync(path.join(sample, '.handover/notes/2026-10-29-jury-k3f9.md'), note);
    const picture = path.join(projectRoot, 'media', 'icon.png');
    copyFileSync(picture, path.join(sample, '.handover/media/board.png'));
    const cli = path.join(projectRoot, 'dist', 'cli.js');
    await promisify(execFile)(process.execPath, [cli, 'export', '--formats', 'html', sample]);
    address = pathToFileURL(path.join(sample, 'docs/handover/handover.html')).href;
    browser = await launchBrowser();
  });

  afterEach(async () => {
    await page.context().close();
  });

  after(async () => {
    await browser.close();
    folder.remove();
  });

  it('makes no request, has nothing to complain of, and shows the pictures that it holds', async () => {
    await open();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const picture = page.getByRole('img', { name: 'The board' });
    await picture.scrollIntoViewIfNeeded();
    assert.ok((await picture.evaluate((image: Pictured) => image.naturalWidth)) > 0);
    assert.deepEqual(complaints, []);
  });

  it('lets no script in but its own', async () => {
    await open();
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<img src="https://example.org/z.png">')`,
    );
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.stranger = true' }))`,
    );
    assert.equal(await page.evaluate('typeof window.stranger'), 'undefined');
    const blocked = complaints.filter((complaint) => complaint.includes('Content Security Policy'));
    assert.equal(blocked.length, 2, complaints.join('\n'));
    assert.equal(answers, 0);
  });

  it('is searched by keyboard, and leads to what was found', async () => {
    await open();
    await page.keyboard.press('/');
    await page.keyboard.type('120 jury');
    const status = page.getByRole('status');
    await status.filter({ hasText: 'Nothing found.' }).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('sum 120');
    await status.filter({ hasText: /^Found in \d+ section/u }).waitFor();
    const chosen = page.getByRole('option', { selected: true });
    assert.match(await chosen.innerText(), /Discoveries › The jury is counted twice/u);
    assert.equal(
      await page.getByRole('combobox').getAttribute('aria-activedescendant'),
      await chosen.getAttribute('id'),
    );
    await page.keyboard.press('Enter');
    await page.locator('p:focus').filter({ hasText: 'the sum was' }).waitFor();
    assert.equal(new URL(page.url()).hash, '#16-discoveries/the-jury-is-counted-twice');
    assert.equal(await page.getByRole('option').count(), 0);
  });

  it('closes the results with Escape, and keeps the words until the next', async () => {
    await open();
    await page.keyboard.press('/');
    await page.keyboard.type('tally');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.getByRole('option').nth(1).getAttribute('aria-selected'), 'true');
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('option').count(), 0);
    assert.equal(await page.getByRole('combobox').inputValue(), 'tally');
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('combobox').inputValue(), '');
  });

  it('opens at the heading that an address names, and marks it in the contents', async () => {
    await open({}, '#20-people/who-knows-what');
    const heading = page.getByRole('heading', { name: 'Who knows what' });
    await heading.waitFor();
    const { y: top } = (await heading.boundingBox()) ?? { y: -1 };
    assert.ok(top >= 0 && top < 200, `${String(top)} px from the top`);
    await page.locator('nav a[aria-current="location"]').filter({ hasText: 'Who knows what' }).waitFor();
  });

  it('remembers the chosen colours', async () => {
    await open({ colorScheme: 'light' });
    const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await paper();
    await page.getByText('Dark', { exact: true }).click();
    const dark = await paper();
    assert.notEqual(dark, light);
    await page.reload();
    assert.equal(await paper(), dark);
    await page.getByText('Auto', { exact: true }).click();
    assert.equal(await paper(), light);
  });

  for (const [name, options] of Object.entries<BrowserContextOptions>({
    light: { colorScheme: 'light', viewport: wide },
    dark: { colorScheme: 'dark', viewport: wide },
    'light and narrow': { colorScheme: 'light', viewport: narrow },
    'dark and narrow': { colorScheme: 'dark', viewport: narrow },
    'forced colours': { forcedColors: 'active', colorScheme: 'dark', viewport: wide },
  }))
    it(`is accessible in ${name}, and no wider than the window`, async () => {
      await open(options);
      for (const details of await page.locator('.diagram details').all())
        await details.locator('summary').click();
      if (name.includes('narrow')) await page.locator('.contents summary').click();
      await page.keyboard.press('/');
      await page.keyboard.type('jury');
      await page.getByRole('option').first().waitFor();
      assert.deepEqual(await violations(name === 'forced colours'), []);
      const overflow = Number(
        await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
      );
      assert.ok(overflow <= 0, `${String(overflow)} px wider than the window`);
    });

  it('shows where it is in the contents on a narrow window, and folds them away after a choice', async () => {
    await open({ viewport: narrow });
    const contents = page.locator('.contents details');
    assert.equal(await contents.getAttribute('open'), null);
    await page.locator('.contents summary').click();
    await page.getByRole('navigation').getByRole('link', { name: '17 Debts' }).click();
    assert.equal(await contents.getAttribute('open'), null);
    assert.equal(new URL(page.url()).hash, '#17-debts');
  });

  it('prints the text without the controls, in dark on light', async () => {
    await open({ colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const control of ['.bar', '.contents', '.permalink', '.skip'])
      assert.equal(await page.locator(control).first().isVisible(), false, control);
    assert.equal(
      await page.evaluate(`getComputedStyle(document.querySelector('main')).color`),
      'rgb(29, 35, 41)',
    );
    const pdf = await page.pdf({ preferCSSPageSize: true });
    assert.ok(pdf.length > 50_000);
  });

  /** Everything that the page says or asks for goes to `complaints`. */
  async function open(options: BrowserContextOptions = {}, hash = ''): Promise<void> {
    complaints = [];
    answers = 0;
    const context = await browser.newContext({ viewport: wide, ...options });
    page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !url.startsWith('data:')) complaints.push(`request: ${url}`);
    });
    page.on('response', (response) => {
      if (/^https?:/u.test(response.url())) answers += 1;
    });
    await page.goto(address + hash);
  }

  /** What axe-core finds; in forced colours the system chooses them. */
  async function violations(isForced: boolean): Promise<readonly string[]> {
    await page.evaluate(axe);
    const options = isForced ? { rules: { 'color-contrast': { enabled: false } } } : {};
    const found: unknown = await page.evaluate(
      `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target, failureSummary }) => target.join(' ') + ' ' + failureSummary).join('; ')))`,
    );
    assert.ok(Array.isArray(found));
    return found.map(String);
  }
});
