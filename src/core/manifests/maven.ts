import type { RepoPath } from '../ports';
import { joinRepoPath } from '../repoPath';
import type { Dependency, ManifestRead } from './model';
import { optional } from './plainData';
import { elementsAt, parseXml, type XmlElement, xmlText } from './xml';

const ecosystem = 'maven';

/** A `pom.xml`, read but not yet resolved against its parents. */
export interface Pom {
  readonly path: RepoPath;
  readonly root: XmlElement;
}

/** Parents of parents; Maven projects have three. */
const mostParents = 10;
/** Properties that name properties. */
const mostRounds = 5;
const longestValue = 500;

/** @throws ManifestError */
export function parsePom(path: RepoPath, text: string): Pom {
  return { path, root: parseXml(text) };
}

/**
 * The dependencies of a `pom.xml` (https://maven.apache.org/pom.html), with the properties and the managed versions of
 * the parents that lie in the repository. A version that comes from a parent elsewhere is unknown.
 */
export function readPom(pom: Pom, poms: ReadonlyMap<RepoPath, Pom>): ManifestRead {
  const line = [pom, ...parentsOf(pom, poms)];
  const resolve = resolver(line);
  const managed = new Map(
    [...line]
      .reverse()
      .flatMap(({ root }) =>
        elementsAt(root, 'dependencyManagement', 'dependencies', 'dependency').map(
          (item) => [nameOf(item, resolve), item] as const,
        ),
      ),
  );
  const dependencies = elementsAt(pom.root, 'dependencies', 'dependency').flatMap((item): Dependency[] => {
    const name = nameOf(item, resolve);
    const own = ownNames(poms);
    if (name === undefined || own.has(name)) return [];
    const central = managed.get(name);
    const written = xmlText(item, 'version') ?? (central && xmlText(central, 'version'));
    const stage = xmlText(item, 'scope') ?? (central && xmlText(central, 'scope'));
    const version = resolve(written);
    const exact = version !== undefined && !/[[(,$]/.test(version);
    return [
      {
        ecosystem,
        name,
        ...(exact ? { version } : optional('range', version)),
        relation: 'direct',
        scope: stage === 'test' || stage === 'provided' || stage === 'system' ? 'development' : 'runtime',
        path: pom.path,
        line: item.line,
      },
    ];
  });
  const licences = line
    .map(({ root }) => elementsAt(root, 'licenses', 'license').flatMap((one) => xmlText(one, 'name') ?? []))
    .find((names) => names.length > 0);
  return {
    dependencies,
    project: {
      ecosystem,
      ...optional('name', coordinates(line, resolve)),
      ...optional('version', resolve(firstText(line, 'version'))),
      ...optional('description', xmlText(pom.root, 'description')?.replace(/\s+/g, ' ')),
      ...optional('licence', licences?.join(' OR ')),
      maintainers: elementsAt(pom.root, 'developers', 'developer').flatMap(
        (one) => xmlText(one, 'name') ?? [],
      ),
      path: pom.path,
      line: elementsAt(pom.root, 'artifactId')[0]?.line ?? pom.root.line,
    },
  };
}

/** The parents that lie in the repository, nearest first. */
function parentsOf(pom: Pom, poms: ReadonlyMap<RepoPath, Pom>): readonly Pom[] {
  const found: Pom[] = [];
  let child = pom;
  while (found.length < mostParents) {
    const [asked] = elementsAt(child.root, 'parent');
    if (!asked) break;
    const relative = xmlText(asked, 'relativePath') ?? '../pom.xml';
    const folder = child.path.split('/').slice(0, -1).join('/');
    const place = joinRepoPath(folder, relative.endsWith('.xml') ? relative : `${relative}/pom.xml`);
    const parent = place === undefined ? undefined : poms.get(place);
    if (
      !parent ||
      found.includes(parent) ||
      xmlText(parent.root, 'artifactId') !== xmlText(asked, 'artifactId')
    )
      break;
    found.push(parent);
    child = parent;
  }
  return found;
}

type Resolve = (value: string | undefined) => string | undefined;

function resolver(line: readonly Pom[]): Resolve {
  const value = (name: string): string | undefined => {
    const own = /^(?:project|pom)\.(groupId|artifactId|version|parent\.version|parent\.groupId)$/.exec(
      name,
    )?.[1];
    if (own !== undefined) return firstText(line, ...own.split('.')) ?? firstText(line, 'parent', own);
    return firstText(line, 'properties', name);
  };
  return (written) => {
    let text = written;
    for (let round = 0; round < mostRounds && text?.includes('${') === true; round++)
      text = text
        .replace(/\$\{([^}$]+)\}/g, (whole, name: string) => value(name) ?? whole)
        .slice(0, longestValue);
    return text;
  };
}

function firstText(line: readonly Pom[], ...path: readonly string[]): string | undefined {
  for (const { root } of line) {
    const text = xmlText(root, ...path);
    if (text !== undefined) return text;
  }
  return undefined;
}

function coordinates(line: readonly Pom[], resolve: Resolve): string | undefined {
  const group = resolve(firstText(line, 'groupId') ?? firstText(line, 'parent', 'groupId'));
  const artifact = line[0] && xmlText(line[0].root, 'artifactId');
  return group === undefined || artifact === undefined ? artifact : `${group}:${artifact}`;
}

function nameOf(item: XmlElement, resolve: Resolve): string | undefined {
  const group = resolve(xmlText(item, 'groupId'));
  const artifact = resolve(xmlText(item, 'artifactId'));
  return group === undefined || artifact === undefined ? undefined : `${group}:${artifact}`;
}

const ownNamesOf = new WeakMap<ReadonlyMap<RepoPath, Pom>, ReadonlySet<string>>();

/** The repository's own modules are no dependencies. */
function ownNames(poms: ReadonlyMap<RepoPath, Pom>): ReadonlySet<string> {
  let names = ownNamesOf.get(poms);
  if (names === undefined) {
    names = new Set(
      [...poms.values()].flatMap((pom) => {
        const line = [pom, ...parentsOf(pom, poms)];
        return coordinates(line, resolver(line)) ?? [];
      }),
    );
    ownNamesOf.set(poms, names);
  }
  return names;
}
