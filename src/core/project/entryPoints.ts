import { folderOf, nameOf } from '../repoPath';
import { entriesOf, listOf, textAt, valueAt } from '../manifests/plainData';
import { type Fact, withoutSecrets } from './fact';
import type { ProjectTexts } from './projectTexts';
import type { SourceFacts } from './sourceFacts';

/** Files that a host starts by their name alone. */
const known: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)manage\.py$/, 'Django commands'],
  [/(^|\/)(wsgi|asgi)\.py$/, 'Python web server'],
  [/(^|\/)__main__\.py$/, 'python -m'],
  [/(^|\/)config\.ru$/, 'Rack application'],
  [/^artisan$/, 'Laravel commands'],
  [/^(public|web|www|htdocs)\/index\.php$/, 'PHP web server'],
  [/(^|\/)src\/main\.rs$|(^|\/)src\/bin\/[^/]+\.rs$/, 'Rust program'],
  [/^(exe|bin)\/[\w.-]+$/, 'program in bin/'],
];

/** Characters of what is shown of a command. */
const longestValue = 200;

/** Where the project begins to run: what manifests name, what containers start, and where a main function stands. */
export function entryPoints(files: ProjectTexts, { entries }: SourceFacts): readonly Fact[] {
  const found: Fact[] = [
    ...packageJson(files),
    ...python(files),
    ...cargo(files),
    ...containers(files),
    ...files.paths.flatMap((path): readonly Fact[] => {
      const kind = known.find(([pattern]) => pattern.test(path))?.[1];
      return kind === undefined || isAside(path) ? [] : [{ kind, value: '', path, line: 0 }];
    }),
  ];
  const named = new Set(found.filter(({ value }) => value === '').map(({ path }) => path));
  return [...found, ...entries.filter(({ path }) => !named.has(path))]
    .filter(({ path }) => !isAside(path))
    .map((fact) => {
      const safe = withoutSecrets(fact);
      return { ...safe, value: safe.value.slice(0, longestValue) };
    });
}

/** Programs that are examples of how others are to be written. */
const aside =
  /(^|\/)(examples?|samples?|demos?|docs?|bench(marks?)?|fixtures|fuzz|contrib|tests?|testdata)\//i;

/** Names of packages below the sources of a Java project are its own. */
function isAside(path: string): boolean {
  return aside.test(path.replace(/(^|\/)src\/main\/(java|kotlin|scala|groovy)\/.*$/, '$1'));
}

function packageJson(files: ProjectTexts): readonly Fact[] {
  return files.read(/(^|\/)package\.json$/).flatMap((path) => {
    const data = files.json(path);
    const lines = files.lines(path);
    const bin = textAt(data, 'bin');
    const found: Fact[] = [];
    if (bin !== undefined)
      found.push({ kind: 'command of npm', value: bin, path, line: lines.lineOf('"bin"') });
    for (const [name, file] of entriesOf(valueAt(data, 'bin')))
      if (typeof file === 'string')
        found.push({
          kind: 'command of npm',
          value: `${name}: ${file}`,
          path,
          line: lines.lineOf('"bin"', JSON.stringify(name)),
        });
    for (const key of ['main', 'module', 'browser', 'exports']) {
      const value =
        textAt(data, key) ??
        textAt(data, key, '.') ??
        textAt(data, key, '.', 'import') ??
        textAt(data, key, '.', 'default');
      if (value !== undefined)
        found.push({ kind: `package.json ${key}`, value, path, line: lines.lineOf(`"${key}"`) });
    }
    const start = textAt(data, 'scripts', 'start');
    if (start !== undefined)
      found.push({
        kind: 'npm start',
        value: start,
        path,
        line: lines.lineOf('"scripts"', '"start"'),
      });
    // Node's own default.
    const beside = folderOf(path) === '' ? '' : `${folderOf(path)}/`;
    if (found.length === 0 && files.has(`${beside}index.js`))
      found.push({
        kind: 'package.json main',
        value: 'index.js, by default',
        path: `${beside}index.js`,
        line: 0,
      });
    return found;
  });
}

function python(files: ProjectTexts): readonly Fact[] {
  const toml = files.read(/(^|\/)pyproject\.toml$/).flatMap((path) =>
    (
      [
        [['project', 'scripts'], 'project.scripts'],
        [['project', 'gui-scripts'], 'project.gui-scripts'],
        [['tool', 'poetry', 'scripts'], 'tool.poetry.scripts'],
      ] as const
    ).flatMap(([place, header]) =>
      entriesOf(valueAt(files.toml(path), ...place)).flatMap(([name, value]): readonly Fact[] =>
        typeof value === 'string'
          ? [
              {
                kind: 'command of Python',
                value: `${name}: ${value}`,
                path,
                line: files.lines(path).lineOf(header, name),
              },
            ]
          : [],
      ),
    ),
  );
  const programs = files.read(/(^|\/)setup\.(cfg|py)$/).flatMap((path) =>
    [...files.text(path).matchAll(/console_scripts["']?\s*[=:]\s*\[?([^\]]{0,2000})/g)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/([\w.-]+)\s*=\s*([\w.]+:[\w.]+)/g)].map((entry): Fact => ({
        kind: 'command of Python',
        value: `${entry[1] ?? ''}: ${entry[2] ?? ''}`,
        path,
        line: files.lines(path).lineAt(match.index + match[0].indexOf(entry[0])),
      })),
    ),
  );
  return [...toml, ...programs];
}

function cargo(files: ProjectTexts): readonly Fact[] {
  return files.read(/(^|\/)Cargo\.toml$/).flatMap((path) =>
    listOf(valueAt(files.toml(path), 'bin')).flatMap((entry): readonly Fact[] => {
      const name = textAt(entry, 'name');
      if (name === undefined) return [];
      const file = textAt(entry, 'path');
      return [
        {
          kind: 'program of Cargo',
          value: file === undefined ? name : `${name}: ${file}`,
          path,
          line: files.lines(path).lineOf('[[bin]]', name),
        },
      ];
    }),
  );
}

function containers(files: ProjectTexts): readonly Fact[] {
  const images = files.read(/(^|\/)(Dockerfile|Containerfile)[\w.-]*$/).flatMap((path) =>
    files
      .text(path)
      .split('\n')
      .flatMap((content, line): readonly Fact[] => {
        const [, kind, value] = /^\s*(CMD|ENTRYPOINT)\s+(\S.*)/i.exec(content) ?? [];
        return kind === undefined || value === undefined
          ? []
          : [{ kind: `container ${kind.toUpperCase()}`, value, path, line }];
      }),
  );
  const processes = files.read(/(^|\/)Procfile[\w.-]*$/).flatMap((path) =>
    files
      .text(path)
      .split('\n')
      .flatMap((content, line): readonly Fact[] => {
        const [, name, value] = /^([\w-]+):\s*(\S.*)/.exec(content) ?? [];
        return name === undefined || value === undefined
          ? []
          : [{ kind: `process ${name}`, value, path, line }];
      }),
  );
  const units = files.read(/\.service$/).flatMap((path) =>
    files
      .text(path)
      .split('\n')
      .flatMap((content, line): readonly Fact[] => {
        const value = /^ExecStart=(.+)/.exec(content)?.[1];
        return value === undefined ? [] : [{ kind: `systemd ${nameOf(path)}`, value, path, line }];
      }),
  );
  return [...images, ...processes, ...units];
}
