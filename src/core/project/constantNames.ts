import { isOfEveryMachine } from '../outside/variableUses';
import type { RepoPath } from '../ports';
import { folderOf, nameOf } from '../repoPath';
import type { Fact } from './fact';

const read = /\bos\.(?:Getenv|LookupEnv)\(\s*(?:(\w{1,80})\.)?([A-Za-z_]\w{0,80})\s*\)/g;
const written =
  /^[ \t]*(?:const[ \t]+)?([A-Za-z_]\w{0,80})[ \t]*(?:string[ \t]*)?=[ \t]*"([A-Z][A-Z0-9_]{1,80})"/gm;
const mostReads = 2000;
const mostConstants = 50_000;

interface Read {
  readonly path: RepoPath;
  readonly line: number;
  /** Of another package; absent for the own one. */
  readonly from?: string;
  readonly constant: string;
}

/**
 * Environment variables of Go whose names are constants of another file: of the same package, which is the folder, or of an imported
 * one, whose folder has its name. A name that two folders give different values is left out.
 */
export class ConstantNames {
  /** Value by folder and constant. */
  readonly #constants = new Map<RepoPath, Map<string, string>>();
  readonly #reads: Read[] = [];
  #kept = 0;

  add(path: RepoPath, text: string): void {
    if (!path.endsWith('.go')) return;
    const own = new Set<string>();
    for (const [, name = '', value = ''] of text.matchAll(written)) {
      own.add(name);
      if (this.#kept++ >= mostConstants) break;
      const folder = this.#constants.get(folderOf(path)) ?? new Map<string, string>();
      this.#constants.set(folderOf(path), folder.set(name, value));
    }
    if (!text.includes('os.')) return;
    for (const { 1: from, 2: constant = '', index } of text.matchAll(read)) {
      const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
      // Those of the same file are found where the file is read.
      if (before.includes('//') || (from === undefined && own.has(constant))) continue;
      if (this.#reads.length >= mostReads) return;
      const line = text.slice(0, index).split('\n').length - 1;
      this.#reads.push({ path, line, constant, ...(from === undefined ? {} : { from }) });
    }
  }

  /** `value` is the name of the variable. */
  finish(): readonly Fact[] {
    return this.#reads.flatMap(({ path, line, from, constant }) => {
      const value =
        from === undefined ? this.#constants.get(folderOf(path))?.get(constant) : this.#of(from, constant);
      return value === undefined || isOfEveryMachine(value) ? [] : [{ kind: 'variable', value, path, line }];
    });
  }

  #of(name: string, constant: string): string | undefined {
    const values = new Set(
      [...this.#constants].flatMap(([folder, constants]) =>
        nameOf(folder) === name ? (constants.get(constant) ?? []) : [],
      ),
    );
    const [only, ...others] = values;
    return others.length === 0 ? only : undefined;
  }
}
