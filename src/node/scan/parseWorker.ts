import { parentPort, workerData } from 'node:worker_threads';
import { HandoverError } from '../../core/errors';
import { shippedClassifier } from '../../core/hotspots/debtClassifier/classifyComment';
import { isMarkdown } from '../../core/hotspots/documents/documentNames';
import type { FactsWanted } from '../../core/hotspots/moduleFacts';
import { tagPattern } from '../../core/hotspots/tagPattern';
import type { RepoPath } from '../../core/ports';
import { readDebtFile } from './debtFile';
import { parseFile } from './parseFile';
import type { ParseAnswer, ParseBatch, ParseSettings, ParseWorkerData, ScannedFile } from './parseMessages';

/** Thread that parses batches of files. An error that it does not expect ends it, and the pool starts another. */
const { position } = workerData as ParseWorkerData;
let last: { readonly key: string; readonly wanted: FactsWanted } | undefined;

async function parseBatch({ settings, paths, filesByGrammar }: ParseBatch): Promise<ParseAnswer> {
  const key = JSON.stringify(settings);
  last = last?.key === key ? last : { key, wanted: wantedBy(settings) };
  const files: ScannedFile[] = [];
  try {
    for (const [index, path] of paths.entries()) {
      Atomics.store(position, 0, index);
      files.push(await scannedFile(path, settings, last.wanted, (grammar) => filesByGrammar[grammar] ?? 0));
    }
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    return { kind: 'failed', code: error.code, message: error.message };
  }
  return { kind: 'done', files };
}

async function scannedFile(
  path: RepoPath,
  settings: ParseSettings,
  wanted: FactsWanted,
  filesOf: (grammar: string) => number,
): Promise<ScannedFile> {
  // Begun when they are first needed: their libraries take longer to start than hundreds of files to parse.
  if (settings.lookFor === 'outside') return (await import('./outsideFile')).readOutsideFile(path, settings);
  if (isMarkdown(path)) return (await import('./documentFile')).readDocumentFile(path, settings);
  const withoutParser = settings.lookFor === 'debts' ? readDebtFile(path, settings, wanted) : undefined;
  return withoutParser ?? parseFile(path, settings, wanted, filesOf);
}

function wantedBy({ tags, probableDebts, lookFor }: ParseSettings): FactsWanted {
  return {
    tags: tagPattern(tags),
    ...(probableDebts ? { judge: shippedClassifier() } : {}),
    onlyDebts: lookFor === 'debts',
  };
}

parentPort?.on('message', (batch: ParseBatch) => {
  // Not caught: a broken WebAssembly instance must not be used again.
  void parseBatch(batch).then((answer) => parentPort?.postMessage(answer));
});
