import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { temporaryFolder } from '../../scripts/lib/temporaryFolder.mjs';
import { keepFailureScreenshot } from './failureScreenshot';
import type { WorkbenchOptions } from './workbench';
import { Workbench } from './workbench';

describe('the legacy hotspots where there are none to show', () => {
  const folder = temporaryFolder('welcome');
  const plain = path.join(folder.path, 'plain');
  let workbench: Workbench | undefined;

  before(() => {
    mkdirSync(plain);
    writeFileSync(path.join(plain, 'lost.ts'), 'export function lost(): void {}\n');
  });

  afterEach(async function () {
    await keepFailureScreenshot(this, workbench);
    await workbench?.dispose();
    workbench = undefined;
  });

  after(() => {
    folder.remove();
  });

  async function sideBar(options: WorkbenchOptions): Promise<Workbench> {
    workbench = await Workbench.open(options);
    await workbench.openSideBar('Mob Handover');
    return workbench;
  }

  /** A button of the welcome text. */
  function button(opened: Workbench, name: string): ReturnType<Workbench['page']['locator']> {
    return opened.page.locator('.sidebar .welcome-view-content .monaco-button').filter({ hasText: name });
  }

  it('ask for a folder', async () => {
    await button(await sideBar({}), 'Open folder')
      .first()
      .waitFor();
  });

  it('ask for trust, offer a session meanwhile, and scan when trust is granted', async () => {
    const opened = await sideBar({ folder: plain, askForTrust: true });
    await button(opened, 'Start a mob session').first().waitFor();
    await button(opened, 'Manage workspace trust').first().click();
    await opened.page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: 'Trust', exact: true })
      .click();
    await button(opened, 'Scan without history').waitFor();
  });

  it('ask before they do without a repository, then list what is undocumented, and mark it in the Explorer', async () => {
    const opened = await sideBar({ folder: plain });
    await button(opened, 'Initialize repository').waitFor();
    await button(opened, 'Scan without history').click();
    await opened.treeRows.filter({ hasText: 'lost.ts' }).waitFor();
    await opened.page
      .locator('.sidebar')
      .getByText('No git repository: ranked by documentation alone.')
      .waitFor();
    await opened.openSideBar('Explorer');
    await opened.page.waitForFunction(hasBadge('lost.ts'));
  });
});

/** Source of a condition: VS Code draws a badge as the text of a pseudo element. */
function hasBadge(file: string): string {
  return `[...document.querySelectorAll('.explorer-folders-view .monaco-icon-label')].some(
    (label) =>
      label.textContent.includes(${JSON.stringify(file)}) &&
      /^"[1-9][0-9]?"$/.test(getComputedStyle(label, '::after').content),
  )`;
}
