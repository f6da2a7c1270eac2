import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { describe, it } from 'mocha';
import { bundleOptions } from '../../../../scripts/lib/bundles.mjs';
import { formatIds } from '../../../../src/core/handover/formats/formatList';
import { removeLeftovers } from '../../../../src/node/handover/leftovers';
import { WorkspaceFiles } from '../../../../src/node/files/workspaceFiles';
import { bookPage } from '../../../support/bookPage';
import { GitSandbox } from '../../../support/gitSandbox';
import { scanBundles } from '../../../support/scanBundles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

/** In the part of an export that writes. */
const writeKills = 50;
/** In whole exports, at any time. */
const exportKills = 5;
const bookFolder = 'docs/handover';
/** What an export writes, and where its marks lie. */
const places = ['docs', '.tours', 'catalog-info.yaml', '.handover'];

const decisionNote = '.handover/notes/2024-01-05-a-a7k2.md';

const moduleText = (words: string): string =>
  `// TODO: ${words}\nexport function tally(votes: number[]): number {\n  return votes.length;\n}\n`;
const note = (kind: string, words: string): string =>
  `---\nschema: mob-handover/note/1\nkind: ${kind}\nat: 2024-01-05T10:00:00Z\ntoldBy: [Kim Example]\nanchors:\n  - path: src/tally.ts\n    exact: return votes.length;\n    line: 3\n---\n\n# ${words}\n`;

class Exports {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Bytes of all that exports write, by path. */
  state(): Record<string, string> {
    const files = places.flatMap((place) => {
      const absolute = path.join(this.#root, place);
      if (!existsSync(absolute)) return [];
      if (place.includes('.yaml')) return [place];
      return readdirSync(absolute, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(this.#root, path.join(entry.parentPath, entry.name)));
    });
    return Object.fromEntries(
      files.sort().map((file) => [file, readFileSync(path.join(this.#root, file), 'latin1')]),
    );
  }

  restore(state: Readonly<Record<string, string>>): void {
    for (const place of places) rmSync(path.join(this.#root, place), { recursive: true, force: true });
    for (const [file, text] of Object.entries(state)) {
      mkdirSync(path.dirname(path.join(this.#root, file)), { recursive: true });
      writeFileSync(path.join(this.#root, file), text, 'latin1');
    }
  }

  /**
   * Runs a process and kills it.
   * @param killWhen resolves when; given the process and a signal for its end
   * @returns whether it was killed before it had ended
   */
  async run(
    args: readonly string[],
    killWhen?: (child: ChildProcess, ended: AbortSignal) => Promise<unknown>,
  ): Promise<boolean> {
    const child = spawn(process.execPath, args, {
      env: { ...process.env, XDG_CACHE_HOME: path.join(this.#root, '.cache') },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child.stdout.resume();
    const ended = new AbortController();
    const end = new Promise<NodeJS.Signals | null>((resolve, reject) => {
      child.once('error', reject).once('close', (_, signal) => {
        ended.abort();
        resolve(signal);
      });
    });
    await killWhen?.(child, ended.signal).catch(() => undefined);
    if (killWhen !== undefined) child.kill('SIGKILL');
    return (await end) === 'SIGKILL';
  }
}

/** Bundles a process that does nothing but write, so that killing it often takes no long. @returns the file to run */
async function writingProcess(outdir: string): Promise<string> {
  await build({
    ...bundleOptions({ production: false, sourceMaps: false }),
    absWorkingDir: path.resolve(__dirname, '../../../..'),
    entryPoints: { writingProcess: 'test/support/writingProcess.ts' },
    outdir,
  });
  return path.join(outdir, 'writingProcess.js');
}

describe('An export that is killed', () => {
  it(`at ${writeKills + exportKills} random points leaves the former book or the new one, and no rubbish that the next start keeps`, () =>
    inTemporaryFolder((root) =>
      inTemporaryFolder(async (elsewhere) => {
        const bundles = await scanBundles();
        cpSync(await bookPage(), bundles, { recursive: true });
        const repository = new GitSandbox(root);
        repository.commit({
          files: {
            'src/tally.ts': moduleText('once'),
            [decisionNote]: note('decision', 'Why once'),
            '.handover/notes/2024-01-05-b-a7k3.md': note('explanation', 'How it counts'),
          },
        });
        const exports = new Exports(root);
        const exportArgs = [path.join(bundles, 'cli.js'), 'export', '--formats', formatIds.join(','), root];
        await exports.run(exportArgs);
        repository.commit({
          files: { 'src/tally.ts': moduleText('twice'), [decisionNote]: note('decision', 'Why twice') },
        });
        const former = exports.state();
        const startedAtMs = performance.now();
        await exports.run(exportArgs);
        const exportMs = performance.now() - startedAtMs;
        const complete = exports.state();
        const changes = Object.entries(complete)
          .filter(([file, text]) => former[file] !== text)
          .map(([file, text]) => ({ path: file, text: Buffer.from(text, 'latin1').toString() }));
        for (const start of [bookFolder, '.tours/', 'docs/decisions/'])
          assert.ok(changes.some((change) => change.path.startsWith(start)));

        const plan = path.join(elsewhere, 'plan.json');
        writeFileSync(plan, JSON.stringify(changes));
        const writeArgs = [await writingProcess(elsewhere), root, plan];
        let writeMs = 0;
        const untilItWrites = async (child: ChildProcess, ended: AbortSignal): Promise<number> => {
          if (child.stdout !== null) await once(child.stdout, 'data', { signal: ended });
          return performance.now();
        };
        exports.restore(former);
        await exports.run(writeArgs, async (child, ended) => {
          const beganAtMs = await untilItWrites(child, ended);
          await new Promise<void>((resolve) => {
            ended.addEventListener('abort', () => {
              resolve();
            });
          });
          writeMs = performance.now() - beganAtMs;
        });
        assert.deepEqual(exports.state(), complete);

        const found = { former: 0, completed: 0, complete: 0, withTemporary: 0 };
        const killAndLook = async (attempt: () => Promise<boolean>): Promise<boolean> => {
          exports.restore(former);
          if (!(await attempt())) return false;
          if (Object.keys(exports.state()).some((file) => file.endsWith('.tmp'))) found.withTemporary += 1;
          // What the next export does first.
          const finished = await new WorkspaceFiles(root).finishWrites();
          await removeLeftovers(root, bookFolder);
          const state = exports.state();
          const isFormer = isDeepStrictEqual(state, former);
          if (!isFormer || finished.length > 0) assert.deepEqual(state, complete);
          found[isFormer ? 'former' : finished.length > 0 ? 'completed' : 'complete'] += 1;
          return true;
        };
        const repeat = async (times: number, attempt: () => Promise<boolean>): Promise<void> => {
          for (let killed = 0, attempts = 0; killed < times; attempts += 1) {
            assert.ok(attempts < 8 * times, 'the process ends before it can be killed');
            if (await killAndLook(attempt)) killed += 1;
          }
        };
        await repeat(writeKills, () =>
          exports.run(writeArgs, async (child, ended) => {
            await untilItWrites(child, ended);
            await after(Math.random() * writeMs, undefined, { signal: ended });
          }),
        );
        await repeat(exportKills, () =>
          exports.run(exportArgs, (_, ended) =>
            after(Math.random() * exportMs, undefined, { signal: ended }),
          ),
        );
        await exports.run(exportArgs);
        assert.deepEqual(exports.state(), complete);
        // The points were such that it could have gone wrong.
        assert.ok(found.withTemporary > 0 && found.former > 0, JSON.stringify(found));
      }),
    )).timeout(600_000);
});
