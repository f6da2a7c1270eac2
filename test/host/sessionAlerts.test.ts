import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { isActive } from '../../src/core/session/selectors';
import type { TestApi } from '../../src/extension/testApi';
import { commands, extensionId } from '../../src/protocol/names';
import { until } from '../support/until';
import { whileOpen } from './whileOpen';

const minuteMs = 60_000;
const people = ['Kim', 'Sol', 'Ira'].map((name) => ({ name, email: `${name.toLowerCase()}@example.org` }));
const plan = { people, rhythm: { turnMs: 7 * minuteMs, breakAfterTurns: 2, breakMs: 10 * minuteMs } };

describe('the alerts of a mob session in VS Code', () => {
  let api: TestApi;
  let records: string;

  const run = (command: string, argument?: unknown) => vscode.commands.executeCommand(command, argument);
  const text = () => api.session.statusBar()?.text;
  const said = () => api.session.said().at(-1) ?? '';
  const pass = async (durationMs: number) => {
    for (let leftMs = durationMs; leftMs > 0; leftMs -= 30_000) {
      api.clock.advance(Math.min(leftMs, 30_000));
      await api.session.wake();
    }
  };
  const press = async (choice: string) => {
    assert.ok(await api.session.press(choice), `no notification has the button ${choice}`);
  };

  before(async () => {
    const extension = vscode.extensions.getExtension<TestApi>(extensionId);
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(extension && folder);
    api = await extension.activate();
    records = path.join(folder.uri.fsPath, '.handover', 'sessions');
  });

  beforeEach(async () => {
    await rm(records, { recursive: true, force: true });
    api.clock.set(Date.UTC(2026, 10, 22, 9, 0, 0));
    await api.session.startWith(plan);
  });

  afterEach(async () => {
    if (api.session.state().kind !== 'none') await run(commands.endSession, 'now');
    await rm(records, { recursive: true, force: true });
    api.clock.release();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('warn before the end of a turn, and can extend it', async () => {
    await pass(6.5 * minuteMs);
    assert.equal(said(), 'Kim: 30 seconds left. Next up: Sol.');
    await press('+2 min');
    assert.equal(text(), '$(person) Kim 02:30 → Sol');
  });

  it('offer at the end of a turn the next one, more time, and a break', async () => {
    await pass(7 * minuteMs);
    assert.equal(said(), "Kim's turn is over. Next up: Sol.");
    await press("Start Sol's turn");
    assert.equal(text(), '$(person) Sol 07:00 → Ira');
    await pass(7 * minuteMs);
    assert.equal(said(), "Sol's turn is over. Next up: Ira. A break is due.");
    await press('+2 min');
    assert.equal(text(), '$(person) Sol 02:00 → Ira');
    await pass(2 * minuteMs);
    await press('Break');
    assert.equal(text(), '$(coffee) break 10:00');
  });

  it('offer at the end of a break the next turn, and more of the break', async () => {
    await pass(7 * minuteMs);
    await run(commands.takeBreak);
    await pass(10 * minuteMs);
    assert.equal(said(), 'The break is over. Next up: Sol.');
    await press('+5 min');
    assert.equal(text(), '$(coffee) break 05:00');
    await pass(5 * minuteMs);
    await press("Start Sol's turn");
    assert.equal(text(), '$(person) Sol 07:00 → Ira');
  });

  it('ask after sleep whether it was work', async () => {
    const sleep = async () => {
      await pass(minuteMs);
      api.clock.advance(2 * minuteMs);
      await api.session.wake();
      assert.match(said(), /^The computer was asleep for 2 minutes: Kim's turn is paused with/u);
    };
    await sleep();
    await press('Resume');
    assert.equal(text(), '$(person) Kim 06:00 → Sol');
    await sleep();
    await press('Count it as work');
    assert.equal(text(), '$(person) Kim 03:00 → Sol');
    await sleep();
    // It asks for a retrospective, as the command does: an end cannot be undone.
    await whileOpen(press('End session…'), 'workbench.action.acceptSelectedQuickOpenItem');
    assert.equal(api.session.state().kind, 'none');
  });

  it('ask whether to go on where nobody acted for long', async () => {
    await api.session.reload(() => {
      api.clock.advance(5 * 60 * minuteMs);
    });
    assert.match(said(), /^Kim's turn ended 5 hours ago\./u);
    await press("Start Sol's turn");
    assert.equal(text(), '$(person) Sol 07:00 → Ira');
  });

  it('propose the next agenda item, and begin to work on it', async () => {
    await run(commands.addItem, 'The tally');
    await run(commands.addItem, 'The contract');
    await run(commands.workOnItem, { itemId: 'a1' });
    await run(commands.doneItem);
    await press('Work on it');
    const state = api.session.state();
    assert.equal(state.kind === 'running' ? state.itemId : undefined, 'a2');
  });

  it('remind of the end of the day, and let it be put off', async () => {
    const state = api.session.state();
    assert.ok(state.kind === 'running');
    const local = state.startedAtEpochMs + state.utcOffsetMinutes * minuteMs + 2 * minuteMs;
    await run(commands.setDayEnd, new Date(local).toISOString().slice(11, 16));
    await pass(2 * minuteMs);
    assert.equal(said(), 'The agreed end of the day has come.');
    await press('Go on for 15 min');
    const later = api.session.state();
    assert.ok(later.kind === 'running');
    assert.equal(later.dayEnd?.atEpochMs, api.clock.now() + 15 * minuteMs);
  });

  it('do nothing any more when they were overtaken', async () => {
    await pass(7 * minuteMs);
    await run(commands.nextTurn);
    await api.session.press("Start Sol's turn");
    assert.equal(text(), '$(person) Sol 07:00 → Ira');
  });

  it('say in words that the time is up, where the theme has no colour for it', async () => {
    const workbench = vscode.workspace.getConfiguration('workbench');
    const setTheme = async (theme: string | undefined, isHigh: boolean) => {
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      const { HighContrast } = vscode.ColorThemeKind;
      await until(
        () => (vscode.window.activeColorTheme.kind === HighContrast) === isHigh,
        vscode.window.onDidChangeActiveColorTheme,
      );
      await api.session.wake();
    };
    await pass(7 * minuteMs + 42_000);
    assert.equal(text(), '$(bell-dot) Kim +0:42 → Sol');
    await setTheme('Default High Contrast', true);
    try {
      assert.equal(text(), '$(bell-dot) TIME IS UP: Kim +0:42 → Sol');
    } finally {
      await setTheme(undefined, false);
    }
  });

  it('warn after the start of what runs out, and put it on the agenda, where it opens', async () => {
    const assets = path.join(path.dirname(records), 'assets');
    const file = path.join(assets, 'queue-example.md');
    await mkdir(assets, { recursive: true });
    await writeFile(
      file,
      '---\nschema: mob-handover/asset/1\nname: queue.example\nkind: domain\nexpires: 2026-11-30\n---\n',
    );
    try {
      await api.session.greet();
      const warning = api.session.said().find((sentence) => sentence.startsWith('queue.example runs out'));
      assert.match(
        warning ?? api.session.said().join('\n'),
        /^queue\.example runs out in 8 days, on 2026-11-30; nobody is named who renews it\./u,
      );
      await press('Put on the agenda');
      const state = api.session.state();
      assert.ok(isActive(state));
      const item = state.agenda.find(({ title }) => title === 'Who renews queue.example?');
      assert.deepEqual(item?.source, {
        kind: 'asset',
        place: { path: '.handover/assets/queue-example.md', line: 0 },
        day: '2026-11-30',
      });
      const count = api.session.said().length;
      await api.session.greet();
      assert.ok(
        !api.session
          .said()
          .slice(count)
          .some((sentence) => sentence.includes('queue.example')),
      );
      await run(commands.workOnItem, item.id);
      await until(
        () => vscode.window.activeTextEditor?.document.uri.fsPath === file,
        vscode.window.onDidChangeActiveTextEditor,
      );
    } finally {
      await rm(file, { force: true });
      await run('workbench.action.closeAllEditors');
    }
  });
});
