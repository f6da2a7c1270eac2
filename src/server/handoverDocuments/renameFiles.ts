import type { FileRename, WorkspaceEdit } from 'vscode-languageserver/node';
import { pathRenames } from '../../core/handoverDocuments/renames';
import type { Cancellation } from '../../core/ports';
import type { DocumentFolder } from './documentFolder';
import { workspaceEdit } from './lspSpans';
import { filePath } from './openDocuments';

/** `workspace/willRenameFiles`: the edits of links and anchors that go with new paths of files and folders. */
export async function renameFiles(
  folders: readonly DocumentFolder[],
  files: readonly FileRename[],
  cancellation: Cancellation,
): Promise<WorkspaceEdit | undefined> {
  const changes: WorkspaceEdit['changes'] = {};
  for (const folder of folders) {
    const renames = files.flatMap(({ oldUri, newUri }) => {
      const from = pathIn(folder, oldUri);
      const to = pathIn(folder, newUri);
      return from === undefined || to === undefined ? [] : [{ from, to }];
    });
    if (renames.length === 0) continue;
    const edits = pathRenames(renames, await folder.documents(cancellation));
    Object.assign(changes, workspaceEdit(folder, edits).changes);
  }
  return Object.keys(changes).length === 0 ? undefined : { changes };
}

function pathIn(folder: DocumentFolder, uri: string): string | undefined {
  const file = filePath(uri);
  return file === undefined ? undefined : folder.pathOf(file);
}
