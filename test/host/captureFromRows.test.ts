import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { focusedRow } from '../../src/extension/focusedRow';
import type { CaptureQuestions } from '../../src/extension/notes/captureNote';
import type { TestApi } from '../../src/extension/testApi';
import { commands, views } from '../../src/protocol/names';
import { activated } from './activated';

const minuteMs = 60_000;
/** Two walks fit into the time limit of a test. */
const walkMs = 25_000;
const told: string[] = [];
const person: CaptureQuestions = {
  tell: (sentence) => void told.push(sentence),
  kind: () => Promise.resolve('explanation'),
  people: () => Promise.resolve(['Kim']),
  names: () => Promise.resolve(['Kim']),
  mayDelete: () => Promise.resolve(true),
};

describe('notes from the rows of other views in VS Code', () => {
  let api: TestApi;
  let root: string;
  const run = (command: string, argument?: unknown) => vscode.commands.executeCommand(command, argument);

  before(async () => {
    ({ api, root } = await activated());
    api.notes.answerWith(person);
    await mkdir(path.join(root, 'outside'), { recursive: true });
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f'])
      await writeFile(
        path.join(root, `outside/${name}.ts`),
        `\nfetch('https://push.pingwren.io/3/${name}');\n`,
      );
    await run(commands.refreshSuppliers);
  });

  afterEach(async () => {
    told.length = 0;
    await run('workbench.action.closeAllEditors');
    await run('notifications.clearAll');
    await rm(path.join(root, '.handover'), { recursive: true, force: true });
    await api.notes.model.refresh();
  });

  after(async () => {
    api.notes.answerWith(undefined);
    await rm(path.join(root, 'outside'), { recursive: true, force: true });
    await run(commands.refreshSuppliers);
  });

  /** The paths and quotes of the note that the command writes. */
  async function captured(argument: unknown): Promise<readonly string[]> {
    const uri = await run(commands.captureNote, argument);
    assert.ok(uri instanceof vscode.Uri);
    const text = await readFile(uri.fsPath, 'utf8');
    return [...text.matchAll(/(?:path|exact): (.*)/gu)].map(([, value]) => value ?? '');
  }

  function party() {
    const rows = api.suppliers.tree.getChildren().flatMap(({ children }) => children);
    const found = rows.find(({ label }) => label === 'pingwren.io');
    assert.ok(found);
    return found;
  }

  /**
   * Goes through the rows with the arrow keys until the focus is where it is to be; the tree may still be drawn.
   * @throws before the time limit of the test, so that nothing goes on below the next one
   */
  async function walkTo(view: string, isThere: () => Promise<boolean>): Promise<void> {
    const endsAtMs = performance.now() + walkMs;
    while (performance.now() < endsAtMs) {
      await run(`${view}.focus`);
      await run('list.focusFirst');
      for (let step = 0; step < 40; step++) {
        if (await isThere()) return;
        // Goes to the first row below, of what is open already.
        await run('list.expand');
        if (await isThere()) return;
        await run('list.focusDown');
        if (performance.now() > endsAtMs) break;
      }
    }
    throw new Error(`No row of ${view} was reached for which this holds: ${String(isThere)}`);
  }

  it('speak of the call sites of a supplier, or of one of them', async () => {
    const row = party();
    const anchored = await captured(row);
    assert.equal(anchored.filter((value) => value.startsWith('outside/')).length, 5);
    assert.ok(anchored.some((value) => value.includes('https://push.pingwren.io/3/a')));
    assert.match(told.join(), /first 5 of \d files/u);
    const [, second] = row.children;
    assert.equal((await captured(second))[0], 'outside/b.ts');
  });

  it('are written by the one key from the row of the suppliers that the arrow keys reached', async () => {
    const { treeView } = api.suppliers.tree;
    await walkTo(views.suppliers, async () => (await focusedRow(treeView))?.label === 'pingwren.io');
    assert.deepEqual(treeView.selection, []);
    assert.equal((await captured({ from: 'suppliers' }))[0], 'outside/a.ts');
    await walkTo(views.suppliers, async () => (await focusedRow(treeView))?.kind === 'group');
    assert.deepEqual(await captured({ from: 'suppliers' }), []);
  });

  it('speak of the module of a gap in the Handover view', async () => {
    await run(commands.scan);
    await run(commands.checkCompleteness);
    const { tree } = api.handover;
    const gap = tree
      .getChildren()
      .flatMap(({ children }) => children)
      .find(({ noted }) => noted !== undefined);
    assert.ok(gap?.place);
    assert.equal(tree.getTreeItem(gap).contextValue, 'gap.code');
    assert.deepEqual(await captured(gap), [gap.place.path]);
    await walkTo(views.handover, async () => (await focusedRow(tree.treeView))?.id === gap.id);
    assert.deepEqual(await captured({ from: 'handover' }), [gap.place.path]);
  });

  it('speak of the code of an agenda item, and of none where it has none', async () => {
    const rhythm = { turnMs: 7 * minuteMs, breakAfterTurns: 0, breakMs: 10 * minuteMs };
    await api.session.startWith({ people: [{ name: 'Kim', email: '' }], rhythm });
    try {
      const label = 'The tally';
      await run(commands.addToAgenda, { label, place: { path: 'src/voting/tally.ts', line: 16 } });
      await run(commands.addItem, 'The contract');
      const [tally] = api.session.rows().find(({ kind }) => kind === 'agenda')?.children ?? [];
      assert.ok(tally);
      assert.equal((await captured(tally))[0], 'src/voting/tally.ts');
      const at = (title: string) => async () => (await api.session.focused())?.label === title;
      await walkTo(views.session, at('The contract'));
      assert.deepEqual(await captured({ from: 'session' }), []);
      await walkTo(views.session, at(tally.label));
      assert.equal((await captured({ from: 'session' }))[0], 'src/voting/tally.ts');
    } finally {
      await run(commands.endSession, 'now');
    }
  });
});
