import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { componentsOf } from '../../../../src/core/manifests/components';
import { readManifests } from '../../../../src/core/manifests/readManifests';

const names = [
  'package.json',
  'package-lock.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'requirements.txt',
  'pyproject.toml',
  'setup.cfg',
  'setup.py',
  'Pipfile',
  'Pipfile.lock',
  'poetry.lock',
  'pom.xml',
  'build.gradle',
  'gradle/libs.versions.toml',
  'gradle.lockfile',
  'Cargo.toml',
  'Cargo.lock',
  'go.mod',
  'composer.json',
  'composer.lock',
  'Gemfile',
  'Gemfile.lock',
  'x.gemspec',
  'X.csproj',
  'packages.config',
  'packages.lock.json',
  'Directory.Packages.props',
];

/** Pieces that the readers look at, in any order. */
const pieces = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    ':',
    ',',
    '\n',
    ' ',
    '  ',
    '    ',
    '=',
    '(',
    ')',
    '<',
    '>',
    '/',
    '@',
    '#',
    '\\',
  ],
  ...[
    'dependencies',
    'packages',
    'version',
    'name',
    'license',
    '__proto__',
    'constructor',
    'toString',
    '1.0.0',
  ],
  ...[
    '[project]',
    '[[package]]',
    'require (',
    'gem "a"',
    'implementation "a:b:c"',
    '<project>',
    '<dependencies>',
  ],
  ...[
    'node_modules/a',
    '${a}',
    '$(a)',
    'install_requires=[',
    '&a',
    '*a',
    '\ud800',
    '\u0000',
    'null',
    '1e999',
  ],
);
const text = fc.oneof(
  fc.string(),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
);

describe('Hostile manifests', function () {
  this.timeout(60_000);

  it('never fail the reading, and give at most one problem a file', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 6 }), (files) => {
        const texts = new Map(files);
        const manifests = readManifests(texts);
        componentsOf(manifests);
        const paths = manifests.problems.map(({ path }) => path);
        assert.equal(new Set(paths).size, paths.length);
        for (const { path, line } of manifests.dependencies)
          assert.ok(line >= 0 && line < (texts.get(path) ?? '').split(/\r\n?|\n/).length, `${path}:${line}`);
      }),
      { numRuns: 1500 },
    );
  });

  it('do not stop the others', () => {
    const texts = new Map<string, string>(names.map((name) => [name, '{"<[ \u0000']));
    texts.set('sub/package.json', '{"dependencies":{"a":"1"}}');
    const { dependencies, problems } = readManifests(texts);
    assert.deepEqual(
      dependencies.map(({ name }) => name),
      ['a'],
    );
    assert.match(
      problems.find(({ path }) => path === 'Cargo.toml')?.message ?? '',
      /^Cargo\.toml, line 1: this is no TOML, so its packages are missing/,
    );
  });

  const deep = 200_000;
  for (const [name, content] of [
    ['package.json', `{"dependencies":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}}`],
    [
      'package-lock.json',
      `{"dependencies":${'{"a":{"version":"1","dependencies":'.repeat(20_000)}{}${'}}'.repeat(20_000)}}`,
    ],
    ['pyproject.toml', `a = ${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['pnpm-lock.yaml', `a: ${'['.repeat(deep)}`],
    ['pom.xml', '<a>'.repeat(deep)],
    [
      'pom.xml',
      `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]><a>&c;</a>`,
    ],
    ['pom.xml', `<a ${'b="" '.repeat(100_000)}>`],
    ['pom.xml', '<!--'.repeat(deep)],
    ['pom.xml', '<a'.repeat(deep)],
    ['Cargo.toml', '[a.b]\n'.repeat(100_000)],
    ['requirements.txt', `${'a'.repeat(deep)}[`.repeat(3)],
    ['setup.py', 'install_requires=['.repeat(50_000)],
    ['Gemfile', `gem "a"${', "1"'.repeat(50_000)}`],
    ['build.gradle', `implementation("${'a'.repeat(deep)}`],
    ['go.mod', `require (\n${'a v1\n'.repeat(49_000)}`],
  ] as const) {
    it(`do not fill time or memory: ${name} of ${content.slice(0, 12).trim()}…`, function () {
      this.timeout(60_000);
      componentsOf(readManifests(new Map([[name, content]])));
    });
  }

  it('cannot make properties of Maven grow without end', () => {
    const bomb = (name: string, next: string): string => `<${name}>${`\${${next}}`.repeat(50)}</${name}>`;
    const chain = Array.from({ length: 20 }, (_, number) => bomb(`p${number}`, `p${number + 1}`)).join('');
    const pom = `<project><properties>${chain}</properties><dependencies><dependency><groupId>g</groupId><artifactId>a</artifactId><version>\${p0}</version></dependency></dependencies></project>`;
    const [dependency] = readManifests(new Map([['pom.xml', pom]])).dependencies;
    assert.ok((dependency?.range ?? '').length <= 500);
  });
});
