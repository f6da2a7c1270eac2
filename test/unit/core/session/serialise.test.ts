import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse, serialise } from '../../../../src/core/session/serialise';
import { after, at, startEvent } from '../../../support/session';

const text = serialise(after(startEvent(['Kim', 'Sol']), at(7, { type: 'next' })).state);

describe('a stored session', () => {
  it('gives no session and one sentence when it cannot be read', () => {
    const broken: readonly [string, RegExp][] = [
      ['', /could not be read/u],
      ['null', /session is no object/u],
      [text.replace('session-state/1', 'session-state/2'), /schema "mob-handover\/session-state\/2"/u],
      [text.replace('"running"', '"jumping"'), /session\.state\.kind is none of/u],
      [text.replace('2026-11-22-a7k2', '../../x'), /no record id/u],
      [text.replace('"id":"p2"', '"id":"p1"'), /somebody twice/u],
      [text.replace('"pointerId":"p2"', '"pointerId":"p9"'), /not in the roster/u],
      [text.replace('"turnsSinceBreak":1', '"turnsSinceBreak":"1"'), /turnsSinceBreak is no number/u],
      [text.replace('"warned":false', '"warned":0'), /warned is neither true nor false/u],
      [text.replace('"Kim"', '7'), /roster\[0\]\.name is no text/u],
      [text.replace(/"roster":\[.*?\]/u, '"roster":{}'), /roster is no list/u],
      [text.replace(/"startedAtEpochMs":\d+/u, '"startedAtEpochMs":1e300'), /is no time/u],
    ];
    for (const [source, problem] of broken) {
      const parsed = parse(source);
      assert.deepEqual(parsed.state, { kind: 'none' });
      assert.match(parsed.problem ?? '', problem);
    }
  });

  it('knows who was there the session before and is not now', () => {
    const end = at(1, { type: 'end' });
    const safe = at(1, { type: 'recordSafe', id: '2026-11-22-a7k2' });
    const { state } = after(startEvent(['Kim', 'Sol', 'Ira']), end, safe, startEvent(['Sol', 'Noa']));
    const { state: stored } = parse(serialise(state));
    assert.ok(stored.kind === 'running');
    assert.deepEqual(
      stored.former?.map(({ name }) => name),
      ['Kim', 'Ira'],
    );
    const { state: next } = after(startEvent(['Kim']), end, safe, startEvent(['Kim']));
    assert.ok(next.kind === 'running' && next.former === undefined);
  });

  it('never throws, whatever is in the file', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (source) => {
        assert.deepEqual(parse(source).state, { kind: 'none' });
      }),
    );
  });

  it('keeps where an item is that is no hotspot, in a way that versions before it read as free text', () => {
    const place = { path: '.handover/suppliers/fastly.md', line: 0 };
    const item = {
      title: 'Fastly: whom does one call there?',
      source: { kind: 'text', place },
      authors: [],
    } as const;
    const { state } = after(startEvent(['Kim']), at(1, { type: 'addItem', item }));
    assert.deepEqual(parse(serialise(state)), { state });
    assert.match(serialise(state), /"source":\{"kind":"text","place"/u);
  });

  it('goes on with an item of a kind that only later versions know, by its title', () => {
    const item = { title: 'Who may?', source: { kind: 'text' }, authors: [] } as const;
    const { state } = after(startEvent(['Kim']), at(1, { type: 'addItem', item }));
    const later = serialise(state).replace('{"kind":"text"}', '{"kind":"permission","place":7}');
    assert.deepEqual(parse(later), { state });
  });

  it('may know more than this version does', () => {
    assert.equal(parse(text.replace('"kind"', '"mood":"good","kind"')).problem, undefined);
  });
});
