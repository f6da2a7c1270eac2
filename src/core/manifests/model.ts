import type { Problem } from '../hotspots/model';
import type { RepoPath } from '../ports';

/** Whose registry a package comes from. */
export type Ecosystem = 'npm' | 'pypi' | 'maven' | 'cargo' | 'go' | 'composer' | 'gem' | 'nuget';

/** A line of the repository that states a fact. */
export interface Place {
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
}

/** One package as one manifest or lock file names it. */
export interface Dependency extends Place {
  readonly ecosystem: Ecosystem;
  /** As its registry spells it: `@scope/name`, `group:artifact`, `vendor/package`, a module path of Go. */
  readonly name: string;
  /** Exact: from a lock file or a pin. Absent where only a range is known. */
  readonly version?: string;
  /** What the manifest asks for, as it stands there; secrets redacted. Absent in lock files and where nothing is asked. */
  readonly range?: string;
  /** `unknown`: a lock file that does not tell what the project itself asked for. */
  readonly relation: 'direct' | 'transitive' | 'unknown';
  /** `development`: for building and testing only, not shipped. */
  readonly scope: 'runtime' | 'development' | 'unknown';
  /** As the file states it, not normalised. */
  readonly licence?: string;
}

/** What a manifest says of the project itself. */
export interface ManifestProject extends Place {
  readonly ecosystem: Ecosystem;
  readonly name?: string;
  readonly version?: string;
  readonly description?: string;
  /** As the file states it, not normalised. */
  readonly licence?: string;
  /** Names of people or organisations, as stated. */
  readonly maintainers: readonly string[];
}

/** A manifest says what is asked for, a lock file what was chosen. */
export interface ManifestFile {
  readonly path: RepoPath;
  readonly ecosystem: Ecosystem;
  readonly kind: 'manifest' | 'lock';
}

/** What one file says. */
export interface ManifestRead {
  readonly dependencies: readonly Dependency[];
  readonly project?: ManifestProject;
}

/** All manifests and lock files of a repository, read. */
export interface Manifests {
  /** By path; also those that could not be read. */
  readonly files: readonly ManifestFile[];
  /** By path. */
  readonly projects: readonly ManifestProject[];
  /** By path, in the order of their files. */
  readonly dependencies: readonly Dependency[];
  /** One sentence for each file that could not be used. */
  readonly problems: readonly Problem[];
}
