import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { componentsOf } from '../../../../src/core/manifests/components';
import type { Manifests } from '../../../../src/core/manifests/model';
import { purlOf } from '../../../../src/core/manifests/purl';
import { readManifests } from '../../../../src/core/manifests/readManifests';

function read(texts: Readonly<Record<string, string>>): Manifests {
  return readManifests(new Map(Object.entries(texts)));
}

/** `purl range relation scope licence file:line`, what is absent left out. */
function packages(texts: Readonly<Record<string, string>>): readonly string[] {
  return componentsOf(read(texts)).map(({ purl, range, relation, scope, licence, places }) =>
    [
      purl.replace('pkg:', ''),
      range === undefined ? '' : `(${range})`,
      relation,
      scope,
      licence ?? '',
      places.map(({ path, line }) => `${path}:${line + 1}`).join(' '),
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
}

describe('Manifests of npm', () => {
  const packageJson = JSON.stringify(
    {
      name: 'voting',
      license: 'MIT',
      dependencies: { fastify: '^4.0.0', '@scope/own': 'workspace:*' },
      devDependencies: { mocha: '10.x' },
    },
    undefined,
    2,
  );

  it('give what is asked for, with its line, and leave the own workspaces out', () => {
    assert.deepEqual(packages({ 'package.json': packageJson }), [
      'npm/fastify (^4.0.0) direct runtime package.json:5',
      'npm/mocha (10.x) direct development package.json:9',
    ]);
  });

  it('take version and licence from package-lock.json, version 3', () => {
    const lock = JSON.stringify(
      {
        lockfileVersion: 3,
        packages: {
          '': { dependencies: { fastify: '^4.0.0' }, devDependencies: { mocha: '10.x' } },
          'node_modules/fastify': { version: '4.1.0', license: 'MIT' },
          'node_modules/mocha': { version: '10.2.0', dev: true, license: 'Apache 2.0' },
          'node_modules/mocha/node_modules/debug': { version: '4.0.0', dev: true },
          'node_modules/own': { link: true },
        },
      },
      undefined,
      2,
    );
    assert.deepEqual(packages({ 'package.json': packageJson, 'package-lock.json': lock }), [
      'npm/debug@4.0.0 transitive development package-lock.json:21',
      'npm/fastify@4.1.0 (^4.0.0) direct runtime MIT package.json:5 package-lock.json:12',
      'npm/mocha@10.2.0 (10.x) direct development Apache-2.0 package.json:9 package-lock.json:16',
    ]);
  });

  it('take nested versions from package-lock.json, version 1', () => {
    const lock = JSON.stringify({
      dependencies: { a: { version: '1.0.0', dependencies: { b: { version: '2.0.0', dev: true } } } },
    });
    assert.deepEqual(packages({ 'package-lock.json': lock }), [
      'npm/a@1.0.0 transitive runtime package-lock.json:1',
      'npm/b@2.0.0 transitive development package-lock.json:1',
    ]);
  });

  it('take versions from yarn.lock of both kinds', () => {
    const classic =
      '# yarn lockfile v1\n\n"@a/b@^1.0.0", "@a/b@^1.1.0":\n  version "1.2.3"\n  resolved "x"\n';
    const berry =
      '__metadata:\n  version: 8\n\n"fastify@npm:^4.0.0":\n  version: 4.9.0\n\n"own@workspace:.":\n  version: 0.0.0-use.local\n';
    assert.deepEqual(packages({ 'yarn.lock': classic }), ['npm/%40a/b@1.2.3 transitive unknown yarn.lock:3']);
    assert.deepEqual(packages({ 'package.json': packageJson, 'yarn.lock': berry }).slice(0, 1), [
      'npm/fastify@4.9.0 (^4.0.0) direct runtime package.json:5 yarn.lock:4',
    ]);
  });

  it('take versions from pnpm-lock.yaml, old and new', () => {
    const nine =
      "lockfileVersion: '9.0'\nimporters:\n  .:\n    devDependencies:\n      mocha:\n        specifier: 10.x\n        version: 10.2.0\npackages:\n\n  '@a/b@1.0.0':\n    resolution: {integrity: x}\n\n  mocha@10.2.0(debug@4):\n    engines: {}\nsnapshots:\n  x@1.0.0: {}\n";
    assert.deepEqual(packages({ 'pnpm-lock.yaml': nine }), [
      'npm/%40a/b@1.0.0 transitive unknown pnpm-lock.yaml:10',
      'npm/mocha@10.2.0 direct development pnpm-lock.yaml:13',
    ]);
    const five = 'lockfileVersion: 5.4\npackages:\n\n  /@a/b/1.0.0:\n    resolution: {}\n    dev: true\n';
    assert.deepEqual(packages({ 'pnpm-lock.yaml': five }), [
      'npm/%40a/b@1.0.0 transitive development pnpm-lock.yaml:4',
    ]);
  });
});

describe('Manifests of Python', () => {
  it('give the requirements of pip', () => {
    const requirements =
      '# pinned\n-r base.txt\n--index-url https://example.org\nDjango[argon2]==4.2 ; python_version > "3"\nrequests >=2,<3 # why\nlocal @ file:///x\n-e .\npsycopg2==2.9 \\\n    --hash=sha256:aa\n';
    assert.deepEqual(packages({ 'requirements.txt': requirements, 'requirements/dev.txt': 'pytest' }), [
      'pypi/django@4.2 (==4.2) direct runtime requirements.txt:4',
      'pypi/local (@ file:///x) direct runtime requirements.txt:6',
      'pypi/psycopg2@2.9 (==2.9) direct runtime requirements.txt:8',
      'pypi/pytest direct development requirements/dev.txt:1',
      'pypi/requests (>=2,<3) direct runtime requirements.txt:5',
    ]);
  });

  it('give pyproject.toml of PEP 621, its groups, and Poetry', () => {
    const standard =
      '[project]\nname = "voting"\nlicense = { text = "BSD-3-Clause" }\ndependencies = [\n  "flask>=3",\n]\n[project.optional-dependencies]\ndev = ["ruff"]\n[dependency-groups]\ntests = ["pytest==8.0"]\n';
    assert.deepEqual(packages({ 'pyproject.toml': standard }), [
      'pypi/flask (>=3) direct runtime pyproject.toml:5',
      'pypi/pytest@8.0 (==8.0) direct development pyproject.toml:10',
      'pypi/ruff direct development pyproject.toml:8',
    ]);
    const poetry =
      '[tool.poetry]\nname = "v"\n[tool.poetry.dependencies]\npython = "^3.11"\nFlask = { version = "^3.0" }\n[tool.poetry.group.test.dependencies]\npytest = "*"\n';
    const lock =
      '[[package]]\nname = "flask"\nversion = "3.0.1"\n\n[[package]]\nname = "jinja2"\nversion = "3.1"\n';
    assert.deepEqual(packages({ 'pyproject.toml': poetry, 'poetry.lock': lock }), [
      'pypi/flask@3.0.1 (^3.0) direct runtime pyproject.toml:5 poetry.lock:2',
      'pypi/jinja2@3.1 transitive unknown poetry.lock:6',
      'pypi/pytest (*) direct development pyproject.toml:7',
    ]);
  });

  it('leave the own package of uv.lock out', () => {
    const lock =
      '[[package]]\nname = "own"\nversion = "1.0"\nsource = { editable = "." }\n[[package]]\nname = "idna"\nversion = "3.7"\nsource = { registry = "x" }\n';
    assert.deepEqual(packages({ 'uv.lock': lock }), ['pypi/idna@3.7 transitive unknown uv.lock:6']);
  });

  it('give setup.cfg, setup.py and Pipfile.lock', () => {
    const cfg =
      '[metadata]\nname = voting\nlicense = MIT\n[options]\ninstall_requires =\n    flask>=2\n    six\n[options.extras_require]\ntest =\n    pytest\n';
    assert.deepEqual(packages({ 'setup.cfg': cfg }), [
      'pypi/flask (>=2) direct runtime setup.cfg:6',
      'pypi/pytest direct development setup.cfg:10',
      'pypi/six direct runtime setup.cfg:7',
    ]);
    const program =
      'from setuptools import setup\nsetup(\n  name="voting",\n  install_requires=[\n    "flask>=2",\n  ],\n)\n';
    assert.deepEqual(packages({ 'setup.py': program }), ['pypi/flask (>=2) direct runtime setup.py:5']);
    const lock = JSON.stringify({
      default: { flask: { version: '==2.0' } },
      develop: { pytest: { version: '==7' } },
    });
    assert.deepEqual(packages({ 'Pipfile.lock': lock }), [
      'pypi/flask@2.0 transitive runtime Pipfile.lock:1',
      'pypi/pytest@7 transitive development Pipfile.lock:1',
    ]);
  });
});

describe('Manifests of Java', () => {
  it('give pom.xml with the properties and versions of a parent in the repository', () => {
    const parent =
      '<project><groupId>org.example</groupId><artifactId>parent</artifactId><version>2</version><properties><guava.version>33.0</guava.version></properties><dependencyManagement><dependencies><dependency><groupId>com.google.guava</groupId><artifactId>guava</artifactId><version>${guava.version}</version></dependency></dependencies></dependencyManagement><licenses><license><name>Apache License, Version 2.0</name></license></licenses></project>';
    const child =
      '<?xml version="1.0"?>\n<project xmlns="http://maven.apache.org/POM/4.0.0">\n<parent><groupId>org.example</groupId><artifactId>parent</artifactId></parent>\n<artifactId>tally</artifactId>\n<dependencies>\n<dependency><groupId>com.google.guava</groupId><artifactId>guava</artifactId></dependency>\n<dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.13</version><scope>test</scope></dependency>\n<dependency><groupId>org.example</groupId><artifactId>parent</artifactId></dependency>\n<dependency><groupId>org.else</groupId><artifactId>unknown</artifactId><version>${not.set}</version></dependency>\n</dependencies></project>';
    const texts = { 'pom.xml': parent, 'tally/pom.xml': child };
    assert.deepEqual(packages(texts), [
      'maven/com.google.guava/guava@33.0 direct runtime tally/pom.xml:6',
      'maven/junit/junit@4.13 direct development tally/pom.xml:7',
      'maven/org.else/unknown (${not.set}) direct runtime tally/pom.xml:9',
    ]);
    const [, project] = read(texts).projects;
    assert.deepEqual(
      [project?.name, project?.version, project?.licence],
      ['org.example:tally', '2', 'Apache License, Version 2.0'],
    );
  });

  it('give build.gradle, version catalogs and lock files', () => {
    const texts = {
      'app/build.gradle.kts':
        'val guava = "33.0"\ndependencies {\n  implementation("com.google.guava:guava:$guava")\n  testImplementation(libs.junit.api)\n  api(project(":core"))\n}\n',
      'core/build.gradle':
        "dependencies {\n  compileOnly group: 'org.slf4j', name: 'slf4j-api', version: '2.0'\n  implementation 'org.x:y'\n}\n",
      'core/gradle.lockfile': '# note\norg.x:y:1.5=compileClasspath,runtimeClasspath\nempty=\n',
      'gradle/libs.versions.toml':
        '[versions]\njunit = "5.10"\n[libraries]\njunit-api = { module = "org.junit.jupiter:junit-jupiter-api", version.ref = "junit" }\n',
    };
    assert.deepEqual(packages(texts), [
      'maven/com.google.guava/guava@33.0 direct runtime app/build.gradle.kts:3',
      'maven/org.junit.jupiter/junit-jupiter-api@5.10 direct development app/build.gradle.kts:4',
      'maven/org.slf4j/slf4j-api@2.0 direct development core/build.gradle:2',
      'maven/org.x/y@1.5 direct runtime core/build.gradle:3 core/gradle.lockfile:2',
    ]);
  });
});

describe('Manifests of other languages', () => {
  it('give Cargo.toml and Cargo.lock, without the own crates', () => {
    const texts = {
      'Cargo.toml':
        '[package]\nname = "rig"\nlicense = "Unlicense/MIT"\n[dependencies]\nserde = { version = "1", features = ["x"] }\nown = { path = "own" }\n[dev-dependencies]\ntempfile = "3"\n[target.\'cfg(windows)\'.dependencies]\nwinapi = "0.3"\n',
      'Cargo.lock':
        '[[package]]\nname = "rig"\nversion = "0.1.0"\n\n[[package]]\nname = "serde"\nversion = "1.0.2"\nsource = "registry+x"\n',
    };
    assert.deepEqual(packages(texts), [
      'cargo/serde@1.0.2 (1) direct runtime Cargo.toml:5 Cargo.lock:6',
      'cargo/tempfile (3) direct development Cargo.toml:8',
      'cargo/winapi (0.3) direct runtime Cargo.toml:10',
    ]);
    assert.equal(read(texts).projects[0]?.licence, 'Unlicense OR MIT');
  });

  it('give go.mod', () => {
    const text =
      'module example.org/rig\n\ngo 1.22\n\nrequire (\n\tgithub.com/A/b/v2 v2.0.1\n\tgolang.org/x/net v0.1.0 // indirect\n)\nrequire example.org/c v1.0.0\n';
    assert.deepEqual(packages({ 'go.mod': text }), [
      'go/example.org/c@v1.0.0 direct runtime go.mod:9'.replace('go/', 'golang/'),
      'golang/github.com/a/b/v2@v2.0.1 direct runtime go.mod:6',
      'golang/golang.org/x/net@v0.1.0 transitive runtime go.mod:7',
    ]);
  });

  it('give composer.json and composer.lock', () => {
    const texts = {
      'composer.json':
        '{\n"require": {\n"php": ">=8",\n"slim/slim": "^4"\n},\n"require-dev": {\n"phpunit/phpunit": "^10"\n}\n}',
      'composer.lock': JSON.stringify({
        packages: [{ name: 'slim/slim', version: '4.12.0', license: ['MIT'] }],
        'packages-dev': [],
      }),
    };
    assert.deepEqual(packages(texts), [
      'composer/phpunit/phpunit (^10) direct development composer.json:7',
      'composer/slim/slim@4.12.0 (^4) direct runtime MIT composer.json:4 composer.lock:1',
    ]);
  });

  it('give Gemfile, Gemfile.lock and gemspecs', () => {
    const texts = {
      Gemfile:
        'source "https://example.org"\ngem "rails", "~> 7.0", ">= 7.0.2"\ngroup :development, :test do\n  gem "rspec"\nend\ngem "own", path: "own"\ngem "puma", group: :test\n',
      'Gemfile.lock':
        'GEM\n  remote: x\n  specs:\n    rack (3.0.0)\n    rails (7.0.4)\n      rack (>= 2)\n    rails (7.0.4-x86_64-linux)\n\nDEPENDENCIES\n  rails (~> 7.0)\n',
      'own/own.gemspec':
        'Gem::Specification.new do |s|\n  s.name = "own"\n  s.license = "MIT"\n  s.add_dependency "tilt", "~> 2.0"\n  s.add_development_dependency("rake")\nend\n',
    };
    assert.deepEqual(packages(texts), [
      'gem/puma direct development Gemfile:7',
      'gem/rack@3.0.0 transitive unknown Gemfile.lock:4',
      'gem/rails@7.0.4 (~> 7.0, >= 7.0.2) direct runtime Gemfile:2 Gemfile.lock:5',
      'gem/rake direct development own/own.gemspec:5',
      'gem/rspec direct development Gemfile:4',
      'gem/tilt (~> 2.0) direct runtime own/own.gemspec:4',
    ]);
  });

  it('give projects of NuGet with central versions, packages.config and packages.lock.json', () => {
    const texts = {
      'Directory.Packages.props':
        '<Project><PropertyGroup><JsonVersion>13.0.3</JsonVersion></PropertyGroup><ItemGroup><PackageVersion Include="Newtonsoft.Json" Version="$(JsonVersion)" /></ItemGroup></Project>',
      'src/App/App.csproj':
        '<Project Sdk="Microsoft.NET.Sdk">\n<ItemGroup>\n<PackageReference Include="Newtonsoft.Json" />\n<PackageReference Include="Nerdbank.GitVersioning" PrivateAssets="all"><Version>3.6</Version></PackageReference>\n</ItemGroup></Project>',
      'src/Old/packages.config': '<packages><package id="jQuery" version="3.1.1" /></packages>',
      'src/App/packages.lock.json': JSON.stringify({
        dependencies: {
          net8: {
            'Newtonsoft.Json': { type: 'Direct', resolved: '13.0.3' },
            Deep: { type: 'Transitive', resolved: '1.0' },
          },
        },
      }),
    };
    assert.deepEqual(packages(texts), [
      'nuget/Deep@1.0 transitive unknown src/App/packages.lock.json:1',
      'nuget/jQuery@3.1.1 direct runtime src/Old/packages.config:1',
      'nuget/Nerdbank.GitVersioning (3.6) direct development src/App/App.csproj:4',
      'nuget/Newtonsoft.Json@13.0.3 (13.0.3) direct runtime src/App/App.csproj:3 src/App/packages.lock.json:1',
    ]);
  });

  it('count gems beside a gemspec, and tools with manifests of their own, as development', () => {
    assert.deepEqual(
      packages({
        Gemfile: "gemspec\ngem 'liquid-c'\n",
        'vote.gemspec': "s.add_dependency 'liquid'\n",
        'vendor-bin/lint/composer.json': '{ "require": { "vote/lint": "^1" } }',
      }),
      [
        'composer/vote/lint (^1) direct development vendor-bin/lint/composer.json:1',
        'gem/liquid direct runtime vote.gemspec:1',
        'gem/liquid-c direct development Gemfile:2',
      ],
    );
  });

  it('count the packages of examples and benchmarks as development', () => {
    assert.deepEqual(packages({ 'examples/celery/requirements.txt': 'celery==5.0' }), [
      'pypi/celery@5.0 (==5.0) direct development examples/celery/requirements.txt:1',
    ]);
  });
});

describe('Manifests of examples and documents', () => {
  it('say nothing of the version that the project itself asks for, and ask for nothing that is shipped', () => {
    assert.deepEqual(
      packages({
        'requirements.txt': 'flask==3.0.0\n',
        'examples/blog/requirements.txt': 'flask==2.0.0\nredis==5.0.0\n',
        'docs/requirements.txt': 'flask\n',
      }),
      [
        'pypi/flask@3.0.0 (==3.0.0) direct runtime requirements.txt:1',
        'pypi/redis@5.0.0 (==5.0.0) direct development examples/blog/requirements.txt:2',
      ],
    );
  });
});

describe('A package URL', () => {
  it('is spelled as its type asks', () => {
    assert.equal(
      purlOf({ ecosystem: 'npm', name: '@Scope/a b', version: '1.0.0+x' }),
      'pkg:npm/%40Scope/a%20b@1.0.0%2Bx',
    );
    assert.equal(purlOf({ ecosystem: 'pypi', name: 'Ruamel_Yaml' }), 'pkg:pypi/ruamel-yaml');
    assert.equal(purlOf({ ecosystem: 'maven', name: 'org.x:y', version: '1' }), 'pkg:maven/org.x/y@1');
    assert.equal(
      purlOf({ ecosystem: 'go', name: 'github.com/A/b', version: 'v1.0.0' }),
      'pkg:golang/github.com/a/b@v1.0.0',
    );
  });
});
