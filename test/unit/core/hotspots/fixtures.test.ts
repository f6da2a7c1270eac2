import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { ModuleFacts } from '../../../../src/core/hotspots/model';
import { decodeText } from '../../../../src/node/files/textDecoding';
import { moduleFactsOf } from '../../../support/moduleFactsOf';

const folder = path.resolve(__dirname, '../../../fixtures/languages');
const suffix = '.expected.json';

type Expected = Pick<ModuleFacts, 'path' | 'language' | 'hasModuleDoc' | 'role' | 'symbols' | 'describes'> & {
  readonly debts: readonly Omit<ModuleFacts['debts'][number], 'path'>[];
};

/** What a debt says of its owner and day has tests of its own. */
function whereAndWhat({ path: file, line, column, tag, text }: ModuleFacts['debts'][number]) {
  return { path: file, line, column, tag, text };
}

describe('symbols, docs and debts of the fixtures', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(suffix))
    .sort();

  it('there are fixtures', () => {
    assert.ok(names.length > 30);
  });

  for (const name of names) {
    it(name.slice(0, -suffix.length), async () => {
      const expected = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Expected;
      const { text } = decodeText(readFileSync(path.join(folder, name.slice(0, -suffix.length))));
      const { lines, probableDebts, debts, ...facts } = await moduleFactsOf(expected.path, text);
      assert.deepEqual(probableDebts, []);
      assert.deepEqual(
        { ...facts, debts: debts.map(whereAndWhat) },
        {
          ...expected,
          debts: expected.debts.map((debt) => ({ path: expected.path, ...debt })),
        },
      );
      assert.equal(lines, text.replace(/\n$/, '').split('\n').length);
    });
  }
});
