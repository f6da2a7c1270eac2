import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { FileSessionStore, stateFile } from '../../../../src/node/session/sessionStore';
import { RecordingLog } from '../../../support/recordingLog';
import { expectKind } from '../../../support/session';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const kills = 200;
/** Sessions that are killed at the same time, each in a storage of its own: most of the time a process only starts. */
const lanes = 4;

describe('a session that is killed while it is stored', function () {
  this.timeout(180_000);

  it(`is there again, with all that was stored before, after each of ${kills} kills at random moments`, () =>
    inTemporaryFolder(async (folder) => {
      const program = path.join(folder, 'program.cjs');
      await build({
        entryPoints: [path.resolve(__dirname, '../../../support/savingSession.ts')],
        outfile: program,
        bundle: true,
        platform: 'node',
        // Only the arbitraries of the support file need it.
        external: ['fast-check'],
        banner: {
          js: `module.paths.push(${JSON.stringify(path.resolve(__dirname, '../../../../node_modules'))});`,
        },
      });
      const storages = Array.from({ length: lanes }, (_, lane) => path.join(folder, `storage-${lane}`));
      await Promise.all(storages.map((storage) => killAgainAndAgain(program, storage)));
      const anHourAgo = new Date(Date.now() - 3_600_000);
      for (const storage of storages) {
        for (const name of await readdir(storage))
          await utimes(path.join(storage, name), anHourAgo, anHourAgo);
        await new FileSessionStore(storage, new RecordingLog()).load();
        assert.deepEqual(await readdir(storage), [stateFile], 'half-written files are swept up later');
      }
    }));
});

async function killAgainAndAgain(program: string, storage: string): Promise<void> {
  let known = 0;
  for (let kill = 0; kill < kills / lanes; kill += 1) {
    known = Math.max(known, await runAndKill(program, storage, Math.random() * 12));
    const log = new RecordingLog();
    const state = expectKind(await new FileSessionStore(storage, log).load(), 'running');
    assert.ok(state.turn.number >= known, `turn ${known} was stored, turn ${state.turn.number} is there`);
    assert.deepEqual(log.lines, []);
    known = state.turn.number;
  }
}

/** @returns the last turn that was certainly stored */
async function runAndKill(program: string, storage: string, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [program, storage], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await setTimeout(afterMs);
  child.kill('SIGKILL');
  await closed;
  return Math.max(0, ...said.split('\n').slice(0, -1).map(Number));
}
