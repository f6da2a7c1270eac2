import * as vscode from 'vscode';

/** Name of the chapter that the active editor shows; undefined for every other file. */
export function activeChapter(folder: vscode.WorkspaceFolder, bookFolder: string): string | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri ?? previewed();
  const inside = `${folder.uri.path}/${bookFolder}/`;
  if (uri?.scheme !== folder.uri.scheme || !uri.path.startsWith(inside)) return undefined;
  const file = uri.path.slice(inside.length);
  return file.endsWith('.md') && !file.includes('/') ? file.slice(0, -'.md'.length) : undefined;
}

function previewed(): vscode.Uri | undefined {
  const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}

/** Longer than VS Code takes to show an editor, on a slow machine as well. */
const patienceMs = 10_000;

/** The preview that was opened here last. */
let opened: (Shown & { readonly uri: string }) | undefined;
let opening: Promise<void> = Promise.resolve();

/** VS Code gives a tab a new object whenever a group of editors comes or goes; then its words and its column tell it. */
interface Shown {
  readonly tab: vscode.Tab;
  readonly label: string;
  readonly column: vscode.ViewColumn;
}

/**
 * Opens a file of the book in the Markdown preview beside, in place of the one that was opened so before, where it follows what is typed,
 * noted and exported. Locked: else it would turn to the note that somebody opens to write in. One after the other, however fast people click.
 */
export function previewBeside(uri: vscode.Uri): Promise<void> {
  const shown = opening.then(() => show(uri));
  opening = shown.catch(() => undefined);
  return shown;
}

async function show(uri: vscode.Uri): Promise<void> {
  const former = formerTab();
  if (former?.isActive === true && former.label === opened?.label && opened.uri === uri.toString()) return;
  if (former !== undefined && !former.isPinned) await closed(former);
  opened = undefined;
  const appeared = nextPreview();
  try {
    await vscode.commands.executeCommand('markdown.showLockedPreviewToSide', uri);
  } catch {
    appeared.cancel();
    // The built-in Markdown extension is turned off: the source says the same.
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside });
    return;
  }
  const shown = await appeared.preview;
  if (shown !== undefined) opened = { ...shown, uri: uri.toString() };
}

/** The tab of `opened`; undefined where people closed or moved it. */
function formerTab(): vscode.Tab | undefined {
  if (opened === undefined) return undefined;
  const previews = previewTabs().map(shownAs);
  const same = previews.find(({ tab }) => tab === opened?.tab);
  const [other, ...more] = alike(previews, opened);
  return (same ?? (more.length === 0 ? other : undefined))?.tab;
}

/** One that cannot be closed stays: no reason to show nothing. */
async function closed(tab: vscode.Tab): Promise<void> {
  try {
    await vscode.window.tabGroups.close(tab, true);
  } catch {
    // VS Code has closed it in the meantime.
  }
}

/** The preview that comes in addition; undefined where none does in time. It may come before its group is the active one. */
function nextPreview(): { readonly preview: Promise<Shown | undefined>; readonly cancel: () => void } {
  const { tabGroups } = vscode.window;
  const before = previewTabs().map(shownAs);
  let settle: (shown: Shown | undefined) => void = () => undefined;
  const look = (): void => {
    const now = previewTabs().map(shownAs);
    const added = now.filter((each) => alike(now, each).length > alike(before, each).length);
    const shown = added.find(({ tab }) => tab.isActive);
    if (shown !== undefined) settle(shown);
  };
  const subscriptions = [tabGroups.onDidChangeTabs(look), tabGroups.onDidChangeTabGroups(look)];
  const cancel = (): void => {
    settle(undefined);
  };
  const timer = setTimeout(cancel, patienceMs);
  const preview = new Promise<Shown | undefined>((resolve) => {
    settle = resolve;
  }).finally(() => {
    clearTimeout(timer);
    for (const subscription of subscriptions) subscription.dispose();
  });
  return { preview, cancel };
}

function shownAs(tab: vscode.Tab): Shown {
  return { tab, label: tab.label, column: tab.group.viewColumn };
}

function alike(previews: readonly Shown[], { label, column }: Shown): readonly Shown[] {
  return previews.filter((each) => each.label === label && each.column === column);
}

function previewTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => isMarkdownPreview(input));
}

export function isMarkdownPreview(input: unknown): boolean {
  return (
    (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
    input.viewType.includes('markdown.preview')
  );
}
