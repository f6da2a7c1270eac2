import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension/testApi';
import { extensionId } from '../../src/protocol/names';

/** The extension with what it lets tests do, and the folder that is open. */
export async function activated(): Promise<{
  readonly api: TestApi;
  readonly folder: vscode.WorkspaceFolder;
  readonly root: string;
}> {
  const extension = vscode.extensions.getExtension<TestApi>(extensionId);
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(extension && folder);
  return { api: await extension.activate(), folder, root: folder.uri.fsPath };
}
