import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { isActive } from '../../src/core/session/selectors';
import type { PartyRow } from '../../src/core/knowledge/suppliers/partyRows';
import type { SupplierQuestions } from '../../src/extension/suppliers/supplierQuestions';
import type { TestApi } from '../../src/extension/testApi';
import { commands } from '../../src/protocol/names';
import { activated } from './activated';

describe('suppliers in VS Code', () => {
  let api: TestApi;
  let root: string;
  const run = (command: string, argument?: unknown) => vscode.commands.executeCommand(command, argument);
  const nobody: SupplierQuestions = {
    party: () => Promise.resolve(undefined),
    reason: () => Promise.resolve(undefined),
    place: () => Promise.resolve(undefined),
    asset: () => Promise.resolve(undefined),
  };

  before(async () => {
    ({ api, root } = await activated());
    await mkdir(path.join(root, 'outside'), { recursive: true });
    await writeFile(path.join(root, 'outside/push.ts'), "\nfetch('https://push.pingwren.io/3/batch');\n");
    await run(commands.refreshSuppliers);
  });

  after(async () => {
    await rm(path.join(root, 'outside'), { recursive: true, force: true });
    await run(commands.refreshSuppliers);
  });

  afterEach(async () => {
    api.suppliers.answerWith(undefined);
    await run('workbench.action.closeAllEditors');
    await rm(path.join(root, '.handover'), { recursive: true, force: true });
    await api.suppliers.model.refresh();
  });

  function row(group: string): PartyRow {
    const found = api.suppliers.tree.getChildren().find(({ label }) => label === group);
    const party = found?.children.find(({ label }) => label === 'pingwren.io');
    assert.ok(
      party,
      `${group}: ${JSON.stringify(api.suppliers.tree.getChildren().map(({ label }) => label))}`,
    );
    return party;
  }

  it('are listed with the places that show them, which open', async () => {
    const [evidence] = row('Not in the register').children;
    assert.equal(evidence?.description, 'outside/push.ts:2');
    await run(commands.openParty, evidence);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 1);
  });

  it('are added to the register as a form with the cursor at the first gap', async () => {
    await run(commands.addSupplier, row('Not in the register'));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /^for:/);
    assert.deepEqual(row('With gaps').children.filter(({ kind }) => kind === 'gap').length, 9);
  });

  it('are set aside with a reason that others see', async () => {
    api.suppliers.answerWith({ ...nobody, reason: () => Promise.resolve('a test account') });
    await run(commands.setSupplierAside, row('Not in the register'));
    assert.match(row('No suppliers').description, /a test account/);
    const text = await readFile(path.join(root, '.handover/suppliers/pingwren-io.md'), 'utf8');
    assert.match(text, /notASupplier: a test account/);
  });

  it('have assets that expire beside them', async () => {
    const asset = { name: 'pingwren.io', kind: 'domain', expires: '2027-01-31' } as const;
    api.suppliers.answerWith({ ...nobody, asset: () => Promise.resolve(asset) });
    await run(commands.addAsset);
    const group = api.suppliers.tree.getChildren().find(({ label }) => label === 'What runs out');
    assert.match(group?.children[0]?.description ?? '', /2027-01-31 · nobody said who renews it/);
  });

  describe('on the agenda of a session', () => {
    const plan = {
      people: [{ name: 'Kim', email: 'kim@example.org' }],
      rhythm: { turnMs: 420_000, breakAfterTurns: 0, breakMs: 600_000 },
    };
    const agenda = () => {
      const state = api.session.state();
      assert.ok(isActive(state));
      return state.agenda;
    };

    beforeEach(async () => {
      api.clock.set(Date.UTC(2026, 10, 22, 9));
      await api.session.startWith(plan);
    });

    afterEach(async () => {
      await run(commands.endSession, 'now');
      api.clock.release();
      await run('notifications.clearAll');
    });

    it('are asked for everything where nothing is written, else for the first gap', async () => {
      await run(commands.partyToAgenda, row('Not in the register'));
      await run(commands.addSupplier, row('Not in the register'));
      const withGaps = row('With gaps');
      const { gaps = [] } = api.suppliers.model.result?.parties.find(({ id }) => id === withGaps.party) ?? {};
      await run(commands.partyToAgenda, withGaps);
      assert.deepEqual(
        agenda().map(({ title, source }) => [title, source.kind]),
        [
          ['pingwren.io: everything that only people know?', 'text'],
          [`pingwren.io: ${gaps[0]}?`, 'text'],
        ],
      );
    });

    it('are asked who renews what runs out, with its place and its day', async () => {
      const asset = { name: 'pingwren.io', kind: 'domain', expires: '2027-01-31' } as const;
      api.suppliers.answerWith({ ...nobody, asset: () => Promise.resolve(asset) });
      await run(commands.addAsset);
      const group = api.suppliers.tree.getChildren().find(({ label }) => label === 'What runs out');
      const [expiring] = group?.children ?? [];
      await run(commands.partyToAgenda, expiring);
      const [item] = agenda();
      assert.equal(item?.title, 'Who renews pingwren.io?');
      assert.ok(item.source.kind === 'asset');
      assert.deepEqual([item.source.day, item.source.place.path], ['2027-01-31', expiring?.place?.path]);
    });

    it('are none without a row that says which', async () => {
      const [heading] = api.suppliers.tree.getChildren();
      await run(commands.partyToAgenda, heading);
      await run(commands.partyToAgenda, { party: 'pingwren.io' });
      assert.deepEqual(agenda(), []);
    });
  });
});
