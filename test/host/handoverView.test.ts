import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { HandoverRow } from '../../src/core/handover/handoverRows';
import { isActive } from '../../src/core/session/selectors';
import type { AcceptanceQuestions } from '../../src/extension/handover/acceptanceQuestions';
import type { TestApi } from '../../src/extension/testApi';
import { commands } from '../../src/protocol/names';
import { until } from '../support/until';
import { activated } from './activated';

const minuteMs = 60_000;

describe('the Handover view in VS Code', function () {
  this.timeout(60_000);
  let api: TestApi;
  let root: string;
  const run = (command: string, argument?: unknown) => vscode.commands.executeCommand(command, argument);
  const receiver: AcceptanceQuestions = {
    chapters: () => Promise.resolve(['07-suppliers']),
    chapter: () => Promise.resolve('07-suppliers'),
    parts: ({ parts }) => Promise.resolve(parts),
    name: () => Promise.resolve('Noa Example'),
    remark: () => Promise.resolve('Read aloud.'),
    question: () => Promise.resolve('Whose card is on file?'),
  };
  const rows = (): readonly HandoverRow[] => api.handover.tree.getChildren();
  const chapter = (name: string): HandoverRow => {
    const row = rows().find((each) => each.chapter === name);
    assert.ok(row, name);
    return row;
  };

  before(async () => {
    ({ api, root } = await activated());
    api.handover.receiveWith(receiver);
    await run(commands.exportHandover, { formats: ['markdown'] });
    await run(commands.checkCompleteness);
  });

  after(async () => {
    api.handover.receiveWith(undefined);
    await run('workbench.action.closeAllEditors');
    for (const name of ['notes', 'signoffs', 'sessions'])
      await rm(path.join(root, '.handover', name), { recursive: true, force: true });
    await rm(path.join(root, 'docs', 'handover'), { recursive: true, force: true });
    await api.handover.model.refresh();
  });

  it('shows every chapter with its share and its gaps, in words for a screen reader as well', () => {
    assert.match(api.handover.tree.treeView.description ?? '', /^Complete \d+ %$/);
    const row = chapter('07-suppliers');
    assert.match(row.description, /^\d+ %/);
    assert.ok(row.children.length >= 6);
    const item = api.handover.tree.getTreeItem(row);
    assert.match(
      item.accessibilityInformation?.label ?? '',
      /^Chapter 7 Suppliers and services, \d+ % complete\. \d+ things are missing\./,
    );
  });

  it('counts anew after a question was answered in its note', async () => {
    const before = chapter('02-first-day').children.length;
    const gap = chapter('02-first-day').children[0];
    assert.ok(gap);
    await run(commands.openGap, gap);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const counted = new Promise<void>((resolve) => {
      const listening = api.handover.model.onDidChange(() => {
        if (chapter('02-first-day').children.length < before) {
          listening.dispose();
          resolve();
        }
      });
    });
    await editor.edit((edit) => {
      edit.insert(editor.selection.active, 'Run the installer.');
    });
    await editor.document.save();
    await counted;
  });

  it('puts a gap on the agenda of the session', async () => {
    const names = ['Kim', 'Sol'].map((name) => ({ name, email: '' }));
    const rhythm = { turnMs: 7 * minuteMs, breakAfterTurns: 0, breakMs: 10 * minuteMs };
    await api.session.startWith({ people: names, rhythm });
    try {
      await run(commands.addGapToAgenda, chapter('09-build-and-release').children[0]);
      const state = api.session.state();
      assert.ok(isActive(state));
      assert.deepEqual(
        state.agenda.map(({ source }) => source.kind),
        ['question'],
      );
    } finally {
      await run(commands.endSession, 'now');
    }
  });

  it('shows all gaps of a chapter on demand, and puts that of a supplier on the agenda with its file', async () => {
    const folder = path.join(root, '.handover', 'suppliers');
    const count = 50;
    await mkdir(folder, { recursive: true });
    for (let number = 1; number <= count; number++)
      await writeFile(
        path.join(folder, `relay-${number}.md`),
        `---\nschema: mob-handover/supplier/1\nname: Relay ${number}\n---\n`,
      );
    try {
      await api.handover.model.refresh();
      const more = chapter('07-suppliers').children.at(-1);
      assert.equal(more?.kind, 'more');
      const { command } = api.handover.tree.getTreeItem(more);
      assert.equal(command?.command, commands.openGap);
      await run(command.command, command.arguments?.[0]);
      const gaps = chapter('07-suppliers').children;
      assert.ok(gaps.every(({ kind }) => kind === 'gap'));
      const last = gaps.find(({ label }) => label === `Relay ${count}`);
      assert.deepEqual(last?.place, { path: `.handover/suppliers/relay-${count}.md`, line: 0 });

      const people = [{ name: 'Kim', email: '' }];
      const rhythm = { turnMs: 7 * minuteMs, breakAfterTurns: 0, breakMs: 10 * minuteMs };
      await api.session.startWith({ people, rhythm });
      await run(commands.addGapToAgenda, last);
      const state = api.session.state();
      assert.ok(isActive(state));
      const [item] = state.agenda;
      assert.equal(item?.title, `Relay ${count}: whom does one call there?`);
      await run(commands.workOnItem, { itemId: item.id });
      const isShown = (): boolean =>
        vscode.window.visibleTextEditors.some(({ document }) =>
          document.fileName.endsWith(`relay-${count}.md`),
        );
      await until(isShown, vscode.window.onDidChangeVisibleTextEditors);
    } finally {
      await run(commands.endSession, 'now');
      await run('workbench.action.closeAllEditors');
      await rm(folder, { recursive: true, force: true });
      await api.handover.model.refresh();
    }
  });

  it('takes questions of the receiving side, which count until they are answered', async () => {
    const before = chapter('07-suppliers').children.length;
    const file = await run(commands.askTeam, chapter('07-suppliers'));
    assert.ok(typeof file === 'string');
    assert.match(await readFile(path.join(root, file), 'utf8'), /askedBy:\n {2}- Noa Example\n/);
    const asked = chapter('07-suppliers').children;
    assert.equal(asked.length, before + 1);
    assert.ok(asked.some(({ label }) => label === 'Whose card is on file?'));
    await run(commands.exportHandover, { formats: ['markdown'] });
    const text = await readFile(path.join(root, 'docs/handover/07-suppliers.md'), 'utf8');
    assert.match(text, /- Whose card is on file\? \(asked by Noa Example\)/);
  });

  it('takes sign-offs into files, and flags a chapter that changed since', async () => {
    const written = await run(commands.signOff, chapter('07-suppliers'));
    assert.ok(Array.isArray(written) && written.length === 1);
    assert.match(
      await readFile(path.join(root, String(written[0])), 'utf8'),
      /by: Noa Example[^]*Read aloud\.\n$/,
    );
    assert.match(chapter('07-suppliers').description, /signed off by Noa Example on \d{4}-\d\d-\d\d$/);
    const file = path.join(root, 'docs/handover/07-suppliers.md');
    await writeFile(file, `${await readFile(file, 'utf8')}\n## Fastly\n\nCall the desk.\n`);
    await api.handover.model.refresh();
    assert.match(chapter('07-suppliers').description, /changed since$/);
  });

  it('takes sign-offs of parts of a chapter, which is signed off when none is left', async () => {
    const name = '12-security';
    const all = api.handover.model.overview?.chapters.find((each) => each.name === name)?.parts ?? [];
    assert.ok(all.length > 1);
    const signing = (parts: readonly string[]): AcceptanceQuestions => ({
      ...receiver,
      chapters: () => Promise.resolve([name]),
      parts: () => Promise.resolve(parts),
    });
    try {
      api.handover.receiveWith(signing(all.slice(1)));
      await run(commands.signOff, chapter(name));
      const { length } = all;
      assert.ok(
        chapter(name).description.includes(`${length - 1} of ${length} parts signed off by Noa Example`),
      );
      api.handover.receiveWith(signing(all.slice(0, 1)));
      await run(commands.signOff, chapter(name));
      assert.match(chapter(name).description, /(?<!parts )signed off by Noa Example on \d{4}-\d\d-\d\d$/);
    } finally {
      api.handover.receiveWith(receiver);
    }
  });

  /** @returns the chapter that is shown */
  const previewDiscoveries = async (): Promise<vscode.TextDocument> => {
    await run(commands.previewHandover, chapter('16-discoveries'));
    const { tabGroups } = vscode.window;
    await until(
      () => tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('16-discoveries.md'))),
      tabGroups.onDidChangeTabs,
    );
    const uri = vscode.Uri.file(path.join(root, 'docs/handover/16-discoveries.md'));
    return vscode.workspace.openTextDocument(uri);
  };

  it('previews a chapter beside, which follows what an export writes', async () => {
    await run('workbench.action.closeAllEditors');
    await run(commands.previewHandover, chapter('07-suppliers'));
    const document = await previewDiscoveries();
    const previews = (): readonly string[] =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await until(() => previews().length === 1, vscode.window.tabGroups.onDidChangeTabs);
    assert.doesNotMatch(document.getText(), /Juries count twice/);
    const note =
      '---\nschema: mob-handover/note/1\nkind: discovery\nat: 2024-01-05T10:00:00Z\ntoldBy: [Sol]\n---\n\n# Juries count twice\n';
    await vscode.workspace.fs.writeFile(
      vscode.Uri.file(path.join(root, '.handover/notes/2024-01-05-juries-a7k2.md')),
      new TextEncoder().encode(note),
    );
    await run(commands.exportHandover, { formats: ['markdown'] });
    await until(
      () => document.getText().includes('Juries count twice'),
      vscode.workspace.onDidChangeTextDocument,
    );
    assert.ok(existsSync(document.uri.fsPath));
  });

  it('has one preview of its own, however often a chapter is asked for, and leaves those of people alone', async () => {
    await run('workbench.action.closeAllEditors');
    const own = vscode.Uri.file(path.join(root, 'notes/16-discoveries.md'));
    await vscode.workspace.fs.writeFile(own, new TextEncoder().encode('# Not of the book\n'));
    const { tabGroups } = vscode.window;
    const columns = (): readonly (readonly string[])[] =>
      tabGroups.all.map(({ tabs }) => tabs.map(({ label }) => label));
    const has = (label: string): boolean => columns().flat().includes(label);
    try {
      await run('markdown.showPreview', own);
      await until(() => has('Preview 16-discoveries.md'), tabGroups.onDidChangeTabs);
      await run(commands.previewHandover, chapter('16-discoveries'));
      const shown = [['Preview 16-discoveries.md'], ['[Preview] 16-discoveries.md']];
      assert.deepEqual(columns(), shown);
      await run(commands.previewHandover, chapter('16-discoveries'));
      assert.deepEqual(columns(), shown);
      await run('workbench.action.focusFirstEditorGroup');
      await run(commands.previewHandover, chapter('07-suppliers'));
      await Promise.all([
        run(commands.previewHandover, chapter('12-security')),
        run(commands.previewHandover, chapter('16-discoveries')),
      ]);
      assert.deepEqual(columns(), shown);
    } finally {
      await run('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(own, '..'), { recursive: true });
    }
  });

  it('shows in the preview what people type and what they note, before anything is exported', async () => {
    await run('workbench.action.closeAllEditors');
    await run(commands.exportHandover, { formats: ['markdown'] });
    const { livePreview } = api.handover;
    const document = await previewDiscoveries();
    const rendered = async (): Promise<string> => String(await run('markdown.api.render', document));

    const typed = new vscode.WorkspaceEdit();
    typed.insert(document.uri, new vscode.Position(1, 0), '\nTyped and not saved.\n');
    await vscode.workspace.applyEdit(typed);
    assert.match(await rendered(), /Typed and not saved\./);

    const note =
      '---\nschema: mob-handover/note/1\nkind: discovery\nat: 2024-01-06T10:00:00Z\ntoldBy: [Sol]\n---\n\n# Ushers vote, too\n';
    const shown = until(
      () => livePreview.regionsOf(document.uri)?.get('discoveries')?.includes('Ushers vote') === true,
      livePreview.onDidShow,
    );
    await vscode.workspace.fs.writeFile(
      vscode.Uri.file(path.join(root, '.handover/notes/2024-01-06-ushers-b2c3.md')),
      new TextEncoder().encode(note),
    );
    await shown;
    const html = await rendered();
    assert.match(html, /Typed and not saved\.[^]*the next export writes it[^]*Ushers vote, too/);
    assert.doesNotMatch(await readFile(document.uri.fsPath, 'utf8'), /Ushers|Typed/);

    assert.ok(await document.save());
    await run(commands.exportHandover, { formats: ['markdown'] });
    await until(() => document.getText().includes('Ushers vote'), vscode.workspace.onDidChangeTextDocument);
    assert.doesNotMatch(await rendered(), /the next export writes it/);
  });
});
