import assert from 'node:assert/strict';
import fc from 'fast-check';
import { java } from '../../../../src/core/hotspots/languages/java';

/** `kind name`, with its 1-based line, and `+` where it is documented. */
function apiOf(text: string): string[] {
  return java
    .apiOfText(text)
    .symbols.map(({ kind, name, line, documented }) => `${kind} ${name}:${line + 1}${documented ? '+' : ''}`);
}

const statement = fc.constantFrom(
  'String s = "a } b \\" {";',
  "char c = '{'; char q = '\\''; char u = '\\u007d';",
  '// a } brace\n',
  '/* { */ call(() -> { return 1; });',
  'if (x < y) { y(); } else { z(); }',
  'String t = """\n      { "a": 1 } \\""" }\n      """;',
  'new Runnable() { /** Not API. */ public void run() { go(); } }.run();',
  'class Local { public void inner() {} }',
);

/** What stands before the body, what is told of it, and what ends it. */
const member = fc.constantFrom(
  { head: 'public void m(int a)', told: 'method A.m' },
  { head: 'protected String m() throws java.io.IOException, @A IllegalState', told: 'method A.m' },
  { head: 'private int m(@A("x) {") int a)', told: undefined },
  { head: 'int m()', told: undefined },
  { head: 'public A(int size)', told: 'constructor A.A' },
  { head: 'public A(/* none */)', told: undefined },
  { head: 'public <T extends List<? super T>> A(T size)', told: 'constructor A.A' },
  { head: 'public static <T extends Map<String, int[]>> T[] m(T... t)', told: 'method A.m' },
  { head: '@Override public String m()', told: undefined },
  { head: '@A({1, 2}) @java.lang.Override protected final int m()', told: undefined },
  { head: '@Override.Not public int m()', told: 'method A.m' },
  { head: 'static', told: undefined },
  { head: '', told: undefined },
  { head: '@A({1, 2}) public int m()', told: 'method A.m' },
  { head: 'public static final Runnable CONSTANT = () ->', told: 'constant A.CONSTANT', end: ';' },
  { head: 'public final int[] field = new int[]', told: undefined, end: ';' },
  {
    head: 'protected static @A final Map<String, Runnable> ONE = null, TWO =',
    told: 'constant A.ONE',
    end: ';',
  },
  { head: 'static class Hidden { public void m() {} } public static class Shown', told: 'class A.Shown' },
);

const comment = fc.constantFrom(
  { text: '', documents: false },
  { text: '/** Says { something. */\n', documents: true },
  { text: '/** */ ', documents: false },
  { text: '/** Says } something. */ /* and more { */ // said\n', documents: true },
  { text: '// said }\n', documents: false },
);

const body = fc
  .tuple(fc.array(statement, { maxLength: 4 }), fc.constantFrom('\n', ' '))
  .map(([statements, gap]) => `{${gap}${statements.join(gap)}${gap}}`);

