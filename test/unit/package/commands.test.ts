import assert from 'node:assert/strict';
import fc from 'fast-check';
import manifest from '../../../package.json';
import type { HandoverPlace } from '../../../src/core/gitHandover/handoverPlace';
import { movedBy } from '../../../src/core/session/comingTurns';
import { reduce } from '../../../src/core/session/reduce';
import type { SessionEvent } from '../../../src/core/session/events';
import { isActive } from '../../../src/core/session/selectors';
import { sessionKeys } from '../../../src/core/session/sessionKeys';
import { noSession, type ActiveSession, type SessionState } from '../../../src/core/session/state';
import { commands, contextKeys } from '../../../src/protocol/names';
import { anyStory } from '../../support/session';
import { holds, type ContextValues } from '../../support/whenClause';

interface Command {
  readonly command: string;
  readonly enablement?: string;
}

interface MenuItem {
  readonly command: string;
  readonly when?: string;
}

const contributed: readonly Command[] = manifest.contributes.commands;
const palette: readonly MenuItem[] = manifest.contributes.menus.commandPalette;
const menus = Object.entries(manifest.contributes.menus) as [string, readonly MenuItem[]][];
const readyFolder = { workspaceFolderCount: 1, isWorkspaceTrusted: true, virtualWorkspace: '' };

/** Whoever calls these gets something in every state: an empty board, the log. */
const alwaysPossible: readonly string[] = [commands.showBoard, commands.showLog];
/** They work without a folder, and in one that nobody trusts: their enablement speaks of the session alone. */
const withoutFolder: readonly string[] = [commands.startSession, commands.showBoard, commands.showLog];

function enablementOf(command: string): string {
  return contributed.find((one) => one.command === command)?.enablement ?? 'true';
}

function inPalette(command: string): boolean {
  return !palette.some((item) => item.command === command && item.when === 'false');
}

