import { commands } from '../../src/protocol/names';
import { captureDiscovery } from './captureDiscovery';
import { exportFromPalette } from './exportFromPalette';
import { paletteTitle } from './paletteTitle';
import { startSession } from './startSession';
import { tellCover } from './toldSample';
import type { Workbench } from './workbench';

/** What a picture of the README shows: brings a fresh workbench on the sample project there. */
export interface Scene {
  /** The pictures are media/screenshots/<name>-<theme>.png. */
  readonly name: string;
  readonly prepare: (workbench: Workbench, sample: string) => Promise<void>;
  /** The team of the sample has said something: its notes are there. */
  readonly told?: true;
  /** What is shown would be gone once the theme was chosen: each picture needs a workbench of its own. */
  readonly fleeting?: true;
  /** Beside those that keep the workbench quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The part of an element of the page that is needed here; these sources are compiled without those of browsers. */
interface Animated {
  getAnimations(options: { subtree: boolean }): { readonly finished: Promise<unknown> }[];
}

export const scenes: readonly Scene[] = [
  { name: 'session', prepare: showSessionActions, fleeting: true },
  { name: 'hotspots', prepare: showHotspots },
  { name: 'hotspot-map', prepare: showHotspotMap },
  { name: 'book', prepare: showBook, told: true },
  { name: 'board', prepare: showBoard },
  { name: 'notes', prepare: showNotes, settings: { 'comments.openView': 'never' } },
  { name: 'questions', prepare: showQuestions, fleeting: true },
  {
    name: 'turn-over',
    prepare: showTurnOver,
    fleeting: true,
    settings: { 'mobHandover.session.turnMinutes': 0.5 },
  },
];

async function showSessionActions(workbench: Workbench): Promise<void> {
  await startSession(workbench);
  await workbench.runCommand(paletteTitle(commands.sessionActions));
  await workbench.quickInput.waitFor();
  // It fades in.
  await workbench.quickInput.evaluate((widget: Animated) =>
    Promise.all(widget.getAnimations({ subtree: true }).map(({ finished }) => finished)),
  );
}

/** The first hotspot of the sample with its reasons and what is in it, and one of its symbols in the editor. */
async function showHotspots(workbench: Workbench): Promise<void> {
  await startSession(workbench);
  await workbench.openSideBar('Mob Handover');
  await workbench.widenSideBar(480);
  await workbench.runCommand(paletteTitle(commands.scan));
  await workbench.treeRows.first().waitFor();
  await workbench.page.locator('.sidebar:not(:has(.monaco-progress-container.active))').waitFor();
  await workbench.foldOtherViews('Legacy Hotspots');
  await workbench.treeRows.first().locator('.monaco-tl-twistie').click();
  await workbench.treeRows.and(workbench.page.locator('[aria-level="2"]')).first().click();
  await workbench.treeRows.filter({ hasText: 'mergeJuryAndAudience' }).first().click();
  await workbench.page.locator('.monaco-editor .view-line').first().waitFor();
  await workbench.treeRows
    .filter({ hasText: /\d+ years?, / })
    .first()
    .waitFor();
  await workbench.page.locator('.codelens-decoration:visible').first().waitFor();
  // Something of the sample runs out soon, whenever the picture is taken.
  await workbench.runCommand('Notifications: Clear All Notifications');
  await workbench.page.mouse.move(0, 0);
  await workbench.page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
}

/** The modules of the sample as tiles and as a table, beside the list. */
async function showHotspotMap(workbench: Workbench): Promise<void> {
  await workbench.openSideBar('Mob Handover');
  await workbench.runCommand(paletteTitle(commands.scan));
  await workbench.treeRows.first().waitFor();
  await workbench.foldOtherViews('Legacy Hotspots');
  await workbench.runCommand(paletteTitle(commands.showHotspotMap));
  await workbench.webview.locator('#chart button').first().waitFor();
  await workbench.page.mouse.move(0, 0);
}

/** The board beside the Session view, with hotspots of people in the room on the agenda, and a discovery. */
async function showBoard(workbench: Workbench): Promise<void> {
  await startOnHotspots(workbench);
  await captureDiscovery(workbench, 'The jury is counted twice');
  await workbench.runCommand(paletteTitle(commands.showBoard));
  await workbench.webview.locator('#captured li').filter({ hasText: 'twice' }).waitFor();
  await workbench.page.mouse.move(0, 0);
}

/** A discovery beside its code, in the gutter and in the Notes view. */
async function showNotes(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await startOnHotspots(workbench);
  await page.locator('.monaco-editor .view-line').nth(4).click();
  await captureDiscovery(
    workbench,
    'The jury is counted twice\n\nNobody knew why the sum was 120 % in the show of 2021.',
  );
  await page.locator('.sidebar').getByText('The jury is counted twice').waitFor();
  await page.locator('.monaco-editor .comment-thread, .monaco-editor .comment-range-glyph').first().waitFor();
  await page
    .locator('.comment-range-glyph.comment-thread, .comment-range-glyph.comment-thread-unresolved')
    .first()
    .click();
  await page.locator('.review-widget').waitFor();
}

async function showQuestions(workbench: Workbench): Promise<void> {
  await startOnHotspots(workbench);
  await workbench.runCommand(paletteTitle(commands.answerQuestion));
  await workbench.quickInput.getByText('Who uses this').waitFor();
}

async function showTurnOver(workbench: Workbench): Promise<void> {
  await startOnHotspots(workbench);
  await workbench.notification("'s turn is over").waitFor();
}

/** A session with an agenda, whose first item is open in the editor. */
async function startOnHotspots(workbench: Workbench): Promise<void> {
  await workbench.openSideBar('Mob Handover');
  await workbench.widenSideBar(420);
  await workbench.runCommand(paletteTitle(commands.scan));
  await workbench.treeRows.first().waitFor();
  await startSession(workbench);
  await workbench.sessionRows.filter({ hasText: 'under work' }).waitFor();
  await workbench.page.locator('.monaco-editor .view-line').first().waitFor();
}

/** The cover, on which people have written. */
async function showBook(workbench: Workbench, sample: string): Promise<void> {
  await exportFromPalette(workbench);
  await workbench.webview.locator('h1').first().waitFor();
  tellCover(sample);
  await workbench.webview.getByText('Spotlight Night counts').waitFor();
}
