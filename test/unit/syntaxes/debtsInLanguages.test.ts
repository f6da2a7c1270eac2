import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { otherLanguages, shippedLanguages } from '../../support/grammars/debtComments';
import { contributedGrammars, DebtMarks } from '../../support/grammars/debtMarks';

const folder = path.dirname(require.resolve('tm-grammars/grammars/rust.json'));

describe('the marks of debts in the grammars of languages', function () {
  this.timeout(60_000);
  const files = new Map(
    readdirSync(folder).map((name) => {
      const file = path.join(folder, name);
      return [(JSON.parse(readFileSync(file, 'utf8')) as { scopeName: string }).scopeName, file];
    }),
  );
  const marks = new DebtMarks(files, process.cwd());

  for (const { scope, lines, marked } of [...shippedLanguages, ...otherLanguages]) {
    if (!files.has(scope)) continue;
    it(`are in the comments of ${scope} and nowhere else: ${lines[0]}`, async () => {
      assert.deepEqual(await marks.marked(scope, lines), marked);
    });
  }

  for (const { scope, lines } of shippedLanguages) {
    if (!files.has(scope)) continue;
    it(`leave comments and code of ${scope} in their colours: ${lines[0]}`, async () => {
      assert.deepEqual(await marks.repainted(scope, lines), []);
    });
  }

  it('have a grammar for every one of the other languages', () => {
    assert.deepEqual(
      otherLanguages.filter(({ scope }) => !files.has(scope)).map(({ scope }) => scope),
      [],
    );
  });

  it('come from every grammar of debts in its folder', () => {
    const contributed = contributedGrammars(process.cwd()).map(({ path: file }) => path.basename(file));
    const there = readdirSync('syntaxes').filter((name) => name.startsWith('debts.'));
    assert.deepEqual(contributed.filter((name) => name.startsWith('debts.')).sort(), there.sort());
  });
});
