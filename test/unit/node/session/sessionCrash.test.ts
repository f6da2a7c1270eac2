import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { readSessions } from '../../../../src/node/handover/readSessions';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { FileLease, leaseFile, leaseMs } from '../../../../src/node/session/lease';
import { writeSessionRecord } from '../../../../src/node/session/sessionRecords';
import { FileSessionStore, stateFile } from '../../../../src/node/session/sessionStore';
import { RecordingLog } from '../../../support/recordingLog';
import { after, expectKind, startEvent, start } from '../../../support/session';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const kills = 200;
/** Sessions that are killed at the same time, each in folders of its own: most of the time a process only starts. */
const lanes = 4;

describe('a session that is killed while it writes its state, its record or its lease', function () {
  this.timeout(240_000);

  it(`is readable, with all that was safe before, after each of ${kills} kills at random moments`, () =>
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
      const victims = Array.from({ length: lanes }, (_, lane) => new Victim(path.join(folder, `${lane}`)));
      // The folder must stay until the last one is through.
      const lives = await Promise.allSettled(victims.map((victim) => victim.killAgainAndAgain(program)));
      for (const life of lives) if (life.status === 'rejected') throw life.reason;
      const hit = new Set(victims.flatMap((victim) => [...victim.hit]));
      assert.deepEqual(
        [...hit].sort(),
        ['lease', 'record', 'state'],
        'kills while each of these was written',
      );
      for (const victim of victims) await victim.assertSweptUp();
    }));
});

/** One storage and one workspace, whose window is killed and opened again. */
class Victim {
  /** What was being written when it was killed. */
  readonly hit = new Set<string>();
  readonly #storage: string;
  readonly #workspace: string;
  readonly #records = new Set<string>();
  #last: { readonly id: string; readonly turn: number } | undefined;

  constructor(folder: string) {
    this.#storage = path.join(folder, 'storage');
    this.#workspace = path.join(folder, 'workspace');
  }

  async killAgainAndAgain(program: string): Promise<void> {
    await mkdir(this.#workspace, { recursive: true });
    for (let kill = 0; kill < kills / lanes; kill += 1) {
      await this.#runAndKill(program);
      await this.#assertNothingLost();
      await this.#assertLeaseCanBeTaken();
    }
  }

  /** Half-written files go once they are a minute old. */
  async assertSweptUp(): Promise<void> {
    const records = path.join(this.#workspace, '.handover', 'sessions');
    const anHourAgo = new Date(Date.now() - 3_600_000);
    for (const folder of [this.#storage, records]) {
      for (const name of await readdir(folder)) await utimes(path.join(folder, name), anHourAgo, anHourAgo);
    }
    await new FileSessionStore(this.#storage, new RecordingLog()).load();
    const known = [stateFile, leaseFile];
    assert.deepEqual(
      (await readdir(this.#storage)).filter((name) => !known.includes(name)),
      [],
    );
    const events = ['next', 'end'] as const;
    const session = after(startEvent(['Kim']), ...events.map((type) => ({ type, atEpochMs: start })));
    const ended = expectKind(session.state, 'ended');
    for (const id of this.#records) await writeSessionRecord(this.#workspace, { ...ended, id });
    const lost = (await readdir(records)).filter((name) => {
      const id = /^\.(.+)\.md\./u.exec(name)?.[1];
      return id !== undefined && this.#records.has(id);
    });
    assert.deepEqual(lost, []);
  }

  async #runAndKill(program: string): Promise<void> {
    const child = spawn(process.execPath, [program, this.#storage, this.#workspace], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    // Some lines, however fast this computer is, and then a moment into the next write.
    let linesToCome = 1 + Math.floor(Math.random() * 12);
    const enough = new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        linesToCome -= text.split('\n').length - 1;
        if (linesToCome <= 0) resolve();
      });
    });
    const closed = once(child, 'close');
    await Promise.race([enough, closed]);
    await setTimeout(Math.random() * 8);
    child.kill('SIGKILL');
    await closed;
    const lines = said.split('\n').slice(0, -1);
    for (const line of lines) {
      const [word, what, id, turn] = line.split(' ');
      if (word !== 'safe' || id === undefined) continue;
      if (what === 'record') this.#records.add(id);
      else this.#last = { id, turn: Number(turn) };
    }
    const [word, what = ''] = lines.at(-1)?.split(' ') ?? [];
    if (word === 'write') this.hit.add(what);
  }

  async #assertNothingLost(): Promise<void> {
    const log = new RecordingLog();
    const state = await new FileSessionStore(this.#storage, log).load();
    assert.deepEqual(log.lines, [], 'the state can be read');
    const { sessions, problems } = await readSessions(new WorkspaceFiles(this.#workspace));
    assert.deepEqual(problems, [], 'every record can be read');
    assert.ok(sessions.every(({ people }) => people.length === 3));
    const recorded = new Set(sessions.map((one) => path.basename(one.path, '.md')));
    for (const id of this.#records) assert.ok(recorded.has(id), `the record ${id} was safe`);
    if (this.#last === undefined) return;
    const { id, turn } = this.#last;
    if (!('id' in state) || state.id !== id) assert.ok(recorded.has(id), `the session ${id} was safe`);
    else if (state.kind === 'running') assert.ok(state.turn.number >= turn, `turn ${turn} was safe`);
  }

  /** By another window: not before it expires, where it is whole, and surely afterwards. */
  async #assertLeaseCanBeTaken(): Promise<void> {
    const later = { now: () => Date.now() + leaseMs };
    const other = new FileLease(this.#storage, 'other', later);
    assert.equal(await other.hold(), true, 'the lease of a dead window goes over');
    assert.equal(await new FileLease(this.#storage, 'third', later).hold(), false);
    await other.release();
  }
}
