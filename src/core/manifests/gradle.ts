import type { RepoPath } from '../ports';
import { parseToml } from './formats';
import type { Dependency, ManifestRead } from './model';
import { entriesOf, optional, textAt, valueAt } from './plainData';
import { TextLines } from './textLines';

const ecosystem = 'maven';

/** A version catalog: what `libs.some.name` in a build script stands for. */
export interface GradleCatalog {
  /** By accessor without the catalog's name: `spring.core`. */
  readonly libraries: ReadonlyMap<string, { readonly name: string; readonly version?: string }>;
}

/** `gradle/libs.versions.toml`. @throws ManifestError */
export function readCatalog(text: string): GradleCatalog {
  const data = parseToml(text);
  const versionOf = (entry: unknown): string | undefined => {
    const reference = textAt(entry, 'version', 'ref');
    const version =
      reference === undefined ? valueAt(entry, 'version') : valueAt(data, 'versions', reference);
    return typeof version === 'string'
      ? version
      : (textAt(version, 'strictly') ?? textAt(version, 'require'));
  };
  const libraries = entriesOf(valueAt(data, 'libraries')).flatMap(([alias, entry]) => {
    const [group, artifact, short] = typeof entry === 'string' ? entry.split(':') : [];
    const name =
      group !== undefined && artifact !== undefined
        ? `${group}:${artifact}`
        : (textAt(entry, 'module') ?? [textAt(entry, 'group'), textAt(entry, 'name')].join(':'));
    const version = short ?? versionOf(entry);
    return name.includes(':') ? [[accessor(alias), { name, ...optional('version', version) }] as const] : [];
  });
  return { libraries: new Map(libraries) };
}

function accessor(alias: string): string {
  return alias.replace(/[-_.]+/g, '.').toLowerCase();
}

const configurations =
  'api|implementation|compile|compileOnly|compileOnlyApi|runtime|runtimeOnly|annotationProcessor|kapt|ksp|developmentOnly|classpath|' +
  'testImplementation|testCompile|testCompileOnly|testRuntime|testRuntimeOnly|testFixturesApi|testFixturesImplementation|androidTestImplementation|debugImplementation|' +
  'integrationTestImplementation|providedCompile|providedRuntime|shadow';

const written = new RegExp(
  `^\\s*["']?(${configurations})["']?[\\s(]+(?:(?:enforcedPlatform|platform|kotlin)\\s*\\(\\s*)?(?:["']([^"'\\s:]+):([^"'\\s:]+)(?::([^"'\\s:@]+))?[^"']*["']|group\\s*[:=]\\s*["']([^"']+)["']\\s*,\\s*name\\s*[:=]\\s*["']([^"']+)["'](?:\\s*,\\s*version\\s*[:=]\\s*["']([^"']+)["'])?|([a-z]\\w*)((?:\\.\\w+)+))`,
);

/**
 * `build.gradle` and `build.gradle.kts` are programs: only dependencies written out are read, with variables that are
 * set to a text in the same file or in `gradle.properties`, and the version catalogs.
 * @param catalogs by the name that scripts call them: `libs`
 * @param properties of `gradle.properties`
 */
export function readGradleBuild(
  path: RepoPath,
  text: string,
  catalogs: ReadonlyMap<string, GradleCatalog>,
  properties: ReadonlyMap<string, string>,
): ManifestRead {
  const variables = new Map(properties);
  for (const { 1: name = '', 2: value = '' } of text.matchAll(
    /^\s*(?:def\s+|val\s+|var\s+|ext\.|set\(["'])?([\w.]+)["']?\s*[=,]\s*["']([\w.+-]+)["']\)?\s*$/gm,
  ))
    variables.set(name, value);
  const found: Dependency[] = [];
  for (const [line, content] of text.split('\n').entries()) {
    if (content.length > 1000) continue;
    const match = written.exec(content);
    if (!match) continue;
    const [, configuration = '', group, artifact, short, longGroup, longName, longVersion, catalog, alias] =
      match;
    const scope =
      /test|annotationProcessor|kapt|ksp|developmentOnly|classpath|compileOnly|provided/i.test(
        configuration,
      ) && configuration !== 'compileOnlyApi'
        ? 'development'
        : 'runtime';
    const listed =
      catalog === undefined
        ? undefined
        : catalogs.get(catalog)?.libraries.get(accessor(alias?.slice(1) ?? ''));
    const name =
      group !== undefined && artifact !== undefined
        ? `${group}:${artifact}`
        : longGroup !== undefined && longName !== undefined
          ? `${longGroup}:${longName}`
          : listed?.name;
    if (name === undefined || name.includes('$')) continue;
    const version = fill(short ?? longVersion ?? listed?.version, variables);
    const exact = version !== undefined && !/[+,[($]/.test(version);
    const stated = exact
      ? { version }
      : optional('range', version?.includes('$') === true ? undefined : version);
    found.push({ ecosystem, name, ...stated, relation: 'direct', scope, path, line });
  }
  return { dependencies: found };
}

function fill(version: string | undefined, variables: ReadonlyMap<string, string>): string | undefined {
  return version?.replace(
    /\$\{?(?:rootProject\.|project\.|ext\.)*(\w+(?:\.\w+)*)\}?/g,
    (whole, name: string) => variables.get(name) ?? whole,
  );
}

/** `gradle.properties`: `name=value` lines. */
export function readGradleProperties(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^\s*([\w.]+)\s*[=:]\s*(\S+)\s*$/gm)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

/** `gradle.lockfile`: `group:artifact:version=configuration,…`. */
export function readGradleLock(path: RepoPath, text: string): ManifestRead {
  const lines = new TextLines(text);
  const dependencies = [...text.matchAll(/^([^:#\s]+):([^:\s]+):([^=:\s]+)=(.*)$/gm)].map(
    (match): Dependency => {
      const [, group = '', artifact = '', version = '', uses = ''] = match;
      const shipped = uses.split(',').some((use) => /^(runtime|compile)Classpath$/i.test(use.trim()));
      const scope = shipped ? 'runtime' : 'development';
      const line = lines.lineAt(match.index);
      return { ecosystem, name: `${group}:${artifact}`, version, relation: 'unknown', scope, path, line };
    },
  );
  return { dependencies };
}
