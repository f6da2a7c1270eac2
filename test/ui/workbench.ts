import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { errors } from 'playwright-core';
import type { RunningServer } from '../../scripts/lib/serverProcess.mjs';
import { installExtension, startServer } from '../../scripts/lib/serverProcess.mjs';
import { vsixFile } from '../../scripts/lib/packageExtension.mjs';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { quietSettings, writeUserSettings } from '../../scripts/lib/userSettings.mjs';
import { ensureVSCodeServer } from '../../scripts/lib/vscodeServer.mjs';
import { commands } from '../../src/protocol/names';
import { processesBelow } from '../support/descendants';
import { launchBrowser } from '../support/vscode/browser.mjs';
import { acceptStep } from './acceptStep';
import { paletteTitle } from './paletteTitle';

/** A machine under load is slow; what has not come by then does not come. */
const waitAtMostMs = 60_000;
const attemptMs = 10_000;

/** The themes that pictures are made in: their setting, name in the picker, class of the workbench, part of file names. */
export const themes = {
  light: { setting: 'Light Modern', label: 'Light Modern', workbenchClass: 'vs', fileName: 'light' },
  dark: { setting: 'Dark Modern', label: 'Dark Modern', workbenchClass: 'vs-dark', fileName: 'dark' },
  highContrast: {
    setting: 'Default High Contrast',
    label: 'Dark High Contrast',
    workbenchClass: 'hc-black',
    fileName: 'high-contrast',
  },
  highContrastLight: {
    setting: 'Default High Contrast Light',
    label: 'Light High Contrast',
    workbenchClass: 'hc-light',
    fileName: 'high-contrast-light',
  },
} as const;

export type ThemeName = keyof typeof themes;

export interface WorkbenchOptions {
  /** Absolute; default: a window without a folder. */
  readonly folder?: string;
  /** A workspace file, absolute, instead of a folder. */
  readonly workspace?: string;
  /** Default: light. */
  readonly theme?: ThemeName;
  /** Added to the settings that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether VS Code asks if the folder can be trusted; default: it is trusted. */
  readonly askForTrust?: boolean;
  /** In pixels. */
  readonly size?: { readonly width: number; readonly height: number };
}

/**
 * A VS Code of its own in a browser, with the packaged extension installed and nothing left of earlier runs. What its
 * methods find, they wait for; what does not come within Playwright's time limit throws.
 */
export class Workbench {
  readonly page: Page;
  readonly #options: WorkbenchOptions;
  readonly #browser: Browser;
  readonly #server: RunningServer;
  readonly #folder: ReturnType<typeof temporaryFolder>;
  #ownHosts: readonly number[] = [];

  private constructor(
    options: WorkbenchOptions,
    browser: Browser,
    page: Page,
    server: RunningServer,
    folder: ReturnType<typeof temporaryFolder>,
  ) {
    this.#options = options;
    this.#browser = browser;
    this.page = page;
    this.#server = server;
    this.#folder = folder;
  }

