import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LanguageId, ModuleFacts, PublicSymbol } from '../../src/core/hotspots/model';

/** A place where a linter misses a doc comment. */
export interface Finding {
  /** Relative to the project's folder. */
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  /** Simple name, where the linter tells it. */
  readonly name?: string;
  /** What the linter calls it. */
  readonly kind: string;
  /** What it stands in, where the linter tells it. */
  readonly scope?: string;
  /** Simple name of the class that it is a member of, where the linter tells it. */
  readonly owner?: string;
  /** Whether it is a function, where the linter tells it. */
  readonly isCallable?: boolean;
  /** The decision of ours that leaves it out, where the linter's adapter knows one. */
  readonly decision?: string;
}

interface LintResult {
  readonly findings: readonly Finding[];
  /** The files that were looked at, where not all were. */
  readonly covered?: ReadonlySet<string>;
  /** What was left out, one sentence each. */
  readonly remarks: readonly string[];
  /** Which decision leaves out a symbol of ours, where one does: those are counted apart, too. */
  readonly apart?: (path: string, symbol: PublicSymbol) => string | undefined;
}

export interface Project {
  /** Absolute. */
  readonly folder: string;
  /** Of the linter's languages and in the role `source`. */
  readonly files: readonly string[];
  /** What each file says on its own. */
  readonly facts: readonly ModuleFacts[];
}

/** The doc linter of a language. */
export interface DocLinter {
  readonly name: string;
  readonly languages: readonly LanguageId[];
  /** Found on PATH, unless the environment variable names another. */
  readonly program: string;
  readonly variable: string;
  /** One sentence for those who do not have it. */
  readonly install: string;
  /** Which decision of ours leaves a finding out, where one does: those are counted apart. */
  readonly leftOut?: (finding: Finding) => string | undefined;
  /** Whether it reports at the definition what another file declares. */
  readonly acrossFiles?: boolean;
  lint(project: Project, program: string): LintResult;
}

/** Standard output and error of a program, whatever its exit code; programs that lint end with one that says what they found. */
export function outputOf(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly input?: string },
): { readonly stdout: string; readonly stderr: string } {
  const { stdout, stderr, error } = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  if (error !== undefined) throw error;
  return { stdout, stderr };
}

/** Files in portions that fit on a command line. */
export function portions(files: readonly string[], size = 200): string[][] {
  const found: string[][] = [];
  for (let at = 0; at < files.length; at += size) found.push(files.slice(at, at + size));
  return found;
}

/** A folder that is gone afterwards. */
export function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'mob-handover-docs-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Lines such as `src/a.go:12:1: message`, each as a finding or as nothing. */
export function findingsIn<T extends Omit<Finding, 'path' | 'line'>>(
  output: string,
  folder: string,
  findingOf: (message: string) => T | undefined,
): (T & Finding)[] {
  const findings: (T & Finding)[] = [];
  for (const [, file = '', line = '', message = ''] of output.matchAll(/^(.+?):(\d+)(?::\d+)?:\s*(.*)$/gm)) {
    const found = findingOf(message);
    if (found === undefined) continue;
    findings.push({
      path: path.relative(folder, path.resolve(folder, file)),
      line: Number(line) - 1,
      ...found,
    });
  }
  return findings;
}
