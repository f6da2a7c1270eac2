import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { HandoverError } from '../../../../src/core/errors';
import type { HandOverDesk } from '../../../../src/node/gitHandover/handOverDesk';
import { lostTokens } from '../../../support/gitHandover/accounts';
import { FaultyCommands, faults } from '../../../support/gitHandover/faultyCommands';
import { MobRoom } from '../../../support/gitHandover/mobRoom';
import type { Computer } from '../../../support/gitHandover/mobRoom';
import { seeded } from '../../../support/gitHandover/seeded';

const count = Number(process.env['MOB_HANDOVER_FAULTS'] ?? 100);
const seed = Number(process.env['MOB_HANDOVER_SEED'] ?? Date.now() % 1_000_000_000);
const operationsEach = 4;
/** Beyond it the fault does not happen, which has to be lived through as well. */
const mostCommands = 36;

/** Two people take turns while git fails at every place: whatever happens, every line they wrote must be somewhere. */
class Schedule {
  readonly story: string[] = [];
  readonly #random: () => number;
  readonly #room = new MobRoom();
  readonly #computers = [this.#room.join('Kim'), this.#room.join('Sol')];
  readonly #third = this.#room.join('Ira');
  readonly #tokens: string[] = [];
  #nowEpochMs = Date.UTC(2026, 10, 22, 9);

  constructor(number: number) {
    this.#random = seeded(seed + number);
  }

  async play(): Promise<void> {
    try {
      for (let turn = 0; turn < operationsEach; turn++) {
        const computer = this.#pick(this.#computers);
        this.#type(computer);
        if (this.#random() < 0.2) this.#othersPush();
        if (this.#random() < 0.2) this.#commitByHand(computer);
        await this.#operate(computer);
        const lost = await lostTokens(this.#tokens, [...this.#computers, this.#third], this.#room.remote);
        assert.deepEqual(lost, [], `lost after:\n${this.story.join('\n')}`);
      }
    } finally {
      this.#room.end();
    }
  }

  #pick<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.#random() * choices.length)];
    assert.ok(choice !== undefined);
    return choice;
  }

  #token(): string {
    const token = `token-${this.#tokens.length}-${Math.floor(this.#random() * 1e9)}`;
    this.#tokens.push(token);
    return token;
  }

  /** New files, lines in shared files, staged texts that are changed again, ignored files. */
  #type(computer: Computer): void {
    const kind = this.#pick(['shared', 'new', 'staged', 'ignored', 'shared', 'new', 'none'] as const);
    this.story.push(`${path.basename(computer.folder)} on ${computer.branch()} types ${kind}`);
    switch (kind) {
      case 'shared':
        computer.write('tally.ts', `${computer.read('tally.ts') ?? ''}${this.#token()}\n`);
        return;
      case 'new':
        computer.write(`new/${this.#tokens.length} ü.txt`, this.#token());
        return;
      case 'staged': {
        const file = `staged/${this.#tokens.length}.md`;
        computer.write(file, this.#token());
        try {
          computer.git('add', '--', file);
        } catch {
          // A lock of a killed git: it stays a change that is not staged.
          return;
        }
        computer.write(file, `changed again ${this.#token()}\n`);
        return;
      }
      case 'ignored':
        if (computer.read('login.secret') === undefined) computer.write('login.secret', this.#token());
        else if (this.#random() < 0.5) {
          try {
            computer.git('add', '--force', 'login.secret');
          } catch {
            return;
          }
        }
        return;
      case 'none':
        return;
    }
  }

  async #operate(computer: Computer): Promise<void> {
    const faulty = new FaultyCommands(
      computer,
      this.#pick(faults),
      Math.floor(this.#random() * mostCommands),
      this.#random,
      () => {
        this.#othersPush();
      },
    );
    const desk = computer.desk({ commands: faulty, nowEpochMs: () => this.#nowEpochMs++ });
    const operation = this.#operation(computer);
    this.story.push(`${path.basename(computer.folder)}: ${operation.name}`);
    try {
      await operation.run(desk, faulty.cancellation);
      this.story.push(`  done${faulty.hit === undefined ? '' : ` in spite of ${faulty.hit}`}`);
    } catch (error) {
      assert.ok(error instanceof HandoverError, `${String(error)} after:\n${this.story.join('\n')}`);
      assert.match(error.message, /^[^\n]+[:;] [^\n]+\.$/);
      this.story.push(`  ${faulty.hit ?? ''}\n  ${error.message}`);
    }
    removeLocks(computer);
  }

  #operation(computer: Computer): {
    readonly name: string;
    readonly run: (desk: HandOverDesk, cancellation: { aborted: boolean }) => Promise<unknown>;
  } {
    const onWip = computer.branch().startsWith('mob/');
    const name = this.#pick(
      onWip
        ? (['handOver', 'handOver', 'finish', 'takeOver', 'reset'] as const)
        : (['takeOver', 'takeOver', 'takeOver', 'reset'] as const),
    );
    const diverged = this.#pick(['refuse', 'merge', 'keep'] as const);
    const merging = diverged === 'keep' ? 'merge' : diverged;
    const uncommitted = this.#random() < 0.8 ? 'carry' : 'refuse';
    const wipGone = this.#pick(['refuse', 'keep'] as const);
    switch (name) {
      case 'takeOver':
        return {
          name: `take over (${uncommitted}, ${diverged})`,
          run: (desk, cancellation) =>
            desk.takeOver({ uncommitted, diverged, createBase: false }, { cancellation }),
        };
      case 'handOver':
        return {
          name: `hand over (${merging})`,
          run: (desk, cancellation) => desk.handOver({ diverged: merging }, { cancellation }),
        };
      case 'finish':
        return {
          name: `finish (${merging}, ${wipGone})`,
          run: (desk, cancellation) =>
            desk.finish({ diverged: merging, wipGone, present: [] }, { cancellation }),
        };
      case 'reset':
        return { name: 'reset', run: (desk, cancellation) => desk.reset({ cancellation }) };
    }
  }

  #commitByHand(computer: Computer): void {
    try {
      computer.git('commit', '--quiet', '--allow-empty', '--message=by hand', '--only', '--', 'tally.ts');
      this.story.push(`${path.basename(computer.folder)} commits by hand`);
    } catch {
      // An unfinished merge, or a stash that was laid over in conflict: there is nothing to commit yet.
    }
  }

  /** A third person's work arrives on the WIP branch at the worst moment. */
  #othersPush(): void {
    const third = this.#third;
    third.git('fetch', '--quiet', '--prune');
    const wip = third.git('for-each-ref', '--format=%(refname)', 'refs/remotes/origin/mob/main');
    third.git('checkout', '--quiet', '--detach', wip === '' ? 'origin/main' : wip);
    third.write('tally.ts', `${this.#token()}\n${third.read('tally.ts') ?? ''}`);
    third.git('commit', '--quiet', '--all', '--message=mob next');
    third.git('push', '--quiet', 'origin', 'HEAD:refs/heads/mob/main');
    this.story.push('Ira pushed meanwhile');
  }
}

/** As the sentence about the lock tells the user to. */
function removeLocks(computer: Computer): void {
  const gitFolder = path.join(computer.folder, '.git');
  for (const name of readdirSync(gitFolder, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.lock')) rmSync(path.join(gitFolder, name));
}

describe('handing over while git fails', function () {
  this.timeout(600_000);

  it(`loses no line in ${count} random schedules (seed ${seed})`, async () => {
    let next = 0;
    const lanes = Array.from({ length: 4 }, async () => {
      while (next < count) await new Schedule(next++).play();
    });
    await Promise.all(lanes);
  });
});
