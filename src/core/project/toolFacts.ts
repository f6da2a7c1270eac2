import { entriesOf, textAt, valueAt } from '../manifests/plainData';
import { elementsAt } from '../manifests/xml';
import type { Fact } from './fact';
import type { ProjectTexts } from './projectTexts';

/** Files that hold nothing but a version. */
const versionFiles: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)\.(nvmrc|node-version)$/, 'Node.js'],
  [/(^|\/)\.python-version$/, 'Python'],
  [/(^|\/)\.ruby-version$/, 'Ruby'],
  [/(^|\/)\.java-version$/, 'Java'],
  [/(^|\/)\.go-version$/, 'Go'],
  [/(^|\/)\.php-version$/, 'PHP'],
  [/(^|\/)\.terraform-version$/, 'Terraform'],
];

const toolNames: Readonly<Record<string, string>> = {
  node: 'Node.js',
  nodejs: 'Node.js',
  npm: 'npm',
  yarn: 'Yarn',
  pnpm: 'pnpm',
  python: 'Python',
  ruby: 'Ruby',
  java: 'Java',
  go: 'Go',
  golang: 'Go',
  rust: 'Rust',
  php: 'PHP',
  vscode: 'VS Code',
};

const toolName = (name: string): string => toolNames[name.toLowerCase()] ?? name;

/** Expressions in one file of which the first group is a version. */
const stated: readonly (readonly [file: RegExp, tool: string, line: RegExp])[] = [
  [/(^|\/)go\.mod$/, 'Go', /^go\s+(\S+)/],
  [/(^|\/)go\.mod$/, 'Go toolchain', /^toolchain\s+(\S+)/],
  [/(^|\/)rust-toolchain(\.toml)?$/, 'Rust', /^(?:channel\s*=\s*)?"?([\w.-]+)"?\s*$/],
  [/(^|\/)Cargo\.toml$/, 'Rust', /^rust-version\s*=\s*"([^"]+)"/],
  [/(^|\/)pyproject\.toml$/, 'Python', /^requires-python\s*=\s*["']([^"']+)["']/],
  [/(^|\/)setup\.cfg$/, 'Python', /^python_requires\s*=\s*(\S.*)/],
  [/(^|\/)setup\.py$/, 'Python', /python_requires\s*=\s*["']([^"']+)["']/],
  [/(^|\/)Gemfile$/, 'Ruby', /^\s*ruby\s+["']([^"']+)["']/],
  [/\.gemspec$/, 'Ruby', /required_ruby_version\s*=\s*["']([^"']+)["']/],
  [/(^|\/)pom\.xml$/, 'Java', /<(?:java\.version|maven\.compiler\.(?:release|source)|release)>([\d.]+)</],
  [/\.gradle(\.kts)?$/, 'Java', /(?:sourceCompatibility|languageVersion)\D{1,60}?(1\.\d|\d+)/],
  [/\.(cs|fs|vb)proj$|(^|\/)Directory\.Build\.props$/, '.NET', /<TargetFrameworks?>([^<$]+)</],
  [/(^|\/)gradle-wrapper\.properties$/, 'Gradle (by its wrapper)', /gradle-([\d.]+)-/],
  [/(^|\/)maven-wrapper\.properties$/, 'Maven (by its wrapper)', /apache-maven-([\d.]+)-bin/],
  [/(^|\/)build\.xml$/, 'Java', /<property name="javac\.(?:-)?(?:source|release)" value="([\d.]+)"/],
  [/(^|\/)CMakeLists\.txt$/, 'CMake', /cmake_minimum_required\s*\(\s*VERSION\s+([\d.]+)/i],
  [/(^|\/)meson\.build$/, 'Meson', /meson_version\s*:\s*'([^']+)'/],
];

