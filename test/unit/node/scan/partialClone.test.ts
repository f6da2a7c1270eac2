import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as path from 'node:path';
import { sarifText } from '../../../../src/core/handover/formats/sarif';
import { defaultScanOptions, type ScanReport } from '../../../../src/core/hotspots/model';
import { withDebtOrigins } from '../../../../src/node/scan/debtAges';
import { Scanner } from '../../../../src/node/scan/scanner';
import { GitSandbox } from '../../../support/gitSandbox';
import { RecordingLog } from '../../../support/recordingLog';
import { scanBundles } from '../../../support/scanBundles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const hooks = { cancellation: { aborted: false } };

async function scanned(root: string, cacheFolder: string): Promise<ScanReport> {
  const workerFile = path.join(await scanBundles(), 'parseWorker.js');
  const scanner = new Scanner({ root, workerFile, log: new RecordingLog(), workers: 1, cacheFolder });
  try {
    const report = await scanner.scan({ ...defaultScanOptions, withHistory: true }, hooks);
    return await withDebtOrigins(scanner, report, hooks);
  } finally {
    await scanner.dispose();
  }
}

function told({ historyStatus, modules, problems }: ScanReport): unknown[] {
  return [
    historyStatus,
    modules.map(({ path: file, history }) => [file, history?.changes]),
    problems.map(({ code, path: file }) => [code, file]),
  ];
}

const text = (last: string): string =>
  `${'export const kept = 1;\n'.repeat(20)}// TODO: ${last}\nexport const last = '${last}';\n`;

describe('a scan of a partial clone', function () {
  this.timeout(30_000);

  it('says that not all renames are followed and ages not known, once each, until the rest is fetched', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(path.join(folder, 'repo'));
      sandbox.git('config', 'uploadpack.allowFilter', 'true');
      sandbox.commit({ files: { 'a.ts': text('one'), 'x.ts': text('other') } });
      sandbox.commit({ files: { 'a.ts': text('two') } });
      sandbox.commit({ renames: { 'a.ts': 'b.ts' }, files: { 'b.ts': text('three'), 'x.ts': text('more') } });
      const clone = path.join(folder, 'clone');
      sandbox.git('clone', '--quiet', '--filter=blob:none', `file://${sandbox.folder}`, clone);
      const cache = path.join(folder, 'cache');
      const lacking = [
        'partial',
        [
          ['b.ts', 1],
          ['x.ts', 2],
        ],
        [
          ['history.partial', undefined],
          ['git.notInClone', undefined],
        ],
      ];
      const report = await scanned(clone, cache);
      assert.deepEqual(told(report), lacking);
      const [renames, ages] = report.problems.map(({ message }) => message);
      assert.match(renames ?? '', /`git clone --filter`[^]+not exact\. `git fetch --refetch --no-filter` /);
      assert.match(ages ?? '', /^Who wrote the debts of 2 files \(b\.ts and x\.ts\) is not known\. /);
      assert.match(ages ?? '', /not in this clone: `git fetch --refetch --no-filter` fetches the rest\.$/);
      assert.ok(report.hotspots.some(({ reasons }) => reasons.includes('changed about 2 times')));
      const sarif = JSON.parse(sarifText(report, undefined)) as {
        runs: readonly { invocations: readonly { toolExecutionNotifications: readonly object[] }[] }[];
      };
      assert.deepEqual(sarif.runs[0]?.invocations[0]?.toolExecutionNotifications, [
        { descriptor: { id: 'history.partial' }, level: 'warning', message: { text: renames } },
      ]);
      // From the cache.
      assert.deepEqual(told(await scanned(clone, cache)), lacking);

      execFileSync('git', ['fetch', '--quiet', '--refetch', '--no-filter'], { cwd: clone });
      const whole = await scanned(clone, cache);
      assert.deepEqual(told(whole), [
        'full',
        [
          ['b.ts', 3],
          ['x.ts', 2],
        ],
        [],
      ]);
      assert.ok(whole.debts.every(({ author }) => author?.name === 'Kim Example'));
    }));

  it('names the submodules that are left out', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = new GitSandbox(path.join(folder, 'repo'));
      const library = new GitSandbox(path.join(folder, 'library'));
      library.commit({ files: { 'e.ts': 'export function e(): void {}\n' } });
      for (const place of ['libs/e', 'docs/handover/e'])
        sandbox.git(
          ...[
            '-c',
            'protocol.file.allow=always',
            'submodule',
            '--quiet',
            'add',
            `file://${library.folder}`,
            place,
          ],
        );
      sandbox.commit({ files: { 'a.ts': 'export function a(): void {}\n' } });
      const report = await scanned(sandbox.folder, path.join(folder, 'cache'));
      assert.deepEqual(told(report), ['full', [['a.ts', 1]], [['submodules.notScanned', undefined]]]);
      assert.equal(
        report.problems[0]?.message,
        '1 repository within this one is not scanned (libs/e): open its folder to scan it.',
      );
    }));
});
