import { parentPort, workerData } from 'node:worker_threads';
import { HandoverError } from '../../core/errors';
import { type TagPattern, tagPattern } from '../../core/hotspots/tagPattern';
import { parseFile } from './parseFile';
import type { ParseAnswer, ParseBatch, ParseWorkerData, ScannedFile } from './parseMessages';

/** Thread that parses batches of files. An error that it does not expect ends it, and the pool starts another. */
const { position } = workerData as ParseWorkerData;
let pattern: { readonly key: string; readonly tags: TagPattern } | undefined;

async function parseBatch({ settings, paths }: ParseBatch): Promise<ParseAnswer> {
  const key = settings.tags.join('\0');
  pattern = pattern?.key === key ? pattern : { key, tags: tagPattern(settings.tags) };
  const files: ScannedFile[] = [];
  try {
    for (const [index, path] of paths.entries()) {
      Atomics.store(position, 0, index);
      files.push(await parseFile(path, settings, pattern.tags));
    }
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    return { kind: 'failed', code: error.code, message: error.message };
  }
  return { kind: 'done', files };
}

parentPort?.on('message', (batch: ParseBatch) => {
  // Not caught: a broken WebAssembly instance must not be used again.
  void parseBatch(batch).then((answer) => parentPort?.postMessage(answer));
});
