import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from 'vscode-textmate';
import { noteKinds, noteSchema, noteStatuses } from '../../../src/core/knowledge/note';

const injected = 'notes.injection.mob-handover';
const injectionFile = path.resolve('syntaxes/notes.injection.tmLanguage.json');

/** Front matter as the Markdown grammar of VS Code has it. */
const markdown = JSON.stringify({
  scopeName: 'text.html.markdown',
  patterns: [
    {
      begin: '\\A(?=(-{3,}))',
      end: '^ {,3}\\1-*[ \\t]*$|^[ \\t]*\\.{3}$',
      applyEndPatternLast: 1,
      patterns: [
        {
          begin: '\\A(-{3,})(.*)$',
          while: '^(?! {,3}\\1-*[ \\t]*$|[ \\t]*\\.{3}$)',
          contentName: 'meta.embedded.block.frontmatter',
          patterns: [{ include: 'source.yaml' }],
        },
      ],
    },
  ],
});
const yaml = JSON.stringify({
  scopeName: 'source.yaml',
  patterns: [
    { begin: '[|>]-?$', while: '^(?=\\s{6})', name: 'string.unquoted.block.yaml' },
    { match: '"[^"]*"', name: 'string.quoted.double.yaml' },
    { match: '\\w+(?=:)', name: 'entity.name.tag.yaml' },
  ],
});

async function load(): Promise<IGrammar> {
  await loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'))).catch(() => undefined);
  const texts: Readonly<Record<string, string>> = {
    [injected]: readFileSync(injectionFile, 'utf8'),
    'text.html.markdown': markdown,
    'source.yaml': yaml,
  };
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => {
      const text = texts[scope];
      return Promise.resolve(text === undefined ? null : parseRawGrammar(text, `${scope}.json`));
    },
    getInjections: (scope) => (scope === 'text.html.markdown' ? [injected] : undefined),
  });
  const grammar = await registry.loadGrammar('text.html.markdown');
  assert.ok(grammar);
  return grammar;
}

describe('the grammar that marks notes', () => {
  let grammar: IGrammar;

  before(async () => {
    grammar = await load();
  });

  /** What has a scope of ours, or of YAML, as `scope text`. */
  function marked(text: string, scope: RegExp): readonly string[] {
    let stack = INITIAL;
    return text.split('\n').flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens.flatMap(({ scopes, startIndex, endIndex }) => {
        const found = scopes.find((each) => scope.test(each));
        return found === undefined
          ? []
          : [`${found.split('.').slice(0, -1).join('.')} ${line.slice(startIndex, endIndex)}`];
      });
    });
  }
  const front = (...lines: readonly string[]): string =>
    ['---', `schema: ${noteSchema}`, ...lines, '---', 'kind: warning'].join('\n');

  it('marks every kind and every status that there is, and no other', () => {
    for (const kind of noteKinds)
      assert.deepEqual(marked(front(`kind: ${kind}`), /^constant/u), [`constant.language.kind ${kind}`]);
    for (const status of noteStatuses)
      assert.deepEqual(marked(front(`status: ${status}`), /^constant/u), [
        `constant.language.status ${status}`,
      ]);
    assert.deepEqual(marked(front('kind: nonsense', 'status: warnings'), /^constant/u), []);
  });

  it('marks everybody who has to do with it', () => {
    const keys = ['toldBy', 'learntBy', 'confirmedBy', 'assignedTo', 'askedBy'];
    assert.deepEqual(
      marked(front(...keys.map((key) => `${key}: [Kim]`), 'provedBy: [Kim]'), /^keyword/u),
      keys.map((key) => `keyword.control.handover ${key}`),
    );
  });

  it('marks the places of anchors, quoted or not, and leaves the quote to YAML', () => {
    const text = front(
      'anchors:',
      '  - path: src/a b.ts',
      '    exact: "if (a)"',
      '    line: 12',
      '  - exact: |-',
      '      path: no/place.ts',
      '    path: "src/c.ts"',
    );
    assert.deepEqual(marked(text, /^markup/u), [
      'markup.underline.link.anchor src/a b.ts',
      'markup.underline.link.anchor src/c.ts',
    ]);
    assert.deepEqual(marked(text, /^string/u), [
      'string.quoted.double "if (a)"',
      'string.unquoted.block |-',
      'string.unquoted.block       path: no/place.ts',
    ]);
    assert.deepEqual(marked(text, /^keyword/u), [
      'keyword.control.handover anchors',
      'keyword.control.anchor path',
      'keyword.control.anchor exact',
      'keyword.control.anchor exact',
      'keyword.control.anchor path',
    ]);
    assert.deepEqual(marked(text, /^comment/u).join(''), 'comment.hint linecomment.hint :comment.hint 12');
  });

  it('marks nothing outside front matter, and nothing in that of others', () => {
    assert.deepEqual(marked('kind: warning', /mob-handover/u), []);
    assert.deepEqual(marked('---\ntitle: a\nkind: warning\n---\n', /mob-handover/u), []);
    assert.deepEqual(marked('---\ntitle: a\n---\n', /^entity/u), ['entity.name.tag title']);
    assert.deepEqual(marked(front(), /^support/u), ['support.type.schema mob-handover/note/1']);
  });

  it('is offered to Markdown', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { grammars: { scopeName: string; path: string; injectTo: string[] }[] };
    };
    const entry = manifest.contributes.grammars.find(({ scopeName }) => scopeName === injected);
    assert.equal(path.resolve(entry?.path ?? ''), injectionFile);
    assert.deepEqual(entry?.injectTo, ['text.html.markdown']);
  });
});
