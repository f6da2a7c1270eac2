import type { DebtAnnotations } from './debtAnnotations';
import type { Documentation } from './documents/documentation';
import type { NoteOfModule } from '../knowledge/moduleNotes';
import type { HotspotDecision } from './decisions/decision';
import type { OutsideFile } from '../outside/outsideFacts';
import type { EpochMs, Identity, RepoPath } from '../ports';
import type { YearOfHistory } from './history';
import type { RankWeights } from './rankWeights';

/** Languages whose public symbols are judged. Ids are those of VS Code. */
export type LanguageId =
  | 'typescript'
  | 'typescriptreact'
  | 'javascript'
  | 'javascriptreact'
  | 'python'
  | 'java'
  | 'go'
  | 'rust'
  | 'c'
  | 'cpp'
  | 'csharp'
  | 'ruby'
  | 'php'
  | 'kotlin'
  | 'swift'
  | 'scala'
  | 'shellscript';

export type SymbolKind =
  | 'class'
  | 'struct'
  | 'interface'
  | 'trait'
  | 'protocol'
  | 'object'
  | 'module'
  | 'enum'
  | 'record'
  | 'annotation'
  | 'type'
  | 'function'
  | 'method'
  | 'constructor'
  | 'property'
  | 'field'
  | 'constant'
  | 'variable'
  | 'variant'
  | 'macro'
  | 'namespace';

/** A declaration that its language's own doc linter would ask a doc comment of. */
export interface PublicSymbol {
  /** Dotted from the module: `Tally.merge`. */
  readonly name: string;
  readonly kind: SymbolKind;
  /** 0-based line of the declaration's name. */
  readonly line: number;
  /**
   * 0-based line on which the declaration begins, with the modifiers, types and annotations that the grammar counts to it;
   * absent where that is the line of the name, and where the language does not tell.
   */
  readonly startLine?: number;
  readonly documented: boolean;
  /** Only in reports: the document that describes what no comment does; the symbol then counts as documented. */
  readonly describedIn?: Documentation;
}

/** A "not now": a comment that admits that something was put off. */
export interface Debt extends DebtAnnotations {
  readonly path: RepoPath;
  /** 0-based line of the tag. */
  readonly line: number;
  /** 0-based UTF-16 column of the tag. */
  readonly column: number;
  /** The tag as the settings spell it, upper case: TODO, FIXME, … */
  readonly tag: string;
  /** The comment from the tag on, markers removed, on one line; secrets redacted. */
  readonly text: string;
  /** Only in reports: how often the repository says the same, where that is more than ten times; it counts for less then. */
  readonly repeats?: number;
  /** What the team decided on it; a dismissed one counts in no rank. */
  readonly decision?: HotspotDecision;
}

/** A comment without a tag that reads like a "not now". */
export interface ProbableDebt {
  readonly path: RepoPath;
  /** 0-based line of the comment's first word. */
  readonly line: number;
  /** 0-based UTF-16 column. */
  readonly column: number;
  /** The comment, markers removed, on one line; secrets redacted. */
  readonly text: string;
  /** 0…1: how likely it is one, see docs/accuracy.md. */
  readonly confidence: number;
}

/** What one file says of itself, without any history. Cached by the file's size and modification time. */
export interface ModuleFacts {
  readonly path: RepoPath;
  /** `other`: a file whose comments are read, and nothing else; it is in the report only where it has a debt. */
  readonly language: LanguageId | 'other';
  readonly lines: number;
  /** A header comment that is not a licence, a module docstring, a package-info. Looked for in the role `source` only. */
  readonly hasModuleDoc: boolean;
  /** Go: whether the comment directly above the package clause says something of the package. */
  readonly hasPackageDoc?: boolean;
  readonly symbols: readonly PublicSymbol[];
  /** The grammar could not read so much of it that symbols are likely to be missing. */
  readonly isPartlyRead?: boolean;
  /** C and C++: names declared in headers that this file documents. */
  readonly describes?: readonly string[];
  readonly debts: readonly Debt[];
  /** Empty where they are not asked for; never in generated or vendored files. */
  readonly probableDebts: readonly ProbableDebt[];
  /** Only of `source` files are symbols asked for; the debts of all are listed. */
  readonly role: 'source' | 'test' | 'example' | 'migration' | 'generated' | 'vendored';
}

/** A file the scan could not use, with the sentence to show. The rest of the scan went on. */
export interface Problem {
  readonly path?: RepoPath;
  /** 0-based, where one is to blame. */
  readonly line?: number;
  readonly code: string;
  readonly message: string;
}

export interface AuthorShare {
  readonly author: Identity;
  /** 0…1; shares of a module add up to 1. */
  readonly share: number;
  readonly changes: number;
  readonly lastAtEpochMs: EpochMs;
  /** No commit anywhere in the repository in the last `activeWithinDays` before HEAD. */
  readonly inactive: boolean;
  /** Present in the mob session; absent where no session was asked about. */
  readonly inRoom?: boolean;
}

/**
 * `unknown`: the history is cut off, so the shares are those of its newest commits alone and say nothing of who knows the
 * module. `about`: not all renames were followed, so earlier authors of a renamed module may be missing.
 */
