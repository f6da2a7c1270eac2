import * as vscode from 'vscode';
import type { RepoPath } from '../../core/ports';
import { isFiltered } from '../../core/hotspots/view/hotspotQuery';
import { plainMessage } from '../../core/session/plainText';
import { views } from '../../protocol/names';
import type { HotspotModel } from './hotspotModel';
import type { HotspotRow } from '../../core/hotspots/rows/hotspotRow';
import type { HotspotTree } from './hotspotTree';

interface Shown {
  readonly model: HotspotModel;
  readonly tree: HotspotTree;
  readonly treeView: vscode.TreeView<HotspotRow>;
}

/** Selects the row of a module in the view of hotspots; scans where nobody has yet. Says why where there is no such row. */
export async function revealHotspot(
  { model, tree, treeView }: Shown,
  folder: vscode.WorkspaceFolder,
  path: RepoPath,
): Promise<void> {
  await vscode.commands.executeCommand(`${views.hotspots}.focus`);
  if (model.list === undefined) await model.scan({ folder });
  const say = (sentence: string): void => void vscode.window.showInformationMessage(plainMessage(sentence));
  if (model.folder?.uri.toString() !== folder.uri.toString()) {
    say(`The hotspots shown are those of another folder; scan ${folder.name} first.`);
    return;
  }
  for (let shown = -1; ;) {
    const row = tree.rowOfModule(path);
    if (row !== undefined) {
      await treeView.reveal(row, { select: true, focus: true, expand: true });
      return;
    }
    if (isFiltered(model.look)) {
      // Whoever asks for it wants to see it.
      await model.setLook({ ...model.look, filter: {} });
      continue;
    }
    if (model.look.grouping === 'kind') {
      // There a hotspot that has only debts has no row.
      await model.setLook({ ...model.look, grouping: 'module' });
      continue;
    }
    const now = model.shown;
    // Nothing more came with the last step.
    if (now === undefined || now.listed.length >= now.hotspots || now.listed.length === shown) break;
    shown = now.listed.length;
    await model.showMore(tree.cutGroups());
  }
  say(
    model.list === undefined
      ? `${path} is not shown: there is no list of hotspots.`
      : `${path} is no hotspot: nothing is missing there, or somebody set it aside.`,
  );
}
