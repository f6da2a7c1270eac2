import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readOutside } from '../../../../src/core/outside/readOutside';
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
  }
});
