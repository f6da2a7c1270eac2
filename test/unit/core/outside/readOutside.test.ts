import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OutsideFact } from '../../../../src/core/outside/outsideFacts';
import { readOutside } from '../../../../src/core/outside/readOutside';

const factsOf = (path: string, text: string): readonly OutsideFact[] => readOutside(path, text)?.facts ?? [];
const hostsOf = (path: string, text: string): readonly string[] =>
  factsOf(path, text).flatMap((fact) => (fact.kind === 'host' ? [fact.host] : []));
const variablesOf = (path: string, text: string): readonly unknown[] =>
  factsOf(path, text).flatMap((fact) =>
    fact.kind === 'variable'
      ? [[fact.name, fact.access, fact.fallback ?? (fact.hidden === true ? 'hidden' : '')]]
      : [],
  );

describe('what a file says of the outside', () => {
  describe('hosts', () => {
    const called: readonly (readonly [path: string, text: string, host: string])[] = [
      ['a.ts', "fetch('https://push.pingwren.io/3/batch')", 'push.pingwren.io'],
      ['a.ts', 'fetch(`https://${region}.push.pingwren.io/3`)', 'push.pingwren.io'],
      ['a.py', 'API = "https://api.streamforge-encoding.com/v1"', 'api.streamforge-encoding.com'],
      ['a.go', 'const endpoint = "https://api.pingwren.io/v1"', 'api.pingwren.io'],
      ['a.rb', 'get("https://#{account}.pingwren.io/api")', 'pingwren.io'],
      ['config.yml', 'smtp:\n  host: smtp.pingwren.io\n', 'smtp.pingwren.io'],
      ['a.properties', 'mail.host=smtp.pingwren.io\n', 'smtp.pingwren.io'],
      ['a.html', '<script src="https://cdn.edgelark-cdn.net/a.js"></script>', 'cdn.edgelark-cdn.net'],
      [
        'a.html',
        "<link href='https://fonts.edgelark-cdn.net/css?family=X' rel='stylesheet'>",
        'fonts.edgelark-cdn.net',
      ],
      ['a.rb', 'API = "https://www.pingwren.io/api/article".freeze', 'www.pingwren.io'],
      ['a.php', "<?php $url = 'https://api.pingwren.io/x'; // see below", 'api.pingwren.io'],
      [
        'pom.xml',
        '<repositories><repository><url>https://maven.pingwren.io/r</url></repository></repositories>',
        'maven.pingwren.io',
      ],
      ['install.sh', 'curl -L https://get.pingwren.io/install | sh', 'get.pingwren.io'],
      ['a.sh', 'curl https://github.com/pingwren/tool/releases/download/v1/tool.tgz', 'github.com'],
    ];
    for (const [path, text, host] of called) {
      it(`finds ${host} in ${text.slice(0, 50)}`, () => {
        assert.deepEqual(hostsOf(path, text), [host]);
      });
    }

    const passedOver: readonly (readonly [path: string, text: string])[] = [
      ['a.ts', '// as told on https://api.pingwren.io/v1\nexport {};'],
      ['a.py', '"""Talks to https://api.pingwren.io/v1."""\n'],
      ['a.yml', '# https://api.pingwren.io/v1\nkey: value\n'],
      ['a.xml', '<!-- https://api.pingwren.io/v1 --><a/>'],
      ['a.sql', '-- https://api.pingwren.io/v1\nselect 1;'],
      ['a.ts', "throw new Error('Broken, see https://api.pingwren.io/x');"],
      ['a.html', '<a class="x" href="https://www.pingwren.io/">Pingwren</a>'],
      ['a.html', '<link rel="canonical" href="https://www.pingwren.io/x">'],
      ['a.html', '<link href="https://www.pingwren.io/feed" rel="alternate">'],
      ['a.ts', "const docs = 'https://www.pingwren.io/api/docs/start';"],
      ['a.xml', '<beans xmlns:x="https://api.pingwren.io/beans"/>'],
      ['a.json', '{ "$schema": "https://api.pingwren.io/s.json" }'],
      ['a.ts', "const docs = 'https://www.pingwren.io/docs/start';"],
      ['a.ts', "const repository = 'https://github.com/pingwren/tool';"],
      ['a.ts', "fetch('http://localhost:8080/');"],
      ['a.ts', "fetch('https://example.com/');"],
      ['test/a.test.ts', "fetch('https://api.pingwren.io/v1')"],
      ['locales/de.json', '{ "help": "https://api.pingwren.io/v1" }'],
      ['package.json', '{ "homepage": "https://github.com/x/y", "bugs": "https://tracker.pingwren.io/x" }'],
      ['a.rs', 'fn a() {}\n#[cfg(test)]\nmod tests { const A: &str = "https://api.pingwren.io/v1"; }'],
    ];
    for (const [path, text] of passedOver) {
      it(`passes over ${path}: ${text.slice(0, 60).replace(/\n/g, ' ')}`, () => {
        assert.deepEqual(hostsOf(path, text), []);
      });
    }

    it('passes over a table of many sites, and keeps the known parties in it', () => {
      const sites = Array.from({ length: 9 }, (_, number) => `"https://a${number}site.net/x"`);
      const text = `const sites = [${sites.join(', ')}, "https://api.stripe.com/v1"];`;
      assert.deepEqual(hostsOf('a.ts', text), ['api.stripe.com']);
    });

    it('says on which line, counted from 0', () => {
      const [fact] = factsOf('a.ts', "const a = 1;\n\nfetch('https://push.pingwren.io/3');\n");
      assert.equal(fact?.line, 2);
    });
  });

  describe('environment variables', () => {
    const read: readonly (readonly [path: string, text: string, expected: readonly string[]])[] = [
      ['a.ts', "const a = process.env.VOTE_PORT ?? '8080';", ['VOTE_PORT', 'read', '8080']],
      ['a.ts', "const a = process.env['VOTE_FOLDER'];", ['VOTE_FOLDER', 'read', '']],
      ['a.ts', 'const a = import.meta.env.VITE_VOTES;', ['VITE_VOTES', 'read', '']],
      ['a.py', 'a = os.environ.get("VOTE_SPOOL", "/var/spool")', ['VOTE_SPOOL', 'read', '/var/spool']],
      ['a.py', 'a = os.environ["VOTE_SPOOL"]', ['VOTE_SPOOL', 'read', '']],
      ['A.java', 'String a = System.getenv("VOTE_HOME");', ['VOTE_HOME', 'read', '']],
      ['a.go', 'a := os.Getenv("VOTE_HOME")', ['VOTE_HOME', 'read', '']],
      ['a.rs', 'let a = env::var("VOTE_HOME")?;', ['VOTE_HOME', 'read', '']],
      ['a.rb', "a = ENV.fetch('VOTE_HOME', 'x')", ['VOTE_HOME', 'read', 'x']],
      ['a.php', "<?php return ['a' => env('VOTE_HOME', 'x')];", ['VOTE_HOME', 'read', 'x']],
      ['a.cs', 'var a = Environment.GetEnvironmentVariable("VOTE_HOME");', ['VOTE_HOME', 'read', '']],
      ['application.yml', 'a: ${VOTE_HOME:/srv}\n', ['VOTE_HOME', 'read', '/srv']],
      ['run.sh', 'echo "${VOTE_HOME:-/srv}"', ['VOTE_HOME', 'read', '/srv']],
      ['.env.example', 'VOTE_HOME=/srv # there', ['VOTE_HOME', 'set', '/srv']],
      ['Dockerfile', 'FROM node:20\nENV VOTE_HOME=/srv\n', ['VOTE_HOME', 'set', '/srv']],
      [
        'compose.yml',
        'services:\n  a:\n    environment:\n      VOTE_HOME: /srv\n',
        ['VOTE_HOME', 'set', '/srv'],
      ],
      ['a.ts', "const a = process.env.VOTE_TOKEN ?? 'hunter2';", ['VOTE_TOKEN', 'read', 'hidden']],
      ['.env.example', 'DATABASE_URL=postgres://vote:hunter2@db/vote', ['DATABASE_URL', 'set', 'hidden']],
    ];
    for (const [path, text, expected] of read) {
      it(`reads ${text.replace(/\n/g, ' ')}`, () => {
        assert.deepEqual(variablesOf(path, text), [expected]);
      });
    }

    it('knows functions of the project around the reading ones, but not those that set', () => {
      const text =
        'a = envsecret("VOTE_KEY", "---")\nb = get_env_bool("VOTE_OPEN", "True")\nsetenv("VOTE_X", "1")\n';
      assert.deepEqual(variablesOf('a.py', text), [
        ['VOTE_KEY', 'read', 'hidden'],
        ['VOTE_OPEN', 'read', 'True'],
      ]);
      assert.ok(factsOf('a.py', text).some((fact) => fact.kind === 'secret' && fact.name === 'VOTE_KEY'));
    });

    it('follows a constant of the same file', () => {
      const texts: readonly (readonly [path: string, text: string])[] = [
        ['a.go', 'const EnvMode = "VOTE_MODE"\nfunc f() { os.Getenv(EnvMode) }'],
        ['a.ts', "const key = 'VOTE_MODE';\nprocess.env[key];"],
        ['a.py', 'KEY = "VOTE_MODE"\nos.environ.get(KEY, "x")'],
        ['A.java', 'static final String KEY = "VOTE_MODE";\nSystem.getenv(KEY);'],
      ];
      for (const [path, text] of texts)
        assert.deepEqual(variablesOf(path, text), [['VOTE_MODE', 'read', '']], path);
    });

    it('passes over what a dashboard of Grafana fills in itself', () => {
      assert.deepEqual(variablesOf('a.json', '{ "panels": [{ "uid": "${DS_VOTES}" }] }'), []);
      assert.equal(variablesOf('b.json', '{ "uid": "${DS_VOTES}" }').length, 1);
    });

    it('passes over variables in comments and those of every machine', () => {
      assert.deepEqual(variablesOf('a.ts', '// process.env.VOTE_HOME\nprocess.env.PATH;'), []);
    });
  });

  it('names the packages that a manifest asks for', () => {
    const packages = (path: string, text: string): readonly unknown[] =>
      factsOf(path, text).flatMap((fact) => (fact.kind === 'package' ? [[fact.name, fact.line]] : []));
    assert.deepEqual(packages('package.json', '{\n  "dependencies": {\n    "stripe": "14.0.0"\n  }\n}\n'), [
      ['npm:stripe', 2],
    ]);
    assert.deepEqual(packages('requirements.txt', 'requests==2.31.0\nsentry-sdk\n'), [
      ['pypi:requests', 0],
      ['pypi:sentry-sdk', 1],
    ]);
  });

  it('says where secrets are read, and from what', () => {
    const text = 'jobs:\n  a:\n    env:\n      T: ${{ secrets.VOTE_TOKEN }}\n';
    assert.deepEqual(
      factsOf('.github/workflows/a.yml', text).filter(({ kind }) => kind === 'secret'),
      [{ kind: 'secret', name: 'VOTE_TOKEN', line: 3, store: 'ciSecret' }],
    );
    const secret = factsOf('a.py', 'a = os.environ["VOTE_PASSWORD"]').find(({ kind }) => kind === 'secret');
    assert.deepEqual(secret, { kind: 'secret', name: 'VOTE_PASSWORD', line: 0, store: 'environment' });
  });

  it('says that a secret stands in a file, of what make, and nothing of it', () => {
    const written = ['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_');
    const facts = factsOf('a.ts', `const key = '${written}';`);
    assert.deepEqual(facts, [{ kind: 'writtenSecret', form: 'Stripe key', line: 0 }]);
  });

  it('says that a private key is there', () => {
    const kind = 'PRIVATE';
    const text = `-----BEGIN ${kind} KEY-----\nabc\n-----END ${kind} KEY-----\n`;
    assert.deepEqual(factsOf('ops/vote.key', text), [{ kind: 'keyFile', form: 'privateKey', line: 0 }]);
  });

  it('finds images, steps of pipelines, providers and what a file configures', () => {
    assert.deepEqual(
      factsOf('Dockerfile', 'FROM node:20 AS build\nFROM build\nFROM quay.io/a/b:1\n').map((fact) =>
        'name' in fact ? fact.name : '',
      ),
      ['node:20', 'quay.io/a/b:1'],
    );
    const steps = factsOf(
      '.github/workflows/a.yml',
      'on: push\njobs:\n  a:\n    steps:\n      - uses: aws-actions/login@v1\n',
    );
    assert.deepEqual(
      steps.map(({ kind }) => kind),
      ['service', 'action'],
    );
    assert.deepEqual(factsOf('main.tf', 'provider "fastly" {\n}\nprovider "random" {}\n'), [
      { kind: 'provider', name: 'fastly', line: 0 },
    ]);
  });

  it('tells machines of a workflow from its containers', () => {
    const images = factsOf(
      '.github/workflows/a.yml',
      'on: push\njobs:\n  a:\n    strategy:\n      matrix:\n        include:\n          - image: ubuntu-22.04\n    container:\n      image: node:20\n    services:\n      db:\n        image: postgres:16\n',
    ).flatMap((fact) => (fact.kind === 'image' ? [fact.name] : []));
    assert.deepEqual(images, ['node:20', 'postgres:16']);
  });

  it('takes hostile texts without failing, in a time that grows with their length', () => {
    const pieces = fc.constantFrom(
      'https://',
      '${',
      '"',
      "'",
      '`',
      '/*',
      '<!--',
      'ENV[',
      'process.env.',
      'a.',
      '\n',
      '\\',
      '#',
      ' = ',
      '<a ',
      '{{',
      'api.',
      '-----BEGIN PRIVATE KEY',
      '"""',
      '\0',
    );
    const paths = fc.constantFrom(
      'a.ts',
      'a.py',
      'a.php',
      'a.yml',
      '.env',
      'Dockerfile',
      'a.tf',
      'pom.xml',
      'a.sh',
      'a.html',
    );
    fc.assert(
      fc.property(
        paths,
        fc.array(pieces, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 2000 }),
        (path, parts, times) => {
          const text = parts.join('').repeat(times).slice(0, 60_000);
          const startedMs = performance.now();
          readOutside(path, text);
          assert.ok(performance.now() - startedMs < 4000, `${path} ${JSON.stringify(parts)}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});
