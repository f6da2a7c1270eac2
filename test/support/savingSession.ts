/**
 * A program of its own: goes on with the session stored in the folder it is given, for as long as it is let live.
 * Prints the number of turns of each state after it was saved.
 */
import { reduce } from '../../src/core/session/reduce';
import type { SessionState } from '../../src/core/session/state';
import { FileSessionStore } from '../../src/node/session/sessionStore';
import { RecordingLog } from './recordingLog';
import { start, startEvent } from './session';

async function goOn(folder: string): Promise<never> {
  const store = new FileSessionStore(folder, new RecordingLog());
  let state: SessionState = await store.load();
  if (state.kind === 'none') ({ state } = reduce(state, startEvent(['Kim', 'Sol', 'Ira'])));
  for (let saved = 0; ; saved += 1) {
    ({ state } = reduce(state, { type: 'next', atEpochMs: start + saved }));
    await store.save(state);
    process.stdout.write(`${state.kind === 'running' ? state.turn.number : -1}\n`);
  }
}

void goOn(process.argv[2] ?? '');
