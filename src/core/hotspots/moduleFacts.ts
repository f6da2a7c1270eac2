import { findDebts } from './debts';
import { fileRole } from './fileRole';
import type { Language } from './languages';
import type { ModuleFacts } from './model';
import type { SyntaxNode } from './syntax';
import type { TagPattern } from './tagPattern';

/**
 * What one file says of itself.
 * @param text without byte order mark
 * @param parse called at most once, and not at all where the text has no need of it; undefined where parsing failed
 * @returns undefined where parsing was needed and failed
 */
export function moduleFacts(
  path: string,
  text: string,
  language: Language,
  tags: TagPattern,
  parse: () => SyntaxNode | undefined,
): ModuleFacts | undefined {
  const role = fileRole(path, text);
  const mayHaveDebts = tags.mayContain(text);
  const lines = lineCount(text);
  if (role !== 'source' && !mayHaveDebts) {
    return { path, language: language.id, lines, hasModuleDoc: false, symbols: [], debts: [], role };
  }
  const root = parse();
  if (root === undefined) return undefined;
  const { commentTypes } = language.support;
  const api = role === 'source' ? language.support.documentedApi({ path, text, root }) : undefined;
  return {
    path,
    language: language.id,
    lines,
    hasModuleDoc: api?.hasModuleDoc ?? false,
    symbols: api?.symbols ?? [],
    debts: mayHaveDebts ? findDebts(path, text, root, commentTypes, tags) : [],
    role,
  };
}

function lineCount(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return text === '' || text.endsWith('\n') ? lines : lines + 1;
}
