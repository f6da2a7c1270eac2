import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';
import { noInitials } from '../../../src/core/hotspots/tagPattern';

const injected = 'debts.injection.mob-handover';
const injectionFile = path.resolve('syntaxes/debts.injection.tmLanguage.json');

/** As small as a grammar can be that has comments, strings and code. */
const host = JSON.stringify({
  scopeName: 'source.host',
  patterns: [
    { begin: '"', end: '"', name: 'string.quoted' },
    { begin: '//', end: '$', name: 'comment.line' },
    { begin: '#', end: '$', name: 'comment.line' },
    { begin: '/\\*', end: '\\*/', name: 'comment.block' },
    { begin: '<!--', end: '-->', name: 'comment.block' },
  ],
});

async function loadHost(): Promise<IGrammar> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) =>
      Promise.resolve(
        scope === injected
          ? parseRawGrammar(readFileSync(injectionFile, 'utf8'), injectionFile)
          : parseRawGrammar(host, 'host.json'),
      ),
    getInjections: (scope) => (scope === 'source.host' ? [injected] : undefined),
  });
  const grammar = await registry.loadGrammar('source.host');
  assert.ok(grammar);
  return grammar;
}

describe('the grammar that marks debts', () => {
  let grammar: IGrammar;

  before(async () => {
    grammar = await loadHost();
  });

  function marked(...lines: readonly string[]): readonly string[] {
    let stack = INITIAL;
    return lines.flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens
        .filter(({ scopes }) => scopes.includes('keyword.other.debt.mob-handover'))
        .map(({ startIndex, endIndex }) => `${startIndex} ${line.slice(startIndex, endIndex)}`);
    });
  }

  it('marks a tag at the beginning of a comment, of every form', () => {
    assert.deepEqual(marked('// TODO later'), ['3 TODO']);
    assert.deepEqual(marked('run(); //FIXME'), ['9 FIXME']);
    assert.deepEqual(marked('# XXX why'), ['2 XXX']);
    assert.deepEqual(marked('/* HACK */ run();'), ['3 HACK']);
    assert.deepEqual(marked('<!-- TODO -->'), ['5 TODO']);
  });

  it('marks a tag at the beginning of a later line of a block comment', () => {
    assert.deepEqual(marked('/**', ' * Counts.', ' * TODO in words', '   FIXME', ' */'), [
      '3 TODO',
      '3 FIXME',
    ]);
  });

  it('marks a tag inside a line only when a colon or a parenthesis follows', () => {
    assert.deepEqual(marked('// works, but HACK: slowly, see TODO(kim)'), ['14 HACK', '32 TODO']);
    assert.deepEqual(marked('// see the TODO list'), []);
  });

  it('marks a tag behind a sentence, a dash, code with a remark and initials, and in brackets', () => {
    assert.deepEqual(marked('// Counts. TODO faster', '# slow - FIXME'), ['11 TODO', '9 FIXME']);
    assert.deepEqual(marked('// count(); // TODO measure', '// and so on...HACK'), ['15 TODO', '15 HACK']);
    assert.deepEqual(marked('// KIM TODO measure', '/*', ' * NOA FIXME', ' */'), ['7 TODO', '7 FIXME']);
    assert.deepEqual(marked('// slow (XXX can it be faster?) [TODO]'), ['9 XXX', '33 TODO']);
  });

  it('marks none that are spoken of, or stand for what is left out', () => {
    assert.deepEqual(
      marked('// SEE TODO', '// call (XXX) XXX-XXXX', '// words, e.g. TODO', '// KIM TODO list'),
      [],
    );
    assert.deepEqual(marked('// list(TODO)', '// the HTTP XXX'), []);
  });

  it('marks none behind the name of a technique, nor one that is part of a longer name', () => {
    assert.deepEqual(marked('// CSS HACK for IE', '// SQL TODO', '// XXX.XXX.XXX.XXX', '# TODO.md'), []);
    assert.deepEqual(marked('// TODO. Later', '// KIM HACK'), ['3 TODO', '7 HACK']);
  });

  it('knows what is no initials as the scan does', () => {
    assert.ok(readFileSync(injectionFile, 'utf8').includes(`(?!(?:${noInitials})\\\\b)`));
  });

  it('takes other letter case only at the beginning and with a colon or a parenthesis', () => {
    assert.deepEqual(marked('// todo: later', '# Fixme(noa) later'), ['3 todo', '2 Fixme']);
    assert.deepEqual(marked('// todo later', '// it is a hack: really'), []);
  });

  it('marks a tag between signs, and one with a label', () => {
    assert.deepEqual(marked('// ***HACK*** asks', '// [ ] TODO talk', '// TODO-NRE: null'), [
      '6 HACK',
      '7 TODO',
      '3 TODO',
    ]);
    assert.deepEqual(marked('// TODO-list of the person'), []);
  });

  it('marks the tags of doc comments in any letter case', () => {
    assert.deepEqual(marked('/**', ' * @todo round it', ' * Fixme: later', ' */'), ['4 todo', '3 Fixme']);
    assert.deepEqual(marked('// @TODO', '// @todoList', '/** mail kim@todo */'), ['4 TODO']);
  });

  it('leaves strings, code, names and addresses alone', () => {
    assert.deepEqual(marked('"// TODO: text"', 'TODO: run();', '// TODOS, TODO_LIST, XXXL:'), []);
    assert.deepEqual(marked('// https://wiki.example.org/TODO:1'), []);
  });

  it('is offered to every language', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { grammars: { scopeName: string; path: string; injectTo: string[] }[] };
    };
    const entry = manifest.contributes.grammars.find(({ scopeName }) => scopeName === injected);
    assert.equal(path.resolve(entry?.path ?? ''), injectionFile);
    assert.deepEqual(entry?.injectTo, ['source', 'text']);
  });
});
