import assert from 'node:assert/strict';
import fc from 'fast-check';
import { docStub } from '../../../../../src/core/hotspots/editor/docStub';
import { languages } from '../../../../../src/core/hotspots/languages';
import type { LanguageId } from '../../../../../src/core/hotspots/model';
import { moduleFactsOf } from '../../../../support/moduleFactsOf';

interface Sample {
  readonly path: string;
  readonly text: string;
  /** The line that the comment is to be inserted before. */
  readonly before: string;
}

const samples: Record<LanguageId, Sample> = {
  typescript: { path: 'a.ts', text: '@sealed\nexport class Tally {}\n', before: '@sealed' },
  typescriptreact: {
    path: 'a.tsx',
    text: 'export function Tally() {\n  return <p />;\n}\n',
    before: 'export function',
  },
  javascript: { path: 'a.js', text: 'export function merge() {}\n', before: 'export' },
  javascriptreact: {
    path: 'a.jsx',
    text: 'export function Tally() {\n  return <p />;\n}\n',
    before: 'export',
  },
  python: {
    path: 'a.py',
    text: 'x = 1\n\n\ndef merge(\n    a: str = ":",\n    b=(1, 2),\n) -> int:\n\n    return 1\n',
    before: '',
  },
  java: {
    path: 'a/Tally.java',
    text: '@Deprecated\n@SuppressWarnings("x")\npublic class Tally {}\n',
    before: '@Deprecated',
  },
  go: { path: 'a.go', text: 'package a\n\nfunc Merge() {}\n', before: 'func' },
  rust: {
    path: 'src/a.rs',
    text: 'use b;\n\n#[derive(Debug)]\n#[must_use]\npub struct Tally;\n',
    before: '#[derive',
  },
  c: { path: 'a.h', text: '/** Other. */\nint other(void);\n\nint\nmerge(int a);\n', before: 'int' },
  cpp: {
    path: 'a.hpp',
    text: '/** Other. */\nint other();\n\ntemplate <typename T>\nT merge(T a);\n',
    before: 'template',
  },
  csharp: { path: 'A.cs', text: '[Serializable]\npublic class Tally { }\n', before: '[Serializable' },
  ruby: { path: 'a.rb', text: 'class Tally\n  def merge\n    1\n  end\nend\n', before: 'class' },
  php: { path: 'a.php', text: '<?php\n\n#[Pure]\nclass Tally {}\n', before: '#[Pure' },
  kotlin: { path: 'a.kt', text: '@Deprecated("x")\nclass Tally\n', before: '@Deprecated' },
  swift: { path: 'a.swift', text: 'public struct Tally {}\n', before: 'public' },
  scala: { path: 'a.scala', text: 'class Tally\n', before: 'class' },
  shellscript: { path: 'a.sh', text: 'merge() {\n  echo\n}\n', before: 'merge' },
};

describe('the doc comment that is begun for a symbol', () => {
  for (const [language, { path, text, before }] of Object.entries(samples) as [LanguageId, Sample][]) {
    describe(`in ${language}`, () => {
      const begun = async (words: string) => {
        const undocumented = (await moduleFactsOf(path, text)).symbols.filter(
          ({ documented }) => !documented,
        );
        const [symbol] = undocumented;
        assert.ok(symbol, 'the sample has an undocumented symbol');
        const lines = text.split('\n');
        const stub = docStub(language, lines, symbol.line);
        assert.ok(stub);
        assert.ok((lines[stub.line] ?? '').trim().startsWith(before), `before ${lines[stub.line] ?? ''}`);
        const own = stub.text.split('\n');
        const at = own.length > 3 ? 1 : 0;
        own[at] = `${own[at] ?? ''}${words}`;
        const all = [...lines.slice(0, stub.line), ...own.slice(0, -1), ...lines.slice(stub.line)];
        const after = await moduleFactsOf(path, all.join('\n'));
        return { name: symbol.name, after: after.symbols.find(({ name }) => name === symbol.name) };
      };

      it('documents it once there are words in it', async () => {
        const { after, name } = await begun('Merge adds the votes of the jury to those of the audience.');
        assert.equal(after?.documented, true, name);
      });

      it('documents nothing while it is empty', async () => {
        const { after, name } = await begun('');
        assert.equal(after?.documented, false, name);
      });
    });
  }

  it('knows all languages', () => {
    assert.deepEqual(Object.keys(samples).sort(), languages.map(({ id }) => id).sort());
  });

  it('finds no place where a Python body stands on the line of its head', () => {
    assert.equal(docStub('python', ['def merge(): return 1'], 0), undefined);
    assert.equal(docStub('python', [], 0), undefined);
  });

  it('never throws, and stays inside the text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages.map(({ id }) => id)),
        fc.array(fc.string()),
        fc.nat(20),
        (language, lines, line) => {
          const stub = docStub(language, lines, line);
          assert.ok(stub === undefined || (stub.line >= 0 && stub.line <= lines.length));
        },
      ),
    );
  });
});
