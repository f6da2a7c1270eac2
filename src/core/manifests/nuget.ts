import type { RepoPath } from '../ports';
import { parseJson } from './formats';
import type { Dependency, ManifestRead } from './model';
import { entriesOf, optional, textAt, valueAt } from './plainData';
import { linesByGroup } from './textLines';
import { elementsAt, parseXml, type XmlElement, xmlText } from './xml';

const ecosystem = 'nuget';

/** What the files above a project say to it: `Directory.Packages.props` and `Directory.Build.props`. */
export interface MsBuildProps {
  /** By package name in lower case. */
  readonly versions: ReadonlyMap<string, string>;
  readonly properties: ReadonlyMap<string, string>;
}

/** @throws ManifestError */
export function readProps(text: string): MsBuildProps {
  const root = parseXml(text);
  const versions = elementsAt(root, 'ItemGroup', 'PackageVersion').flatMap((item) => {
    const name = item.attributes.get('Include') ?? item.attributes.get('Update');
    const version = item.attributes.get('Version') ?? xmlText(item, 'Version');
    return name === undefined || version === undefined ? [] : [[name.toLowerCase(), version] as const];
  });
  return { versions: new Map(versions), properties: propertiesOf(root) };
}

function propertiesOf(root: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    elementsAt(root, 'PropertyGroup').flatMap(({ children }) =>
      children.map(({ name, text }) => [name, text] as const),
    ),
  );
}

/**
 * A project file of MSBuild: `*.csproj`, `*.fsproj`, `*.vbproj`, or a `Directory.*.props`.
 * @param above what the props in the folders above say, nearest first
 * @throws ManifestError
 */
export function readMsBuildProject(
  path: RepoPath,
  text: string,
  above: readonly MsBuildProps[],
): ManifestRead {
  const root = parseXml(text);
  const properties = [propertiesOf(root), ...above.map((props) => props.properties)];
  const resolve = (value: string | undefined): string | undefined => {
    const resolved = value?.replace(
      /\$\((\w+)\)/g,
      (whole, name: string) => properties.find((known) => known.has(name))?.get(name) ?? whole,
    );
    return resolved === undefined || resolved === '' ? undefined : resolved.slice(0, 200);
  };
  const dependencies = ['PackageReference', 'GlobalPackageReference'].flatMap((kind) =>
    elementsAt(root, 'ItemGroup', kind).flatMap((item): Dependency[] => {
      const name = item.attributes.get('Include');
      if (name === undefined || name === '') return [];
      const own = ['Version', 'VersionOverride'].map(
        (field) => item.attributes.get(field) ?? xmlText(item, field),
      );
      const central = above
        .find((props) => props.versions.has(name.toLowerCase()))
        ?.versions.get(name.toLowerCase());
      const range = resolve(own[1] ?? own[0] ?? central);
      const privately = item.attributes.get('PrivateAssets') ?? xmlText(item, 'PrivateAssets') ?? '';
      const scope = /\ball\b/i.test(privately) || kind.startsWith('Global') ? 'development' : 'runtime';
      return [
        { ecosystem, name, ...optional('range', range), relation: 'direct', scope, path, line: item.line },
      ];
    }),
  );
  const isTest = xmlText(root, 'PropertyGroup', 'IsTestProject') === 'true' || /tests?\.\w+proj$/i.test(path);
  const named = dependencies.map((one) => (isTest ? { ...one, scope: 'development' as const } : one));
  if (!/proj$/i.test(path)) return { dependencies: named };
  const of = (field: string): string | undefined =>
    resolve(elementsAt(root, 'PropertyGroup', field)[0]?.text);
  return {
    dependencies: named,
    project: {
      ecosystem,
      name:
        of('PackageId') ?? of('AssemblyName') ?? path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, ''),
      ...optional('version', of('Version')),
      ...optional('description', of('Description')),
      ...optional('licence', of('PackageLicenseExpression')),
      maintainers: (of('Authors') ?? '')
        .split(/[;,]/)
        .map((name) => name.trim())
        .filter((name) => name !== ''),
      path,
      line: root.line,
    },
  };
}

/** `packages.config`. @throws ManifestError */
export function readPackagesConfig(path: RepoPath, text: string): ManifestRead {
  const dependencies = elementsAt(parseXml(text), 'package').flatMap((item): Dependency[] => {
    const name = item.attributes.get('id');
    if (name === undefined) return [];
    const scope = item.attributes.get('developmentDependency') === 'true' ? 'development' : 'runtime';
    const version = optional('version', item.attributes.get('version'));
    return [{ ecosystem, name, ...version, relation: 'direct', scope, path, line: item.line }];
  });
  return { dependencies };
}

/** `packages.lock.json`. @throws ManifestError */
export function readNugetLock(path: RepoPath, text: string): ManifestRead {
  const lineOf = linesByGroup(text, /^\s*"([^"]+)": \{/);
  const dependencies = entriesOf(valueAt(parseJson(text), 'dependencies')).flatMap(([, framework]) =>
    entriesOf(framework).flatMap(([name, entry]): Dependency[] => {
      const version = textAt(entry, 'resolved');
      const type = textAt(entry, 'type');
      if (version === undefined || type === 'Project') return [];
      const relation = type === 'Direct' ? 'direct' : 'transitive';
      return [{ ecosystem, name, version, relation, scope: 'unknown', path, line: lineOf.get(name) ?? 0 }];
    }),
  );
  return { dependencies };
}
