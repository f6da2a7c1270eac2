import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { defaultScanOptions } from '../../../../src/core/hotspots/model';
import { ParserPool } from '../../../../src/node/scan/parserPool';
import { settingsOf } from '../../../../src/node/scan/scanFiles';
import { RecordingLog } from '../../../support/recordingLog';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

/** Says of each file which thread was asked for it. One that got `wait.ts` answers once another thread was asked. */
const workerText = `
  const { BroadcastChannel, parentPort, threadId } = require('node:worker_threads');
  const channel = new BroadcastChannel('asked');
  let asked = false;
  let met = false;
  let answer;
  channel.onmessage = ({ data }) => {
    if (data === 'who was asked?' && asked) channel.postMessage('I was');
    if (data !== 'I was') return;
    met = true;
    answer?.();
  };
  channel.unref();
  parentPort.on('message', ({ paths }) => {
    asked = true;
    channel.postMessage('I was');
    channel.postMessage('who was asked?');
    const reply = () => {
      answer = undefined;
      parentPort.postMessage({ kind: 'done', files: paths.map((path) => ({ path, problem: { code: String(threadId), message: '' } })) });
    };
    if (met || !paths.includes('wait.ts')) reply();
    else answer = reply;
  });
`;

const many = Array.from({ length: 3000 }, (_, index) => `${index}.ts`);

async function threadsFor(paths: readonly string[], otherWork: Promise<unknown>): Promise<number> {
  const threads = new Set<string>();
  await inTemporaryFolder(async (folder) => {
    const workerFile = path.join(folder, 'worker.cjs');
    writeFileSync(workerFile, workerText);
    const pool = new ParserPool({ workerFile, workers: 2, log: new RecordingLog() });
    try {
      pool.prepare({ otherWork: true });
      await pool.parse(
        paths,
        settingsOf(folder, defaultScanOptions),
        (files) => {
          for (const { problem } of files) threads.add(problem?.code ?? '');
        },
        { aborted: false },
        otherWork,
      );
    } finally {
      await pool.dispose();
    }
  });
  return threads.size;
}

describe('the parser pool', () => {
  it('has one worker less as long as other work takes a core', async () => {
    assert.equal(await threadsFor(many, new Promise(() => undefined)), 1);
  });

  it('has all workers once the other work has ended, however it did', async () => {
    assert.equal(await threadsFor(['wait.ts', ...many], Promise.resolve()), 2);
    const failed = Promise.reject(new Error('no'));
    failed.catch(() => undefined);
    assert.equal(await threadsFor(['wait.ts', ...many], failed), 2);
  });

  it('starts no other worker for what is read sooner', async () => {
    assert.equal(await threadsFor(many.slice(0, 480), Promise.resolve()), 1);
  });
});
