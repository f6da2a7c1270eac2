import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readOutside } from '../../../../src/core/outside/readOutside';
import { projectFactsOf } from '../../../../src/core/project/projectFacts';
import { SourceReading } from '../../../../src/core/project/sourceFacts';
import { redactSecrets } from '../../../../src/core/secrets/redactSecrets';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const hex = `${digits}abcdef`;
const upperDigits = `${lower.toUpperCase()}${digits}`;
const alphanumeric = `${lower}${upperDigits}`;

/** A piece of a key, apart from the rest of it in this file. */
const part = (text: string): string => text;

/** A random text of an alphabet; never written down anywhere. */
const run = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet.split(/(?:)/)), minLength: length, maxLength: length });

/** The prefix stands in two pieces, so that no scanner of secrets takes this file for one that has some. */
const key = (first: string, second: string, alphabet: string, length: number): fc.Arbitrary<string> =>
  run(alphabet, length).map((rest) => first + second + rest);

/** How makers of services write their keys, from their documentation. */
const makers: Readonly<Record<string, fc.Arbitrary<string>>> = {
  aws: key('AK', 'IA', upperDigits, 16),
  awsSession: key('AS', 'IA', upperDigits, 16),
  google: key('AI', 'za', alphanumeric, 35),
  googleOAuth: key('GOC', 'SPX-', alphanumeric, 28),
  googleAccess: key('ya', '29.', alphanumeric, 60),
  github: key('gh', 'p_', alphanumeric, 36),
  githubApp: key('gh', 's_', alphanumeric, 36),
  githubFine: key('github', '_pat_', alphanumeric, 60),
  gitlab: key('gl', 'pat-', alphanumeric, 20),
  bitbucket: key('AT', 'BB', alphanumeric, 32),
  atlassian: key('ATA', 'TT3', alphanumeric, 60),
  slackBot: key('xo', 'xb-', digits, 24),
  slackWebhook: key('hooks.slack', '.com/services/T', upperDigits, 30),
  discordWebhook: run(digits, 18).map(
    (id) => `discord${part('.com/api/web')}hooks/${id}/${'aB3'.repeat(20)}`,
  ),
  telegram: run(alphanumeric, 33).map((rest) => `${part('1234567')}890:${part('A')}A${rest}`),
  stripeLive: key('sk_', 'live_', alphanumeric, 24),
  stripeRestricted: key('rk_', 'live_', alphanumeric, 24),
  stripeWebhook: key('wh', 'sec_', alphanumeric, 32),
  square: key('sq0', 'atp-', alphanumeric, 22),
  razorpay: key('rzp', '_live_', alphanumeric, 14),
  shopify: key('shp', 'at_', hex, 32),
  openai: key('sk-', 'proj-', alphanumeric, 48),
  anthropic: key('sk-', 'ant-', alphanumeric, 60),
  huggingFace: key('h', 'f_', alphanumeric, 34),
  sendgrid: fc.tuple(run(alphanumeric, 22), run(alphanumeric, 43)).map(([a, b]) => `S${part('G')}.${a}.${b}`),
  mailgun: key('key', '-', hex, 32),
  mailchimp: run(hex, 32).map((rest) => `${rest}-${part('u')}s14`),
  brevo: key('xkey', 'sib-', hex, 64),
  twilio: key('S', 'K', hex, 32),
  npm: key('np', 'm_', alphanumeric, 36),
  pypi: key('py', 'pi-', alphanumeric, 80),
  rubygems: key('ruby', 'gems_', hex, 48),
  nuget: key('o', 'y2', `${lower}${digits}`, 43),
  cratesIo: key('c', 'io', alphanumeric, 32),
  dockerHub: key('dckr', '_pat_', alphanumeric, 27),
  digitalOcean: key('dop', '_v1_', hex, 64),
  heroku: key('HR', 'KU-', alphanumeric, 40),
  netlify: key('nf', 'p_', alphanumeric, 36),
  supabase: key('sb', 'p_', hex, 40),
  planetScale: key('pscale', '_tkn_', alphanumeric, 43),
  vault: key('hv', 's.', alphanumeric, 40),
  terraform: run(alphanumeric, 60).map(
    (rest) => `${'aB3'.repeat(5).slice(0, 14)}.atlas${part('v1')}.${rest}`,
  ),
  pulumi: key('pu', 'l-', hex, 40),
  doppler: key('dp.', 'pt.', alphanumeric, 43),
  databricks: key('da', 'pi', hex, 32),
  sentry: key('sn', 'trys_', alphanumeric, 60),
  sonar: key('sq', 'p_', hex, 40),
  grafana: key('gl', 'sa_', alphanumeric, 41),
  newRelic: key('NR', 'AK-', upperDigits, 27),
  dynatrace: fc
    .tuple(run(upperDigits, 24), run(upperDigits, 64))
    .map(([a, b]) => `dt0${part('c01')}.${a}.${b}`),
  linear: key('lin', '_api_', alphanumeric, 40),
  notion: key('nt', 'n_', alphanumeric, 46),
  airtable: fc.tuple(run(alphanumeric, 14), run(hex, 64)).map(([a, b]) => `p${part('at')}${a}.${b}`),
  postman: fc.tuple(run(hex, 24), run(hex, 34)).map(([a, b]) => `PM${part('AK')}-${a}-${b}`),
  figma: key('fig', 'd_', alphanumeric, 40),
  dropbox: key('s', 'l.', alphanumeric, 130),
  facebook: key('EA', 'A', alphanumeric, 60),
  jsonWebToken: fc
    .tuple(run(alphanumeric, 30), run(alphanumeric, 40), run(alphanumeric, 43))
    .map(([a, b, c]) => `e${part('yJ')}${a}.${b}.${c}`),
  azureStorage: run(alphanumeric, 86).map((rest) => `Account${part('Key')}=${rest}==`),
  azureSignature: run(alphanumeric, 44).map(
    (rest) => `https://x.blob.core.windows.net/c?sv=1&${part('si')}g=${rest}`,
  ),
  age: key('AGE-SECRET', '-KEY-1', upperDigits, 58),
  privateKey: run(alphanumeric, 300).map(
    (rest) => `-----BEGIN RSA ${part('PRIV')}ATE KEY-----\n${rest}\n-----END RSA ${part('PRIV')}ATE KEY-----`,
  ),
  userFlag: run(alphanumeric, 14).map((password) => `curl -u deploy:${password}`),
  longFlag: run(alphanumeric, 14).map((password) => `mysql --password Q${password}`),
  shortFlag: run(alphanumeric, 14).map((password) => `mysql -u root -p${password}`),
  sshpass: run(alphanumeric, 14).map((password) => `sshpass -p Q${password}`),
  quotedPassphrase: run(lower, 14).map((word) => `password: "correct horse ${word}"`),
  inAddress: run(alphanumeric, 12).map(
    (password) => `postgres://app:${password}1x@db.spotlight-night-live.tv/votes`,
  ),
};