/** The tools that must be there, and the version that some file asks for. */
export function toolFacts(files: ProjectTexts): readonly Fact[] {
  const found: Fact[] = [];
  for (const [pattern, kind] of versionFiles)
    for (const path of files.read(pattern)) {
      const value = files.text(path).trim().split('\n')[0] ?? '';
      if (/^[\w./-]{1,40}$/.test(value)) found.push({ kind, value, path, line: 0 });
    }
  for (const path of files.read(/(^|\/)(\.tool-versions|\.sdkmanrc)$/))
    for (const [line, content] of files.text(path).split('\n').entries()) {
      const [, tool, value] = /^\s*([\w-]+)[\s=]+([\w.-]+)/.exec(content) ?? [];
      if (tool !== undefined && value !== undefined) found.push({ kind: toolName(tool), value, path, line });
    }
  for (const path of files.read(/(^|\/)(\.?mise\.toml)$/))
    for (const [tool, value] of entriesOf(valueAt(files.toml(path), 'tools')))
      if (typeof value === 'string')
        found.push({ kind: toolName(tool), value, path, line: files.lines(path).lineOf('tools', tool) });
  found.push(...ofPackageJson(files), ...ofComposer(files), ...ofGlobalJson(files));
  for (const [pattern, kind, expression] of stated)
    for (const path of files.read(pattern).slice(0, 40)) {
      const seen = new Set<string>();
      for (const [line, content] of files.text(path).split('\n').entries()) {
        const value = content.length < 500 ? expression.exec(content)?.[1]?.trim() : undefined;
        if (value === undefined || value === '' || seen.has(value)) continue;
        seen.add(value);
        found.push({ kind, value, path, line });
      }
    }
  return unique(found);
}

function ofPackageJson(files: ProjectTexts): readonly Fact[] {
  return files.read(/(^|\/)package\.json$/).flatMap((path) => {
    const data = files.json(path);
    const lines = files.lines(path);
    const manager = textAt(data, 'packageManager')?.split('+')[0]?.split('@');
    return [
      ...entriesOf(valueAt(data, 'engines')).flatMap(([tool, value]): readonly Fact[] =>
        typeof value === 'string'
          ? [{ kind: toolName(tool), value, path, line: lines.lineOf('"engines"', JSON.stringify(tool)) }]
          : [],
      ),
      ...(manager?.[0] === undefined
        ? []
        : [
            {
              kind: toolName(manager[0]),
              value: manager[1] ?? 'any',
              path,
              line: lines.lineOf('"packageManager"'),
            },
          ]),
    ];
  });
}

function ofComposer(files: ProjectTexts): readonly Fact[] {
  return files.read(/(^|\/)composer\.json$/).flatMap((path) =>
    entriesOf(valueAt(files.json(path), 'require')).flatMap(([name, value]): readonly Fact[] => {
      if (typeof value !== 'string' || !/^(php|ext-[\w-]+)$/.test(name)) return [];
      const kind = name === 'php' ? 'PHP' : `PHP extension ${name.slice(4)}`;
      return [{ kind, value, path, line: files.lines(path).lineOf('"require"', `"${name}"`) }];
    }),
  );
}

function ofGlobalJson(files: ProjectTexts): readonly Fact[] {
  return files.read(/(^|\/)global\.json$/).flatMap((path): readonly Fact[] => {
    const value = textAt(files.json(path), 'sdk', 'version');
    return value === undefined
      ? []
      : [{ kind: '.NET SDK', value, path, line: files.lines(path).lineOf('"version"') }];
  });
}

/** The same tool in the same version is said once, by the file nearest to the top. */
function unique(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>();
  return facts.filter(({ kind, value }) => {
    const key = `${kind}\n${value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Names and lines of the targets of an Ant build file, with what they say of themselves. */
export function antTargets(
  files: ProjectTexts,
  path: string,
): readonly { name: string; line: number; note: string }[] {
  const root = files.xml(path);
  if (root?.name !== 'project') return [];
  return elementsAt(root, 'target').flatMap((target) => {
    const name = target.attributes.get('name') ?? '';
    // Many draw an arrow before it, so that it stands out in the output of `ant -p`.
    const note = (target.attributes.get('description') ?? '').replace(/^[\s>=-]+/, '');
    return name === '' || name.startsWith('-') ? [] : [{ name, line: target.line, note }];
  });
}
