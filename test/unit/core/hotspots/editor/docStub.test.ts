import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Declared, docStub } from '../../../../../src/core/hotspots/editor/docStub';
import { languages } from '../../../../../src/core/hotspots/languages';
import type { LanguageId, PublicSymbol } from '../../../../../src/core/hotspots/model';
import { moduleFactsOf } from '../../../../support/moduleFactsOf';

function declaredAt(line: number): Declared {
  return { line, start: 0, startLine: line };
}

function declared(lines: readonly string[], { name, line, startLine = line }: PublicSymbol): Declared {
  const start = (lines[line] ?? '').indexOf(name.slice(name.lastIndexOf('.') + 1));
  return { line, start, startLine };
}

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

/** Heads over several lines. The comment is to be inserted before the line that has `before`. */
const heads: readonly (Sample & { readonly language: LanguageId; readonly name: string })[] = [
  {
    name: 'a decorator with an object',
    language: 'typescript',
    path: 'a.ts',
    text: "const other = 1;\n\n@Component({\n  selector: 'tally',\n  template: `<b (click)=\"vote(${'a'})\">don't :)</b>`,\n})\nexport class Tally {}\n",
    before: '@Component',
  },
  {
    name: 'decorators, a comment and modifiers',
    language: 'typescript',
    path: 'a.ts',
    text: "@Injectable()\n@Component({\n  selector: 'tally',\n}) // shown large\n// eslint-disable-next-line max-classes\nexport default\nclass Tally {}\n",
    before: '@Injectable',
  },
  {
    name: 'a decorator that ends on the line of the name',
    language: 'typescript',
    path: 'a.ts',
    text: "@Component({\n  selector: 'tally',\n}) export class Tally {}\n",
    before: '@Component',
  },
  {
    name: 'an annotation with arguments',
    language: 'java',
    path: 'a/Tally.java',
    text: '/** Counts. */\npublic class Tally {\n  private int votes;\n\n  @GetMapping(\n      value = "/votes/{id}",\n      produces = { "a", "b" })\n  @ResponseBody\n  public\n  int merge() {\n    return 1;\n  }\n}\n',
    before: '@GetMapping',
  },
  {
    name: 'an annotation with arguments',
    language: 'kotlin',
    path: 'a.kt',
    text: 'import b.c\n\n@RequestMapping(\n    "/votes",\n    method = [GET],\n)\nclass Tally\n',
    before: '@RequestMapping',
  },
  {
    name: 'an annotation with arguments',
    language: 'scala',
    path: 'a.scala',
    text: 'import b.c\n\n@deprecated(\n  "x",\n  since = "1"\n)\nclass Tally\n',
    before: '@deprecated',
  },
  {
    name: 'an attribute with arguments',
    language: 'swift',
    path: 'a.swift',
    text: 'import B\n\n@available(\n  iOS 13,\n  *\n)\npublic struct Tally {}\n',
    before: '@available',
  },
  {
    name: 'derived traits, and a lifetime',
    language: 'rust',
    path: 'src/a.rs',
    text: 'use b;\n\n#[derive(\n    Debug,\n    Clone,\n)]\n#[cfg(feature = "a]")]\n#[must_use]\npub struct Tally<\'a>(&\'a str);\n',
    before: '#[derive',
  },
  {
    name: 'attributes in one bracket',
    language: 'csharp',
    path: 'A.cs',
    text: '[assembly: Other]\n\n[Serializable,\n Route(@"a\\"),\n Name("x")]\npublic class Tally { }\n',
    before: '[Serializable',
  },
  {
    name: 'an attribute with arguments',
    language: 'php',
    path: 'a.php',
    text: "<?php\n\n#[Route(\n    '/votes',\n    name: 'a]',\n)]\nfinal\nclass Tally {}\n",
    before: '#[Route',
  },
  {
    name: 'a template',
    language: 'cpp',
    path: 'a.hpp',
    text: '/** Other. */\nint other();\n\ntemplate <typename T,\n          typename = std::enable_if_t<(sizeof(T) > 3)>,\n          typename U>\nT merge(T a, U b);\n',
    before: 'template',
  },
  {
    name: 'a template, an attribute and a type',
    language: 'cpp',
    path: 'a.hpp',
    text: '/** Other. */\nint other();\n\ntemplate <\n    typename T\n>\n[[nodiscard]]\nstd::vector<T>\nmerge(T a);\n',
    before: 'template',
  },
  {
    name: 'a typedef with a body',
    language: 'c',
    path: 'a.h',
    text: '/** Other. */\nint other(void);\n\ntypedef struct {\n  int votes;\n} tally;\n',
    before: 'typedef',
  },
  {
    name: 'a typedef of an enum',
    language: 'c',
    path: 'a.h',
    text: '/** Other. */\nint other(void);\n\ntypedef enum {\n  SMALL,\n  LARGE,\n} size;\n',
    before: 'typedef',
  },
  {
    name: 'a result and a macro on lines of their own',
    language: 'c',
    path: 'a.h',
    text: '/** Other. */\nint other(void);\n\nLIB_EXPORT\nconst struct tally *\nmerge(int a);\n',
    before: 'LIB_EXPORT',
  },
  {
    name: 'modifiers and type parameters',
    language: 'java',
    path: 'a/Tally.java',
    text: '/** Counts. */\npublic class Tally {\n  public\n  static\n  <T extends Comparable<T>> T\n  merge(T a) {\n    return a;\n  }\n}\n',
    before: 'public',
  },
  {
    name: 'a modifier with a function',
    language: 'kotlin',
    path: 'a.kt',
    text: 'import b.c\n\nsuspend fun\nmerge() {}\n',
    before: 'suspend',
  },
  {
    name: 'modifiers with a class',
    language: 'scala',
    path: 'a.scala',
    text: 'import b.c\n\nsealed abstract class\nTally\n',
    before: 'sealed',
  },
  {
    name: 'modifiers with a function',
    language: 'rust',
    path: 'src/a.rs',
    text: 'use b;\n\n#[must_use]\npub const unsafe fn\nmerge() {}\n',
    before: '#[must_use]',
  },
  {
    name: 'a result of several lines',
    language: 'csharp',
    path: 'A.cs',
    text: '/// <summary>Counts.</summary>\npublic class Tally {\n  public static Dictionary<\n    string,\n    int>\n  Merge() { return null; }\n}\n',
    before: 'public static',
  },
  {
    name: 'an export that goes on',
    language: 'typescript',
    path: 'a.ts',
    text: "import 'b';\n\nexport default async function\nmerge() {}\n",
    before: 'export default',
  },
  {
    name: 'an instruction to the compiler',
    language: 'go',
    path: 'a.go',
    text: 'package a\n\n//go:noinline\nfunc Merge() {}\n',
    before: '//go:noinline',
  },
];

