import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { TestApi } from '../../src/extension/testApi';
import { commands, extensionId } from '../../src/protocol/names';

const minuteMs = 60_000;
const startedAt = Date.UTC(2026, 10, 22, 9, 0, 0);
const plan = {
  people: [
    { name: 'Kim Example', email: 'kim@example.org' },
    { name: 'Sol', email: 'sol@example.org' },
    { name: 'Ira', email: '' },
  ],
  rhythm: { turnMs: 7 * minuteMs, breakAfterTurns: 2, breakMs: 10 * minuteMs },
  goal: 'How votes are counted',
};

describe('a mob session in VS Code', () => {
  let api: TestApi;
  let records: string;

  const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(command, ...args);
  const text = () => api.session.statusBar()?.text;
  /** As time passes for a room: in steps too small to be taken for sleep. */
  const pass = async (durationMs: number) => {
    for (let leftMs = durationMs; leftMs > 0; leftMs -= 30_000) {
      api.clock.advance(Math.min(leftMs, 30_000));
      await api.session.wake();
    }
  };

  before(async () => {
    const extension = vscode.extensions.getExtension<TestApi>(extensionId);
    assert.ok(extension);
    api = await extension.activate();
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    records = path.join(folder.uri.fsPath, '.handover', 'sessions');
  });

  beforeEach(async () => {
    await rm(records, { recursive: true, force: true });
    api.clock.set(startedAt);
    await api.session.startWith(plan);
  });

  afterEach(async () => {
    if (api.session.state().kind !== 'none') await run(commands.endSession, 'now');
    assert.equal(api.session.state().kind, 'none');
    await rm(records, { recursive: true, force: true });
    api.clock.release();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('shows who types, who is next and the time that is left', async () => {
    assert.equal(text(), '$(person) Kim 07:00 → Sol');
    await pass(168_000);
    assert.equal(text(), '$(person) Kim 04:12 → Sol');
    assert.match(api.session.statusBar()?.tooltip ?? '', /^Goal: How votes are counted\n/u);
  });

  it('stays in overtime after the end of a turn until somebody acts', async () => {
    await pass(7 * minuteMs + 42_000);
    assert.equal(text(), '$(bell-dot) Kim +0:42 → Sol');
    assert.equal(api.session.statusBar()?.warning, true);
    assert.equal(api.session.said().at(-1), "Kim's turn is over. Next up: Sol.");
    await run(commands.nextTurn);
    assert.equal(text(), '$(person) Sol 07:00 → Ira');
  });

  it('can be paused, resumed, extended and passed', async () => {
    await pass(3 * minuteMs);
    await run(commands.pause);
    await pass(60 * minuteMs);
    assert.equal(text(), '$(debug-pause) Kim 04:00');
    await run(commands.resume);
    await run(commands.extendTurn, 2);
    assert.equal(text(), '$(person) Kim 06:00 → Sol');
    await run(commands.passTurn);
    assert.equal(text(), '$(person) Sol 07:00 → Ira');
  });

  it('offers the break when it is due, and takes it between two turns', async () => {
    await run(commands.nextTurn);
    await pass(7 * minuteMs);
    assert.equal(api.session.said().at(-1), "Sol's turn is over. Next up: Ira. A break is due.");
    await run(commands.takeBreak);
    await pass(90_000);
    assert.equal(text(), '$(coffee) break 08:30');
    await run(commands.endBreak);
    assert.equal(text(), '$(person) Ira 07:00 → Kim');
  });

  it('lets people go, come back and join', async () => {
    await run(commands.markAway, 'p2');
    assert.equal(text(), '$(person) Kim 07:00 → Ira');
    await run(commands.markBack, 'p2');
    await run(commands.addParticipant, 'Noa <noa@example.org>');
    assert.equal(text(), '$(person) Kim 07:00 → Sol');
    const state = api.session.state();
    assert.ok(state.kind === 'running');
    assert.deepEqual(
      state.roster.map(({ name }) => name),
      ['Kim Example', 'Sol', 'Ira', 'Noa'],
    );
  });

  it('comes back after a reload with the time that is left', async () => {
    await pass(2 * minuteMs);
    await api.session.reload();
    assert.equal(text(), '$(person) Kim 05:00 → Sol');
  });

  it('asks whether the time for which VS Code was closed was work, and when it was long, whether to go on', async () => {
    await api.session.reload(() => {
      api.clock.advance(9 * minuteMs);
    });
    assert.equal(text(), '$(debug-pause) Kim 07:00');
    assert.deepEqual(api.session.said(), [
      "VS Code was closed, or the computer asleep, for 9 minutes: Kim's turn is paused with 7 minutes left.",
    ]);
    assert.ok(await api.session.press('Count it as work'));
    await api.session.wake();
    assert.equal(text(), '$(bell-dot) Kim +2:00 → Sol');
    assert.equal(api.session.said().at(-1), "Kim's turn is over. Next up: Sol.");
    await api.session.reload(() => {
      api.clock.advance(5 * 60 * minuteMs);
    });
    assert.equal(api.session.state().kind, 'paused');
    assert.match(api.session.said().join(), /^Kim's turn ended 5 hours ago\./u);
  });

  it('takes a long silence of the clock for sleep', async () => {
    await pass(minuteMs);
    api.clock.advance(60 * minuteMs);
    await api.session.wake();
    assert.equal(text(), '$(debug-pause) Kim 06:00');
    assert.match(api.session.said().join(), /asleep for 60 minutes/u);
  });

  it('leads a second start to the session that runs', async () => {
    await run(commands.startSession);
    assert.match(api.session.said().at(-1) ?? '', /^A mob session is running already\./u);
    assert.equal(text(), '$(person) Kim 07:00 → Sol');
  });

  it('writes its record into the folder and is over then', async () => {
    await pass(7 * minuteMs);
    await run(commands.nextTurn);
    await pass(minuteMs);
    await run(commands.endSession, 'now');
    assert.equal(api.session.statusBar(), undefined);
    const [name, ...others] = await readdir(records);
    assert.ok(name !== undefined && others.length === 0);
    assert.match(name, /^2026-11-2[123]-[a-z2-7]{4}\.md$/u);
    const record = await readFile(path.join(records, name), 'utf8');
    assert.match(record, /^---\nschema: mob-handover\/session\/1\n/u);
    assert.match(record, /\ngoal: "How votes are counted"\n/u);
    assert.match(
      record,
      / {2}- name: "Kim Example"\n {4}email: "kim@example\.org"\n {4}turns: 1\n {4}typedMinutes: 7\n/u,
    );
    assert.match(api.session.said().at(-1) ?? '', /Its record is \.handover\/sessions\/2026-/u);
  });
});

describe('a mob session whose record cannot be written', () => {
  it('is kept until the record is safe', async () => {
    const api = await vscode.extensions.getExtension<TestApi>(extensionId)?.activate();
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(api && folder);
    const inTheWay = path.join(folder.uri.fsPath, '.handover');
    const aside = `${inTheWay}.aside`;
    await rename(inTheWay, aside).catch(() => undefined);
    await writeFile(inTheWay, 'a file where the folder should be');
    try {
      await api.session.startWith(plan);
      await vscode.commands.executeCommand(commands.endSession, 'now');
      assert.match(api.session.said().at(-1) ?? '', /^The session record is not saved\. ./u);
      assert.equal(api.session.statusBar()?.text, '$(warning) Session record not saved');
      await api.session.reload();
      assert.equal(api.session.state().kind, 'ended');
      await vscode.commands.executeCommand(commands.startSession);
      assert.equal(api.session.state().kind, 'ended');
      await rm(inTheWay);
      await vscode.commands.executeCommand(commands.saveRecord);
      assert.equal(api.session.state().kind, 'none');
      assert.equal((await readdir(path.join(inTheWay, 'sessions'))).length, 1);
    } finally {
      await rm(inTheWay, { recursive: true, force: true });
      await rename(aside, inTheWay).catch(() => undefined);
      await vscode.commands.executeCommand('notifications.clearAll');
    }
  });
});

describe('without a mob session', () => {
  it('each command says why it cannot be done', async () => {
    const api = await vscode.extensions.getExtension<TestApi>(extensionId)?.activate();
    assert.ok(api);
    const idle = [
      commands.nextTurn,
      commands.pause,
      commands.markAway,
      commands.endSession,
      commands.sessionActions,
    ];
    for (const command of idle) {
      await vscode.commands.executeCommand(command);
      assert.equal(
        api.session.said().at(-1),
        'No mob session is running: start one with "Mob: Start Session".',
        command,
      );
    }
    assert.equal(api.session.statusBar(), undefined);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
