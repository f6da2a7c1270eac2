import { type FactsWanted, moduleFacts } from '../../core/hotspots/moduleFacts';
import type { RepoPath } from '../../core/ports';
import type { ParseSettings, ScannedFile } from './parseMessages';
import { isSource, readSource, scanned } from './readSource';

/** The debts of one file; undefined where only a parser can tell which of its words are comments. */
export function readDebtFile(
  file: RepoPath,
  settings: ParseSettings,
  wanted: FactsWanted,
): ScannedFile | undefined {
  const source = readSource(file, settings);
  if (!isSource(source)) return source;
  if (wanted.judge === undefined && !wanted.tags.mayContain(source.text)) return { path: file };
  const asked: string[] = [];
  const facts = moduleFacts(file, source.text, source.language, { ...wanted, onlyDebts: true }, (text) => {
    asked.push(text);
    return undefined;
  });
  return facts === undefined || asked.length > 0 ? undefined : scanned(file, facts, source);
}
