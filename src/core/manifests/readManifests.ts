import type { Problem } from '../hotspots/model';
import type { RepoPath } from '../ports';
import { folderOf, nameOf } from '../repoPath';
import { redactAddress, redactSecrets } from '../secrets/redactSecrets';
import { readCargoLock, readCargoToml } from './cargo';
import { readComposerJson, readComposerLock } from './composer';
import { readGoMod } from './goModules';
import {
  type GradleCatalog,
  readCatalog,
  readGradleBuild,
  readGradleLock,
  readGradleProperties,
} from './gradle';
import { ManifestError } from './manifestError';
import { manifestFileOf } from './manifestFiles';
import { parsePom, type Pom, readPom } from './maven';
import type { Dependency, ManifestProject, ManifestRead, Manifests } from './model';
import { readPackageJson, readPackageLock, readPnpmLock, readYarnLock } from './npm';
import { readMsBuildProject, readNugetLock, readPackagesConfig, readProps, type MsBuildProps } from './nuget';
import { optional } from './plainData';
import {
  readPipfile,
  readPipfileLock,
  readPyproject,
  readPythonLock,
  readRequirements,
  readSetupCfg,
  readSetupPy,
} from './pypi';
import { readGemfile, readGemfileLock, readGemspec } from './rubyGems';

/** More packages than this no project has; what follows is left out, with a problem. */
const mostDependencies = 50_000;

/**
 * Reads all manifests and lock files of a repository. What is broken is one problem, the rest goes on; no text makes
 * this fail.
 * @param texts by path; files of other kinds are passed over
 */
export function readManifests(texts: ReadonlyMap<RepoPath, string>): Manifests {
  return new ManifestReading(texts).read();
}

class ManifestReading {
  readonly #texts: ReadonlyMap<RepoPath, string>;
  readonly #problems: Problem[] = [];
  readonly #poms = new Map<RepoPath, Pom>();
  readonly #catalogs = new Map<string, GradleCatalog>();
  readonly #gradleProperties = new Map<string, string>();
  /** By folder. */
  readonly #props = new Map<RepoPath, MsBuildProps[]>();

  constructor(texts: ReadonlyMap<RepoPath, string>) {
    this.#texts = new Map(
      [...texts].map(([path, text]) => [path, text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')]),
    );
  }

  read(): Manifests {
    const files = [...this.#texts.keys()].sort().flatMap((path) => manifestFileOf(path) ?? []);
    for (const { path } of files)
      this.#attempt(path, (text) => {
        this.#readShared(path, text);
      });
    const dependencies: Dependency[] = [];
    const projects: ManifestProject[] = [];
    for (const { path } of files) {
      const read = this.#attempt(path, (text) => this.#readFile(path, text));
      if (read?.project) projects.push(projectWithoutSecrets(read.project));
      if (dependencies.length + (read?.dependencies.length ?? 0) > mostDependencies) {
        this.#complain(
          path,
          new ManifestError(`there are more than ${mostDependencies} packages before this file`),
        );
        break;
      }
      const aside = isAside(path);
      for (const dependency of read?.dependencies ?? []) {
        const safe = withoutSecrets(dependency);
        dependencies.push(aside ? { ...safe, scope: 'development' } : safe);
      }
    }
    return { files, projects, dependencies, problems: this.#problems };
  }

