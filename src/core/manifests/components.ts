import type { RepoPath } from '../ports';
import type { Dependency, Ecosystem, Manifests, Place } from './model';
import { optional } from './plainData';
import { purlOf } from './purl';
import { normalLicence } from './licences';

/** A package in one version, with all the places that name it. */
export interface Component {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  /** Absent where no lock file and no pin says which. */
  readonly version?: string;
  /** What the manifests ask for; different ones are joined with `, `. */
  readonly range?: string;
  readonly relation: 'direct' | 'transitive';
  readonly scope: Dependency['scope'];
  /** An SPDX expression, or the words of the package where they are none. Absent: nobody in the repository says. */
  readonly licence?: string;
  /** Package URL. */
  readonly purl: string;
  /** Where the project asks for it first, then where it was locked. Never empty. */
  readonly places: readonly Place[];
}

/** At most so many places of one package are kept. */
const mostPlaces = 20;

/**
 * One entry a package and version, by ecosystem, name and version. Where a lock file knows a package of a manifest, its
 * version counts; else what the manifest asks for. Packages of examples and documents alone are for development.
 * @param installedLicences by purl, from the metadata of installed packages
 */
export function componentsOf(
  { dependencies, files }: Manifests,
  installedLicences: ReadonlyMap<string, string> = new Map(),
): readonly Component[] {
  const locks = new Set(files.filter(({ kind }) => kind === 'lock').map(({ path }) => path));
  const groups = grouped(dependencies, ({ ecosystem, name }) => `${ecosystem}\n${keyName(ecosystem, name)}`);
  return [...groups.values()]
    .flatMap((group) => ofOnePackage(ownOf(group), locks, installedLicences))
    .sort(byName);
}

/** What is asked for there is for examples, tests or documents: nothing of it is shipped. */
const aside =
  /(^|\/)(examples?|samples?|demos?|tutorials?|docs?|documentation|tests?|fixtures|test-?data)\//i;

/** Where the project itself asks for a package, what its examples and documents say of it does not count. */
function ownOf(group: readonly Dependency[]): readonly Dependency[] {
  const own = group.filter(({ path }) => !aside.test(path));
  return own.length > 0 ? own : group.map((each): Dependency => ({ ...each, scope: 'development' }));
}

/** NuGet and Composer compare names without letter case. */
function keyName(ecosystem: Ecosystem, name: string): string {
  return ecosystem === 'nuget' || ecosystem === 'composer' ? name.toLowerCase() : name;
}

function ofOnePackage(
  group: readonly Dependency[],
  locks: ReadonlySet<RepoPath>,
  installedLicences: ReadonlyMap<string, string>,
): readonly Component[] {
  const [first] = group;
  if (!first) return [];
  const { ecosystem, name } = first;
  const locked = group.filter(({ path }) => locks.has(path));
  // A manifest at the top says more than one of an example far down.
  const asked = group.filter(({ path }) => !locks.has(path)).sort((a, b) => depth(a.path) - depth(b.path));
  const pinned = asked.filter(({ version }) => version !== undefined);
  const chosen = locked.length > 0 ? locked : pinned.length > 0 ? pinned : asked;
  const ranges = [...new Set(asked.flatMap(({ range }) => range ?? []))];
  return [...grouped(chosen, ({ version }) => version)].map(([version, members]): Component => {
    const told = members.some(({ relation }) => relation !== 'unknown');
    const direct = (told ? members : asked).some(({ relation }) => relation === 'direct');
    const mine = direct ? asked : [];
    const purl = purlOf({ ecosystem, name, ...optional('version', version) });
    const licence =
      members.find((member) => member.licence !== undefined)?.licence ?? installedLicences.get(purl);
    return {
      ecosystem,
      name,
      ...optional('version', version),
      ...(ranges.length > 0 && direct ? { range: ranges.join(', ') } : {}),
      relation: direct ? 'direct' : 'transitive',
      scope: scopeOf([...members, ...mine]),
      ...optional('licence', licence === undefined ? undefined : normalLicence(licence)),
      purl,
      places: uniquePlaces([...mine, ...members]),
    };
  });
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function depth(path: RepoPath): number {
  return path.split('/').length;
}

function scopeOf(members: readonly Dependency[]): Component['scope'] {
  if (members.some(({ scope }) => scope === 'runtime')) return 'runtime';
  return members.some(({ scope }) => scope === 'development') ? 'development' : 'unknown';
}

function uniquePlaces(members: readonly Dependency[]): readonly Place[] {
  const places = new Map(members.map(({ path, line }) => [`${path}\n${line}`, { path, line }] as const));
  return [...places.values()].slice(0, mostPlaces);
}

function byName(a: Component, b: Component): number {
  return (
    compare(a.ecosystem, b.ecosystem) ||
    compare(a.name.toLowerCase(), b.name.toLowerCase()) ||
    compare(a.version ?? '', b.version ?? '')
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
