import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { ModuleFacts } from '../../../../src/core/hotspots/model';
import { decodeText } from '../../../../src/node/files/textDecoding';
import { moduleFactsOf } from '../../../support/moduleFactsOf';

const folder = path.resolve(__dirname, '../../../fixtures/languages');
const suffix = '.expected.json';

type Expected = Pick<ModuleFacts, 'path' | 'language' | 'hasModuleDoc' | 'role' | 'symbols'> & {
  readonly debts: readonly Omit<ModuleFacts['debts'][number], 'path'>[];
};

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
      const { lines, ...facts } = await moduleFactsOf(expected.path, text);
      assert.deepEqual(facts, {
        ...expected,
        debts: expected.debts.map((debt) => ({ path: expected.path, ...debt })),
      });
      assert.equal(lines, text.replace(/\n$/, '').split('\n').length);
    });
  }
});
