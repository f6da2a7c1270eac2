import { commands } from '../../../protocol/names';

export const turnCommands = [
  commands.nextTurn,
  commands.passTurn,
  commands.skipTurn,
  commands.swapTurn,
  commands.restartTurn,
  commands.undo,
  commands.pause,
  commands.resume,
  commands.extendTurn,
  commands.takeBreak,
  commands.endBreak,
  commands.setRoles,
  commands.setGoal,
  commands.changeRhythm,
  commands.setDayEnd,
] as const;

export const rosterCommands = [
  commands.editRoster,
  commands.markAway,
  commands.markBack,
  commands.markGone,
  commands.addParticipant,
  commands.renameParticipant,
  commands.removeParticipant,
  commands.moveParticipantUp,
  commands.moveParticipantDown,
  commands.shuffleRoster,
  commands.setLastDay,
] as const;

export const agendaCommands = [
  commands.addItem,
  commands.addToAgenda,
  commands.nextItem,
  commands.workOnItem,
  commands.doneItem,
  commands.parkItem,
  commands.reopenItem,
  commands.removeItem,
  commands.moveItemUp,
  commands.moveItemDown,
] as const;

export const endCommands = [commands.checkIn, commands.endSession] as const;

/** The commands that the session registers. */
export const sessionCommands = [
  commands.startSession,
  commands.sessionActions,
  ...turnCommands,
  ...rosterCommands,
  ...agendaCommands,
  ...endCommands,
  commands.saveRecord,
  commands.showStatistics,
  commands.showBoard,
  commands.sendToTimerRoom,
  commands.withdrawTimerRoom,
] as const;

export type SessionCommand = (typeof sessionCommands)[number];
