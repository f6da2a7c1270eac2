/**
 * A program of its own: goes on with the session stored in the first folder it is given, as a window does, with its
 * lease, one session after the other, and their records in the second folder; for as long as it is let live. Says on a
 * line what it is about to write (`write lease`), and what is safe (`safe state ID TURN`, `safe record ID`).
 */
import { recordId } from '../../src/core/session/recordId';
import { reduce } from '../../src/core/session/reduce';
import type { SessionEvent } from '../../src/core/session/events';
import type { SessionState } from '../../src/core/session/state';
import { FileLease } from '../../src/node/session/lease';
import { writeSessionRecord } from '../../src/node/session/sessionRecords';
import { FileSessionStore } from '../../src/node/session/sessionStore';
import { RecordingLog } from './recordingLog';
import { start, startEvent } from './session';

/** A session ends in this turn. */
const lastTurn = 3;

async function goOn(storage: string, workspace: string): Promise<never> {
  const say = (line: string): boolean => process.stdout.write(`${line}\n`);
  const store = new FileSessionStore(storage, new RecordingLog());
  const lease = new FileLease(storage, String(process.pid), { now: () => Date.now() });
  let state: SessionState = await store.load();
  for (let step = 0; ; step += 1) {
    say('write lease');
    if (!(await lease.hold())) await lease.seize();
    if (state.kind === 'ended') {
      say('write record');
      await writeSessionRecord(workspace, state);
      say(`safe record ${state.id}`);
    }
    ({ state } = reduce(state, nextEvent(state, start + step)));
    say('write state');
    await store.save(state);
    if ('id' in state)
      say(`safe state ${state.id} ${state.kind === 'running' ? state.turn.number : lastTurn}`);
  }
}

function nextEvent(state: SessionState, atEpochMs: number): SessionEvent {
  switch (state.kind) {
    case 'none':
      return { ...startEvent(['Kim', 'Sol', 'Ira'], atEpochMs), id: recordId(atEpochMs, 0, Math.random) };
    case 'ended':
      return { type: 'recordSafe', atEpochMs, id: state.id };
    case 'running':
      return { type: state.turn.number < lastTurn ? 'next' : 'end', atEpochMs };
    case 'break':
    case 'paused':
      return { type: 'resume', atEpochMs };
  }
}

void goOn(process.argv[2] ?? '', process.argv[3] ?? '');
