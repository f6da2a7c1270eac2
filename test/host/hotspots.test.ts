import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { HotspotRow } from '../../src/core/hotspots/rows/hotspotRow';
import type { HotspotsTestApi } from '../../src/extension/hotspots/registerHotspots';
import type { TestApi } from '../../src/extension/testApi';
import { commands, editorSettings, extensionId, hotspotSettings } from '../../src/protocol/names';
import { reached } from '../support/reached';
import { until } from '../support/until';

describe('the legacy hotspots in VS Code', function () {
  this.timeout(60_000);
  let hotspots: HotspotsTestApi;
  let session: TestApi['session'];
  let notes: TestApi['notes'];
  let fresh: vscode.Uri;

  const childrenOf = (row: HotspotRow): readonly HotspotRow[] => hotspots.tree.getChildren(row);
  const allRows = (): readonly HotspotRow[] =>
    hotspots.tree.getChildren().flatMap((row) => [row, ...childrenOf(row)]);
  const firstOf = (kind: HotspotRow['kind']): HotspotRow => {
    const row = allRows().find((candidate) => candidate.kind === kind);
    assert.ok(row, `the sample has a ${kind}`);
    return row;
  };
  const click = async (row: HotspotRow): Promise<void> => {
    const { command } = hotspots.tree.getTreeItem(row);
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
  };
  const rowOf = (uri: vscode.Uri): HotspotRow | undefined =>
    hotspots.tree.getChildren().find(({ place }) => place?.path === vscode.workspace.asRelativePath(uri));

  before(async () => {
    const extension = vscode.extensions.getExtension<TestApi>(extensionId);
    assert.ok(extension);
    ({ hotspots, session, notes } = await extension.activate());
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    fresh = vscode.Uri.joinPath(folder.uri, 'src', 'freshInTest.ts');
    await vscode.commands.executeCommand(commands.scan);
  });

  after(async () => {
    await rm(fresh.fsPath, { force: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('lists the modules of the sample project by rank', () => {
    assert.equal(hotspots.model.view.kind, 'list');
    const modules = hotspots.model.list?.listed ?? [];
    assert.ok(modules.length >= 5);
    const scores = modules.map(({ score }) => score);
    assert.deepEqual(
      scores,
      [...scores].sort((a, b) => b - a),
    );
    assert.equal(hotspots.treeView.badge?.value, hotspots.model.list?.hotspots);
  });

  it('shows modules with the icon of their file, opened rows below them, and a text to be spoken', () => {
    const item = hotspots.tree.getTreeItem(firstOf('module'));
    assert.equal(item.iconPath, vscode.ThemeIcon.File);
    assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    assert.ok(item.accessibilityInformation?.label.includes('score'));
  });

  it('opens an undocumented symbol with its name selected', async () => {
    const symbol = firstOf('symbol');
    await click(symbol);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.selection.start.line, symbol.place?.line);
    assert.equal(editor?.document.getText(editor.selection), symbol.place?.text);
  });

  it('opens a debt with its tag selected', async () => {
    const debt = firstOf('debt');
    await click(debt);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.selection.start.line, debt.place?.line);
    assert.equal(editor?.document.getText(editor.selection).toUpperCase(), debt.place?.text);
  });

  it('opens nothing outside the folder', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const row = { kind: 'debt', place: { path: '../../../../etc/passwd' } };
    await vscode.commands.executeCommand(commands.openPlace, row);
    await vscode.commands.executeCommand('notifications.clearAll');
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('learns the author and age of the debts of a module when it is opened', async () => {
    const module = hotspots.tree
      .getChildren()
      .find((row) => childrenOf(row).some(({ kind }) => kind === 'debt'));
    const path = module?.place?.path;
    assert.ok(module && path !== undefined);
    await until(() => hotspots.model.origins(path) !== undefined, hotspots.model.onDidChange);
    const debt = childrenOf(module).find(({ kind }) => kind === 'debt');
    assert.match(debt?.description ?? '', /(^| · )\d+ (day|month|year)s?, \p{L}+/u);
  });

  it('is up to date after a file is saved, and after it is deleted', async () => {
    const { onDidChange } = hotspots.model;
    await vscode.workspace.fs.writeFile(fresh, Buffer.from(''));
    const document = await vscode.workspace.openTextDocument(fresh);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'export function unexplained(): number {\n  return 1;\n}\n');
    });
    await document.save();
    await until(() => rowOf(fresh) !== undefined, onDidChange);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '/** Gives one, for tests. */\n');
    });
    await document.save();
    await until(() => rowOf(fresh) === undefined, onDidChange);
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), '// TODO: explain\n');
    });
    await document.save();
    await until(() => rowOf(fresh) !== undefined, onDidChange);
    await vscode.workspace.fs.delete(fresh);
    await until(() => rowOf(fresh) === undefined, onDidChange);
  });

  it('has one row for debts that say the same in many places, with each of them below', async () => {
    const { onDidChange } = hotspots.model;
    const repeats = 12;
    const lines = Array.from(
      { length: repeats },
      (_, at) => `// FIXME: Property 'p${at}' does not exist on type 'Tally'\nconst p${at} = 1;\n`,
    );
    const migrated = vscode.Uri.joinPath(fresh, '..', 'migratedInTest.ts');
    try {
      await vscode.workspace.fs.writeFile(migrated, Buffer.from(lines.join('')));
      await until(() => rowOf(migrated) !== undefined, onDidChange);
      const row = rowOf(migrated);
      assert.ok(row);
      const [same, ...others] = childrenOf(row).filter(({ kind }) => kind === 'sameDebts' || kind === 'debt');
      assert.ok(same);
      assert.deepEqual([same.kind, others], ['sameDebts', []]);
      const item = hotspots.tree.getTreeItem(same);
      assert.equal(item.collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
      assert.equal(item.description, `${repeats} like this, ${repeats} in the repository`);
      assert.match(item.accessibilityInformation?.label ?? '', /does not exist .*12 like this/u);
      assert.equal(item.command, undefined, 'it stands in no one place');
      const places = childrenOf(same);
      assert.equal(places.length, repeats);
      const last = places.at(-1);
      assert.ok(last && hotspots.tree.getParent(last) === same);
      await click(last);
      assert.equal(vscode.window.activeTextEditor?.document.uri.path, migrated.path);
      assert.equal(vscode.window.activeTextEditor.selection.start.line, 2 * (repeats - 1));
    } finally {
      await vscode.workspace.fs.delete(migrated);
    }
    await until(() => rowOf(migrated) === undefined, onDidChange);
  });

  it('is filtered, sorted and grouped as asked, and remembers that', async () => {
    const { look, model, tree } = hotspots;
    const answerWith = (...choices: readonly unknown[]): void => {
      const given = [...choices];
      look.answerWith({
        choose: (_title, offered) => {
          const wanted = given.shift();
          const found = offered.find(({ value }) => JSON.stringify(value) === JSON.stringify(wanted));
          assert.ok(found, `${JSON.stringify(wanted)} is offered`);
          return Promise.resolve(found.value);
        },
        text: () => Promise.resolve(String(given.shift())),
      });
    };
    const total = model.list?.total ?? 0;
    try {
      answerWith('language', { value: 'python' });
      await vscode.commands.executeCommand(commands.filterHotspots);
      const python = tree.getChildren().filter(({ kind }) => kind === 'module');
      assert.ok(python.length > 0 && python.length < total);
      assert.ok(python.every(({ place }) => place?.path.endsWith('.py')));
      assert.equal(hotspots.treeView.badge?.value, total);
      assert.equal(hotspots.treeView.description, `${python.length} of ${total}`);
      assert.match(hotspots.treeView.message ?? '', /^Filter: Python\./);

      answerWith('path');
      await vscode.commands.executeCommand(commands.sortHotspots);
      const shown = model.shown?.listed.map(({ path }) => path) ?? [];
      assert.deepEqual(shown, [...shown].sort());

      answerWith('person');
      await vscode.commands.executeCommand(commands.groupHotspots);
      assert.ok(tree.getChildren().every(({ kind }) => kind !== 'module'));

      answerWith('text', 'no such text anywhere');
      await vscode.commands.executeCommand(commands.filterHotspots);
      const [clear] = tree.getChildren();
      assert.equal(clear?.kind, 'clearFilter');
      await click(clear);
      assert.equal(model.shown?.hotspots, total);
      assert.deepEqual(model.look, { grouping: 'person', sort: 'path', filter: {} });
    } finally {
      look.answerWith(undefined);
      await model.setLook({ grouping: 'module', sort: 'rank', filter: {} });
    }
    assert.equal(firstOf('module').place?.path, model.list?.listed[0]?.path);
  });

  it('says in the code what it found, and begins a doc comment there', async () => {
    const symbol = firstOf('symbol');
    await click(symbol);
    const document = vscode.window.activeTextEditor?.document;
    const line = symbol.place?.line;
    assert.ok(document && line !== undefined);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const ofModule = lenses.find(({ command }) => command?.title.startsWith('Legacy hotspot'))?.command;
    assert.ok(ofModule);
    const [argument] = (ofModule.arguments ?? []) as readonly unknown[];
    await reached(
      'the row of the hotspot is selected',
      () => {
        const [selected] = hotspots.treeView.selection;
        const shown = vscode.workspace.asRelativePath(document.uri);
        return selected?.kind === 'module' && selected.place?.path === shown;
      },
      () => vscode.commands.executeCommand(ofModule.command, argument),
    );
    await vscode.window.showTextDocument(document);
    const explain = lenses.find(
      ({ command, range }) => range.start.line === line && command?.command === commands.captureNote,
    );
    assert.ok(explain, 'the symbol can be explained from above it');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      document.lineAt(line).range,
    );
    const stub = actions.find(({ title }) => title === `Begin a doc comment for ${symbol.label}`);
    assert.ok(stub?.edit);
    await vscode.workspace.applyEdit(stub.edit);
    assert.ok(document.isDirty);
    const { start, isEmpty } = vscode.window.activeTextEditor?.selection ?? new vscode.Selection(0, 0, 0, 0);
    assert.ok(isEmpty && start.line >= line && start.line < line + document.lineCount);
    assert.match(document.lineAt(start.line).text.slice(0, start.character), /^\s*(\*|\/\/\/?|#|) ?$/);
    await vscode.commands.executeCommand('undo');
    assert.ok(!document.isDirty);
  });

  it('writes down why a debt was put off, in a note with the cursor where the reason goes, and opens it again', async () => {
    const debt = firstOf('debt');
    const { path, line } = debt.place ?? {};
    assert.ok(path !== undefined && line !== undefined && hotspots.model.folder);
    const code = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(hotspots.model.folder.uri, path),
    );
    const fix = async (begins: string): Promise<vscode.TextEditor> => {
      await vscode.window.showTextDocument(code, vscode.ViewColumn.One);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        code.uri,
        code.lineAt(line).range,
      );
      const action = actions.find(({ title }) => title.startsWith(begins));
      assert.ok(action?.command, actions.map(({ title }) => title).join('; '));
      await vscode.commands.executeCommand(
        action.command.command,
        ...((action.command.arguments ?? []) as unknown[]),
      );
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      return editor;
    };
    notes.answerWith({
      kind: () => Promise.reject(new Error('the kind is known')),
      people: () => Promise.resolve(['Kim']),
      names: () => Promise.resolve([]),
      mayDelete: () => Promise.resolve(true),
      tell: () => undefined,
    });
    let written: vscode.Uri | undefined;
    try {
      const { document, selection } = await fix('Write down why this was put off');
      written = document.uri;
      assert.match(document.getText(), /^kind: debtReason$[^]*^toldBy:\n {2}- Kim$[^]*^# \S/mu);
      assert.equal(document.lineAt(selection.active.line - 1).text, '## Why not now');
      assert.equal((await fix('Open the note')).document.uri.path, document.uri.path);
    } finally {
      notes.answerWith(undefined);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      if (written !== undefined) await rm(written.fsPath, { force: true });
    }
  });

  it('shows a map of the same modules, from which only these can be opened', async () => {
    const { map } = hotspots;
    const openPath = (): string | undefined => vscode.window.activeTextEditor?.document.uri.path;
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand(commands.showHotspotMap);
    // The page asks by itself, and would go back to the whole if that came later.
    while (map.shown === undefined) await setImmediate();
    assert.ok(map.shown.modules > 0);
    const path = hotspots.model.list?.listed.find(({ undocumented }) => undocumented.length > 0)?.path;
    assert.ok(path !== undefined);
    for (const message of [
      undefined,
      'open',
      { type: 'open' },
      { type: 'open', path: '../../etc/passwd' },
      { type: 'open', path: 7 },
      { type: 'folder', path: 7 },
      { type: 'folder', path: '../..' },
      { type: 'open', path },
    ])
      await map.receive(message);
    assert.equal(openPath(), undefined, 'nothing but what is shown');
    assert.deepEqual(
      map.shown.trail.map((folder) => folder.path),
      [''],
    );
    await map.receive({ type: 'folder', path: posix.dirname(path) });
    assert.ok(map.shown.trail.length > 1);
    await map.receive({ type: 'open', path });
    assert.ok(openPath()?.endsWith(path));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('puts the scores of the highest hotspots beside their files, unless that is switched off', async () => {
    const { decorations, model } = hotspots;
    const [first] = model.list?.listed ?? [];
    assert.ok(first && model.folder);
    const uri = vscode.Uri.joinPath(model.folder.uri, first.path);
    const badge = (): vscode.FileDecoration | undefined => decorations.provideFileDecoration(uri);
    assert.equal(badge()?.badge, String(Math.round(first.score)));
    assert.equal(badge()?.tooltip, `Legacy hotspot: ${first.reasons.join(', ')}`);
    assert.equal(decorations.provideFileDecoration(model.folder.uri), undefined);
    const row = hotspots.tree.rowOfModule(first.path);
    const icon = row && hotspots.tree.getTreeItem(row).resourceUri;
    assert.equal(icon?.path, uri.path, 'a row has the icon of its file');
    assert.equal(decorations.provideFileDecoration(icon), undefined, 'and says its score once');
    const configuration = vscode.workspace.getConfiguration();
    const switchTo = async (value: boolean | undefined): Promise<void> => {
      const told = until(
        () => (badge() === undefined) === (value === false),
        decorations.onDidChangeFileDecorations,
      );
      await configuration.update(
        editorSettings.explorerDecorations,
        value,
        vscode.ConfigurationTarget.Global,
      );
      await told;
    };
    await switchTo(false);
    await switchTo(undefined);
  });

  it('goes back to the list when a scan is cancelled', async () => {
    const before = hotspots.tree.getChildren().length;
    const scan = hotspots.model.scan();
    assert.equal(hotspots.model.view.kind, 'scanning');
    await vscode.commands.executeCommand(commands.cancelScan);
    assert.equal(await scan, 'cancelled');
    assert.equal(hotspots.model.view.kind, 'list');
    assert.equal(hotspots.tree.getChildren().length, before);
  });

  it('lets a new scan replace the one under way', async () => {
    const outcomes = await Promise.all([hotspots.model.scan(), hotspots.model.scan()]);
    assert.deepEqual(outcomes, ['superseded', 'done']);
  });

  it('scans again when a setting of the scan changes', async () => {
    const configuration = vscode.workspace.getConfiguration();
    const debts = hotspots.model.list?.debts ?? 0;
    assert.ok(debts > 0);
    await configuration.update(hotspotSettings.tags, ['NOSUCHTAG'], vscode.ConfigurationTarget.Global);
    await until(
      () => hotspots.model.view.kind !== 'scanning' && hotspots.model.list?.debts === 0,
      hotspots.model.onDidChange,
    );
    await configuration.update(hotspotSettings.tags, undefined, vscode.ConfigurationTarget.Global);
    await until(
      () => hotspots.model.view.kind !== 'scanning' && hotspots.model.list?.debts === debts,
      hotspots.model.onDidChange,
    );
  });

  it('keeps what the team decides on a hotspot in a file, follows it, and takes it back', async () => {
    const row = firstOf('module');
    const path = row.place?.path;
    const before = hotspots.model.list?.hotspots ?? 0;
    const asked: string[] = [];
    const actions: string[] = ['Somebody else'];
    hotspots.decisions.answerWith({
      choose: () => Promise.resolve(0),
      who: (_title, _present, suggested) => {
        asked.push(`who, perhaps ${suggested}`);
        return Promise.resolve('Kim Example');
      },
      until: () => Promise.resolve('2999-01-01'),
      reason: (_title, by) => {
        asked.push(`why, ${by}`);
        return Promise.resolve('After the last show.');
      },
      after: (_message, offered) => {
        const wanted = actions.shift();
        return Promise.resolve(offered.find((action) => action === wanted));
      },
    });
    const sample = hotspots.model.folder?.uri.fsPath;
    execFileSync('git', ['config', 'user.name', 'Ada Example'], { cwd: sample });
    try {
      await vscode.commands.executeCommand(commands.claimHotspot, row);
      const decisionOf = () => hotspots.model.list?.listed.find((each) => each.path === path)?.decision;
      await until(() => decisionOf()?.by === 'Kim Example', hotspots.model.onDidChange);
      assert.deepEqual(asked, ['who, perhaps Ada Example'], 'git tells the name, which can be changed');
      await vscode.commands.executeCommand(commands.reopenHotspot, {
        ...row,
        decisionPath: decisionOf()?.path,
      });
      await until(() => decisionOf() === undefined, hotspots.model.onDidChange);

      await vscode.commands.executeCommand(commands.snoozeHotspot, row);
      await until(() => hotspots.model.list?.setAsideCount === 1, hotspots.model.onDidChange);
      assert.equal(hotspots.model.list?.hotspots, before - 1);
      const setAside = hotspots.tree.getChildren().find(({ kind }) => kind === 'setAside');
      assert.ok(setAside);
      const [decision] = childrenOf(setAside);
      assert.match(
        decision?.description ?? '',
        /snoozed until 2999-01-01 by Kim Example · After the last show\./,
      );
      assert.deepEqual(asked.slice(1), ['why, Kim Example'], 'the name is not asked for again');
      await vscode.commands.executeCommand(commands.reopenHotspot, decision);
      await until(() => hotspots.model.list?.hotspots === before, hotspots.model.onDidChange);
    } finally {
      hotspots.decisions.answerWith(undefined);
      execFileSync('git', ['config', '--unset', 'user.name'], { cwd: sample });
    }
  });

  it('ranks by who is in the room while a mob session runs, and by who is active afterwards', async () => {
    const before = hotspots.model.list?.paths;
    const knownHere = (): boolean =>
      !(hotspots.model.list?.listed ?? []).some(({ reasons }) =>
        reasons.some((reason) => reason.includes('in the room')),
      );
    const nobody = { name: 'Lee Stranger', email: 'lee@example.org' };
    await session.startWith({
      people: [nobody, { name: 'Max Stranger', email: 'max@example.org' }],
      rhythm: { turnMs: 420_000, breakAfterTurns: 0, breakMs: 600_000 },
    });
    try {
      await until(() => !knownHere(), hotspots.model.onDidChange);
      assert.ok(hotspots.model.list?.listed.every(({ factors }) => factors.knowledgeLoss > 0.9));
    } finally {
      await vscode.commands.executeCommand(commands.endSession, 'now');
      await rm(vscode.Uri.joinPath(fresh, '../../.handover/sessions').fsPath, {
        recursive: true,
        force: true,
      });
    }
    await until(knownHere, hotspots.model.onDidChange);
    assert.deepEqual(hotspots.model.list?.paths, before);
  });
});
