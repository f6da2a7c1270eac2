import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import type { Fact } from '../../../../src/core/project/fact';
import { bytesToRead, isSettings } from '../../../../src/core/project/projectFiles';
import { type ProjectFacts, projectFactsOf } from '../../../../src/core/project/projectFacts';
import { isSource } from '../../../../src/core/project/sourcePaths';
import { SourceReading } from '../../../../src/core/project/sourceFacts';

/** As the host reads them. */
function factsOf(files: Readonly<Record<string, string>>): ProjectFacts {
  const paths = Object.keys(files).sort();
  const sources = new SourceReading();
  for (const path of paths) {
    const text = files[path] ?? '';
    if (isSource(path)) sources.add(path, text);
    else if (isSettings(path)) sources.connections(path, text);
  }
  const texts = new Map(Object.entries(files).filter(([path]) => bytesToRead(path) !== undefined));
  const none = { problems: [], installedLicences: new Map<string, string>(), tags: [] };
  return projectFactsOf({ paths, texts, sources: sources.finish(paths), ...none });
}

const said = (facts: readonly Fact[]): readonly string[] =>
  facts.map(({ kind, value, path, line }) => `${kind} | ${value} | ${path}:${line + 1}`);

describe('The stores of a project', () => {
  it('are told from those that only an example speaks to', () => {
    const { stores } = factsOf({
      'examples/a.py': 'a = "redis://localhost:6379"\nb = "mongodb://localhost:1"\n',
      'src/a.py': 'a = "redis://localhost:6379"\n',
    }).data;
    assert.deepEqual(
      stores.map(({ kind, note, path }) => [kind, note, path]),
      [
        ['Redis', 'address', 'src/a.py'],
        ['MongoDB', 'address in an example, a test or a document', 'examples/a.py'],
      ],
    );
  });
});

describe('The environment variables of a program in Go', () => {
  it('are found by constants of other files of the package, and of imported ones', () => {
    const { variables } = factsOf({
      'votes/names.go':
        'package votes\n\nconst (\n\tkeyName = "VOTES_API_KEY"\n\tHost string = "VOTES_HOST"\n\tp = "PATH"\n)\n',
      'votes/read.go':
        'package votes\n\nvar a = os.Getenv(keyName)\n// os.Getenv(keyName)\nvar b, _ = os.LookupEnv( Host )\nvar c = os.Getenv(p)\nvar d = os.Getenv(unknown)\n',
      'cmd/main.go':
        'package main\n\nvar e = os.Getenv(votes.Host)\nvar f = os.Getenv(juries.Host)\nvar g = os.Getenv(twice.X)\n',
      'a/twice/x.go': 'package twice\n\nconst X = "ONE_X"\n',
      'b/twice/x.go': 'package twice\n\nconst X = "OTHER_X"\n',
      'votes/same.go': 'package votes\n\nconst own = "OWN_NAME"\n\nvar h = os.Getenv(own)\n',
    }).sources;
    assert.deepEqual(said(variables), [
      'variable | VOTES_HOST | cmd/main.go:3',
      'variable | VOTES_API_KEY | votes/read.go:3',
      'variable | VOTES_HOST | votes/read.go:5',
    ]);
  });
});

describe('The commands of a project', () => {
  it('are those of its scripts, marked where CI runs them', () => {
    const { commands } = factsOf({
      'package.json':
        '{\n"scripts": {\n"test": "mocha",\n"build": "tsc"\n},\n"devDependencies": { "mocha": "10" }\n}',
      'package-lock.json': '{}',
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  a:\n    steps:\n      - run: npm ci\n      - run: npm run build\n',
    });
    assert.deepEqual(
      commands.map(({ purpose, text, inCi, line }) => [purpose, text, inCi, line + 1]),
      [
        ['test', 'npm test', false, 3],
        ['build', 'npm run build', true, 4],
        ['set up', 'npm ci', true, 1],
      ],
    );
  });

  it('begin with those that are named for their purpose, whole', () => {
    const { commands } = factsOf({
      Makefile: 'check-docs:\n\tx\ninstall-man:\n\tx\nunit-tests:\n\tx\ntest:\n\tx\nbootstrap:\n\tx\n',
    });
    assert.deepEqual(
      commands.map(({ text }) => text),
      ['make test', 'make bootstrap', 'make install-man', 'make unit-tests', 'make check-docs'],
    );
  });

  it('of a folder are run by CI only where CI names the folder', () => {
    const { commands } = factsOf({
      Makefile: 'all:\n\tx\n',
      'web/Makefile': 'all:\n\tx\n',
      'contrib/Makefile': 'all:\n\tx\n',
      '.github/workflows/ci.yml':
        'on: push\njobs:\n  a:\n    steps:\n      - run: make\n      - run: make\n        working-directory: web\n',
    });
    assert.deepEqual(
      commands.map(({ text, folder, inCi }) => [text, folder, inCi]),
      [
        ['make', '', true],
        ['make', 'web', true],
        ['make', 'contrib', false],
      ],
    );
  });

  it('of Ant lose the arrow that many draw before their description', () => {
    const { commands } = factsOf({
      'build.xml': '<project><target name="build" description="--&gt; compiles the code"/></project>',
    });
    assert.deepEqual(
      commands.map(({ note }) => note),
      ['compiles the code'],
    );
  });

  it('of examples and tests are left out', () => {
    const { commands } = factsOf({
      'tests/certs/Makefile': 'server:\n\trun\n',
      Makefile: 'test: ## runs all\n\tx\n',
    });
    assert.deepEqual(
      commands.map(({ text, note }) => [text, note]),
      [['make test', 'runs all']],
    );
  });
});