  /** Needs the package: see scripts/package.mjs. */
  static async open(options: WorkbenchOptions): Promise<Workbench> {
    const folder = temporaryFolder('ui');
    const setup = {
      server: await ensureVSCodeServer(),
      dataFolder: path.join(folder.path, 'data'),
      extensionsFolder: path.join(folder.path, 'extensions'),
    };
    await installExtension(setup, vsixFile());
    writeUserSettings(path.join(setup.dataFolder, 'data'), {
      ...quietSettings,
      'workbench.colorTheme': themes[options.theme ?? 'light'].setting,
      ...options.settings,
    });
    const args = ['--without-connection-token'];
    if (options.askForTrust !== true) args.push('--disable-workspace-trust');
    const server = await startServer({ ...setup, args });
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } });
    page.setDefaultTimeout(waitAtMostMs);
    const workbench = new Workbench(options, browser, page, server, folder);
    await workbench.load();
    return workbench;
  }

  /** A second window on the same folder of the same server; ends with this one. */
  async openAnother(): Promise<Workbench> {
    // Not in the same browser context: windows of one context share what the browser remembers.
    const page = await this.#browser.newPage({ viewport: this.page.viewportSize() });
    page.setDefaultTimeout(waitAtMostMs);
    const another = new Workbench(this.#options, this.#browser, page, this.#server, this.#folder);
    const former = this.#extensionHosts();
    await another.load();
    another.#ownHosts = this.#extensionHosts().filter((pid) => !former.includes(pid));
    return another;
  }

  /** A window of `openAnother` dies, its extensions included: nothing of them can still say or write anything. */
  async die(): Promise<void> {
    if (this.#ownHosts.length === 0) throw new Error('It is not known which process runs the extensions.');
    for (const pid of this.#ownHosts) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        // It has ended by itself meanwhile.
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
    await this.page.close();
  }

  /** What the extension keeps in a file of this name, as it is now; undefined without one. */
  storedText(name: string): string | undefined {
    const storage = path.join(this.#folder.path, 'data', 'data', 'User', 'globalStorage');
    const found = readdirSync(storage, { recursive: true, encoding: 'utf8' }).find(
      (file) => path.basename(file) === name,
    );
    return found === undefined ? undefined : readFileSync(path.join(storage, found), 'utf8');
  }

  /** Our language servers do nothing until the function is called that is returned. */
  holdLanguageServers(): () => void {
    const held = this.#processes((args) => args.includes('/dist/server.js'));
    if (held.length === 0) throw new Error('No language server runs.');
    for (const pid of held) process.kill(pid, 'SIGSTOP');
    return () => {
      for (const pid of held) process.kill(pid, 'SIGCONT');
    };
  }

  #extensionHosts(): readonly number[] {
    return this.#processes((args) => args.includes('--type=extensionHost'));
  }

  #processes(isWanted: (args: string) => boolean): readonly number[] {
    const { processId } = this.#server;
    if (processId === undefined) return [];
    return processesBelow(processId)
      .filter(({ args }) => isWanted(args))
      .map(({ pid }) => pid);
  }

  /** Loads the workbench, for the first time or again, and waits until it knows the extension. */
  async load(): Promise<void> {
    const { folder, workspace } = this.#options;
    const opened = workspace === undefined ? { folder } : { workspace };
    const [[kind, place] = ['folder', undefined]] = Object.entries(opened);
    const query = place === undefined ? 'ew=true' : `${kind}=${encodeURIComponent(place)}`;
    await this.page.goto(`${this.#server.origin}/?${query}`);
    await this.page.locator('.monaco-workbench .statusbar').waitFor();
    await this.waitForCommand(paletteTitle(commands.showLog));
  }

  /** Runs a command through the palette, as its title reads there: `Mob: Start Session…`; waits until it is offered. */
  async runCommand(title: string): Promise<void> {
    await this.waitForCommand(title);
    await this.#again(async (timeout) => {
      await this.#searchCommands(title);
      await this.#quickInputRow(title).click({ timeout });
    });
    // Over what comes next, the pointer would show a hover.
    await this.page.mouse.move(0, 0);
  }

  /** Titles that the palette offers for a text, in its order. */
  async commandTitles(query: string): Promise<readonly string[]> {
    await this.#searchCommands(query);
    await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    const titles = await this.page.locator('.quick-input-list .monaco-list-row .label-name').allInnerTexts();
    await this.page.keyboard.press('Escape');
    // While it still closes, keys go astray.
    await this.quickInput.waitFor({ state: 'hidden' });
    return titles;
  }

  /** Waits until the palette offers a command. An open palette does not notice new ones: it is opened anew. */
  async waitForCommand(title: string): Promise<void> {
    const giveUpAt = Date.now() + waitAtMostMs;
    while (!(await this.commandTitles(title)).includes(title)) {
      if (Date.now() > giveUpAt) throw new Error(`The palette does not offer ${title}.`);
    }
  }

  /** The quick pick or input box that is open. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible');
  }

  /** An item of the status bar by its text. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar .statusbar-item').filter({ hasText: text });
  }

  /** Opens a container of the activity bar by its title. */
  async openSideBar(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: title });
    // A click on what was opened meanwhile closes it.
    await this.#again(async (timeout) => {
      if ((await tab.getAttribute('aria-selected', { timeout })) !== 'true') await tab.click({ timeout });
      await this.page.locator('.sidebar .composite.title').filter({ hasText: title }).waitFor({ timeout });
    });
  }

  /** Rows of the legacy hotspots: label and description, as far as they are scrolled into view. */
  get treeRows(): Locator {
    return this.#rowsOf('Legacy Hotspots');
  }

  /** Rows of the Session view. */
  get sessionRows(): Locator {
    return this.#rowsOf('Session');
  }

  #rowsOf(view: string): Locator {
    const header = this.page.locator('.pane-header').filter({ hasText: view });
    return this.page.locator('.sidebar .pane').filter({ has: header }).locator('.pane-body .monaco-list-row');
  }

  /** Folds the other views of the side bar, so that this one has all the room. */
  async foldOtherViews(view: string): Promise<void> {
    const open = this.page
      .locator('.sidebar .pane-header[aria-expanded="true"]')
      .filter({ hasNotText: view });
    while ((await open.count()) > 0) await open.first().click();
  }

  /** Makes the side bar as wide as this, in pixels, by dragging its edge. */
  async widenSideBar(widthPx: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('The side bar is closed.');
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + widthPx, y, { steps: 5 });
    await this.page.mouse.up();
    await this.page.mouse.move(0, 0);
  }

  /** The document inside the webview that is shown, a Markdown preview for example; not the one that is about to take its place. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** Shown notifications by their text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text });
  }

  /** Presses a button of a notification, which is gone afterwards. */
  async pressInNotification(text: string | RegExp, button: string): Promise<void> {
    const notification = this.notification(text);
    await notification.getByRole('button', { name: button, exact: true }).click();
    await notification.waitFor({ state: 'hidden' });
  }

  /** Chooses from the context menu of a row; a menu takes no click in the first tenth of a second, so until it is gone. */
  async chooseInMenu(row: Locator, title: string): Promise<void> {
    const item = this.page.getByRole('menuitem', { name: title });
    await this.#again(async (timeout) => {
      if (!(await item.isVisible())) await row.click({ button: 'right', timeout });
      await item.click({ timeout });
      await item.waitFor({ state: 'hidden', timeout });
    });
  }

  /** Chooses a theme in the running window: the server build takes no notice of a settings file changed outside. */
  async setTheme(theme: ThemeName): Promise<void> {
    const { label, workbenchClass } = themes[theme];
    await this.#again(async (timeout) => {
      await this.runCommand('Preferences: Color Theme');
      const picker = this.quickInput.getByPlaceholder(/color theme/i);
      await picker.fill(label, { timeout });
      await this.#quickInputRow(label).waitFor({ timeout });
      await acceptStep(this, picker);
      await this.page.locator(`.monaco-workbench.${workbenchClass}`).waitFor({ timeout });
    });
  }

  /** Writes a PNG of the window; makes the folder. */
  async screenshot(file: string): Promise<void> {
    mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  }

  /** Ends browser and server and removes what they wrote, but for the folder that was open. */
  async dispose(): Promise<void> {
    await this.#browser.close();
    await this.#server.stop();
    this.#folder.remove();
  }

  async #searchCommands(text: string): Promise<void> {
    await this.#again(async (timeout) => {
      await this.page.keyboard.press('F1');
      await this.quickInput.locator('input:focus').waitFor({ timeout });
      await this.quickInput.locator('input').first().fill(`>${text}`, { timeout });
    });
  }

  /** The palette closes when a page in front takes the focus back in the middle, and a choice may come too early: once more then. */
  async #again(attempt: (timeoutMs: number) => Promise<void>): Promise<void> {
    const giveUpAt = Date.now() + waitAtMostMs;
    for (;;) {
      try {
        await attempt(attemptMs);
        return;
      } catch (error) {
        if (!(error instanceof errors.TimeoutError) || Date.now() > giveUpAt) throw error;
      }
    }
  }

  #quickInputRow(title: string): Locator {
    return this.page
      .locator('.quick-input-list .monaco-list-row')
      .filter({ has: this.page.locator('.label-name').getByText(title, { exact: true }) });
  }
}
