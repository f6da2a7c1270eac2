import { setImmediate } from 'node:timers/promises';
import { tagPattern } from '../../core/hotspots/tagPattern';
import type { RepoPath } from '../../core/ports';
import { throwIfCancelled } from '../cancelWatch';
import { readDebtFile } from './debtFile';
import type { ParserPool } from './parserPool';

/** About as many as are read in the time in which a thread starts. */
const mostReadHere = 500;
const filesPerTurn = 24;

/** Finds the debts with a tag of few files here, and of many, and of those that need a parser, in the pool: what starts no thread is over sooner. */
export function debtReader(pool: Pick<ParserPool, 'parse'>): Pick<ParserPool, 'parse'> {
  return {
    parse: async (paths, settings, onBatch, cancellation) => {
      const isForPool = settings.probableDebts || paths.length > mostReadHere;
      const rest = isForPool ? paths : await readHere(paths, settings, onBatch, cancellation);
      await pool.parse(rest, settings, onBatch, cancellation);
    },
  };
}

/** @returns those that need a parser */
async function readHere(
  ...[paths, settings, onBatch, cancellation]: Parameters<ParserPool['parse']>
): Promise<RepoPath[]> {
  const wanted = { tags: tagPattern(settings.tags) };
  const needingParser: RepoPath[] = [];
  for (let at = 0; at < paths.length; at += filesPerTurn) {
    onBatch(
      paths.slice(at, at + filesPerTurn).flatMap((path) => {
        const file = readDebtFile(path, settings, wanted);
        if (file === undefined) needingParser.push(path);
        return file ?? [];
      }),
    );
    await setImmediate();
    throwIfCancelled(cancellation);
  }
  return needingParser;
}