describe('the declarations of a Java file', () => {
  it('are told whatever stands in methods, values and comments', () => {
    const gap = fc.constantFrom('\n', ' ', '\r\n\r\n', ';\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(comment, member, body, gap), { maxLength: 6 }), (members) => {
        let text = 'package a;\n\npublic class A {\n';
        const expected: string[] = ['class A'];
        for (const [{ text: above, documents }, { head, told, ...rest }, block, between] of members) {
          const end = 'end' in rest ? rest.end : '';
          text += `${above}${head} ${head.endsWith('Shown') ? '{}' : block}${end}${between}`;
          // The comment above belongs to what comes first.
          const isDocumented = documents && !head.includes('Hidden');
          if (told !== undefined) expected.push(told + (isDocumented ? '+' : ''));
          if (head.includes('TWO')) expected.push(`constant A.TWO${isDocumented ? '+' : ''}`);
        }
        const found = apiOf(`${text}}\n`).map((symbol) => symbol.replace(/:\d+/, ''));
        assert.deepEqual(found, expected);
      }),
      { numRuns: 500 },
    );
  });

  it('stand on the lines of their names', () => {
    assert.deepEqual(
      apiOf(
        'public\n@A("{")\nclass A {\n  public void\n  m() {\n\n  }\n  /** Why. */\n  public int\n  n();\n}\n',
      ),
      ['class A:3', 'method A.m:5', 'method A.n:10+'],
    );
  });

  it('are public without saying so in interfaces and annotations', () => {
    assert.deepEqual(
      apiOf(
        'public interface I<T> extends J<T> { int ONE = f(1, 2), TWO = 2; void m(); private void p() {} default int d() { return 1; } class C {} }\n' +
          '@Documented public @interface N { String[] value() default { "a", "b" }; /** Why. */ Class<?> type() default Object.class; }\n',
      ),
      [
        'interface I:1',
        ...['constant I.ONE:1', 'constant I.TWO:1', 'method I.m:1', 'method I.d:1', 'class I.C:1'],
        ...['annotation N:2', 'method N.value:2', 'method N.type:2+'],
      ],
    );
  });

  it('are told of enums without their constants, and of records', () => {
    assert.deepEqual(
      apiOf(
        'public enum E implements I { A(1, "}") { public int f() { return 1; } }, @D B, ; public int f() { return 0; } public static final int X = 1; }\n' +
          'public enum Bare { A, B }\n' +
          'public record Point<T>(int x, @A("{") T y) implements I { public Point { check(x); } public int sum() { return x; } }\n' +
          'public class Records { public void record(int x) {} public record() {} }\n',
      ),
      [
        ...[
          'enum E:1',
          'method E.f:1',
          'constant E.X:1',
          'enum Bare:2',
          'record Point:3',
          'method Point.sum:3',
        ],
        ...['class Records:4', 'method Records.record:4'],
      ],
    );
  });

  it('count values with type arguments and comparisons as one', () => {
    assert.deepEqual(
      apiOf(
        'public class A { public static final Map<String, List<X>> M = new Triple<A, B, C>(1, 2), N = a < b ? c : d, O; }\n',
      ),
      ['class A:1', 'constant A.M:1', 'constant A.N:1', 'constant A.O:1'],
    );
  });

  it('have comments and annotations in their type arguments', () => {
    const values = [
      'public static final Map<String /* key, value */, Integer> A = null;',
      'public static final Map<@Size(max = 3) String, Integer> B = null;',
      '/** Why. */ public static final Map<String /* name */, Integer> C = new HashMap<String // name\n, Integer>();',
      'public <T /* t */> D(T x) {}',
    ];
    assert.deepEqual(apiOf(`public class D {\n${values.join('\n')}\n}\n`), [
      ...['class D:1', 'constant D.A:2', 'constant D.B:3', 'constant D.C:4+', 'constructor D.D:6'],
    ]);
  });

  it('may be called as a keyword that only counts before a type', () => {
    assert.deepEqual(
      apiOf(
        'public sealed class A permits B { public boolean sealed() { return true; } public static final int permits = 1; }\n' +
          'public non-sealed class B extends A {}\n',
      ),
      ['class A:1', 'method A.sealed:1', 'constant A.permits:1', 'class B:2'],
    );
  });

  it('are told below a brace too many, and in types however deep', () => {
    assert.deepEqual(apiOf('public class A { } }\npublic class B {}\n'), ['class A:1', 'class B:2']);
    assert.ok(apiOf('public class A{'.repeat(20_000)).length > 0);
  });

  it('are told in a time in proportion to the text', () => {
    for (const piece of ['a<', 'a ', '<a ', 'a<(x)', 'a<b,', '@A(', 'a</*x*/', '"""', '{'])
      assert.deepEqual(apiOf(`public class A { int x = ${piece.repeat(200_000 / piece.length)}`), [
        'class A:1',
      ]);
  });

  it('are told as far as a text goes that is cut off or no Java', () => {
    assert.deepEqual(apiOf('public class A { public void m() { if (b) { }\n'), ['class A:1', 'method A.m:1']);
    const piece = fc.constantFrom(
      ...[
        'public ',
        'class ',
        'A',
        '{',
        '}',
        '(',
        ')',
        '<',
        '>',
        ',',
        ';',
        '=',
        '@',
        '"',
        "'",
        '"""',
        '/*',
        '*/',
      ],
      ...['//', '\n', 'record ', 'enum ', '@interface ', 'default ', 'é', '\\'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        assert.ok(Array.isArray(apiOf(pieces.join(''))));
      }),
    );
  });

  it('have no comment of the file among them, nor the file one of theirs', () => {
    const isDocumented = (text: string): boolean => java.apiOfText(text).hasModuleDoc;
    assert.ok(isDocumented('/** Reads the queue of orders. */\npackage a;\npublic class A {}\n'));
    assert.ok(isDocumented('/* Reads the queue of orders. */\n/** One of them. */\nclass A {}\n'));
    assert.ok(!isDocumented('/** Reads the queue of orders. */\nclass A {}\n'));
    assert.ok(!isDocumented('/* Copyright 2027 Example. All rights reserved. */\npackage a;\n'));
    assert.ok(isDocumented('// Reads the queue\n// of orders.\n'));
  });
});
