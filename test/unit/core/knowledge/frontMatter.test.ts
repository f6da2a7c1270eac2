import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseFrontMatter } from '../../../../src/core/knowledge/frontMatter';

const found = (text: string) => {
  const parsed = parseFrontMatter(text);
  return parsed.kind === 'found' ? parsed : assert.fail(JSON.stringify(parsed));
};
const broken = (text: string) => {
  const parsed = parseFrontMatter(text);
  return parsed.kind === 'broken' ? parsed : assert.fail(`read ${JSON.stringify(parsed)}`);
};

describe('Front matter', () => {
  it('gives all keys, unknown ones too, and what follows it', () => {
    const { data, body, lineOf } = found('---\nschema: a/1\nunknown:\n  - x: 1\n---\n# Title\n');
    assert.deepEqual(data, { schema: 'a/1', unknown: [{ x: 1 }] });
    assert.equal(body, '# Title\n');
    assert.equal(lineOf('schema'), 1);
    assert.equal(lineOf('unknown'), 2);
    assert.equal(lineOf('missing'), 0);
  });

  it('may have a byte order mark, any line endings, or nothing in it', () => {
    assert.deepEqual(found('\ufeff---\r\na: 1\r\nb: 2\r\n---\r\nbody').data, { a: 1, b: 2 });
    assert.equal(found('---\r\na: 1\r\nb: 2\r\n---\r\nbody').lineOf('b'), 2);
    assert.deepEqual(found('---\n---\n').data, {});
    assert.equal(found('---\n---\n').lineOf('a'), 1);
    assert.equal(parseFrontMatter('# Title\n---\n').kind, 'none');
  });

  it('keeps dates, versions and yes as the words that they are', () => {
    assert.deepEqual(found('---\na: 2026-11-22\nb: yes\nc: 1.10.0\nd: 0o7\n---\n').data, {
      a: '2026-11-22',
      b: 'yes',
      c: '1.10.0',
      d: 7,
    });
  });

  for (const [what, text, line] of [
    ['has no end', '---\na: 1\n', 0],
    ['is no YAML', '---\na: 1\nb: [1\n---\n', 2],
    ['has a key twice', '---\na: 1\nb: 2\na: 3\n---\n', 3],
    ['has custom tags', '---\na: 1\nb: !!js/function "x"\n---\n', 2],
    ['has local tags', '---\na: !secret x\n---\n', 1],
    ['is a list', '---\n- a\n---\n', 1],
    ['has keys that are no words', '---\n? [a]\n: 1\n---\n', 1],
  ] as const) {
    it(`that ${what} is broken, with its line`, () => {
      assert.equal(broken(text).line, line);
    });
  }

  it('that would fill the memory is broken', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((key, i) => `${key}: &${key} [${`*${'abcdefgh'[i] ?? ''},`.repeat(9)}]`),
    ];
    assert.match(broken(`---\n${bomb.join('\n')}\n---\n`).message, /aliases/);
    assert.match(broken(`---\na: ${'x'.repeat(70_000)}\n---\n`).message, /longer than/);
  });

  it('that nests without end is broken, and ends neither the stack nor the process', () => {
    for (const piece of ['- ', '? ', '? - ', ': ', '[', '- [', '{a: '])
      assert.match(broken(`---\n${piece.repeat(60_000 / piece.length)}\n---\n`).message, /lists within/);
    const steps = Array.from({ length: 300 }, (_, step) => `${' '.repeat(step)}a:`).join('\n');
    assert.match(broken(`---\n${steps}\n---\n`).message, /lists within/);
    assert.deepEqual(found(`---\na: ${'['.repeat(40)}${']'.repeat(40)}\n---\n`).kind, 'found');
  });

  it('cannot reach a prototype', () => {
    const { data } = found('---\n__proto__:\n  polluted: 1\nconstructor: 2\n---\n');
    assert.equal(Object.getPrototypeOf(data), Object.prototype);
    assert.equal(({} as { polluted?: number }).polluted, undefined);
    assert.deepEqual(Object.keys(data), ['__proto__', 'constructor']);
  });

  it('says where git left both sides of a merge, also where each has a front matter of its own', () => {
    const within = parseFrontMatter('---\na: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> other\n---\n');
    assert.equal(within.kind, 'broken');
    assert.equal(within.line, 2);
    assert.match(within.message, /^git left both sides of a merge here/u);
    const whole = parseFrontMatter('---\n<<<<<<< HEAD\nb: 1\n---\nA\n=======\nb: 2\n---\nB\n>>>>>>> other\n');
    assert.deepEqual([whole.kind, 'line' in whole ? whole.line : undefined], ['broken', 1]);
    const first = parseFrontMatter('<<<<<<< HEAD\n---\nb: 1\n---\n=======\n>>>>>>> other\n');
    assert.equal(first.kind, 'broken');
    assert.equal(parseFrontMatter('---\nb: "<<<<<<< HEAD"\n---\n<<<<<<< words\n').kind, 'found');
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '---',
      '\n',
      'a',
      ': ',
      '- ',
      '&a ',
      '*a',
      '!',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      '|',
      '>',
      '?',
      '#',
      '\t',
      '%',
      '@',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        parseFrontMatter(`---\n${pieces.join('')}\n---\n`);
      }),
      { numRuns: 3000 },
    );
  });
});
