import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import {
  markdownText,
  plainLabel,
  plainLine,
  plainMessage,
  yamlString,
} from '../../../../src/core/session/plainText';

describe('text that people entered', () => {
  it('stays on one line, without control characters and direction marks', () => {
    assert.equal(plainLine(' a\n\tb\u0007\u202ec '), 'a b c');
  });

  it('makes no icon in a label and no link in a notification', () => {
    assert.equal(plainLabel('$(trash) x'), '$ (trash) x');
    assert.equal(plainMessage('[x](command:evil)'), '(x)(command:evil)');
  });

  it('makes no markup, column or tag in Markdown', () => {
    assert.equal(
      markdownText('a|b *c* [d](command:x) <e> `f` & g'),
      'a\\|b \\*c\\* \\[d\\](command:x) &lt;e&gt; \\`f\\` &amp; g',
    );
  });

  it('is the same after YAML was read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(parseYaml(yamlString(text)), text);
      }),
    );
    assert.equal(yamlString('a\u0085b\u2028'), '"a\\u0085b\\u2028"');
  });
});
