import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextSpan } from '../../../../src/core/lineIndex';
import { quoteOf } from '../../../../src/core/knowledge/quoteAnchor';
import { AnchoredText, resolveAnchor } from '../../../../src/core/knowledge/resolveAnchor';

const code = `import { weightsOf } from './weights';

export function countVotes(ballots) {
  const votes = new Map();
  for (const ballot of ballots) {
    if (ballot.withdrawn) continue;
    votes.set(ballot.act, (votes.get(ballot.act) ?? 0) + weightsOf(ballot));
  }
  return votes;
}

export function mergeJury(votes, jury) {
  return votes.map((vote) => vote + jury);
}
`;

const line = (number: number): TextSpan => ({
  start: { line: number, column: 0 },
  end: { line: number, column: 999 },
});
const weights = quoteOf('src/tally.ts', code, line(6));
const at = (text: string) => {
  const state = resolveAnchor(weights, new AnchoredText(text));
  return state.kind === 'lost' ? 'lost' : `${state.kind} ${state.span.start.line}`;
};

describe('an anchor', () => {
  it('is exact where nothing changed, whatever the line breaks', () => {
    assert.equal(at(code), 'exact 6');
    assert.equal(at(code.replaceAll('\n', '\r\n')), 'exact 6');
    assert.equal(at(`\ufeff${code}`), 'exact 6');
  });

  it('is moved where the same text stands elsewhere', () => {
    assert.equal(at(`// new\n// lines\n${code}`), 'moved 8');
  });

  it('is changed where its line was edited, and a person has to confirm', () => {
    assert.equal(at(code.replace('weightsOf(ballot)', 'weightsOf(ballot, show)')), 'changed 6');
  });

  it('is lost where its code is gone', () => {
    assert.equal(at(code.split('\n').slice(10).join('\n')), 'lost');
    assert.equal(at(''), 'lost');
  });

  it('is never sure between two places that look the same', () => {
    const twice = `${code}\n${code}`;
    const again = code.split('\n').slice(4, 8).join('\n');
    assert.match(at(twice), /^changed/u);
    assert.match(at(`${again}\n${again}`), /^(?:changed|lost)/u);
  });

  it('is not taken for a truer copy further away, where its own surroundings were edited', () => {
    const pasted = code.split('\n').slice(2, 11).join('\n');
    const edited = code.replace('const votes = new Map();', 'const votes = new Map(started);');
    assert.match(at(`${edited}\n\n${code.slice(code.indexOf('export'))}${pasted}`), /^changed/u);
  });

  it('is changed where other words came into its line', () => {
    assert.equal(at(code.replace('votes.set(ballot.act', 'if (open) votes.set(ballot.act')), 'changed 6');
    assert.equal(at(code.replace('weightsOf(ballot));', 'weightsOf(ballot)); // twice')), 'changed 6');
  });

  it('speaks of the file as a whole where nothing was selected', () => {
    const whole = quoteOf('src/tally.ts', code, line(1));
    assert.equal(whole.exact, '');
    assert.equal(resolveAnchor(whole, new AnchoredText('anything')).kind, 'exact');
  });

  it('of any selection in any text is found at once in the same text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\n', '\r\n', '\t', 'é', '😀', '{'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, fc.nat(20), fc.nat(30), fc.nat(20), fc.nat(30), (source, a, b, c, d) => {
        const quote = quoteOf('a.ts', source, { start: { line: a, column: b }, end: { line: c, column: d } });
        const state = resolveAnchor(quote, new AnchoredText(source));
        assert.notEqual(state.kind, 'lost');
        if (quote.exact === '' || state.kind === 'changed' || state.kind === 'lost') return;
        const file = new AnchoredText(source);
        const found = file.text.slice(
          file.index.offsetOf(state.span.start),
          file.index.offsetOf(state.span.end),
        );
        assert.equal(found, quote.exact);
      }),
      { numRuns: 500 },
    );
  });

  it('that is exact or moved always stands on its own words, however the text was edited', () => {
    const edit = fc.record({
      from: fc.nat(300),
      remove: fc.nat(60),
      put: fc.constantFrom('', '\n', 'x', code.slice(60, 200)),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        let text = code;
        for (const { from, remove, put } of edits)
          text = text.slice(0, from) + put + text.slice(from + remove);
        const file = new AnchoredText(text);
        const state = resolveAnchor(weights, file);
        if (state.kind !== 'exact' && state.kind !== 'moved') return;
        const found = file.text.slice(
          file.index.offsetOf(state.span.start),
          file.index.offsetOf(state.span.end),
        );
        assert.equal(found, weights.exact);
      }),
      { numRuns: 1000 },
    );
  });
});
