import type { RepoPath } from '../../core/ports';
import type { ScanReport } from '../../core/hotspots/model';
import type { Scanner } from '../../node/scan/scanner';
import type { CommandContext } from '../command';

/** What a check is given. The folder is scanned once for all of them. */
interface CheckContext {
  readonly scanner: Scanner;
  readonly report: ScanReport;
  /** Absolute folder that is checked. */
  readonly root: string;
  readonly bookFolder: RepoPath;
  readonly command: CommandContext;
}

/** Something a reader of the result can click on. */
export interface Finding {
  readonly level: 'error' | 'warning';
  /** One sentence. */
  readonly message: string;
  readonly path?: RepoPath;
  /** 0-based. */
  readonly line?: number;
  /** 0-based UTF-16 column. */
  readonly column?: number;
}

export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
  /** For people, in the order to be read. */
  readonly lines: readonly string[];
  readonly findings: readonly Finding[];
  /** For programs. */
  readonly json: unknown;
}

/** One thing that `mob-handover check` looks at. */
export type Check = (context: CheckContext) => Promise<CheckResult>;