/** The part of a key that must never be seen: all but what every key of the maker has. */
const tail = (secret: string): string =>
  secret
    .replace(/\s/g, '')
    .replace(/-----END.*$/, '')
    .replace(/^.*@|@.*$/g, '')
    .slice(-12);

/** What the book learns of a project with these files, and of nothing else. */
function factsOf(files: readonly (readonly [path: string, text: string])[]): string {
  const paths = files.map(([path]) => path).sort();
  return JSON.stringify(
    projectFactsOf({
      paths,
      texts: new Map(files),
      sources: new SourceReading().finish(paths),
      problems: [],
      installedLicences: new Map(),
      tags: [],
    }),
  );
}

/** A project in which the key stands wherever people wrote one, also where a cut for the page goes through it. */
function projectWith(secret: string): readonly (readonly [path: string, text: string])[] {
  const row = secret.replace(/\n/g, ' ');
  const yaml = JSON.stringify(secret);
  const far = (length: number): string => `node ${'a '.repeat(length / 2)}`;
  return [
    [
      'package.json',
      JSON.stringify({
        name: 'votes',
        description: `Counts votes; ${secret}`,
        bin: { votes: `cli.js ${secret}` },
        scripts: { start: `API_VALUE=${secret} node a.js`, deploy: `${far(100)}${secret}` },
        dependencies: { bar: `git+https://${row}@github.com/kim/bar.git` },
      }),
    ],
    ['b/package.json', JSON.stringify({ scripts: { start: `${far(146)}${secret}` } })],
    [
      'package-lock.json',
      JSON.stringify({
        lockfileVersion: 1,
        dependencies: { bar: { version: `git+https://x:${row}@github.com/kim/bar.git` } },
      }),
    ],
    ['requirements.txt', `lib @ git+https://${row}@github.com/kim/lib.git\n`],
    ['Procfile', `web: API_VALUE=${row} gunicorn a\nworker: ${far(186)}${row}\n`],
    ['Dockerfile', `FROM node:20\nCMD ["node","a.js","${row}"]\nENTRYPOINT ["${far(184)}","${row}"]\n`],
    ['app.service', `[Service]\nExecStart=/usr/bin/x ${row}\nExecStart=${far(186)}${row}\n`],
    [
      'composer.json',
      JSON.stringify({
        name: 'kim/votes',
        scripts: { start: `A=${secret} php a`, test: `${far(106)}${secret}` },
      }),
    ],
    ['Makefile', `deploy: ## deploy with ${row}\n\ttrue\ntest: ## ${far(106)}${row}\n\ttrue\n`],
    ['Taskfile.yml', `version: '3'\ntasks:\n  build:\n    desc: ${yaml}\n    cmds: [x]\n`],
    [
      'build.xml',
      `<project><target name="run" description="with '${row.replace(/&/g, '&amp;')}'"/></project>`,
    ],
    ['README.md', `# Use key ${row}\n\n## Install with *${row}*\n`],
    ['docs/adr/0001-key.md', `# Use _${row}_\n\n## Status\n\nAccepted for ${row}\n`],
    [
      'docs/adr/0002-key.md',
      `---\nstatus: ${'accepted '.repeat(5)}${row}\n---\n# ${'A '.repeat(70)}${row}\n`,
    ],
    ['.gitlab-ci.yml', `${JSON.stringify(`test ${row}`)}:\n  image: ${yaml}\n  script:\n    - ${yaml}\n`],
    [
      '.github/workflows/ci.yml',
      `name: ${yaml}\non: push\njobs:\n  a:\n    name: ${yaml}\n    steps:\n      - run: ${JSON.stringify(`${far(1490)}${secret}`)}\n      - uses: ${yaml}\n`,
    ],
    ['compose.yml', `services:\n  db:\n    image: ${JSON.stringify(`postgres:${row}`)}\n`],
    ['crontab', `0 1 * * * ${row}\n`],
  ];
}

