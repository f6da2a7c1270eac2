import { parseJson, parseYaml } from './formats';
import type { Dependency, ManifestRead } from './model';
import { entriesOf, listOf, optional, textAt, valueAt } from './plainData';
import { linesByGroup, TextLines } from './textLines';

const ecosystem = 'npm';

const sections: readonly (readonly [string, Dependency['scope']])[] = [
  ['dependencies', 'runtime'],
  ['optionalDependencies', 'runtime'],
  ['peerDependencies', 'runtime'],
  ['devDependencies', 'development'],
];

/** A range that points into the repository itself. */
const ownPackage = /^(workspace|file|link|portal):/;

/** `package.json` (https://docs.npmjs.com/cli/configuring-npm/package-json). @throws ManifestError */
export function readPackageJson(path: string, text: string): ManifestRead {
  const data = parseJson(text);
  const lines = new TextLines(text);
  const dependencies = sections.flatMap(([section, scope]) =>
    entriesOf(valueAt(data, section)).flatMap(([name, range]): Dependency[] => {
      if (typeof range !== 'string' || ownPackage.test(range)) return [];
      const line = lines.lineOf(JSON.stringify(section), JSON.stringify(name));
      return [{ ecosystem, name, range, relation: 'direct', scope, path, line }];
    }),
  );
  return {
    dependencies,
    project: {
      ecosystem,
      ...optional('name', textAt(data, 'name')),
      ...optional('version', textAt(data, 'version')),
      ...optional('description', textAt(data, 'description')),
      ...optional('licence', statedLicence(data)),
      maintainers: [valueAt(data, 'author'), ...listOf(valueAt(data, 'maintainers'))].flatMap(personName),
      path,
      line: lines.lineOf('"name"'),
    },
  };
}

/** Also of the `package.json` of an installed package: a text, `{ type }`, or the old list of these. */
export function statedLicence(data: unknown): string | undefined {
  const one = textAt(data, 'license') ?? textAt(data, 'license', 'type');
  if (one !== undefined) return one;
  const old = listOf(valueAt(data, 'licenses')).flatMap((entry) => textAt(entry, 'type') ?? []);
  return old.length === 0 ? undefined : old.length === 1 ? old[0] : `(${old.join(' OR ')})`;
}

function personName(person: unknown): readonly string[] {
  const name = typeof person === 'string' ? person.replace(/\s*[<(].*$/s, '').trim() : textAt(person, 'name');
  return name === undefined || name === '' ? [] : [name];
}

/** `package-lock.json` and `npm-shrinkwrap.json`, lockfileVersion 1 to 3. @throws ManifestError */
export function readPackageLock(path: string, text: string): ManifestRead {
  const data = parseJson(text);
  const packages = entriesOf(valueAt(data, 'packages'));
  return {
    dependencies: packages.length > 0 ? fromPackages(path, text, packages) : fromTree(path, text, data),
  };
}

function fromPackages(
  path: string,
  text: string,
  packages: readonly (readonly [string, unknown])[],
): readonly Dependency[] {
  const lineOf = linesByGroup(text, /^\s*"((?:[^"]*\/)?node_modules\/[^"]+)": \{/);
  const asked = new Set(
    packages
      .filter(([place]) => !place.includes('node_modules/'))
      .flatMap(([, entry]) =>
        sections.flatMap(([section]) => entriesOf(valueAt(entry, section)).map(([name]) => name)),
      ),
  );
  return packages.flatMap(([place, entry]): Dependency[] => {
    const at = place.lastIndexOf('node_modules/');
    const version = textAt(entry, 'version');
    if (at < 0 || version === undefined || valueAt(entry, 'link') === true) return [];
    const name = textAt(entry, 'name') ?? place.slice(at + 'node_modules/'.length);
    const nested = place.slice(0, at).includes('node_modules/');
    return [
      {
        ecosystem,
        name,
        version,
        relation: !nested && asked.has(place.slice(at + 'node_modules/'.length)) ? 'direct' : 'transitive',
        scope: valueAt(entry, 'dev') === true ? 'development' : 'runtime',
        ...optional('licence', statedLicence(entry)),
        path,
        line: lineOf.get(place) ?? 0,
      },
    ];
  });
}

function fromTree(path: string, text: string, data: unknown): readonly Dependency[] {
  const lineOf = linesByGroup(text, /^\s*"([^"]+)": \{/);
  const found: Dependency[] = [];
  const waiting: unknown[] = [valueAt(data, 'dependencies')];
  for (let level = waiting.pop(); level !== undefined; level = waiting.pop()) {
    for (const [name, entry] of entriesOf(level)) {
      const version = textAt(entry, 'version');
      const nested = valueAt(entry, 'dependencies');
      if (nested !== undefined) waiting.push(nested);
      if (version === undefined || !/^\d/.test(version)) continue;
      found.push({
        ecosystem,
        name,
        version,
        relation: 'unknown',
        scope: valueAt(entry, 'dev') === true ? 'development' : 'runtime',
        path,
        line: lineOf.get(name) ?? 0,
      });
    }
  }
  return found;
}

