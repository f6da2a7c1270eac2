import { parseToml } from './formats';
import type { Dependency, ManifestRead } from './model';
import { entriesOf, listOf, optional, textAt, textsOf, valueAt } from './plainData';
import { linesByGroup, TextLines } from './textLines';

const ecosystem = 'cargo';

const sections: readonly (readonly [string, Dependency['scope']])[] = [
  ['dependencies', 'runtime'],
  ['build-dependencies', 'development'],
  ['dev-dependencies', 'development'],
];

/** `Cargo.toml` (https://doc.rust-lang.org/cargo/reference/manifest.html). @throws ManifestError */
export function readCargoToml(path: string, text: string): ManifestRead {
  const data = parseToml(text);
  const lines = new TextLines(text);
  const found: Dependency[] = [];
  const add = (table: unknown, section: string, scope: Dependency['scope']): void => {
    for (const [key, entry] of entriesOf(table)) {
      if (valueAt(entry, 'path') !== undefined) continue;
      const range = typeof entry === 'string' ? entry : textAt(entry, 'version');
      const name = textAt(entry, 'package') ?? key;
      const line = lines.lineOf(section, key);
      found.push({ ecosystem, name, ...optional('range', range), relation: 'direct', scope, path, line });
    }
  };
  for (const [section, scope] of sections) {
    add(valueAt(data, section), section, scope);
    for (const [, target] of entriesOf(valueAt(data, 'target')))
      add(valueAt(target, section), section, scope);
  }
  const crate = valueAt(data, 'package');
  if (crate === undefined) return { dependencies: found };
  return {
    dependencies: found,
    project: {
      ecosystem,
      ...optional('name', textAt(crate, 'name')),
      ...optional('version', textAt(crate, 'version')),
      ...optional('description', textAt(crate, 'description')),
      ...optional('licence', textAt(crate, 'license')?.replace(/\s*\/\s*/g, ' OR ')),
      maintainers: textsOf(valueAt(crate, 'authors')).map((author) => author.replace(/\s*<.*$/s, '')),
      path,
      line: lines.lineOf('package', 'name'),
    },
  };
}

/** `Cargo.lock`; packages without a source are the workspace's own. @throws ManifestError */
export function readCargoLock(path: string, text: string): ManifestRead {
  const lineOf = linesByGroup(text, /^name = "([^"]+)"/);
  const found = listOf(valueAt(parseToml(text), 'package')).flatMap((entry): Dependency[] => {
    const name = textAt(entry, 'name');
    const version = textAt(entry, 'version');
    if (name === undefined || version === undefined || textAt(entry, 'source') === undefined) return [];
    const line = lineOf.get(name) ?? 0;
    return [{ ecosystem, name, version, relation: 'unknown', scope: 'unknown', path, line }];
  });
  return { dependencies: found };
}
