import assert from 'node:assert/strict';
import { moduleFactsOf } from '../../../support/moduleFactsOf';

async function namesIn(path: string, ...lines: readonly string[]): Promise<string[]> {
  const { symbols, isPartlyRead } = await moduleFactsOf(path, lines.join('\n'));
  assert.equal(isPartlyRead, undefined);
  return symbols.map(({ name }) => name);
}

describe('what a grammar cannot read', () => {
  it('is said where it is much of a file', async () => {
    const broken = await moduleFactsOf('a.cs', 'public class A { public int B( { ) ] } ) ) int int ((\n');
    assert.equal(broken.isPartlyRead, true);
  });

  it('is not said of little, of what has no errors, or of a script that nobody uses', async () => {
    const methods = Array.from({ length: 30 }, (_, at) => `  public int M${at}() { return ${at}; }`);
    for (const [path, text] of [
      ['a.cs', `public class A {\n${methods.join('\n')}\n  public int ) B;\n}\n`],
      ['b.cs', 'public class A { }\n'],
      ['c.kts', 'val a = ) ) ) ( ( {\n'],
      ['empty.py', ''],
    ] as const) {
      assert.equal((await moduleFactsOf(path, text)).isPartlyRead, undefined, path);
    }
  });

  it('is read with one branch of each condition where C# shares out a member between them', async () => {
    const names = await namesIn(
      'ILog.cs',
      'public interface ILog',
      '{',
      '    void Write(string text)',
      '#if DEFAULTS',
      '        => Write(text, 1);',
      '#else',
      '        ;',
      '#endif',
      '',
      '    void Write(string text, int level);',
      '',
      '    void Close()',
      '#if DEFAULTS',
      '    {',
      '        Write("closed");',
      '    }',
      '#else',
      '        ;',
      '#endif',
      '}',
      '',
    );
    assert.deepEqual(names, ['ILog', 'ILog.Write', 'ILog.Write', 'ILog.Close']);
  });
});

describe('Kotlin that its grammar reads otherwise', () => {
  it('has classes behind annotations, in lines of their own or not', async () => {
    for (const [modifier, body] of [
      ['public', '{ fun count() = 1 }'],
      ['enum', '{ YES, NO; fun count() = 1 }'],
      ['', '(val a: Int) { fun count() = 1 }'],
    ] as const) {
      for (const before of [
        '@A\n@B\n',
        '@A(B.C)\n@D\n',
        '@A @B(1, f(2)) ',
        '@A(\n  B,\n  C,\n)\n',
        '@get:A ',
      ]) {
        const names = await namesIn('a.kt', `${before}${modifier} class Vote ${body}`);
        assert.deepEqual(names, ['Vote', 'Vote.count'], before + modifier);
      }
    }
  });

  it('keeps the place of each name, and the annotations of the file', async () => {
    const { symbols } = await moduleFactsOf('a.kt', '@file:JvmName("Votes")\n@A(\n  B,\n)\nclass Vote\n');
    assert.deepEqual(
      symbols.map(({ name, line }) => [name, line]),
      [['Vote', 4]],
    );
  });

  it('has annotation classes behind other annotations', async () => {
    assert.deepEqual(
      await namesIn(
        'a.kt',
        '@Target(AnnotationTarget.FIELD)',
        '@Retention(RUNTIME)',
        'annotation class Vote',
        '',
        'fun after() {}',
      ),
      ['Vote', 'after'],
    );
  });

  it('has names that are keywords elsewhere', async () => {
    assert.deepEqual(
      await namesIn(
        'a.kt',
        'class Settings {',
        '  private var set = 0',
        '  fun put(id: Int) {',
        '    val bit = 1 shl id',
        '    set = set or bit',
        '    val open: Boolean',
        '    withLock {',
        '      if (id > 1 ||',
        '        id < 0',
        '      ) {',
        '        x = 1',
        '      }',
        '      open = isOpen',
        '    }',
        '  }',
        '  fun size(): Int = set',
        '}',
      ),
      ['Settings', 'Settings.put', 'Settings.size'],
    );
  });
});
