import assert from 'node:assert/strict';
import { bytesToRead } from '../../../../src/core/project/projectFiles';
import { type ProjectFacts, projectFactsOf } from '../../../../src/core/project/projectFacts';
import { isSource } from '../../../../src/core/project/sourcePaths';
import { SourceReading } from '../../../../src/core/project/sourceFacts';

function factsOf(files: Readonly<Record<string, string>>): ProjectFacts {
  const paths = Object.keys(files).sort();
  const sources = new SourceReading();
  for (const path of paths) if (isSource(path)) sources.add(path, files[path] ?? '');
  const texts = new Map(Object.entries(files).filter(([path]) => bytesToRead(path) !== undefined));
  const none = { problems: [], installedLicences: new Map<string, string>(), tags: [] };
  return projectFactsOf({ paths, texts, sources: sources.finish(paths), ...none });
}

/** What stands in the files, and what one would type. */
const cases: readonly (readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  commands: readonly string[],
])[] = [
  [
    'Go',
    {
      'go.mod': 'module example.org/vote\n\ngo 1.22\n',
      'main.go': 'package main\nfunc main() {}\n',
      'cmd/tally/main.go': 'package main\nfunc main() {}\n',
    },
    [
      'set up: go mod download',
      'build: go build ./...',
      'test: go test ./...',
      'run: go run ./cmd/tally',
      'run: go run .',
    ],
  ],
  [
    'Rust',
    { 'Cargo.toml': '[package]\nname = "vote"\nversion = "0.1.0"\n', 'src/main.rs': 'fn main() {}\n' },
    ['set up: cargo fetch', 'build: cargo build', 'test: cargo test', 'run: cargo run'],
  ],
  [
    'Maven',
    {
      'pom.xml':
        '<project><groupId>org.example</groupId><artifactId>vote</artifactId><version>1</version></project>',
      mvnw: '#!/bin/sh\n',
    },
    ['build: ./mvnw package', 'test: ./mvnw test'],
  ],
  [
    'Gradle',
    { 'build.gradle': "plugins {\n  id 'application'\n}\n", gradlew: '#!/bin/sh\n' },
    ['build: ./gradlew build', 'test: ./gradlew test', 'run: ./gradlew run'],
  ],
  [
    'Ant',
    {
      'build.xml':
        '<project default="compile"><target name="compile" description="Compiles"/><target name="test"/></project>',
    },
    ['test: ant test', 'build: ant compile'],
  ],
  [
    'CMake',
    { 'CMakeLists.txt': 'project(vote)\nenable_testing()\nadd_executable(vote main.c)\n' },
    ['build: cmake -B build && cmake --build build', 'test: ctest --test-dir build'],
  ],
  [
    'Meson',
    { 'meson.build': "project('vote', 'c')\n" },
    ['build: meson setup build && meson compile -C build', 'test: meson test -C build'],
  ],
  [
    'Python with Poetry',
    {
      'pyproject.toml':
        '[tool.poetry]\nname = "vote"\n[tool.poetry.dependencies]\npython = "^3.11"\n[tool.poetry.group.dev.dependencies]\npytest = "8"\n',
      'poetry.lock': '',
    },
    ['set up: poetry install', 'test: poetry run pytest'],
  ],
  [
    'Python with uv, by what CI types',
    {
      'pyproject.toml': '[project]\nname = "vote"\n[tool.tox]\n',
      'uv.lock': '',
      '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    steps:\n      - run: uv run --locked tox run\n',
    },
    ['test: uv run tox', 'set up: uv sync'],
  ],
  [
    'Django',
    { 'requirements.txt': 'Django==5.0\n', 'manage.py': '#!/usr/bin/env python\n', 'tox.ini': '[tox]\n' },
    [
      'set up: python -m pip install -r requirements.txt',
      'set up: python manage.py migrate',
      'run: python manage.py runserver',
      'test: python manage.py test',
      'test: tox',
    ],
  ],
  [
    'Rails',
    {
      Gemfile: "gem 'rails'\ngem 'rspec'\n",
      'Gemfile.lock': 'GEM\n  specs:\n    rails (7.1.0)\n    rspec (3.13.0)\n',
      'bin/rails': '#!/usr/bin/env ruby\n',
      Rakefile: 'task default: :test\n',
      'config.ru': 'run App\n',
      '.rspec': '',
    },
    [
      'set up: bundle install',
      'set up: bin/rails db:prepare',
      'run: bin/rails server',
      'test: bundle exec rake',
      'run: bundle exec rackup',
    ],
  ],
  [
    'Laravel',
    {
      'composer.json':
        '{ "require": { "laravel/framework": "^11" }, "scripts": { "lint": "pint", "post-install-cmd": "x" } }',
      artisan: '#!/usr/bin/env php\n',
    },
    [
      'check: composer run lint',
      'set up: composer install',
      'set up: php artisan migrate',
      'run: php artisan serve',
      'test: php artisan test',
    ],
  ],
  [
    'PHPUnit',
    { 'composer.json': '{ "require-dev": { "phpunit/phpunit": "^11" } }', 'phpunit.xml': '<phpunit/>' },
    ['set up: composer install', 'test: vendor/bin/phpunit'],
  ],
  [
    '.NET',
    { 'Vote.sln': '', 'src/Vote/Vote.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>' },
    [
      'set up: dotnet restore',
      'build: dotnet build',
      'test: dotnet test',
      'run: dotnet run --project src/Vote',
    ],
  ],
  [
    'containers',
    {
      Dockerfile: 'FROM alpine\nCOPY vote /\nCMD ["vote"]\n',
      'docker-compose.yml': 'services:\n  vote:\n    build: .\n',
      'compose.dev.yaml': 'services: {}\n',
    },
    ['run: docker compose -f compose.dev.yaml up', 'run: docker compose up', 'build: docker build .'],
  ],
  [
    'make',
    {
      Makefile:
        '.PHONY: test\n# Runs all tests\ntest:\n\tgo test ./...\nbuild: deps\n\tgo build\nclean:\n\trm -rf out\n',
    },
    ['test: make test', 'build: make build'],
  ],
  [
    'an image in a folder, built from where the Compose file says',
    {
      'docker/Dockerfile': 'FROM alpine\nCOPY . /srv\n',
      'docker/compose.yaml':
        'services:\n  a:\n    build:\n      context: ..\n      dockerfile: docker/Dockerfile\n',
    },
    ['build: docker build -f docker/Dockerfile .', 'run: docker compose up in docker'],
  ],
  [
    'an image in a folder whose files are on top',
    {
      'docker/Dockerfile': 'FROM alpine\nCOPY --from=a /x /x\nCOPY --chown=a:a requirements.txt src/ /srv/\n',
      'requirements.in': '',
      'requirements.txt': '',
      'src/vote.c': '',
    },
    ['set up: python -m pip install -r requirements.txt', 'build: docker build -f docker/Dockerfile .'],
  ],
  [
    'an image in a folder with its own files',
    { 'web/Dockerfile': 'FROM alpine\nCOPY index.html /srv/\n', 'web/index.html': '' },
    ['build: docker build . in web'],
  ],
  [
    'images of editors, and of what is not in the repository',
    {
      '.devcontainer/Dockerfile': 'FROM alpine\nCOPY vote /\n',
      Dockerfile:
        'FROM composer AS setup\nRUN composer require vote/vote\nFROM php\nCOPY --from=setup /v /v\n',
    },
    ['other: docker build .'],
  ],
  [
    'make, after a script that writes its file',
    { Makefile: 'all:\n\t-@echo "Please use ./configure first."\n', configure: '#!/bin/sh\n' },
    ['build: ./configure && make'],
  ],
  [
    'make, with names that say test or check and mean others',
    {
      Makefile:
        'misspell-check:\n\tx\nstatic-codestyle-check:\n\tx\nclean-integration-test:\n\tx\nstart-server: stop\n\tnode tests/server.js &\ncheck:\n\tx\n',
    },
    ['test: make check', 'check: make misspell-check', 'check: make static-codestyle-check'],
  ],
  [
    'scripts',
    { 'scripts/setup.sh': '#!/bin/sh\n# Sets up the database\n', 'bin/test': '#!/bin/sh\n' },
    ['set up: ./scripts/setup.sh', 'test: ./bin/test'],
  ],
  [
    'yarn and pnpm',
    {
      'package.json': '{ "packageManager": "pnpm@9", "scripts": { "dev": "vite", "lint": "eslint" } }',
      'pnpm-lock.yaml': '',
      'web/package.json': '{ "scripts": { "start": "x" } }',
      'web/yarn.lock': '',
    },
    ['run: pnpm dev', 'check: pnpm lint', 'set up: pnpm install', 'run: yarn start in web'],
  ],
];

describe('The commands of a project in', () => {
  for (const [name, files, commands] of cases) {
    it(name, () => {
      assert.deepEqual(
        factsOf(files).commands.map(
          ({ purpose, text, folder }) => `${purpose}: ${text}${folder === '' ? '' : ` in ${folder}`}`,
        ),
        commands,
      );
    });
  }
});
