import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { sarifText } from '../../../../src/core/handover/formats/sarif';
import { listHotspots } from '../../../../src/core/hotspots/hotspotList';
import { defaultScanOptions, type ScanReport } from '../../../../src/core/hotspots/model';
import { isLimit } from '../../../../src/core/hotspots/scanLimits';
import { listNote } from '../../../../src/core/hotspots/scanWords';
import { searchDebts } from '../../../../src/node/scan/debtSearch';
import { Scanner } from '../../../../src/node/scan/scanner';
import { GitSandbox } from '../../../support/gitSandbox';
import { RecordingLog } from '../../../support/recordingLog';
import { scanBundles } from '../../../support/scanBundles';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const hooks = { cancellation: { aborted: false } };
const log = new RecordingLog();

async function scanned(root: string): Promise<ScanReport> {
  const scanner = new Scanner({ root, workerFile: path.join(await scanBundles(), 'parseWorker.js'), log });
  try {
    return await scanner.scan({ ...defaultScanOptions, withHistory: true }, hooks);
  } finally {
    await scanner.dispose();
  }
}

async function searched(root: string): Promise<ScanReport> {
  const workerFile = path.join(await scanBundles(), 'parseWorker.js');
  return searchDebts(
    { root, workerFile, log, loadReader: () => import('../../../../src/node/scan/debtReading') },
    { ...defaultScanOptions, probableDebts: false, withGit: true },
    hooks,
  );
}

function sentences({ problems }: ScanReport): string[] {
  return problems.map(({ code, message }) => `${code}: ${message}`);
}

function repository(folder: string): GitSandbox {
  const sandbox = new GitSandbox(path.join(folder, 'repo'));
  sandbox.commit({
    files: {
      'a.ts': '// TODO: round\nexport const a = 1;\n',
      'server/b.ts': 'export const b = 1;\n',
      'server/deep/c.ts': 'export const c = 1;\n',
      'web/d.ts': 'export const d = 1;\n',
    },
  });
  return sandbox;
}

describe('a scan of a work tree that lacks files', function () {
  this.timeout(30_000);

  it('says once how many a sparse checkout leaves out, wherever limits are shown', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = repository(folder);
      const root = sandbox.folder;
      sandbox.git('sparse-checkout', 'set', 'web');
      const report = await scanned(root);
      const message =
        '2 tracked files are not on disk (sparse checkout), and not scanned: `git sparse-checkout disable` gets them.';
      assert.deepEqual(sentences(report), [`checkout.sparse: ${message}`]);
      assert.deepEqual(
        report.modules.map(({ path: file }) => file),
        ['a.ts', 'web/d.ts'],
      );
      assert.ok(report.problems.every(isLimit));
      assert.equal(listNote(listHotspots(report, 10, '2026-11-22')), message);
      assert.match(sarifText(report, undefined), /"id": "checkout\.sparse"[^]+"level": "warning"/);
      assert.deepEqual(sentences(await searched(root)), [`checkout.sparse: ${message}`]);

      sandbox.git('sparse-checkout', 'disable');
      assert.deepEqual(sentences(await scanned(root)), []);
    }));

  it('says nothing of files that git is only told to pass over', () =>
    inTemporaryFolder(async (folder) => {
      const sandbox = repository(folder);
      sandbox.git('update-index', '--skip-worktree', 'a.ts');
      assert.deepEqual(sentences(await scanned(sandbox.folder)), []);
    }));

  it('says that nothing is checked out', () =>
    inTemporaryFolder(async (folder) => {
      const clone = path.join(folder, 'clone');
      const sandbox = repository(folder);
      sandbox.git('clone', '--quiet', '--no-checkout', sandbox.folder, clone);
      const wanted = [
        'checkout.none: Nothing is checked out: 4 files are tracked and none is on disk. `git checkout HEAD -- .` gets them.',
      ];
      assert.deepEqual(sentences(await scanned(clone)), wanted);
      assert.deepEqual(sentences(await searched(clone)), wanted);
      execFileSync('git', ['checkout', 'HEAD', '--', '.'], { cwd: clone, stdio: 'pipe' });
      assert.deepEqual(sentences(await scanned(clone)), []);
    }));

  it('says nothing of an empty repository', () =>
    inTemporaryFolder(async (folder) => {
      mkdirSync(path.join(folder, 'empty'));
      const { folder: root } = new GitSandbox(path.join(folder, 'empty'));
      assert.ok(!sentences(await scanned(root)).some((each) => each.startsWith('checkout')));
    }));
});
