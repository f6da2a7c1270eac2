import * as vscode from 'vscode';
import { exportedWords } from '../../core/handover/exportWords';
import { type ExportWarning, formatWords } from '../../core/handover/formats/formatList';
import type { ExportResult } from '../../protocol/requests';
import { showPick } from '../quickInput';

const resultActions = { open: 'Open', preview: 'Preview', warnings: 'Show Warnings' } as const;

/** Says what was exported, and does what is asked for then. Settles when the notification goes. */
export async function tellExported(folder: vscode.Uri, result: ExportResult): Promise<void> {
  const { warnings, mains } = result;
  const count = warnings.length;
  const more = count === 0 ? '' : count === 1 ? ' One thing needs a look.' : ` ${count} things need a look.`;
  const sentence = `${exportedWords(result)}${more}`;
  const actions = [
    ...(count === 0 ? [] : [resultActions.warnings]),
    ...(mains.length === 0 ? [] : [resultActions.open]),
    ...(mains.some(({ format }) => format === 'markdown') ? [resultActions.preview] : []),
  ];
  const show = count === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const action = await show(sentence, ...actions);
  if (action === resultActions.warnings) await pickWarning(folder, warnings);
  else if (action === resultActions.open) await openMain(folder, result);
  else if (action === resultActions.preview) await previewBook(folder, result);
}

/** The cover in the Markdown preview; where the built-in Markdown extension is turned off, its source. */
export async function previewBook(folder: vscode.Uri, { mains }: ExportResult): Promise<void> {
  const cover = mains.find(({ format }) => format === 'markdown');
  if (cover === undefined) return;
  const uri = vscode.Uri.joinPath(folder, cover.path);
  try {
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  } catch {
    await vscode.window.showTextDocument(uri);
  }
}

/** Lists the warnings; the chosen one opens at its line. */
async function pickWarning(folder: vscode.Uri, warnings: readonly ExportWarning[]): Promise<void> {
  const items = warnings.map((warning) => ({
    label: warning.message,
    ...(warning.path === undefined ? {} : { detail: `Open ${placeWords(warning)}` }),
    warning,
  }));
  const chosen = await showPick(items, {
    title: 'What needs a look after the export',
    placeHolder: 'Choose one to open it at its line',
    matchOnDetail: true,
  });
  if (chosen !== undefined) await openWarning(folder, chosen.warning);
}

/** Opens the file that a warning is about, at its line. */
export async function openWarning(folder: vscode.Uri, { path, line = 0 }: ExportWarning): Promise<void> {
  if (path === undefined) return;
  const place = new vscode.Range(line, 0, line, 0);
  await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, path), { selection: place });
}

async function openMain(folder: vscode.Uri, { mains }: ExportResult): Promise<void> {
  const items = mains.map(({ format, path }) => ({
    label: formatWords[format].title,
    description: path,
    path,
  }));
  const [first] = items;
  const chosen = items.length < 2 ? first : await showPick(items, { placeHolder: 'Open what?' });
  if (chosen !== undefined)
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.joinPath(folder, chosen.path));
}

function placeWords({ path = '', line }: ExportWarning): string {
  return line === undefined ? path : `${path}, line ${line + 1}`;
}