describe('the doc comment that is begun for a symbol', () => {
  const cases = [
    ...Object.entries(samples).map(([language, sample]) => ({
      ...sample,
      language: language as LanguageId,
      name: '',
    })),
    ...heads,
  ];
  for (const { language, name: head, path, text, before } of cases) {
    describe(`in ${language}${head === '' ? '' : ` above ${head}`}`, () => {
      const begun = async (words: string) => {
        const undocumented = (await moduleFactsOf(path, text)).symbols.filter(
          ({ documented }) => !documented,
        );
        const [symbol] = undocumented;
        assert.ok(symbol, 'the sample has an undocumented symbol');
        const lines = text.split('\n');
        const stub = docStub(language, lines, declared(lines, symbol), symbol.name);
        assert.ok(stub);
        assert.ok((lines[stub.line] ?? '').trim().startsWith(before), `before ${lines[stub.line] ?? ''}`);
        const own = stub.snippet.replace('$0', words).split('\n');
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

  it('begins with the name in Go, as its linters ask', () => {
    const lines = ['package a', '', 'func (t *Tally) Merge() {}'];
    assert.deepEqual(docStub('go', lines, declaredAt(2), 'Tally.Merge'), {
      line: 2,
      text: '// Merge\n',
      snippet: '// Merge $0\n',
    });
  });

  const untouched: readonly (readonly [string, LanguageId, readonly string[]])[] = [
    ['a member without a semicolon', 'typescript', ['class A {', '  public count: number', '  merge() {}']],
    ['a call that ends above', 'typescript', ['@seal', 'run()', 'export class Tally {}']],
    ['a statement in brackets', 'csharp', ['int[] x =', '[1, 2];', 'public class Tally {}']],
    ['an annotation of the file', 'kotlin', ['@file:JvmName("X")', 'class Tally']],
    ['an attribute of the assembly', 'csharp', ['[assembly: X]', 'class Tally {}']],
    ['a bracket that is never closed', 'java', ['@A(', 'class Tally {}']],
    ['access to members', 'cpp', ['class A {', 'public:', 'int merge();']],
  ];
  for (const [what, language, lines] of untouched)
    it(`does not go above ${what}`, () => {
      assert.equal(docStub(language, lines, declaredAt(lines.length - 1), 'Tally')?.line, lines.length - 1);
    });

  const oneLiners: readonly (readonly [string, string, string])[] = [
    ['src/a.rs', '/// Sizes of juries.\npub enum Size { Small, Large }\n', 'Size.Large'],
    ['a/Tally.java', '/** Counts. */\npublic interface Tally { void merge(); }\n', 'Tally.merge'],
    ['a.swift', '/// Sizes of juries.\npublic enum Size { case small, large }\n', 'Size.large'],
    ['a.ts', '/** Counts. */\nexport class Tally { merge() {} }\n', 'Tally.merge'],
    ['A.cs', '/// <summary>Counts.</summary>\npublic class Tally { public int A, B; }\n', 'Tally.B'],
    ['a.php', '<?php class Tally {}\n', 'Tally'],
  ];
  for (const [path, text, name] of oneLiners)
    it(`is not begun for ${name} in ${path}, which stands behind other code of its line`, async () => {
      const { symbols, language } = await moduleFactsOf(path, text);
      const symbol = symbols.find((each) => each.name === name);
      assert.ok(symbol !== undefined && !symbol.documented && language !== 'other');
      const lines = text.split('\n');
      assert.equal(docStub(language, lines, declared(lines, symbol), name), undefined);
    });

  it('is begun behind brackets that belong to the declaration', () => {
    const heads: readonly (readonly [LanguageId, string])[] = [
      ['java', '@A({ 1, 2 }) public Map<K, V> '],
      ['rust', '#[derive(Debug, Clone)] pub struct '],
      ['c', 'typedef struct { int a, b; } '],
      ['cpp', 'template <class T, class U> void (*'],
    ];
    for (const [language, head] of heads) {
      const at = { line: 0, start: head.length, startLine: 0 };
      assert.equal(docStub(language, [`${head}merge`], at, 'merge')?.line, 0, head);
    }
  });

  const commented: readonly (readonly [LanguageId, readonly string[], number])[] = [
    ['java', ['/**', ' * Counts.', ' */', 'class Tally {}'], 3],
    ['java', ['/* Counts', '   votes. */', 'class Tally {}'], 2],
    ['java', ['// counts', '@A', 'class Tally {}'], 2],
    ['java', ['@A', '/** Counts. */', 'class Tally {}'], 2],
    ['rust', ['///', 'struct Tally;'], 1],
    ['go', ['// Tally', 'type Tally struct{}'], 1],
    ['ruby', ['# Counts.', 'class Tally'], 1],
    ['python', ['class Tally:', '', '    """', '    """'], 0],
    ['python', ['def tally():', "    r'Counts.'"], 0],
  ];
  for (const [language, lines, line] of commented)
    it(`is not begun where there is a comment: ${lines.join(' ⏎ ')} (${language})`, () => {
      assert.equal(docStub(language, lines, declaredAt(line), 'Tally'), undefined);
    });

  it('is begun below code that has a comment behind it, and below a shebang', () => {
    const below = (language: LanguageId, line: string) =>
      docStub(language, [line, 'Tally'], declaredAt(1), 'Tally')?.line;
    assert.equal(below('c', 'int votes; /* of the jury */'), 1);
    assert.equal(below('shellscript', '#!/bin/sh'), 1);
  });

  it('has no blanks at the ends of its lines, and says where the words go', () => {
    for (const { id } of languages) {
      const stub = docStub(id, ['  def Tally():', '    pass'], { line: 0, start: 6, startLine: 0 }, 'Tally');
      assert.ok(stub);
      assert.doesNotMatch(stub.text, /[ \t]$/m, id);
      assert.equal(stub.snippet.replace(/ *\$0/, '').replace(/[ \t]+$/gm, ''), stub.text, id);
    }
  });

  it('ends soon on thousands of brackets before a name', () => {
    const line = '<'.repeat(200_000);
    const at = { line: 0, start: line.length, startLine: 0 };
    assert.equal(docStub('java', [`${line}Tally`], at, 'Tally'), undefined);
  });

  it('ends soon on thousands of beginnings of annotations', () => {
    const lines = Array.from({ length: 5_000 }, () => '@a(((('.repeat(20));
    assert.equal(docStub('java', [...lines, 'class Tally {}'], declaredAt(5_000), 'Tally')?.line, 5_000);
  });

  it('finds no place where a Python body stands on the line of its head', () => {
    assert.equal(docStub('python', ['def merge(): return 1'], declaredAt(0), 'merge'), undefined);
    assert.equal(docStub('python', [], declaredAt(0), 'merge'), undefined);
  });

  it('never throws, and stays inside the text', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages.map(({ id }) => id)),
        fc.array(
          fc.oneof(fc.string(), fc.constantFrom('@A(', '})', ')', '#[a', ']', 'template <', '>', '`${', '`')),
        ),
        fc.nat(20),
        (language, lines, line) => {
          const stub = docStub(language, lines, { line, start: 3, startLine: line }, 'Tally.merge');
          assert.ok(stub === undefined || (stub.line >= 0 && stub.line <= lines.length));
        },
      ),
    );
  });
});
