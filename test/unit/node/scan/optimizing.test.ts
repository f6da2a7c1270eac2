import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { build } from 'esbuild';
import { isWorthOptimizing, largestFunction } from '../../../../src/node/scan/optimizing';
import { inTemporaryFolder } from '../../../support/temporaryFolder';

function grammar(name: string): string {
  return createRequire(__filename).resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}.wasm`);
}

/** A module with one function, `(loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) 1))))`, exported as `f`. */
const counting = Uint8Array.from([
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 5, 1, 0x60, 1, 0x7f, 0],
  ...[3, 2, 1, 0],
  ...[7, 5, 1, 1, 0x66, 0, 0],
  ...[10, 16, 1, 14, 0, 3, 0x40, 0x20, 0, 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b, 0x0b],
]);

describe('what V8 optimizes of a grammar', function () {
  this.timeout(60_000);

  it('depends on its longest function and on how many files it is for', () => {
    const shell = readFileSync(grammar('bash'));
    assert.equal(isWorthOptimizing(shell, 5), false);
    assert.equal(isWorthOptimizing(shell, 3000), true);
    assert.equal(isWorthOptimizing(readFileSync(grammar('java')), 900), true);
  });

  it('finds the longest function, and none in what is no module', () => {
    assert.equal(largestFunction(counting), 14);
    assert.equal(largestFunction(new Uint8Array()), 0);
    assert.equal(largestFunction(counting.subarray(0, 20)), 0);
    assert.ok(
      largestFunction(readFileSync(grammar('bash'))) > 10 * largestFunction(readFileSync(grammar('java'))),
    );
  });

  it('is nothing where that is not worth it', () =>
    inTemporaryFolder(async (folder) => {
      const outfile = path.join(folder, 'run.cjs');
      const contents = `
        import { compiled } from './src/node/scan/optimizing';
        const bytes = Uint8Array.from(${JSON.stringify([...counting])});
        const { f } = new WebAssembly.Instance(compiled(bytes, { optimized: process.argv[2] === 'yes' })).exports;
        for (let run = 0; run < 20; run += 1) f(1_000_000);`;
      await build({
        stdin: { contents, resolveDir: path.resolve(__dirname, '../../../..') },
        bundle: true,
        platform: 'node',
        outfile,
      });
      const optimizedBy = (optimized: 'yes' | 'no'): boolean =>
        execFileSync(process.execPath, ['--trace-wasm-compilation-times', outfile, optimized], {
          encoding: 'utf8',
        }).includes('#0 using TurboFan');
      assert.deepEqual([optimizedBy('yes'), optimizedBy('no')], [true, false]);
    }));
});
