import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { HandoverTestApi } from '../../src/extension/handover/registerHandover';
import { openWarning } from '../../src/extension/handover/exportResult';
import { saveAndExport } from '../../src/extension/handover/unsavedBookFiles';
import type { TestApi } from '../../src/extension/testApi';
import { commands, extensionId, handoverSettings } from '../../src/protocol/names';
import type { ExportResult } from '../../src/protocol/requests';
import { until } from '../support/until';

describe('the export of the handover in VS Code', function () {
  this.timeout(60_000);
  let handover: HandoverTestApi;
  let root: string;

  const exported = (given: object = {}): Thenable<ExportResult | undefined> =>
    vscode.commands.executeCommand<ExportResult | undefined>(commands.exportHandover, given);
  const book = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(path.join(root, 'docs', 'handover'))
        .sort()
        .map((name) => [name, readFileSync(path.join(root, 'docs', 'handover', name), 'utf8')]),
    );
  const setOutputFolder = (value: unknown): Thenable<void> =>
    vscode.workspace
      .getConfiguration()
      .update(handoverSettings.outputFolder, value, vscode.ConfigurationTarget.Global);

  before(async () => {
    const extension = vscode.extensions.getExtension<TestApi>(extensionId);
    assert.ok(extension);
    ({ handover } = await extension.activate());
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    root = folder.uri.fsPath;
    await rm(path.join(root, 'docs', 'handover'), { recursive: true, force: true });
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  after(async () => {
    await rm(path.join(root, 'docs', 'handover'), { recursive: true, force: true });
  });

  it('writes the book of the sample project and opens its cover in the Markdown preview', async () => {
    const result = await exported();
    assert.deepEqual(result?.mains, [{ format: 'markdown', path: 'docs/handover/README.md' }]);
    assert.deepEqual(result.warnings, []);
    assert.deepEqual(result.changed.map((file) => path.posix.basename(file)).sort(), Object.keys(book()));
    assert.match(book()['17-debts.md'] ?? '', /\| \d+ (day|month|year)s? \|/);
    const { tabGroups } = vscode.window;
    const preview = (): boolean => {
      const { activeTab } = tabGroups.activeTabGroup;
      if (!(activeTab?.input instanceof vscode.TabInputWebview)) return false;
      return activeTab.input.viewType.includes('markdown.preview') && activeTab.label.includes('README.md');
    };
    await until(preview, tabGroups.onDidChangeTabs);
  });

  it('changes no byte the second time', async () => {
    const before = book();
    assert.deepEqual((await exported())?.changed, []);
    assert.deepEqual(book(), before);
  });

  it('asks before it saves what is unsaved in the book, and keeps what people wrote', async () => {
    const uri = vscode.Uri.file(path.join(root, 'docs', 'handover', '04-architecture.md'));
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), '\nVotes are counted twice.\n');
    });

    handover.answerNext(undefined);
    assert.equal(await exported(), undefined);
    assert.ok(editor.document.isDirty);
    assert.match(handover.questions.at(-1) ?? '', /^1 file of the handover has unsaved changes/);

    handover.answerNext(saveAndExport);
    const result = await exported();
    assert.ok(result);
    assert.ok(result.changed.includes('docs/handover/README.md'));
    assert.ok(!result.changed.includes('docs/handover/04-architecture.md'));
    assert.ok(!editor.document.isDirty);
    assert.match(book()['04-architecture.md'] ?? '', /^# 4 Architecture\n\nVotes are counted twice\.\n/);
    assert.match(
      book()['README.md'] ?? '',
      /\[4 Architecture\]\(\.\/04-architecture\.md\) \| collected \| 4 words \| /,
    );
  });

  it('writes where the setting says, and nothing where the setting makes no sense', async () => {
    try {
      await setOutputFolder('../outside');
      assert.equal(await exported(), undefined);
      assert.ok(!existsSync(path.join(root, '..', 'outside')));
      await setOutputFolder('docs/other');
      assert.equal((await exported())?.mains[0]?.path, 'docs/other/README.md');
    } finally {
      await setOutputFolder(undefined);
      await rm(path.join(root, 'docs', 'other'), { recursive: true, force: true });
    }
  });

  it('writes the formats it is told to, and shows where a warning belongs', async () => {
    const result = await exported({ formats: ['sarif', 'markdown'] });
    assert.deepEqual(
      result?.mains.map(({ format }) => format),
      ['markdown', 'sarif'],
    );
    assert.ok(existsSync(path.join(root, 'docs', 'handover', 'hotspots.sarif')));
    const folder = vscode.Uri.file(root);
    await openWarning(folder, { message: 'Look', path: 'docs/handover/17-debts.md', line: 2 });
    const editor = vscode.window.activeTextEditor;
    assert.match(editor?.document.uri.path ?? '', /17-debts\.md$/);
    assert.equal(editor?.selection.active.line, 2);
  });

  it('runs once at a time', async () => {
    const [first, second] = await Promise.all([exported(), exported()]);
    assert.ok(first);
    assert.equal(second, undefined);
  });
});
