import { mayBeScript } from './comments/scripts';
import { commentSyntaxOf } from './comments/syntaxes';
import { languageOf } from './languages';
import type { ModuleFacts } from './model';
import type { RepoPath } from '../ports';

/** Whether documentation is asked of a module: not of tests, examples and the code of others, nor of files that only have comments. */
export function isJudged({ role, language }: Pick<ModuleFacts, 'role' | 'language'>): boolean {
  return role === 'source' && language !== 'other';
}

/** Whether the team wrote a file: what a program or another project wrote is not theirs to mend. */
export function isOwn({ role }: Pick<ModuleFacts, 'role'>): boolean {
  return role !== 'generated' && role !== 'vendored';
}

/** The same of a file that its project calls generated: nobody is to document it, and a program wrote what it puts off. */
export function asGenerated(facts: ModuleFacts): ModuleFacts {
  if (!isOwn(facts)) return facts;
  return { ...facts, role: 'generated', hasModuleDoc: false, symbols: [], probableDebts: [] };
}

/** Whether the scan reads a file: it is in a language whose symbols are judged, one whose comments are known, or perhaps a script. */
export function isReadable(path: RepoPath): boolean {
  return languageOf(path) !== undefined || commentSyntaxOf(path) !== undefined || mayBeScript(path);
}
