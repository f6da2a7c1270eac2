import type * as vscode from 'vscode';
import type { StatisticsRow } from '../../core/handover/statisticsRows';
import type { BoardModel } from '../../core/session/boardModel';
import type { SessionRow } from '../../core/session/sessionRows';
import type { SessionState } from '../../core/session/state';
import type { SessionPlan } from './startFlow';
import type { ShownStatus } from './statusBarItem';

/** A plan, and what is asked afterwards. */
export type Started = SessionPlan & { readonly goal?: string; readonly folder?: vscode.WorkspaceFolder };

export interface SessionTestApi {
  /** Starts as the questions of "Start Session" would; resolves when the session runs. */
  startWith(plan: Omit<Started, 'agenda'> & Partial<Started>): Promise<void>;
  state(): SessionState;
  /** What the status bar shows now; undefined while it shows nothing. */
  statusBar(): ShownStatus | undefined;
  /** What a tick of the timer does, to be called after the clock was set. */
  wake(): Promise<void>;
  /**
   * What a reload of the window does to the session: all is made anew from the store.
   * @param meanwhile happens while no window is open, such as time passing
   */
  reload(meanwhile?: () => void): Promise<void>;
  /** As a click on a button of the notification in front; false where none has it. Resolves when it is done. */
  press(choice: string): Promise<boolean>;
  /** Resolves when all messages to the timer room are sent or given up. */
  timerRoomQuiet(): Promise<void>;
  /** What the board shows; undefined where it is not open, or its page is not there yet. */
  board(): BoardModel | undefined;
  /** What a message from the page of the board does. */
  actOnBoard(message: unknown): Promise<void>;
  /** The row that has the focus in the Session view. */
  focused(): Promise<SessionRow | undefined>;
  /** The rows of the Session view. */
  rows(): readonly SessionRow[];
  /** The rows of the Session Statistics view. */
  statistics(): Promise<readonly StatisticsRow[]>;
  /** What dragging a row of the Session view onto another does. */
  drop(row: SessionRow, target: SessionRow): Promise<void>;
  /** What follows the questions of "Start Session": the offer of a check-in and the warning of what runs out. */
  greet(): Promise<void>;
  /** Every sentence shown in a notification since the last reload. */
  said(): readonly string[];
}