describe('The facts of a project', () => {
  const facts = factsOf({
    '.nvmrc': '20\n',
    'go.mod': 'module example.org/a\n\ngo 1.22\n',
    'cmd/tally/main.go': 'package main\n\nimport "example.org/a/votes"\n\nfunc main() {}\n',
    'votes/votes.go': 'package votes\n',
    'votes/votes_test.go': 'func TestA(t *testing.T) {\n\tt.Skip("flaky")\n}\n',
    Dockerfile: 'FROM alpine\nEXPOSE 8080\nCMD ["tally"]\n',
    'compose.yaml': 'services:\n  db:\n    image: postgres:16\n',
    '.env.example': 'DATABASE_URL=postgres://kim:hunter2@db/votes\n',
    'migrations/001_votes.sql': 'CREATE TABLE votes (id int);\n',
    'ops/crontab': '# nightly\n0 3 * * * /usr/bin/backup --password=hunter2x\n',
    'docs/adr/0001-text.md': '# 1. Text files\n\nDate: 2024-01-02\n\n## Status\n\nAccepted\n',
    CODEOWNERS: '* @kim\n/votes/ @sol # counts\n',
    '.github/workflows/release.yml':
      'name: Release\non:\n  push:\n    tags: [v*]\n  schedule:\n    - cron: "0 4 * * 1"\njobs:\n  ship:\n    runs-on: ubuntu\n    steps:\n      - run: npm publish\n',
  });

  it('name the tools, the entry points and the ports', () => {
    assert.deepEqual(said(facts.tools), ['Node.js | 20 | .nvmrc:1', 'Go | 1.22 | go.mod:3']);
    assert.deepEqual(said(facts.entryPoints), [
      'container CMD | ["tally"] | Dockerfile:3',
      'main function |  | cmd/tally/main.go:5',
    ]);
    assert.deepEqual(said(facts.interfaces), ['port of the container | 8080 | Dockerfile:2']);
  });

  it('name stores without who connects, and migrations', () => {
    assert.deepEqual(said(facts.data.stores), [
      'PostgreSQL | db: postgres:16 | compose.yaml:2',
      'PostgreSQL | postgres://[redacted]@db/votes | .env.example:1',
    ]);
    assert.deepEqual(said(facts.data.migrations), ['SQL files | migrations | migrations/001_votes.sql:1']);
  });

  it('say which folder imports from which', () => {
    assert.deepEqual(facts.sources.folders.find(({ folder }) => folder === 'cmd/tally')?.imports, [
      { folder: 'votes', files: 1 },
    ]);
  });

  it('say what runs by the clock and what is sent out, without secrets', () => {
    assert.deepEqual(said(facts.schedules), [
      'GitHub Actions | 0 4 * * 1 Release | .github/workflows/release.yml:6',
      'crontab | 0 3 * * * /usr/bin/backup --password=[redacted] | ops/crontab:2',
    ]);
    assert.deepEqual(said(facts.publishing), [
      'Release / ship | npm publish | .github/workflows/release.yml:11',
    ]);
  });

  it('count tests, and list those that are switched off', () => {
    assert.deepEqual(facts.tests.folders, [{ folder: 'votes', files: 1, cases: 1 }]);
    assert.deepEqual(said(facts.tests.skipped), ['skipped | "flaky") | votes/votes_test.go:2']);
  });

  it('list decisions with status and date, and owners by the last rule that matches', () => {
    assert.deepEqual(facts.decisions, [
      { path: 'docs/adr/0001-text.md', title: '1. Text files', status: 'Accepted', date: '2024-01-02' },
    ]);
    assert.deepEqual(
      facts.owners.map(({ pattern, owners, files }) => [pattern, owners, files]),
      [
        ['*', ['@kim'], 11],
        ['/votes/', ['@sol'], 2],
      ],
    );
  });
});

describe('Hostile files', () => {
  const names = [
    'package.json',
    'Makefile',
    '.github/workflows/a.yml',
    '.gitlab-ci.yml',
    'Dockerfile',
    'compose.yml',
    'a.go',
    'a.py',
  ];
  const more = [
    'a.ts',
    'a_test.go',
    'CODEOWNERS',
    'README.md',
    'docs/adr/1.md',
    'a.sql',
    'Jenkinsfile',
    'build.xml',
    'crontab',
    '.env',
  ];
  const pieces = fc.constantFrom(
    ...[
      '\n',
      ' ',
      ':',
      '- ',
      '"',
      "'",
      '{',
      '}',
      '[',
      '(',
      '*',
      '/',
      '\\',
      '#',
      '\u0000',
      '\ud800',
      'a',
      '0',
    ],
    ...[
      'jobs:\n',
      'on:\n',
      'run: ',
      'FROM ',
      'CMD ',
      'postgres://a:b@c/d',
      'import "a/b"',
      'create table x',
      '**/**/',
      '__proto__',
    ],
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
  );

  it('never fail the facts, and no line lies outside its file', function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names, ...more), text, { maxKeys: 5 }), (files) => {
        const { tools, commands, entryPoints, schedules, data, tests } = factsOf(files);
        for (const { path, line } of [
          ...tools,
          ...commands,
          ...entryPoints,
          ...schedules,
          ...data.stores,
          ...tests.skipped,
        ])
          assert.ok(line < (files[path] ?? '').split(/\r\n?|\n/).length, `${path}:${line}`);
      }),
      { numRuns: 300 },
    );
  });
});
