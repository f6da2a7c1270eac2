import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { shippedLanguages } from '../support/grammars/debtComments';
import { contributedGrammars, DebtMarks } from '../support/grammars/debtMarks';

describe('the marks of debts in the grammars of this VS Code', () => {
  const extensions = path.join(vscode.env.appRoot, 'extensions');
  const grammars = readdirSync(extensions)
    .map((name) => path.join(extensions, name))
    .filter((folder) => existsSync(path.join(folder, 'package.json')))
    .flatMap(contributedGrammars);
  const marks = new DebtMarks(
    new Map(grammars.map(({ scopeName, path: file }) => [scopeName, file])),
    path.resolve(__dirname, '../..'),
  );

  for (const { scope, lines, marked } of shippedLanguages) {
    it(`are in the comments of ${scope} and nowhere else: ${lines[0]}`, async () => {
      assert.deepEqual(await marks.marked(scope, lines), marked);
    });

    it(`leave comments and code of ${scope} in their colours: ${lines[0]}`, async () => {
      assert.deepEqual(await marks.repainted(scope, lines), []);
    });
  }
});
