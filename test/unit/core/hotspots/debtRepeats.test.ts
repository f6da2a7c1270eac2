import assert from 'node:assert/strict';
import { sayingOf } from '../../../../src/core/hotspots/debtRepeats';

function sayings(...texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => sayingOf({ text, tag: 'TODO' })))];
}

describe('what debts say', () => {
  it('is one where names in quotes and numbers differ', () => {
    const said = sayings(
      "TODO: Type 'A' has no 'b' in 3 places.",
      "TODO: Type '{ c: string; }' has no 'd' in 14 places.",
    );
    assert.equal(said.length, 1);
  });

  it('is one where a tool cut its messages off and says the same behind them', () => {
    const said = sayings(
      "TODO: Property 'a' does not exist on ty... Remove this comment to see the whole message",
      "TODO: Property 'a' does not exist on type '{ b:... Remove this comment to see the whole message",
      "TODO: Property 'a' does not exist on ... Remove this comment to see the whole message",
      'TODO: Cannot find… Remove this comment to see the whole message',
    );
    assert.equal(said.length, 1);
  });

  it('is one where a quoted name is cut off at the end', () => {
    assert.equal(
      sayings(
        "TODO: Property 'a' is missing in type 'Vo...",
        "TODO: Property 'b' is missing in type 'Ballot…",
      ).length,
      1,
    );
  });

  it('is not the same where people go on after dots', () => {
    const texts = [
      'TODO: count the ballots... later',
      'TODO: open the door... later',
      'TODO: ask the clerk...',
      'TODO: ask the baker...',
    ];
    assert.equal(sayings(...texts).length, texts.length);
  });
});
