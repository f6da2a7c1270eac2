import type { RepoPath } from '../ports';
import type { ManifestFile } from './model';

type Kind = Pick<ManifestFile, 'ecosystem' | 'kind'>;

const manifest = (ecosystem: Kind['ecosystem']): Kind => ({ ecosystem, kind: 'manifest' });
const lock = (ecosystem: Kind['ecosystem']): Kind => ({ ecosystem, kind: 'lock' });

const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/^package\.json$/, manifest('npm')],
  [/^(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml)$/, lock('npm')],
  [/^(pyproject\.toml|setup\.cfg|setup\.py|Pipfile)$/, manifest('pypi')],
  [/^(Pipfile\.lock|poetry\.lock|uv\.lock|pdm\.lock)$/, lock('pypi')],
  [/^pom\.xml$|^(?!settings\.).*\.gradle(\.kts)?$|^gradle\.properties$|\.versions\.toml$/, manifest('maven')],
  [/^gradle\.lockfile$/, lock('maven')],
  [/^Cargo\.toml$/, manifest('cargo')],
  [/^Cargo\.lock$/, lock('cargo')],
  [/^go\.mod$/, manifest('go')],
  [/^composer\.json$/, manifest('composer')],
  [/^composer\.lock$/, lock('composer')],
  [/^(Gemfile|gems\.rb|.+\.gemspec)$/, manifest('gem')],
  [/^(Gemfile\.lock|gems\.locked)$/, lock('gem')],
  [/\.(cs|fs|vb)proj$|^packages\.config$|^Directory\.(Packages|Build)\.props$/i, manifest('nuget')],
  [/^packages\.lock\.json$/, lock('nuget')],
];

/** pip's files have no fixed names: `requirements.txt`, `dev-requirements.txt`, `requirements/test.txt`. */
const requirements = /(^|\/)([\w.-]*requirements[\w.-]*\.(txt|in)|requirements\/[\w.-]+\.(txt|in))$/;

/** Not the project's own: what tools put there, and what tests and examples only pretend. */
const foreign =
  /(^|\/)(node_modules|bower_components|vendor|vendored|third[-_]?party|site-packages|\.yarn|target|testdata|fixtures|__fixtures__|test-fixtures)\//i;

/** What a file is to its package manager; undefined where it is none of the project's manifests or lock files. */
export function manifestFileOf(path: RepoPath): ManifestFile | undefined {
  if (foreign.test(path)) return undefined;
  if (requirements.test(path)) return { path, ...manifest('pypi') };
  const name = path.slice(path.lastIndexOf('/') + 1);
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
  return kind === undefined ? undefined : { path, ...kind };
}

/** In bytes. A manifest is written by people; a lock file of a large project has some megabytes. */
export function largestManifest({ kind }: ManifestFile): number {
  return kind === 'lock' ? 12_000_000 : 1_000_000;
}
