import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { findItem } from '../../src/core/session/agenda';
import { rolesOf } from '../../src/core/session/roles';
import { currentTurn, isActive } from '../../src/core/session/selectors';
import type { ActiveSession } from '../../src/core/session/state';
import type { TestApi } from '../../src/extension/testApi';
import { startTimerRoomServer } from '../support/timerRoomServer';
import { reached } from '../support/reached';
import { until } from '../support/until';
import { whileOpen } from './whileOpen';
import { commands, timerRoomSettings } from '../../src/protocol/names';
import { activated } from './activated';

const minuteMs = 60_000;
const people = ['Kim', 'Sol', 'Ira'].map((name) => ({ name, email: `${name.toLowerCase()}@example.org` }));
const plan = { people, rhythm: { turnMs: 7 * minuteMs, breakAfterTurns: 2, breakMs: 10 * minuteMs } };

describe('the commands of a mob session in VS Code', () => {
  let api: TestApi;
  let records: string;
  let root: string;

  const run = (command: string, argument?: unknown) => vscode.commands.executeCommand(command, argument);
  const text = () => api.session.statusBar()?.text;
  const names = () => session().roster.map(({ name }) => name);
  const statuses = () => session().agenda.map(({ title, status }) => `${title} ${status}`);
  const said = () => api.session.said().at(-1) ?? '';

  function session(): ActiveSession {
    const state = api.session.state();
    assert.ok(isActive(state), state.kind);
    return state;
  }

  before(async () => {
    ({ api, root } = await activated());
    records = path.join(root, '.handover', 'sessions');
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

  it('skip, swap and restart a turn', async () => {
    await run(commands.skipTurn);
    assert.equal(text(), '$(person) Ira 07:00 → Kim');
    api.clock.advance(30_000);
    await run(commands.swapTurn, 'p1');
    assert.equal(text(), '$(person) Kim 06:30 → Ira');
    assert.deepEqual(names(), ['Ira', 'Sol', 'Kim']);
    await run(commands.restartTurn);
    assert.equal(text(), '$(person) Kim 07:00 → Ira');
  });

  it('take back the last step, and say which', async () => {
    await run(commands.nextTurn);
    await run(commands.undo);
    assert.equal(text(), '$(person) Kim 07:00 → Sol');
    assert.equal(said(), 'Taken back: the next turn.');
    await run(commands.undo);
    assert.equal(said(), 'There is nothing to take back.');
  });

  it('rename, move, shuffle and remove participants, and let them leave', async () => {
    await run(commands.renameParticipant, { participantId: 'p2', person: 'Solveig <sol@example.org>' });
    await run(commands.moveParticipantUp, { participantId: 'p3' });
    assert.deepEqual(names(), ['Kim', 'Ira', 'Solveig']);
    await run(commands.moveParticipantDown, { participantId: 'p3' });
    assert.deepEqual(names(), ['Kim', 'Solveig', 'Ira']);
    await run(commands.moveParticipantUp, { participantId: 'p1' });
    assert.equal(
      said(),
      'Only those whose turns are still to come can change places, and only among themselves.',
    );
    assert.deepEqual(names(), ['Kim', 'Solveig', 'Ira']);
    await run(commands.shuffleRoster);
    assert.deepEqual([...names()].sort(), ['Ira', 'Kim', 'Solveig']);
    await run(commands.markGone, 'p3');
    assert.equal(session().roster.find(({ id }) => id === 'p3')?.presence, 'gone');
    await run(commands.removeParticipant, 'p2');
    assert.ok(!names().includes('Solveig'));
    await run(commands.removeParticipant, 'p9');
    assert.equal(said(), 'There is no such person in the roster.');
  });

  it('offer for a late arrival who was there the session before, then the authors', async () => {
    const addFirst = async () => {
      const opened: vscode.QuickPick<vscode.QuickPickItem>[] = [];
      const { createQuickPick } = vscode.window;
      Object.assign(vscode.window, {
        createQuickPick: () => {
          const pick = createQuickPick();
          opened.push(pick);
          return pick;
        },
      });
      try {
        const asked = run(commands.addParticipant);
        // The list fills a moment after it opened, and takes no key before it is shown.
        await reached('the list is filled', () => opened[0]?.busy === false && opened[0].items.length > 0);
        const [list] = opened;
        assert.ok(list);
        const isFocused = () => list.activeItems[0] === list.items[0];
        await reached('the first row has the focus', isFocused, () => run('quickInput.first'));
        const isTicked = () => list.selectedItems.length === 1;
        await reached('somebody is ticked', isTicked, () => run('workbench.action.quickPickManyToggle'));
        await run('workbench.action.acceptSelectedQuickOpenItem');
        await asked;
      } finally {
        Object.assign(vscode.window, { createQuickPick });
      }
    };
    const startAnew = async (guests: typeof people) => {
      await run(commands.endSession, 'now');
      await api.session.startWith({ ...plan, people: [...people, ...guests] });
    };
    const uma = { name: 'Uma Example', email: 'uma@example.org' };
    await startAnew([uma]);
    await startAnew([]);
    await addFirst();
    assert.deepEqual(names(), ['Kim', 'Sol', 'Ira', 'Uma Example']);
    assert.equal(session().roster.at(-1)?.email, 'uma@example.org');
    await startAnew([uma]);
    await addFirst();
    const { stdout } = await promisify(execFile)('git', ['log', '--format=%an'], { cwd: root });
    assert.equal(names().length, 5);
    assert.ok(stdout.split('\n').includes(names()[4] ?? ''), names()[4]);
  });

  it('set the last day of somebody, the goal, the roles and the end of the day', async () => {
    await run(commands.setLastDay, { participantId: 'p2', lastDay: '2026-11-27' });
    assert.equal(session().roster[1]?.lastDay, '2026-11-27');
    await run(commands.setLastDay, { participantId: 'p2', lastDay: 'Friday' });
    assert.equal(said(), 'A last day is a date such as 2026-11-27.');
    await run(commands.setGoal, 'Know the tally');
    assert.equal(session().goal, 'Know the tally');
    await run(commands.setRoles, { role: 'explainer', participantId: 'p3' });
    const turn = currentTurn(session());
    assert.ok(turn);
    assert.deepEqual(rolesOf(session(), turn.typistId, turn.roles), { explainer: 'p3', navigator: 'p2' });
    await run(commands.setDayEnd, '23:59');
    assert.equal(session().dayEnd?.announced, false);
    await run(commands.setDayEnd, '');
    assert.equal(session().dayEnd, undefined);
  });

  it('change the rhythm for the turns to come', async () => {
    await run(commands.changeRhythm, { turnMs: 5 * minuteMs, breakAfterTurns: 1, breakMs: minuteMs });
    await run(commands.nextTurn);
    assert.equal(text(), '$(person) Sol 05:00 → Ira');
    await run(commands.changeRhythm, { turnMs: -1, breakAfterTurns: 1, breakMs: minuteMs });
    assert.equal(said(), 'A duration must be more than 0 minutes and at most 4 hours.');
  });

  it('offer their list, and do what is chosen there', async () => {
    await whileOpen(run(commands.sessionActions), 'workbench.action.acceptSelectedQuickOpenItem');
    assert.equal(text(), '$(person) Sol 07:00 → Ira');
  });

  it('edit the roster in a list that Escape ends', async () => {
    await whileOpen(run(commands.editRoster), 'workbench.action.closeQuickOpen');
    assert.deepEqual(names(), ['Kim', 'Sol', 'Ira']);
  });

  it('remind of the end of the day once, and cut nothing off', async () => {
    const state = session();
    const saidBefore = api.session.said().length;
    const at = new Date(state.startedAtEpochMs + state.utcOffsetMinutes * minuteMs + 2 * minuteMs);
    await run(commands.setDayEnd, at.toISOString().slice(11, 16));
    for (let step = 0; step < 6; step += 1) {
      api.clock.advance(30_000);
      await api.session.wake();
    }
    assert.deepEqual(
      api.session
        .said()
        .slice(saidBefore)
        .filter((one) => one === 'The agreed end of the day has come.').length,
      1,
    );
    assert.equal(text(), '$(person) Kim 04:00 → Sol');
  });

  it('put things on the agenda, work on them, finish, park and reopen them', async () => {
    await run(commands.addItem, 'The tally');
    await run(commands.addItem, 'The contract');
    await run(commands.addItem, 'The contract');
    assert.equal(said(), 'This is on the agenda already.');
    await run(commands.workOnItem, { itemId: 'a1' });
    await run(commands.doneItem);
    assert.equal(said(), 'Next on the agenda: The contract. First on the agenda.');
    await run(commands.parkItem, { itemId: 'a2', reason: 'nobody from legal' });
    assert.deepEqual(statuses(), ['The tally done', 'The contract parked']);
    assert.equal(findItem(session().agenda, 'a2')?.reason, 'nobody from legal');
    await run(commands.reopenItem, { itemId: 'a1' });
    await run(commands.moveItemDown, { itemId: 'a1' });
    assert.deepEqual(statuses(), ['The contract parked', 'The tally open']);
    await run(commands.moveItemUp, { itemId: 'a1' });
    await run(commands.removeItem, { itemId: 'a2' });
    assert.deepEqual(statuses(), ['The tally open']);
    await run(commands.nextItem, { itemId: 'a7' });
    assert.equal(said(), 'This item is no longer on the agenda.');
  });

  it('refuse what belongs to another folder than the session', async () => {
    const place = { path: 'src/voting/tally.ts', line: 0 };
    const elsewhere = { title: 'The tally', label: 'The tally', place, folderUri: 'file:///elsewhere' };
    for (const command of [commands.addItem, commands.addToAgenda]) {
      const before = api.session.said().length;
      await run(command, elsewhere);
      assert.equal(api.session.said().length, before + 1);
      assert.match(said(), /^This is in another folder than the one the mob session is about: /u);
    }
    assert.deepEqual(statuses(), []);
  });

  it('put a hotspot on the agenda, and open its place when a turn begins, without taking the focus', async () => {
    assert.equal(await api.hotspots.model.scan(), 'done');
    const [row] = api.hotspots.tree.getChildren();
    assert.ok(row?.place);
    await run(commands.addToAgenda, row);
    const [item] = session().agenda;
    assert.ok(item?.source.kind === 'hotspot');
    assert.equal(item.source.place.path, row.place.path);
    await run(commands.workOnItem, { itemId: item.id });
    const opened = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label;
    await until(
      () => row.place?.path.endsWith(opened() ?? '?') === true,
      vscode.window.tabGroups.onDidChangeTabs,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await run(commands.nextTurn);
    await until(
      () => row.place?.path.endsWith(opened() ?? '?') === true,
      vscode.window.tabGroups.onDidChangeTabs,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.equal(session().progress?.now.hotspots, api.hotspots.model.list?.hotspots);
  });

  it('open the place of a turn while somebody types elsewhere, whose letters go on landing there', async () => {
    assert.equal(await api.hotspots.model.scan(), 'done');
    const [row] = api.hotspots.tree.getChildren();
    await run(commands.addToAgenda, row);
    const [item] = session().agenda;
    assert.ok(item?.source.kind === 'hotspot');
    const { path: place, line } = item.source.place;
    const editorOf = (end: string) =>
      vscode.window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith(end));
    const cursor = () => editorOf(place)?.selection.active.line;
    const opened = until(() => cursor() === line, vscode.window.onDidChangeTextEditorSelection);
    /** As a turn does, which waits for no editor. */
    const openBehind = () =>
      run(commands.openPlace, { kind: 'module', place: { path: place, line }, behind: true });
    const typed = await vscode.workspace.openTextDocument({ content: '' });
    await vscode.window.showTextDocument(typed);
    await run('type', { text: 'aaaa' });
    await run(commands.workOnItem, { itemId: item.id });
    await opened;
    await run('type', { text: 'bbbb' });
    await run(commands.nextTurn);
    await openBehind();
    await run('type', { text: 'cccc' });
    assert.equal(typed.getText(), 'aaaabbbbcccc');
    assert.equal(editorOf(place)?.document.isDirty, false);
    assert.equal(vscode.window.tabGroups.all.length, 2);
    await run('workbench.action.revertAndCloseActiveEditor');
    const code = editorOf(place);
    assert.ok(code);
    await vscode.window.showTextDocument(code.document, {
      selection: new vscode.Range(line + 1, 0, line + 1, 0),
    });
    await openBehind();
    assert.equal(cursor(), line + 1, 'where somebody types in that very file the cursor stays');
    await run('workbench.action.closeAllEditors');
  });

  it('propose the next of the ranked list when the agenda is done, put there by one action', async () => {
    assert.equal(await api.hotspots.model.scan(), 'done');
    const proposed = () => {
      const row = api.session.rows()[2]?.children?.at(-1);
      return row?.kind === 'proposal' ? row : undefined;
    };
    const first = proposed();
    assert.ok(first?.place);
    await run(commands.addItem, 'The tally');
    assert.equal(proposed(), undefined);
    await run(commands.doneItem, { itemId: 'a1' });
    assert.ok(said().startsWith(`Nothing is open on the agenda. Next by rank: ${first.label}. `), said());
    assert.equal(
      first.description,
      `proposed: ${said().slice(said().indexOf(first.label) + first.label.length + 2)}`,
    );
    assert.ok(await api.session.press('Work on it'));
    assert.equal(session().itemId, 'a2');
    assert.deepEqual(statuses(), ['The tally done', `${first.label} open`]);
    await run(commands.parkItem, { itemId: 'a2', reason: 'not now' });
    const second = proposed();
    assert.ok(second?.place && second.place.path !== first.place.path);
    await run(commands.addToAgenda, second);
    assert.deepEqual(statuses().at(-1), `${second.label} open`);
    assert.equal(proposed(), undefined);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('check in, and end with a retrospective that the record keeps', async () => {
    await run(commands.checkIn, { participantId: 'p2', said: 'I wrote the tally' });
    await run(commands.endSession, { learnt: 'Juries count twice', dark: '', bottleneck: 'The contract' });
    const [name] = await readdir(records);
    const record = await readFile(path.join(records, name ?? ''), 'utf8');
    assert.match(record, /^- Sol: I wrote the tally$/mu);
    assert.match(record, /^\*\*Where is the next bottleneck\?\*\* The contract$/mu);
  });

  it('are shown in the Session view, whose rows can be dragged', async () => {
    await run(commands.addItem, 'The tally');
    await run(commands.addItem, 'The contract');
    const rows = () => api.session.rows();
    const labels = (index: number) => rows()[index]?.children?.map(({ label }) => label);
    assert.deepEqual(
      rows().map(({ label }) => label),
      ['Kim typing', 'Roster', 'Agenda'],
    );
    assert.deepEqual(labels(1), ['Kim', 'Sol', 'Ira']);
    const [, sol, ira] = rows()[1]?.children ?? [];
    assert.ok(sol && ira);
    await api.session.drop(ira, sol);
    assert.deepEqual(names(), ['Kim', 'Ira', 'Sol']);
    // With Ira typing, Kim comes after Sol in the roster's next round, and is shown so.
    await run(commands.nextTurn);
    assert.deepEqual(labels(1), ['Ira', 'Sol', 'Kim']);
    const [, second, kim] = rows()[1]?.children ?? [];
    assert.ok(second && kim);
    await api.session.drop(kim, second);
    assert.deepEqual(labels(1), ['Ira', 'Kim', 'Sol']);
    const [tally, contract] = rows()[2]?.children ?? [];
    assert.ok(tally && contract);
    await api.session.drop(contract, tally);
    assert.deepEqual(labels(2), ['The contract', 'The tally']);
    await api.session.drop(contract, ira);
    assert.deepEqual(labels(2), ['The contract', 'The tally']);
  });

  it('send the clock to a timer room, after somebody agreed and until it is withdrawn', async () => {
    const server = await startTimerRoomServer();
    const heard = (): readonly string[] => server.heard;
    const settings = vscode.workspace.getConfiguration();
    const set = async (url: string | undefined, room: string | undefined) => {
      await settings.update(timerRoomSettings.url, url, vscode.ConfigurationTarget.Global);
      await settings.update(timerRoomSettings.room, room, vscode.ConfigurationTarget.Global);
    };
    await set(server.url, 'blue');
    try {
      await run(commands.nextTurn);
      await api.session.timerRoomQuiet();
      assert.match(said(), /^Send the timer of this mob session to the timer room blue on 127\.0\.0\.1/u);
      assert.deepEqual(server.heard, []);
      assert.ok(await api.session.press('Send'));
      await until(() => server.heard.length === 1, onTick);
      await run(commands.takeBreak);
      await api.session.timerRoomQuiet();
      await run(commands.setGoal, 'The tally');
      await api.session.timerRoomQuiet();
      assert.deepEqual(server.heard, [
        'PUT /blue {"timer":7,"user":"Sol"}',
        'PUT /blue {"breaktimer":10,"user":"Sol"}',
        'PUT /blue/goal {"goal":"The tally","user":"Sol"}',
      ]);
      await run(commands.withdrawTimerRoom);
      await run(commands.endBreak);
      await api.session.timerRoomQuiet();
      assert.equal(server.heard.length, 3);
      assert.match(said(), /^Nothing more is sent/u);
      await run(commands.sendToTimerRoom);
      assert.match(said(), /^Send the timer of this mob session/u);
      assert.ok(await api.session.press('Send'));
      await until(() => server.heard.length === 5, onTick);
      assert.deepEqual(
        heard()
          .slice(3)
          .map((request) => request.replace(/\d+/u, 'N')),
        ['PUT /blue {"timer":N,"user":"Sol"}', 'PUT /blue/goal {"goal":"The tally","user":"Sol"}'],
      );
      await run(commands.withdrawTimerRoom);
    } finally {
      await set(undefined, undefined);
      await server.close();
    }
  });

  it('open the board, which shows the session and acts on it', async () => {
    await run(commands.showBoard);
    await until(() => api.session.board() !== undefined, onTick);
    assert.equal(api.session.board()?.heading, 'Kim');
    await api.session.actOnBoard({ type: 'act', act: 'pause' });
    assert.equal(api.session.board()?.heading, 'Kim · paused');
    await api.session.actOnBoard({ type: 'act', act: 'workbench.action.quit' });
    await api.session.actOnBoard('nonsense');
    assert.equal(api.session.board()?.phase, 'paused');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until(() => api.session.board() === undefined, onTick);
  });

  it('show statistics over all sessions as a document', async () => {
    await run(commands.endSession, 'now');
    await run(commands.showStatistics);
    await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('Mob sessions') === true,
      vscode.window.tabGroups.onDidChangeTabs,
    );
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.from({ scheme: 'mob-handover-document', path: '/Mob sessions.md' }),
    );
    assert.match(document.getText(), /^1 mob session so far\.$/mu);
    const rows = await api.session.statistics();
    const [people] = rows;
    assert.equal(people?.label, 'Time per person and role');
    assert.deepEqual(
      people.children.map(({ label }) => label),
      ['Kim', 'Sol', 'Ira'],
    );
    const [record] = rows.find(({ id }) => id === 'records')?.children ?? [];
    assert.match(record?.path ?? '', /^\.handover\/sessions\/2026-11-22-\w+\.md$/u);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

/** For what says nothing when it changes. */
const onTick: vscode.Event<unknown> = (listener) => {
  const timer = setInterval(() => {
    listener(undefined);
  }, 20);
  return new vscode.Disposable(() => {
    clearInterval(timer);
  });
};
