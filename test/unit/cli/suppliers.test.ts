import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { runCli } from '../../support/runCli';
import { inTemporaryFolder } from '../../support/temporaryFolder';

/** A project that pays with Stripe, in its code and its manifest, and names only itself and examples beside. */
function shopIn(folder: string): void {
  const files = {
    'package.json': '{ "name": "shop", "dependencies": { "stripe": "^14.0.0", "left-pad": "1.3.0" } }\n',
    'src/pay.ts':
      "const charges = 'https://api.stripe.com/v1/charges';\nconst docs = 'https://example.org/';\n",
    'src/local.ts': "const local = 'http://localhost:3000/';\n",
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}

describe('mob-handover suppliers', function () {
  this.timeout(30_000);

  it('lists each outside party with the places that show it', () =>
    inTemporaryFolder(async (folder) => {
      shopIn(folder);
      const { code, stdout, stderr } = await runCli(folder, ['suppliers', '.']);
      assert.equal(code, 0, stderr);
      const lines = stdout.split('\n');
      assert.match(lines[0] ?? '', /^Stripe +\S/);
      assert.ok(
        lines.some((line) => /^ +api\.stripe\.com +src\/pay\.ts:1$/.test(line)),
        stdout,
      );
      assert.ok(
        lines.some((line) => /^ +npm:stripe +package\.json:1$/.test(line)),
        stdout,
      );
      assert.match(stdout, /\n\n1 outside party\n$/);
      assert.doesNotMatch(stdout, /example\.org|localhost|left-pad/);
    }));

  it('prints JSON that a program can read, lines counted from 1', () =>
    inTemporaryFolder(async (folder) => {
      shopIn(folder);
      const { code, stdout } = await runCli(folder, ['suppliers', '--format', 'json', '.']);
      assert.equal(code, 0);
      const json = JSON.parse(stdout) as {
        readonly format: string;
        readonly parties: readonly {
          readonly name: string;
          readonly evidence: readonly { readonly path: string; readonly line: number }[];
        }[];
      };
      assert.equal(json.format, 'mob-handover/suppliers');
      assert.deepEqual(
        json.parties.map(({ name }) => name),
        ['Stripe'],
      );
      assert.deepEqual(
        json.parties[0]?.evidence.map(({ path: file, line }) => `${file}:${String(line)}`).sort(),
        ['package.json:1', 'src/pay.ts:1'],
      );
    }));

  it('says that it found nothing, and what it was asked wrongly', () =>
    inTemporaryFolder(async (folder) => {
      writeFileSync(path.join(folder, 'a.ts'), 'export {};\n');
      const nothing = await runCli(folder, ['suppliers', '.']);
      assert.equal(nothing.code, 0);
      assert.match(nothing.stdout, /^No outside party found: /);
      for (const [args, sentence] of [
        [[], 'suppliers needs the folder to look into.'],
        [['.', '.'], 'suppliers takes one folder, not 2.'],
        [['--format', 'xml', '.'], '--format is json or table, not xml.'],
      ] as const) {
        const { code, stderr } = await runCli(folder, ['suppliers', ...args]);
        assert.equal(code, 2);
        assert.ok(stderr.includes(sentence), stderr);
      }
    }));
});
