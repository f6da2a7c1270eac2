import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completionPlace } from '../../../../src/core/handoverDocuments/completionPlace';
import type { FormName } from '../../../../src/core/handoverDocuments/frontMatterForms';

/** Where `|` stands. */
function placeAt(marked: string, form: FormName | null = 'note') {
  const [before = '', rest = ''] = marked.split('|');
  const lines = before.split('\n');
  return completionPlace(
    before + rest,
    { line: lines.length - 1, column: lines.at(-1)?.length ?? 0 },
    form ?? undefined,
  );
}
function kindAt(marked: string, form: FormName | null = 'note'): string {
  const place = placeAt(marked, form);
  return place === undefined ? 'nothing' : `${place.kind} ${place.typed}`;
}
const front = (line: string): string => `---\nschema: x\n${line}\n---\n\n# a\n`;

describe('what can be completed', () => {
  for (const [line, wanted] of [
    ['ki|', 'key ki'],
    ['kind: exp|', 'value exp'],
    ['status: |', 'value '],
    ['toldBy: K|', 'person K'],
    ['toldBy: [Kim, S|]', 'person S'],
    ['learntBy:\n  - Kim E|', 'person Kim E'],
    ['confirmedBy:\n- |', 'person '],
    ['anchors:\n  - path: src/t|', 'anchorPath src/t'],
    ['anchors:\n  - path: a.ts\n    ex|', 'anchorKey ex'],
    ['anchors:\n  - |', 'anchorKey '],
    ['anchors:\n  - path: a.ts\n    exact: fun|', 'anchorQuote fun'],
    ['anchors:\n  - exact: |\n    path: "b c.ts"', 'anchorQuote '],
    ['anchors:\n  - exact: |\n  - path: a.ts', 'nothing'],
    ['other: x|', 'nothing'],
    ['other:\n  - x|', 'nothing'],
  ] as const) {
    it(`in ${JSON.stringify(line)} is ${wanted}`, () => {
      assert.equal(kindAt(front(line)), wanted);
    });
  }

  it('in the text of a note is a person behind an @, and a symbol behind a backtick', () => {
    assert.equal(kindAt('ask @Ki|'), 'mention @Ki');
    assert.equal(kindAt('ask @Kim Ex|'), 'mention @Kim Ex');
    assert.equal(kindAt('(@|'), 'mention @');
    assert.equal(kindAt('kim@exam|'), 'nothing');
    assert.equal(kindAt('see `Tally.me|'), 'symbolName Tally.me');
    assert.equal(kindAt('see `Tally` and|'), 'nothing');
    assert.equal(kindAt('see `a b|'), 'nothing');
    assert.equal(kindAt('ask @Ki|', null), 'nothing');
  });

  it('in a link is the path, then what follows the #', () => {
    assert.equal(kindAt('see [a](../sr|'), 'linkPath ../sr');
    assert.equal(kindAt('[a]: sr|', null), 'linkPath sr');
    assert.equal(kindAt('see [a](b.md#wh|'), 'linkFragment wh');
    assert.deepEqual(placeAt('see [a](b.md#wh|)'), {
      kind: 'linkFragment',
      destination: 'b.md',
      typed: 'wh',
      span: { start: { line: 0, column: 13 }, end: { line: 0, column: 15 } },
    });
    for (const none of ['see [a](b) |', '[a](https://x/|', '[a](b "|', 'text|'])
      assert.equal(kindAt(none), 'nothing');
  });

  for (const [form, line, wanted] of [
    ['supplier', 'con|', 'key con'],
    ['supplier', 'schema: |', 'value '],
    ['supplier', 'party: fast|', 'party fast'],
    ['supplier', 'domains: [fastly.com, f|]', 'domain f'],
    ['supplier', 'domains:\n  - f|', 'domain f'],
    ['supplier', 'packages: [|]', 'package '],
    ['supplier', 'contact: K|', 'person K'],
    ['supplier', 'cost: 1|', 'nothing'],
    ['supplier', 'trust:\n  ca|', 'trustKey ca'],
    ['supplier', 'trust:\n  care:\n    ev|', 'trustPart ev'],
    ['supplier', 'trust:\n  care:\n    answer: yes\n  |', 'trustKey '],
    ['supplier', 'kind: |', 'nothing'],
    ['supplier', 'constructor: |', 'nothing'],
    ['asset', 'ow|', 'key ow'],
    ['asset', 'kind: dom|', 'value dom'],
    ['asset', 'file: certs/|', 'anchorPath certs/'],
    ['asset', 'renewedBy: |', 'person '],
    ['asset', 'status: |', 'nothing'],
    ['asset', 'trust:\n  |', 'nothing'],
  ] as const) {
    it(`in ${JSON.stringify(line)} of a file of the ${form}s is ${wanted}`, () => {
      assert.equal(kindAt(front(line), form), wanted);
    });
  }

  it('in the text of a file of the register is a person behind an @, and no symbol', () => {
    assert.equal(kindAt('ask @Ki|', 'supplier'), 'mention @Ki');
    assert.equal(kindAt('see `Tally.me|', 'supplier'), 'nothing');
  });

  it('of the front matter is offered where its keys are ours, and knows what is there', () => {
    assert.equal(kindAt(front('ki|'), null), 'nothing');
    const place = placeAt(front('ki|'));
    assert.deepEqual(place?.kind === 'key' && place.present, ['schema']);
  });

  it('is found or not, and never fails', () => {
    const piece = fc.constantFrom(
      '---',
      '\n',
      'anchors:',
      '  - ',
      'path: ',
      'exact: ',
      '](',
      '#',
      '"',
      '[',
      'a',
      'trust:',
      '  care:',
      'domains: ',
      'constructor: ',
      ': ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }),
        fc.nat(20),
        fc.nat(40),
        fc.constantFrom('note', 'supplier', 'asset', undefined),
        (pieces, line, column, form) => {
          completionPlace(pieces.join(''), { line, column }, form);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
