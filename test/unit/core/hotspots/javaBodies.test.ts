import assert from 'node:assert/strict';
import fc from 'fast-check';
import { languageOf } from '../../../../src/core/hotspots/languages';
import { withoutBodies } from '../../../../src/core/hotspots/languages/javaBodies';
import type { ModuleFacts } from '../../../../src/core/hotspots/model';
import { moduleFacts } from '../../../../src/core/hotspots/moduleFacts';
import { tagPattern } from '../../../../src/core/hotspots/tagPattern';
import { parserOf } from '../../../../src/node/scan/grammars';

const java = languageOf('A.java');

async function parseJava() {
  const parser = await parserOf('tree-sitter-java');
  return (text: string) => {
    assert.ok(java !== undefined);
    const { shorten, ...whole } = java.support;
    assert.ok(shorten !== undefined);
    const facts = (support: typeof java.support): ModuleFacts | undefined =>
      moduleFacts(
        'A.java',
        text,
        { ...java, support },
        { tags: tagPattern(['TODO']) },
        (source) => parser.parse(source)?.rootNode,
      );
    return { short: facts(java.support), whole: facts(whole) };
  };
}

const statements = fc.array(
  fc.constantFrom(
    'String s = "a } b \\" {";',
    "char c = '{'; char q = '\\''; char u = '\\u007d';",
    '// a } brace',
    '/* { */ call(() -> { return 1; });',
    'if (x) { y(); } else { z(); }',
    'String t = """\n      { "a": 1 } \\""" }\n      """;',
    'new Runnable() { /** Not API. */ public void run() { go(); } }.run();',
    'class Local { public void inner() {} }',
    '',
  ),
  { maxLength: 4 },
);

const member = fc
  .tuple(
    fc.constantFrom(
      'public void m(int a)',
      'protected String m() throws java.io.IOException, @A IllegalState',
      'private int m(@A("x) {") int a)',
      'public Big(int size)',
      'public static <T extends List<? super T>> T m(T... t)',
      'static',
      '@A({1, 2}) public int m()',
      'public static final Runnable CONSTANT = () ->',
    ),
    statements,
    fc.constantFrom('\n', ' ', '\r\n'),
    fc.constantFrom('', '/** Says { something. */\n', '// said }\n'),
  )
  .map(([head, body, gap, doc]) => {
    const end = head.includes('CONSTANT') ? ';' : '';
    return `${doc}${head} {${gap}${body.map((line) => `${line}${line.startsWith('//') ? '\n' : gap}`).join('')}}${end}`;
  });

const file = fc
  .tuple(
    fc.array(member, { maxLength: 6 }),
    fc.constantFrom('\n', ' '),
    fc.constantFrom('class Big', 'enum Big'),
  )
  .map(([members, gap, type]) => {
    const constants = type === 'enum Big' ? 'ONE(1) { void f() { g(); } }, TWO;\n' : '';
    return `package a;\n\npublic ${type} {${constants}${members.join(gap)}\n  public static class Last {}\n}\n`;
  });

describe('Java without the insides of its methods', () => {
  it('has the same symbols on the same lines', async () => {
    const parsed = await parseJava();
    fc.assert(
      fc.property(file, (text) => {
        const { short, whole } = parsed(text);
        assert.deepEqual(short, whole);
      }),
      { numRuns: 300 },
    );
  });

  it('is shorter', () => {
    const text = 'class A {\n  void a() {\n    b();\n    c();\n  }\n  void d() throws E { e(); }\n}\n';
    const short = withoutBodies(text);
    assert.ok(short !== undefined);
    assert.equal(short.text, 'class A {\n  void a() {\n}\n  void d() throws E {}\n}\n');
    assert.deepEqual(
      [4, 0, 1, 2, 3].map((line) => short.wholeLine(line)),
      [6, 0, 1, 4, 5],
    );
  });

  it('is left whole where braces do not match, and where members stand behind a parenthesis', () => {
    assert.equal(withoutBodies('class A { void a() { if (b) { }\n'), undefined);
    assert.equal(withoutBodies('public record Point(int x) { public int y() { return 1; } }'), undefined);
  });
});
