import { createRequire } from 'node:module';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Feature, FeatureContext } from '../featureContext';
import { sessionCommands } from './commands/commandIds';
import type { SessionFeature, SessionTestApi } from './sessionFeature';

interface SessionModule {
  createSession(feature: FeatureContext): SessionFeature;
}

/**
 * Registers the commands of the mob session and loads the rest, `session.js`, when VS Code has finished activating: a
 * stored session has to come back without anybody asking for it.
 */
export function registerSession(feature: FeatureContext): Feature<SessionTestApi> {
  let loaded: SessionFeature | undefined;
  let disposed = false;
  const session = (): SessionFeature => (loaded ??= load(feature));
  const registered = sessionCommands.map((command) =>
    vscode.commands.registerCommand(command, (argument?: unknown) => session().run(command, argument)),
  );
  const soon = setImmediate(() => {
    if (disposed) return;
    try {
      session();
    } catch (error) {
      feature.log.error('The mob session could not be loaded.', error);
    }
  });
  return {
    dispose: () => {
      if (disposed) return;
      disposed = true;
      clearImmediate(soon);
      for (const registration of registered) registration.dispose();
      loaded?.dispose();
    },
    testApi: {
      startWith: (plan) => session().testApi.startWith(plan),
      state: () => session().testApi.state(),
      statusBar: () => session().testApi.statusBar(),
      wake: () => session().testApi.wake(),
      reload: (meanwhile) => session().testApi.reload(meanwhile),
      said: () => session().testApi.said(),
      timerRoomQuiet: () => session().testApi.timerRoomQuiet(),
      agreeToTimerRoom: () => session().testApi.agreeToTimerRoom(),
      board: () => session().testApi.board(),
      actOnBoard: (message) => session().testApi.actOnBoard(message),
      rows: () => session().testApi.rows(),
      drop: (row, target) => session().testApi.drop(row, target),
    },
  };
}

function load(feature: FeatureContext): SessionFeature {
  const file = path.join(feature.context.extensionPath, 'dist', 'session.js');
  const module = createRequire(__filename)(file) as SessionModule;
  return module.createSession(feature);
}
