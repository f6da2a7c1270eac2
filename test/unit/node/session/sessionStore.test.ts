import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FileSessionStore, MemorySessionStore, stateFile } from '../../../../src/node/session/sessionStore';
import { after, startEvent } from '../../../support/session';
import { RecordingLog } from '../../../support/recordingLog';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

const { state } = after(startEvent(['Kim', 'Sol']));

describe('the store of a session', () => {
  it('gives back what was saved, to another window as well', () =>
    inTemporaryFolder(async (folder) => {
      const deeper = path.join(folder, 'not', 'there', 'yet');
      await new FileSessionStore(deeper, new RecordingLog()).save(state);
      assert.deepEqual(await new FileSessionStore(deeper, new RecordingLog()).load(), state);
      assert.deepEqual(await readdir(deeper), [stateFile]);
    }));

  it('has no session in an empty folder', () =>
    inTemporaryFolder(async (folder) => {
      assert.deepEqual(await new FileSessionStore(folder, new RecordingLog()).load(), { kind: 'none' });
    }));

  it('tells what another window wrote, once', () =>
    inTemporaryFolder(async (folder) => {
      const mine = new FileSessionStore(folder, new RecordingLog());
      const other = new FileSessionStore(folder, new RecordingLog());
      await mine.save({ kind: 'none' });
      assert.equal(await mine.loadIfChanged(), undefined);
      await other.save(state);
      assert.deepEqual(await mine.loadIfChanged(), state);
      assert.equal(await mine.loadIfChanged(), undefined);
    }));

  it('keeps a file it cannot read, and says so in the log', () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(path.join(folder, stateFile), '{"schema":"from/the/future","state":{}}');
      const log = new RecordingLog();
      const store = new FileSessionStore(folder, log);
      assert.deepEqual(await store.load(), { kind: 'none' });
      await store.save(state);
      assert.match(
        await readFile(path.join(folder, 'session.unreadable.json'), 'utf8'),
        /from\/the\/future/u,
      );
      assert.match(log.lines.join(), /could not be read.*session\.unreadable\.json/u);
    }));

  it('lives in memory where there is no folder', async () => {
    const store = new MemorySessionStore();
    await store.save(state);
    assert.deepEqual(await store.load(), state);
  });
});
