import type { ActionId } from '../../../core/session/actions';
import { commands } from '../../../protocol/names';
import { pickAction } from '../sessionActionsPick';
import { agendaHandlers, type AgendaSetup } from './agendaCommands';
import type { SessionCommand } from './commandIds';
import { endHandlers } from './endCommands';
import { whenActive, type Handler } from './handlers';
import { rosterHandlers, type RosterSetup } from './rosterCommands';
import { turnHandlers } from './turnCommands';

export interface SessionCommandsSetup extends AgendaSetup, RosterSetup {
  /** The whole way from the questions to the running session. */
  start(): Promise<void>;
  saveRecord(): Promise<void>;
  showStatistics(): Promise<void>;
  showBoard(): void;
  sendToTimerRoom(): void;
  withdrawTimerRoom(): Promise<void>;
}

/** What each command of the session does, by its id. A command that cannot be done now says why. */
export function sessionHandlers(setup: SessionCommandsSetup): Readonly<Record<SessionCommand, Handler>> {
  const handlers = {
    ...turnHandlers(setup),
    ...rosterHandlers(setup),
    ...agendaHandlers(setup),
    ...endHandlers(setup),
    [commands.startSession]: () => setup.start(),
    [commands.saveRecord]: () => setup.saveRecord(),
    [commands.showStatistics]: () => setup.showStatistics(),
    [commands.sendToTimerRoom]: whenActive(setup, () => {
      setup.sendToTimerRoom();
      return Promise.resolve();
    }),
    [commands.withdrawTimerRoom]: () => setup.withdrawTimerRoom(),
    [commands.showBoard]: () => {
      setup.showBoard();
      return Promise.resolve();
    },
  };
  const acts: Readonly<Record<ActionId, Handler>> = {
    next: handlers[commands.nextTurn],
    pause: handlers[commands.pause],
    resume: handlers[commands.resume],
    skip: handlers[commands.skipTurn],
    swap: handlers[commands.swapTurn],
    restart: handlers[commands.restartTurn],
    undo: handlers[commands.undo],
    setRoles: handlers[commands.setRoles],
    editRoster: handlers[commands.editRoster],
    changeRhythm: handlers[commands.changeRhythm],
    setDayEnd: handlers[commands.setDayEnd],
    addItem: handlers[commands.addItem],
    nextItem: handlers[commands.nextItem],
    doneItem: handlers[commands.doneItem],
    parkItem: handlers[commands.parkItem],
    checkIn: handlers[commands.checkIn],
    showBoard: handlers[commands.showBoard],
    extend2: () => handlers[commands.extendTurn](2),
    extend5: () => handlers[commands.extendTurn](5),
    extendCustom: () => handlers[commands.extendTurn](),
    takeBreak: handlers[commands.takeBreak],
    endBreak: handlers[commands.endBreak],
    pass: handlers[commands.passTurn],
    markAway: handlers[commands.markAway],
    markBack: handlers[commands.markBack],
    addParticipant: handlers[commands.addParticipant],
    setGoal: handlers[commands.setGoal],
    end: handlers[commands.endSession],
    saveRecord: handlers[commands.saveRecord],
  };
  const showActions: Handler = async () => {
    if (setup.state().kind === 'none') {
      setup.refuse('noSession');
      return;
    }
    const action = await pickAction(setup.state(), setup.clock.now());
    if (action !== undefined) await acts[action]();
  };
  return { ...handlers, [commands.sessionActions]: showActions };
}