describe('a corpus of key formats', () => {
  for (const [maker, secrets] of Object.entries(makers)) {
    it(`redacts keys as ${maker} writes them, alone, in prose and in code`, () => {
      fc.assert(
        fc.property(secrets, (secret) => {
          const ends = maker === 'inAddress' ? secret.slice(15, 28) : tail(secret);
          for (const text of [
            secret,
            `the new one, ${secret}, works`,
            `const x = "${secret}";`,
            `x: '${secret}'`,
          ])
            assert.ok(!redactSecrets(text).replace(/\s/g, '').includes(ends), redactSecrets(text));
        }),
        { numRuns: 40 },
      );
    });

    it(`lets no key as ${maker} writes them into what is found in files`, () => {
      fc.assert(
        fc.property(secrets, (secret) => {
          const ends = maker === 'inAddress' ? secret.slice(15, 28) : tail(secret);
          const files: readonly (readonly [path: string, text: string])[] = [
            ['.env.example', `SOME_VALUE=${secret}\nPLAIN="${secret}"\n`],
            [
              'src/a.ts',
              `const v = process.env.SOME_VALUE ?? '${secret}';\nfetch("https://api.edgelark-cdn.net/?k=${secret}");\n`,
            ],
            ['src/a.py', `x = os.environ.get("SOME_VALUE", "${secret}")\n`],
            [
              'compose.yml',
              `services:\n  a:\n    image: postgres\n    environment:\n      SOME_VALUE: "${secret}"\n      OTHER: \${OTHER:-${secret}}\n`,
            ],
            ['main.tf', `variable "x" { default = "${secret}" }\n`],
            ['Dockerfile', `FROM node:20\nENV SOME_VALUE=${secret}\nARG OTHER=${secret}\n`],
            ['deploy.sh', `curl -H "Authorization: Bearer ${secret}" https://\${HOST:-${secret}}/\n`],
          ];
          for (const [path, text] of files) {
            const found = JSON.stringify(readOutside(path, text) ?? '');
            assert.ok(!found.includes(ends), `${path}: ${found}`);
          }
        }),
        { numRuns: 25 },
      );
    });

    it(`lets no key as ${maker} writes them into what the book says of a project`, () => {
      fc.assert(
        fc.property(secrets, (secret) => {
          const ends = maker === 'inAddress' ? secret.slice(15, 28) : tail(secret);
          const files = projectWith(secret);
          if (!factsOf(files).includes(ends)) return;
          for (const file of files)
            assert.ok(!factsOf([file]).includes(ends), `${file[0]}: ${factsOf([file])}`);
          assert.fail('the key is in what the files say together');
        }),
        { numRuns: 5 },
      );
    });
  }

  for (const [kind, text] of Object.entries({
    flag: '--password=hunter2secret',
    'flag and value': '--password hunter2secret',
    'flags of a list': '"--token","hunter2secret"',
    'user of a list': '"-u","kim:hunter2secret"',
    assignment: 'API_TOKEN=hunter2secret',
    address: 'https://kim:hunter2secret@npm.edgelark-cdn.net/bar.tgz',
  })) {
    it(`lets no password given as ${kind} into what the book says of a project`, () => {
      for (const [path, content] of projectWith(text)) {
        const found = factsOf([[path, content]]);
        assert.ok(!found.includes('hunter2'), `${path}: ${found}`);
      }
    });
  }

  it('cuts no key in two, of which the first half would stay', () => {
    fc.assert(
      fc.property(key('gh', 'p_', alphanumeric, 36), (secret) => {
        for (const file of projectWith(secret)) {
          const found = factsOf([file]);
          assert.ok(!found.includes(secret.slice(4, 10)), `${file[0]}: ${found}`);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('keeps the commit or digest that says which version is meant', () => {
    const commit = '8f4b7f84864484a7bf31766abe9204da3cbe65b3';
    const found = factsOf([
      ['package.json', `{"dependencies":{"bar":"git+https://github.com/kim/bar.git#${commit}"}}`],
      ['.github/workflows/ci.yml', `on: push\njobs:\n  a:\n    steps:\n      - uses: kim/bar@${commit}\n`],
    ]);
    assert.ok(found.includes(`bar.git#${commit}`), found);
    assert.ok(found.includes(`kim/bar@${commit}`), found);
  });
});
