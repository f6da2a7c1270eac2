import { parseJson } from './formats';
import type { Dependency, ManifestRead } from './model';
import { entriesOf, listOf, optional, textAt, textsOf, valueAt } from './plainData';
import { linesByGroup, TextLines } from './textLines';

const ecosystem = 'composer';

/** PHP itself, its extensions and libraries are asked for beside packages; packages have a vendor. */
const isPackage = (name: string): boolean => name.includes('/');

/** `composer.json` (https://getcomposer.org/doc/04-schema.md). @throws ManifestError */
export function readComposerJson(path: string, text: string): ManifestRead {
  const data = parseJson(text);
  const lines = new TextLines(text);
  const of = (section: string, scope: Dependency['scope']): readonly Dependency[] =>
    entriesOf(valueAt(data, section)).flatMap(([name, range]): Dependency[] => {
      if (!isPackage(name) || typeof range !== 'string') return [];
      const line = lines.lineOf(`"${section}"`, `"${name}"`);
      return [{ ecosystem, name, range, relation: 'direct', scope, path, line }];
    });
  return {
    dependencies: [...of('require', 'runtime'), ...of('require-dev', 'development')],
    project: {
      ecosystem,
      ...optional('name', textAt(data, 'name')),
      ...optional('version', textAt(data, 'version')),
      ...optional('description', textAt(data, 'description')),
      ...optional('licence', composerLicence(data)),
      maintainers: listOf(valueAt(data, 'authors')).flatMap((author) => textAt(author, 'name') ?? []),
      path,
      line: lines.lineOf('"name"'),
    },
  };
}

/** `composer.lock`. @throws ManifestError */
export function readComposerLock(path: string, text: string): ManifestRead {
  const data = parseJson(text);
  const lineOf = linesByGroup(text, /^\s{12}"name": "([^"]+)"/);
  const of = (section: string, scope: Dependency['scope']): readonly Dependency[] =>
    listOf(valueAt(data, section)).flatMap((entry): Dependency[] => {
      const name = textAt(entry, 'name');
      const version = textAt(entry, 'version');
      if (name === undefined || version === undefined) return [];
      const licence = optional('licence', composerLicence(entry));
      return [
        {
          ecosystem,
          name,
          version,
          relation: 'unknown',
          scope,
          ...licence,
          path,
          line: lineOf.get(name) ?? 0,
        },
      ];
    });
  return { dependencies: [...of('packages', 'runtime'), ...of('packages-dev', 'development')] };
}

/** A list of licences means that one may choose. */
function composerLicence(data: unknown): string | undefined {
  const list = textsOf(valueAt(data, 'license'));
  return list.length > 1 ? `(${list.join(' OR ')})` : (list[0] ?? textAt(data, 'license'));
}
