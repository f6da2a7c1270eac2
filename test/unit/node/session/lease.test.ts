import assert from 'node:assert/strict';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FileLease, leaseMs } from '../../../../src/node/session/lease';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

describe('the lease of a session', () => {
  const clock = { at: 1_000_000, now: () => clock.at };
  beforeEach(() => {
    clock.at = 1_000_000;
  });

  it('is held by one of two windows, and by the other when that one is gone or dead', () =>
    inTemporaryFolder(async (folder) => {
      const first = new FileLease(folder, 'first', clock);
      const second = new FileLease(folder, 'second', clock);
      assert.deepEqual([await first.hold(), await second.hold(), await first.hold()], [true, false, true]);
      await first.release();
      assert.deepEqual([await second.hold(), await first.hold()], [true, false]);
      clock.at += leaseMs;
      assert.deepEqual([await first.hold(), await second.hold()], [true, false]);
      assert.deepEqual(await readdir(folder), ['session.lease']);
    }));

  it('can be seized by the window in which somebody works', () =>
    inTemporaryFolder(async (folder) => {
      const first = new FileLease(folder, 'first', clock);
      const second = new FileLease(folder, 'second', clock);
      await first.hold();
      await second.seize();
      assert.deepEqual([await first.hold(), await second.hold()], [false, true]);
      await first.release();
      assert.equal(await second.hold(), true);
    }));

  it('goes to exactly one of many that find it expired at the same moment', () =>
    inTemporaryFolder(async (folder) => {
      for (let round = 0; round < 20; round += 1) {
        const windows = Array.from(
          { length: 8 },
          (_, index) => new FileLease(folder, `w${round}-${index}`, clock),
        );
        const held = await Promise.all(windows.map((window) => window.hold()));
        assert.ok(held.filter(Boolean).length <= 1, 'two windows hold the lease');
        const again = await Promise.all(windows.map((window) => window.hold()));
        assert.equal(again.filter(Boolean).length, 1);
        clock.at += leaseMs;
      }
    }));

  it('stays with the window that seized it, though its former owner renews it at the same moment', () =>
    inTemporaryFolder(async (folder) => {
      for (let round = 0; round < 100; round += 1) {
        const first = new FileLease(folder, `first${round}`, clock);
        const second = new FileLease(folder, `second${round}`, clock);
        await first.seize();
        await Promise.all([first.hold(), second.seize()]);
        assert.deepEqual([await first.hold(), await second.hold()], [false, true]);
      }
    }));

  it('is not lost to a window that died while it took over', () =>
    inTemporaryFolder(async (folder) => {
      await new FileLease(folder, 'first', clock).hold();
      clock.at += leaseMs;
      const taking = path.join(folder, 'session.lease.taking');
      await writeFile(taking, 'dead');
      const second = new FileLease(folder, 'second', clock);
      assert.equal(await second.hold(), false);
      const longAgo = new Date(Date.now() - 2 * leaseMs);
      await utimes(taking, longAgo, longAgo);
      assert.deepEqual([await second.hold(), await second.hold()], [false, true]);
    }));

  it('tells when its owner was last awake, also when that one has gone', () =>
    inTemporaryFolder(async (folder) => {
      const lease = new FileLease(folder, 'me', clock);
      assert.equal(await lease.seenAtEpochMs(), undefined);
      await lease.hold();
      clock.at += 10_000;
      await lease.hold();
      assert.equal(await lease.seenAtEpochMs(), 1_010_000);
      clock.at += 5_000;
      await lease.release();
      clock.at += 60_000;
      assert.equal(await new FileLease(folder, 'other', clock).seenAtEpochMs(), 1_015_000);
    }));

  it('is free when its file is broken, or from before the clock was set back', () =>
    inTemporaryFolder(async (folder) => {
      const lease = new FileLease(folder, 'me', clock);
      const far = JSON.stringify({ owner: 'you', expiresAtEpochMs: clock.at + 3 * leaseMs });
      for (const text of ['', '{', '7', '{}', far]) {
        await writeFile(path.join(folder, 'session.lease'), text);
        assert.equal(await lease.hold(), true, text);
        await lease.release();
      }
    }));
});
