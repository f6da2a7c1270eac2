import * as vscode from 'vscode';

const scheme = 'mob-handover-document';

const texts = new Map<string, string>();
const changed = new vscode.EventEmitter<vscode.Uri>();
let provided = false;

/** Opens Markdown that is in no file in the preview of VS Code; the same name shows the newest text. */
export async function showDocument(
  context: vscode.ExtensionContext,
  name: string,
  markdown: string,
): Promise<void> {
  provide(context);
  const uri = vscode.Uri.from({ scheme, path: `/${name}.md` });
  texts.set(uri.path, markdown);
  changed.fire(uri);
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

function provide(context: vscode.ExtensionContext): void {
  if (provided) return;
  provided = true;
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: ({ path }) => texts.get(path) ?? '',
    }),
    new vscode.Disposable(() => {
      provided = false;
    }),
  );
}
