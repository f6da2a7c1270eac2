import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Runs the checker of the import rules, as `npm run layers` does, on these source files alone. */
function checkLayers(files: Readonly<Record<string, string>>): { code: number | null; output: string } {
  const folder = mkdtempSync(path.join(tmpdir(), 'mob-handover-layers-'));
  try {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
      copyFileSync(path.join(root, name), path.join(folder, name));
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const checker = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const run = spawnSync(process.execPath, [checker, 'src', '--config', '.dependency-cruiser.cjs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { code: run.status, output: run.stdout + run.stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One source file with a forbidden import, the file it names, and the rule that must refuse it. */
const forbidden: readonly [rule: string, from: string, imported: string, target?: string][] = [
  ['core-keeps-its-layer', 'src/core/a.ts', '../node/b', 'src/node/b.ts'],
  ['core-is-pure', 'src/core/a.ts', 'node:fs'],
  ['core-libraries', 'src/core/a.ts', 'simple-git'],
  ['node-keeps-its-layer', 'src/node/a.ts', '../server/b', 'src/server/b.ts'],
  ['protocol-takes-only-types-of-core', 'src/protocol/a.ts', '../core/b', 'src/core/b.ts'],
  ['server-keeps-its-layer', 'src/server/a.ts', '../extension/b', 'src/extension/b.ts'],
  ['cli-keeps-its-layer', 'src/cli/a.ts', '../server/b', 'src/server/b.ts'],
  ['extension-keeps-its-layer', 'src/extension/a.ts', '../cli/b', 'src/cli/b.ts'],
  ['only-extension-knows-vscode', 'src/server/a.ts', 'vscode'],
];

describe('the checker of the import rules', function () {
  this.timeout(60_000);

  it('accepts imports that go down the layers', () => {
    const { code, output } = checkLayers({
      'src/core/b.ts': 'export const b = 1;\n',
      'src/node/a.ts': "import { b } from '../core/b';\nexport const a = b;\n",
      'src/server/main.ts': "import { a } from '../node/a';\nexport const main = a;\n",
    });
    assert.equal(code, 0, output);
  });

  it('refuses every import that goes up or across', () => {
    const files: Record<string, string> = {};
    for (const [index, [, from, imported, target]] of forbidden.entries()) {
      files[from.replace('a.ts', `a${index}.ts`)] =
        `import * as b from '${imported}';\nexport const a = b;\n`;
      if (target !== undefined) files[target] = 'export const b = 1;\n';
    }
    const { code, output } = checkLayers(files);
    assert.notEqual(code, 0);
    for (const [index, [rule, from]] of forbidden.entries()) {
      const file = from.replace('a.ts', `a${index}.ts`);
      const refused = output.split('\n').some((line) => line.includes(rule) && line.includes(file));
      assert.ok(refused, `${rule} must refuse ${file}:\n${output}`);
    }
  });

  it('refuses circles', () => {
    const { code, output } = checkLayers({
      'src/core/a.ts': "import { b } from './b';\nexport const a = (): unknown => b;\n",
      'src/core/b.ts': "import { a } from './a';\nexport const b = (): unknown => a;\n",
    });
    assert.notEqual(code, 0);
    assert.match(output, /no-circles/);
  });
});
