import { commands } from '../../protocol/names';

/** The commands that the session registers. */
export const sessionCommands = [
  commands.startSession,
  commands.sessionActions,
  commands.nextTurn,
  commands.passTurn,
  commands.pause,
  commands.resume,
  commands.extendTurn,
  commands.takeBreak,
  commands.endBreak,
  commands.markAway,
  commands.markBack,
  commands.addParticipant,
  commands.setGoal,
  commands.endSession,
  commands.saveRecord,
] as const;

export type SessionCommand = (typeof sessionCommands)[number];
