import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { linePattern } from '../../../../../src/core/handover/formats/tours/linePattern';
import { lineOfStep } from '../../../../support/codeTour/player';

const found = (text: string, line: number): number | undefined => {
  const pattern = linePattern(text, line);
  return pattern === undefined ? undefined : lineOfStep({ description: '', pattern }, text);
};

describe('The pattern of a line for CodeTour', () => {
  it('is the line alone where it stands once, at any indentation', () => {
    const text = 'function a() {\n  return votes(1);\n}\n';
    const pattern = linePattern(text, 1) ?? '';
    assert.doesNotMatch(pattern, /\?<=|\?=/);
    assert.equal(
      lineOfStep({ description: '', pattern }, `// new\n${text.replace('  return', '\t\treturn')}`),
      2,
    );
  });

  it('takes the lines around where the words stand more than once, also as the beginning of others', () => {
    const text = 'if (a) {\n  stop();\n}\nif (b) {\n  stop();\n}\nstop();now();\n';
    assert.deepEqual([found(text, 1), found(text, 4), found(text, 6)], [1, 4, 6]);
  });

  it('is none where nothing tells the places apart, and none for empty lines', () => {
    assert.equal(linePattern('a\n'.repeat(40), 20), undefined);
    assert.equal(linePattern('a\n\nb', 1), undefined);
    assert.equal(linePattern('a', 3), undefined);
  });

  it('finds very long lines by their beginning', () => {
    const text = `x\n${'long '.repeat(5000)}\ny`;
    assert.equal(found(text, 1), 1);
    assert.ok((linePattern(text, 1) ?? '').length < 300);
  });

  it('leads CodeTour to the line it was made for, in any text', () => {
    const line = fc.oneof(
      fc.constantFrom('', '  ', 'a', ' a', 'a b', '}', '\ta(.*)[x]', 'é\u2028x', '$^\\'),
      fc.string(),
    );
    const ending = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), ending, fc.nat(11), (lines, end, at) => {
        const text = lines.join(end);
        const hit = found(text, at);
        assert.ok(hit === undefined || hit === at, JSON.stringify([text, at, hit, linePattern(text, at)]));
      }),
      { numRuns: 2000 },
    );
  });
});
