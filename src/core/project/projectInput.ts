import type { Problem } from '../hotspots/model';
import type { EpochMs, RepoPath } from '../ports';
import type { SourceFacts } from './sourceFacts';

/** A tag of git. */
export interface Tag {
  readonly name: string;
  readonly atEpochMs: EpochMs;
}

/** What a host read of a project, for {@link projectFactsOf}. */
export interface ProjectInput {
  /** All files of the project, sorted; without the book and what else is excluded from scans. */
  readonly paths: readonly RepoPath[];
  /** Texts of the files that `bytesToRead` asks for, by path. */
  readonly texts: ReadonlyMap<RepoPath, string>;
  /** What the source files said, see `SourceReading`. */
  readonly sources: SourceFacts;
  /** Files that `bytesToRead` asks for and that were not read. */
  readonly problems: readonly Problem[];
  /** Licences of installed packages as their metadata state them, by package URL. */
  readonly installedLicences: ReadonlyMap<string, string>;
  /** Newest first; empty without git. */
  readonly tags: readonly Tag[];
}