  #attempt<T>(path: RepoPath, read: (text: string) => T): T | undefined {
    // What could not be read for others need not be read for itself.
    if (this.#problems.some((problem) => problem.path === path)) return undefined;
    try {
      return read(this.#texts.get(path) ?? '');
    } catch (error) {
      this.#complain(path, error);
      return undefined;
    }
  }

  /** A parser may run out of stack, or meet what its authors did not think of: the other files are read all the same. */
  #complain(path: RepoPath, error: unknown): void {
    const { message, line } =
      error instanceof ManifestError ? error : { message: 'this cannot be read', line: undefined };
    const where = line === undefined ? '' : `, line ${line + 1}`;
    this.#problems.push({
      path,
      ...(line === undefined ? {} : { line }),
      code: 'manifest.broken',
      message: `${path}${where}: ${message}, so its packages are missing from the book. Mend the file and export again.`,
    });
  }

  /** What other files refer to. */
  #readShared(path: RepoPath, text: string): void {
    const name = nameOf(path);
    if (name === 'pom.xml') this.#poms.set(path, parsePom(path, text));
    else if (name.endsWith('.versions.toml'))
      this.#catalogs.set(name.replace(/\.versions\.toml$/, ''), readCatalog(text));
    else if (name === 'gradle.properties')
      for (const [key, value] of readGradleProperties(text)) this.#gradleProperties.set(key, value);
    else if (/^Directory\.(Packages|Build)\.props$/i.test(name)) {
      const folder = folderOf(path);
      this.#props.set(folder, [...(this.#props.get(folder) ?? []), readProps(text)]);
    }
  }

  #readFile(path: RepoPath, text: string): ManifestRead {
    const name = nameOf(path);
    const pom = this.#poms.get(path);
    if (pom) return readPom(pom, this.#poms);
    if (/^build\.gradle(\.kts)?$|\.gradle(\.kts)?$/.test(name))
      return readGradleBuild(path, text, this.#catalogs, this.#gradleProperties);
    if (/\.(cs|fs|vb)proj$|\.props$/i.test(name))
      return readMsBuildProject(path, text, this.#propsAbove(path));
    const read = readers.find(([pattern]) => pattern.test(name))?.[1];
    return read === undefined ? { dependencies: [] } : read(path, text);
  }

  #propsAbove(path: RepoPath): readonly MsBuildProps[] {
    const found: MsBuildProps[] = [];
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      found.push(...(this.#props.get(folder) ?? []));
      if (folder === '') return found;
    }
  }
}

/** Addresses of packages may have a token in them, and go into the book and into the parts list. */
function withoutSecrets(dependency: Dependency): Dependency {
  const { version, range, licence } = dependency;
  // Most are numbers, of which no secret is one.
  if (![version, range, licence].some((text) => text !== undefined && text.length >= shortestSecret))
    return dependency;
  return {
    ...dependency,
    ...optional('version', version?.includes(':') === true ? redactAddress(version) : version),
    ...optional('range', range === undefined ? undefined : redactAddress(range)),
    ...optional('licence', licence === undefined ? undefined : redactSecrets(licence)),
  };
}

function projectWithoutSecrets(project: ManifestProject): ManifestProject {
  const { description, licence } = project;
  return {
    ...project,
    ...optional('description', description === undefined ? undefined : redactSecrets(description)),
    ...optional('licence', licence === undefined ? undefined : redactSecrets(licence)),
  };
}

/** Characters, with what gives it away. */
const shortestSecret = 12;

const readers: readonly (readonly [RegExp, (path: RepoPath, text: string) => ManifestRead])[] = [
  [/^package\.json$/, readPackageJson],
  [/^(package-lock|npm-shrinkwrap)\.json$/, readPackageLock],
  [/^yarn\.lock$/, readYarnLock],
  [/^pnpm-lock\.yaml$/, readPnpmLock],
  [/^pyproject\.toml$/, readPyproject],
  [/^setup\.cfg$/, readSetupCfg],
  [/^setup\.py$/, readSetupPy],
  [/^Pipfile$/, readPipfile],
  [/^Pipfile\.lock$/, readPipfileLock],
  [/^(poetry|uv|pdm)\.lock$/, readPythonLock],
  [/\.txt$|\.in$/, readRequirements],
  [/^Cargo\.toml$/, readCargoToml],
  [/^Cargo\.lock$/, readCargoLock],
  [/^go\.mod$/, readGoMod],
  [/^composer\.json$/, readComposerJson],
  [/^composer\.lock$/, readComposerLock],
  [/^(Gemfile|gems\.rb)$/, readGemfile],
  [/^(Gemfile\.lock|gems\.locked)$/, readGemfileLock],
  [/\.gemspec$/, readGemspec],
  [/^packages\.config$/, readPackagesConfig],
  [/^packages\.lock\.json$/, readNugetLock],
  [/^gradle\.lockfile$/, readGradleLock],
];

/** Examples, benchmarks, tests and tools of those who work on it have manifests of their own: not shipped, whatever those say. */
function isAside(path: RepoPath): boolean {
  return /(^|\/)(examples?|samples?|demos?|bench(marks?)?|tests?|e2e|docs?|vendor-bin|fuzz|\.github|\.devcontainer)\//i.test(
    path,
  );
}
