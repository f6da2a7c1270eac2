import assert from 'node:assert/strict';
import fc from 'fast-check';
import { redacted, redactSecrets } from '../../../../src/core/secrets/redactSecrets';

describe('redacting secrets of commands', () => {
  const secrets: readonly [text: string, ...secret: string[]][] = [
    ['curl -u deploy:Winter2024x https://api.edgelark-cdn.net/purge', 'Winter2024x'],
    ['curl --user deploy:Spring2021w https://api.edgelark-cdn.net', 'Spring2021w'],
    ['curl -udeploy:Winter2024x x', 'Winter2024x'],
    ['curl -u "deploy:Winter 2024 x" x', 'Winter', '2024'],
    ["curl -u deploy:'Winter 2024' x", 'Winter'],
    ['curl --proxy-user=deploy:Winter2024x x', 'Winter2024x'],
    ['mysql -h db --password Summer2023y votes', 'Summer2023y'],
    ['mysql -uroot -pSummer2023y votes', 'Summer2023y'],
    ["mysqldump -p'Sum;mer 2023' votes", 'Sum', 'mer 2023'],
    ['sshpass -p Autumn2022z ssh -p 2222 deploy@host', 'Autumn2022z'],
    ['sshpass -pAutumn2022z ssh host', 'Autumn2022z'],
    ['docker login -u kim -p Autumn2022z registry.edgelark-cdn.net', 'Autumn2022z'],
    ['redis-cli -a Autumn2022z ping', 'Autumn2022z'],
    ['sqlcmd -S db -P Autumn2022z', 'Autumn2022z'],
    ['tool --api-key Autumn2022z --dry-run', 'Autumn2022z'],
    ['tool --db-token "Autumn 2022 z"', 'Autumn', '2022'],
    ['CMD ["tool", "--password", "Summer2023y"]', 'Summer2023y'],
    ["CREATE USER kim IDENTIFIED BY 'Summer2023y'", 'Summer2023y'],
    ['machine h login kim password Summer2023y', 'Summer2023y'],
    ['password: "correct horse battery staple"', 'correct', 'staple'],
    ["secret = 'correct horse battery staple'", 'correct', 'staple'],
    ['{\\"password\\": \\"correct horse battery\\"}', 'correct', 'battery'],
    ['"password": "correct \\" horse battery"', 'correct', 'battery'],
    ['the passphrase is "correct horse battery staple"', 'correct', 'staple'],
    ['password=${DB_PASSWORD:-hunter2x}', 'hunter2x'],
    ['postgres://app:p/w9x@db.edgelark-cdn.net/votes', 'p/w9x', 'w9x'],
    ['postgres://app:p@/w9x@db.edgelark-cdn.net/votes', 'w9x'],
    ['https://tok3n@git.edgelark-cdn.net/a.git', 'tok3n'],
    ['redis://:Autumn2022z@cache:6379', 'Autumn2022z'],
  ];
  for (const [text, ...parts] of secrets) {
    it(`hides the secret of "${text}"`, () => {
      const safe = redactSecrets(text);
      for (const part of parts) assert.ok(!safe.includes(part), safe);
      assert.ok(safe.includes(redacted), safe);
    });
  }

  for (const text of [
    'curl -u "$USER:$TOKEN" https://api.edgelark-cdn.net',
    'curl -u kim:${{ secrets.API_TOKEN }} https://api.edgelark-cdn.net',
    'mysql -u root -p votes',
    'mysql -u root --password "$DB_PASSWORD" votes',
    'tool --password <password> --token ${TOKEN}',
    'tool --token $(cat token.txt) --secret %SECRET%',
    'use the --password option, or --token from the file',
    'docker login -u kim --password-stdin registry.edgelark-cdn.net',
    'docker run -u 1000:1000 -p 8080:8080 image',
    'git push -u origin main:main',
    'ssh -p 2222 deploy@host',
    'sshpass -p "$PASS" ssh host',
    'password: ${{ secrets.DB_PASSWORD }}',
    'DB_PASSWORD=$DB_PASSWORD',
    'password=<password>',
    'https://localhost:8080/@scope/pkg and https://host:443/kim@edgelark-cdn.net',
    'https://${TOKEN}@git.edgelark-cdn.net/a.git',
    'https://kim@git.edgelark-cdn.net/a.git',
    'ssh://git@git.edgelark-cdn.net/a.git',
    'postgres://app:${DB_PASSWORD}@db/votes',
  ]) {
    it(`leaves "${text}" as it is`, () => {
      assert.equal(redactSecrets(text), text);
    });
  }

  it('hides any password of letters and digits, wherever a command takes it', () => {
    const password = fc.stringMatching(/^[A-Z][a-z]{3,8}\d{2,4}[a-z!%+]{1,3}$/);
    fc.assert(
      fc.property(password, (secret) => {
        for (const text of [
          `curl -u deploy:${secret} x`,
          `curl --user deploy:${secret}`,
          `mysql -p${secret}`,
          `sshpass -p ${secret} ssh x`,
          `tool --password ${secret}`,
          `tool --auth-token '${secret}'`,
          `{"token": "some ${secret} words"}`,
          `amqp://app:x/${secret}@queue`,
        ])
          assert.ok(!redactSecrets(text).includes(secret), redactSecrets(text));
      }),
      { numRuns: 200 },
    );
  });

  for (const piece of [
    'mysql ',
    'mysql "',
    '://a:',
    '://a:b/',
    '--password ',
    'token="',
    'token=\\"',
    "token='\\",
    '-u a:',
    'a-',
    '--a-a-a-a-',
    'password is "',
    'login a password ',
    '<',
    '${{',
    'identified by ',
  ]) {
    it(`takes the time of the text's length only with "${piece}" again and again`, () => {
      const took = (times: number): number => {
        const text = piece.repeat(times);
        const start = performance.now();
        redactSecrets(text);
        return performance.now() - start;
      };
      took(1000);
      const long = took(40_000);
      assert.ok(long < 3000, `${long} ms`);
    });
  }
});