/** `yarn.lock` of Yarn 1 and of Yarn 2 and later: both put an entry's names on a line without indentation. */
export function readYarnLock(path: string, text: string): ManifestRead {
  const found: Dependency[] = [];
  let open: { name: string; line: number } | undefined;
  for (const [line, content] of text.split('\n').entries()) {
    if (/^\S/.test(content)) {
      open = content.startsWith('#') ? undefined : entryName(content, line);
    } else if (open !== undefined) {
      const version = /^ {2}version:? "?([^"\s]+)"?\s*$/.exec(content)?.[1];
      if (version === undefined) continue;
      const { name } = open;
      if (version !== '0.0.0-use.local')
        found.push({
          ecosystem,
          name,
          version,
          relation: 'unknown',
          scope: 'unknown',
          path,
          line: open.line,
        });
      open = undefined;
    }
  }
  return { dependencies: found };
}

function entryName(content: string, line: number): { name: string; line: number } | undefined {
  const name = /^"?(@?[^@"\s]+)@/.exec(content)?.[1];
  return name === undefined ? undefined : { name, line };
}

/**
 * `pnpm-lock.yaml`, lockfileVersion 5 to 9. Only the part of what was asked for is parsed as YAML: the list of packages
 * has one line each and can have ten thousands of them.
 * @throws ManifestError
 */
export function readPnpmLock(path: string, text: string): ManifestRead {
  const rows = text.split('\n');
  const asked = askedOfPnpm(rows);
  const found: Dependency[] = [];
  let inPackages = false;
  for (const [line, content] of rows.entries()) {
    if (/^\S/.test(content)) inPackages = content.startsWith('packages:');
    else if (inPackages) {
      const [, name, version] =
        /^ {2}'?\/?((?:@[^@/'"\s]+\/)?[^@/'"\s:]+)[@/](\d[^('"\s_:]*)[^:]*:/.exec(content) ?? [];
      if (name !== undefined && version !== undefined) {
        const direct = asked.get(name);
        const scope = direct ?? 'unknown';
        const relation = direct === undefined ? 'transitive' : 'direct';
        found.push({ ecosystem, name, version, relation, scope, path, line });
        continue;
      }
      const isDev = /^ {4}dev: (true|false)\s*$/.exec(content)?.[1];
      const last = found.at(-1);
      if (isDev !== undefined && last)
        found[found.length - 1] = { ...last, scope: isDev === 'true' ? 'development' : 'runtime' };
    }
  }
  return { dependencies: found };
}

function askedOfPnpm(rows: readonly string[]): ReadonlyMap<string, Dependency['scope']> {
  const end = rows.findIndex((row) => /^(packages|snapshots):/.test(row));
  const head = parseYaml(rows.slice(0, end < 0 ? rows.length : end).join('\n'));
  const importers = [head, ...entriesOf(valueAt(head, 'importers')).map(([, importer]) => importer)];
  const asked = new Map<string, Dependency['scope']>();
  for (const importer of importers)
    for (const [section, scope] of [...sections].reverse())
      for (const [name] of entriesOf(valueAt(importer, section))) asked.set(name, scope);
  return asked;
}