describe('the commands of the manifest', () => {
  it('each say when they can be done', () => {
    const silent = contributed.filter(({ command, enablement }) => !enablement && inPalette(command));
    assert.deepEqual(silent.map(({ command }) => command).sort(), [...alwaysPossible].sort());
  });

  it('that are for a row alone are not in the palette, and every place in a menu says when it is shown', () => {
    for (const { command, when } of palette) assert.equal(when, 'false', command);
    for (const [menu, items] of menus)
      for (const { command, when } of items) assert.ok(when, `${menu} ${command}`);
  });

  for (const [where, values] of [
    ['a window without a folder', { ...readyFolder, workspaceFolderCount: 0 }],
    ['a folder that nobody trusts', { ...readyFolder, isWorkspaceTrusted: false }],
    ['a virtual workspace', { ...readyFolder, virtualWorkspace: 'vscode-vfs' }],
  ] as const) {
    it(`offer nothing in ${where} without a session but what works there`, () => {
      const offered = contributed
        .map(({ command }) => command)
        .filter((command) => inPalette(command) && holds(enablementOf(command), values));
      assert.deepEqual(offered.sort(), [...withoutFolder].sort());
    });
  }

  it('offer what there is something for', () => {
    const values = (more: ContextValues) => ({ ...readyFolder, ...more });
    const list = { [contextKeys.hotspots]: 'list' };
    const place = (where: HandoverPlace) => ({
      [contextKeys.inRepository]: true,
      [contextKeys.handoverPlace]: where,
    });
    const cases: readonly (readonly [string, ContextValues, ContextValues])[] = [
      [commands.claimHotspot, list, { ...list, [contextKeys.hasHotspots]: true }],
      [commands.dismissHotspot, list, { ...list, [contextKeys.hasHotspots]: true }],
      [commands.reopenHotspot, list, { ...list, [contextKeys.hasDecisions]: true }],
      [commands.searchNotes, { [contextKeys.noNotes]: true }, {}],
      [commands.groupNotes, {}, { [contextKeys.hasNotes]: true }],
      [commands.addNotePlace, { [contextKeys.noNotes]: true }, {}],
      [commands.showPartyPlaces, { [contextKeys.suppliers]: 'empty' }, { [contextKeys.suppliers]: 'list' }],
      [commands.handOver, place('offWip'), place('onWip')],
      [commands.finishOnBase, place('offWip'), place('onWip')],
      [commands.takeOver, place('unable'), place('offWip')],
      [commands.takeOver, {}, place('onWip')],
      [commands.resetWip, place('unable'), place('offWip')],
      [commands.addCoauthors, {}, { [contextKeys.inRepository]: true, gitOpenRepositoryCount: 1 }],
      [
        commands.withdrawTimerRoom,
        { [contextKeys.timerRoom]: 'off' },
        { [contextKeys.timerRoom]: 'sending' },
      ],
      [commands.cancelScan, list, { [contextKeys.hotspots]: 'scanning' }],
    ];
    for (const [command, without, having] of cases) {
      assert.ok(!holds(enablementOf(command), values(without)), `${command} is offered without reason`);
      assert.ok(holds(enablementOf(command), values(having)), `${command} is not offered`);
    }
  });

  it('offer a step of the session exactly when it can be taken, in any session', () => {
    fc.assert(
      fc.property(anyStory, (events) => {
        let state: SessionState = noSession;
        for (const event of events) {
          ({ state } = reduce(state, event));
          const { atEpochMs } = event;
          const keys = sessionKeys(state, atEpochMs);
          const values = Object.fromEntries(
            Object.entries(keys).map(([name, value]) => [contextKeys[name as keyof typeof keys], value]),
          );
          for (const [command, possible] of Object.entries(steps)) {
            const can = isActive(state) && possible(state, atEpochMs).some((step) => isTaken(state, step));
            assert.equal(holds(enablementOf(command), values), can, `${command} in ${state.kind}`);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

function isTaken(state: SessionState, event: SessionEvent): boolean {
  return !reduce(state, event).effects.some(({ type }) => type === 'refused');
}

type Steps = (state: ActiveSession, atEpochMs: number) => readonly SessionEvent[];

function plain(type: 'next' | 'pass' | 'skip' | 'pause' | 'takeBreak' | 'endBreak' | 'undo'): Steps {
  return (_state, atEpochMs) => [{ type, atEpochMs }];
}

function aboutPeople(
  fits: (presence: 'present' | 'away' | 'gone') => boolean,
  type: 'markAway' | 'markBack' | 'markGone' | 'swap' | 'remove',
): Steps {
  return ({ roster }, atEpochMs) =>
    roster.filter(({ presence }) => fits(presence)).map(({ id }) => ({ type, atEpochMs, participantId: id }));
}

function aboutItems(
  statuses: readonly ('open' | 'done' | 'parked')[],
  type: 'doneItem' | 'reopenItem' | 'removeItem' | 'workItem',
): Steps {
  return ({ agenda }, atEpochMs) =>
    agenda
      .filter(({ status }) => statuses.includes(status))
      .map(({ id }) => ({ type, atEpochMs, itemId: id }));
}

function aboutPlaces(step: -1 | 1): Steps {
  return (state, atEpochMs) =>
    state.roster.flatMap(({ id }) => {
      const participantIds = movedBy(state, id, step);
      return participantIds === undefined ? [] : [{ type: 'reorder', atEpochMs, participantIds }];
    });
}

/** What each command may do: it can be done when one of these is not refused. */
const steps: Readonly<Record<string, Steps>> = {
  [commands.nextTurn]: plain('next'),
  [commands.passTurn]: plain('pass'),
  [commands.pause]: plain('pause'),
  [commands.takeBreak]: plain('takeBreak'),
  [commands.endBreak]: plain('endBreak'),
  [commands.undo]: plain('undo'),
  [commands.resume]: ({ kind }, atEpochMs) => (kind === 'paused' ? [{ type: 'resume', atEpochMs }] : []),
  [commands.skipTurn]: ({ kind }, atEpochMs) => (kind === 'break' ? [] : [{ type: 'skip', atEpochMs }]),
  [commands.extendTurn]: (_state, atEpochMs) => [{ type: 'extend', atEpochMs, byMs: 60_000 }],
  [commands.restartTurn]: (_state, atEpochMs) => [{ type: 'restart', atEpochMs }],
  [commands.setGoal]: (_state, atEpochMs) => [{ type: 'setGoal', atEpochMs, goal: 'Votes' }],
  [commands.addItem]: (_state, atEpochMs) => [
    { type: 'addItem', atEpochMs, item: { title: 'One more', source: { kind: 'text' }, authors: [] } },
  ],
  [commands.endSession]: (_state, atEpochMs) => [{ type: 'end', atEpochMs }],
  [commands.markAway]: aboutPeople((presence) => presence === 'present', 'markAway'),
  [commands.markBack]: aboutPeople((presence) => presence !== 'present', 'markBack'),
  [commands.markGone]: aboutPeople((presence) => presence !== 'gone', 'markGone'),
  [commands.removeParticipant]: aboutPeople(() => true, 'remove'),
  [commands.moveParticipantUp]: aboutPlaces(-1),
  [commands.moveParticipantDown]: aboutPlaces(1),
  [commands.swapTurn]: ({ roster, pointerId }, atEpochMs) =>
    roster
      .filter(({ id }) => id !== pointerId)
      .map(({ id }) => ({ type: 'swap', atEpochMs, participantId: id })),
  [commands.setRoles]: ({ roster, pointerId }, atEpochMs) =>
    roster
      .filter(({ id }) => id !== pointerId)
      .map(({ id }) => ({ type: 'setRole', atEpochMs, role: 'navigator', participantId: id })),
  [commands.checkIn]: ({ roster }, atEpochMs) =>
    roster
      .filter(({ presence }) => presence === 'present')
      .map(({ id }) => ({ type: 'checkIn', atEpochMs, participantId: id, text: 'The cache' })),
  [commands.nextItem]: ({ agenda, itemId }, atEpochMs) =>
    agenda
      .filter(({ status, id }) => status === 'open' && id !== itemId)
      .map(({ id }) => ({ type: 'workItem', atEpochMs, itemId: id })),
  [commands.doneItem]: aboutItems(['open'], 'doneItem'),
  [commands.reopenItem]: aboutItems(['done', 'parked'], 'reopenItem'),
  [commands.removeItem]: aboutItems(['open', 'done', 'parked'], 'removeItem'),
};