export type Authorship = 'unknown' | 'about';

/** What the git history says of one module. Absent where there is no history. */
export interface ModuleHistory {
  readonly changes: number;
  /** Changes with mass commits damped, see docs/ranking.md. */
  readonly weightedChanges: number;
  readonly firstAtEpochMs: EpochMs;
  readonly lastAtEpochMs: EpochMs;
  /** By share, greatest first. For what the shares say see `knownAuthors`. */
  readonly authors: readonly AuthorShare[];
  /** Absent: as exact as the history is. */
  readonly authorship?: Authorship;
}

/** Each 0…1; their product (times 100) is the score. */
export interface HotspotFactors {
  readonly gap: number;
  readonly attention: number;
  readonly knowledgeLoss: number;
}

export interface Hotspot {
  readonly path: RepoPath;
  /** 0…100, one decimal. */
  readonly score: number;
  readonly factors: HotspotFactors;
  /** Each a short phrase in words, weightiest first; never empty. */
  readonly reasons: readonly string[];
  /** What the team decided on it; it stays in the report whatever that is, lists leave it out, see `isSetAside`. */
  readonly decision?: HotspotDecision;
}

export interface ModuleReport extends ModuleFacts {
  readonly publicSymbols: number;
  readonly documentedSymbols: number;
  readonly history?: ModuleHistory;
  /** Oldest first; absent where no note speaks of it. A module that one of them explains counts as documented. */
  readonly notes?: readonly NoteOfModule[];
  /** That speak of the module as a whole, most telling first; absent where there is none. It then says what it is for. */
  readonly documents?: readonly Documentation[];
}

export interface DebtReport extends Debt {
  /** Known only where it was asked for (blame) and git could say. */
  readonly author?: Identity;
  readonly atEpochMs?: EpochMs;
  readonly authorInactive?: boolean;
}

export interface Person {
  readonly identity: Identity;
  /** Keys of all the names and addresses this person commits under, see `aliasesOf`. */
  readonly aliases?: readonly string[];
  readonly commits: number;
  readonly firstAtEpochMs: EpochMs;
  readonly lastAtEpochMs: EpochMs;
  readonly inactive: boolean;
  /** Paths of the modules in which this person has the greatest share. */
  readonly mainAuthorOf: readonly RepoPath[];
}

/**
 * `partial`: all commits are there, but not the contents of all files, so that not all renames were followed.
 * `failed`: git was there but could not read the repository. The problem says why.
 */
export type HistoryStatus =
  'full' | 'shallow' | 'partial' | 'empty' | 'noRepository' | 'noGit' | 'notAllowed' | 'failed';

/** Whether there is a history, be it not the whole. */
export function hasHistory(status: HistoryStatus): boolean {
  return status === 'full' || status === 'shallow' || status === 'partial';
}

/** All that a scan found. Serialised as described in docs/formats.md. */
export interface ScanReport {
  readonly historyStatus: HistoryStatus;
  readonly head?: string;
  readonly headAtEpochMs?: EpochMs;
  /** By path. */
  readonly modules: readonly ModuleReport[];
  /** By path and line. */
  readonly debts: readonly DebtReport[];
  /** By score, greatest first, then path. Modules without any gap are not in it. */
  readonly hotspots: readonly Hotspot[];
  /** By commits, most first. */
  readonly people: readonly Person[];
  /** Oldest first; absent without a history. */
  readonly years?: readonly YearOfHistory[];
  /** What leads out of the repository, by path; absent where nobody asked for it. No part of the JSON of the scan. */
  readonly outside?: readonly OutsideFile[];
  readonly problems: readonly Problem[];
  /** What the rank was made with, where that is not the default. */
  readonly weights?: RankWeights;
}

export interface ScanOptions {
  /** Tags, any letter case in the source. Default TODO, FIXME, XXX, HACK. */
  readonly tags: readonly string[];
  /** Folders (repository paths) never scanned, such as the book's own. */
  readonly excludeFolders: readonly RepoPath[];
  /** Files above this many bytes are reported and skipped. Default 1,000,000. */
  readonly maxFileBytes: number;
  /** Without a commit for this long before HEAD a person counts as inactive. Default 365. */
  readonly activeWithinDays: number;
  /** Whether comments without a tag that read like a debt are told, too. Default true. */
  readonly probableDebts: boolean;
  /** Default: `defaultRankWeights`. */
  readonly weights?: RankWeights;
}

export const defaultScanOptions: ScanOptions = {
  tags: ['TODO', 'FIXME', 'XXX', 'HACK'],
  excludeFolders: ['docs/handover', '.handover', '.tours'],
  maxFileBytes: 1_000_000,
  activeWithinDays: 365,
  probableDebts: true,
};

export interface ScanProgress {
  /** The last three belong to the export of the book: authors of debts by blame, then the writing. */
  readonly phase: 'listing' | 'parsing' | 'history' | 'ranking' | 'outside' | 'debts' | 'writing';
  readonly done: number;
  readonly total: number;
}
