import { createRequire } from 'node:module';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { rolesOf } from '../../core/session/roles';
import { currentTurn, isActive } from '../../core/session/selectors';
import type { Feature, FeatureContext } from '../featureContext';
import type { NotedViewState } from '../notes/notedViewState';
import { nextTurn } from '../turns';
import { trustedFolders } from '../workspaceFolder';
import { sessionCommands } from './commands/commandIds';
import type { SessionFeature } from './sessionFeature';
import type { SessionNote } from './sessionObserver';
import type { SessionTestApi } from './sessionTestApi';

interface SessionModule {
  createSession(feature: FeatureContext): SessionFeature;
}

/** Who is in the room; nobody without a session. */
export interface SessionRoom {
  readonly sessionId?: string;
  /** Names, in the order of turns. */
  readonly present: readonly string[];
  /** Of the turn, who knows the code of the item under work. */
  readonly explainer?: string;
  /** Who will not be there any more after which day, `2026-11-27`; also those who are away. */
  readonly leaving: readonly { readonly name: string; readonly lastDay: string }[];
}

/** The session as other features see it. */
interface RegisteredSession extends Feature<SessionTestApi>, NotedViewState {
  /** The session under way. */
  readonly room: () => SessionRoom;
  /** Notes as they are now; those of the session under way become part of its record. */
  readonly notesChanged: (notes: readonly SessionNote[]) => void;
  /** Somebody deleted a note: it is no part of the record any more. */
  readonly noteDeleted: (path: string) => void;
}

/**
 * Registers the commands of the mob session and loads the rest, `session.js`, in later turns of the event loop: a
 * stored session has to come back without anybody asking for it.
 */
export function registerSession(feature: FeatureContext): RegisteredSession {
  let loaded: SessionFeature | undefined;
  let disposed = false;
  const session = (): SessionFeature => (loaded ??= load(feature).createSession(feature));
  const registered = sessionCommands.map((command) =>
    vscode.commands.registerCommand(command, (argument?: unknown) => session().run(command, argument)),
  );
  const loadSoon = async (): Promise<void> => {
    for (const step of [() => load(feature), session]) {
      await nextTurn();
      if (disposed) return;
      step();
    }
  };
  loadSoon().catch((error: unknown) => {
    feature.log.error('The mob session could not be loaded.', error);
  });
  return {
    dispose: () => {
      if (disposed) return;
      disposed = true;
      for (const registration of registered) registration.dispose();
      loaded?.dispose();
    },
    notesChanged: (notes) => {
      session().notesChanged(notes);
    },
    noteDeleted: (path) => {
      session().noteDeleted(path);
    },
    focused: () => session().testApi.focused(),
    folder: () => {
      const state = session().testApi.state();
      return isActive(state)
        ? trustedFolders().find(({ uri }) => uri.toString() === state.folderUri)
        : undefined;
    },
    room: () => {
      const state = session().testApi.state();
      if (!isActive(state)) return { present: [], leaving: [] };
      const present = state.roster.filter(({ presence }) => presence === 'present');
      const turn = currentTurn(state);
      const explainerId = turn && rolesOf(state, turn.typistId, turn.roles).explainer;
      const explainer = present.find(({ id }) => id === explainerId);
      return {
        sessionId: state.id,
        present: present.map(({ name }) => name),
        ...(explainer === undefined ? {} : { explainer: explainer.name }),
        leaving: state.roster.flatMap(({ name, lastDay }) =>
          lastDay === undefined ? [] : [{ name, lastDay }],
        ),
      };
    },
    testApi: {
      startWith: (plan) => session().testApi.startWith(plan),
      state: () => session().testApi.state(),
      statusBar: () => session().testApi.statusBar(),
      wake: () => session().testApi.wake(),
      reload: (meanwhile) => session().testApi.reload(meanwhile),
      greet: () => session().testApi.greet(),
      said: () => session().testApi.said(),
      timerRoomQuiet: () => session().testApi.timerRoomQuiet(),
      press: (choice) => session().testApi.press(choice),
      board: () => session().testApi.board(),
      actOnBoard: (message) => session().testApi.actOnBoard(message),
      rows: () => session().testApi.rows(),
      focused: () => session().testApi.focused(),
      statistics: () => session().testApi.statistics(),
      drop: (row, target) => session().testApi.drop(row, target),
    },
  };
}

function load(feature: FeatureContext): SessionModule {
  const file = path.join(feature.context.extensionPath, 'dist', 'session.js');
  return createRequire(__filename)(file) as SessionModule;
}
