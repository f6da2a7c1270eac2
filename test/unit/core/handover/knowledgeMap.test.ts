import assert from 'node:assert/strict';
import { knowledgeMap, knownBy, lastDays, leavingPeople } from '../../../../src/core/handover/knowledgeMap';
import { Ownership } from '../../../../src/core/hotspots/ownership';
import { knowledgeMapDocument } from '../../../../src/core/handover/renderKnowledgeMap';
import { readSession } from '../../../../src/core/handover/sessions';
import type { Note } from '../../../../src/core/knowledge/note';
import type { ResolvedNote } from '../../../../src/core/knowledge/resolvedNote';
import { at, kim, module, note, sampleReport, share, sol } from '../../../support/bookSample';

const paths = ['src/a.ts', 'src/b.ts'];
const byKim = { history: { ...module('x').history, authors: [share(kim, 1, '2024-04-30T10:00:00Z')] } };
const bySol = { history: { ...module('x').history, authors: [share(sol, 1, '2021-06-01T10:00:00Z', true)] } };
const modules = [module('src/a.ts', byKim as never), module('src/b.ts', bySol as never)];
const ownership = new Ownership(modules, sampleReport().people, {
  asOfEpochMs: at('2024-05-01T12:00:00Z'),
  activeWithinDays: 365,
});

function about(path: string, over: Partial<Note>): ResolvedNote {
  const anchor = { path, exact: '', prefix: '', suffix: '', line: 0 };
  return { note: note('x', over), places: [{ anchor, drift: 'exact', path }] };
}

const map = (notes: readonly ResolvedNote[], over: { leaving?: readonly string[]; session?: string } = {}) =>
  knowledgeMap({
    modules: paths,
    ownership,
    notes,
    leaving: over.leaving ?? [],
    ...(over.session === undefined ? {} : { session: over.session }),
  });

describe('the knowledge map', () => {
  it('counts active authors before, and who told, learnt or confirmed now', () => {
    const { modules: known } = map([
      about('src/b.ts', { toldBy: ['Kim Example'], learntBy: ['Noa'], confirmedBy: ['Ira'] }),
    ]);
    assert.deepEqual(known, [
      { path: 'src/a.ts', before: ['Kim Example'], after: ['Kim Example'] },
      { path: 'src/b.ts', before: [], after: ['Ira', 'Kim Example', 'Noa'] },
    ]);
    assert.deepEqual(knownBy(known, 'before'), { nobody: 1, one: 1, more: 0 });
    assert.deepEqual(knownBy(known, 'after'), { nobody: 0, one: 1, more: 1 });
  });

  it('does not count those who leave, however their name is written', () => {
    const { modules: known, leaving } = map([about('src/a.ts', { toldBy: ['Noa'] })], {
      leaving: ['kim example '],
    });
    assert.deepEqual(known[0], { path: 'src/a.ts', before: [], after: ['Noa'] });
    assert.deepEqual(leaving, ['kim example ']);
  });

  it('takes notes of earlier sessions as known before, and looks at those of one session', () => {
    const earlier = about('src/b.ts', { toldBy: ['Noa'], session: 'first' });
    const now = about('src/b.ts', { toldBy: ['Noa'], learntBy: ['Ira'], session: 'second' });
    const { modules: known, passedOn } = map([earlier, now], { session: 'second' });
    assert.deepEqual(known[1], { path: 'src/b.ts', before: ['Noa'], after: ['Ira', 'Noa'] });
    assert.deepEqual(passedOn, [{ from: 'Noa', to: 'Ira', notes: 1 }]);
  });

  it('does not count an inactive author as one who stays because a note names them', () => {
    const { modules: known } = map([
      about('src/b.ts', { toldBy: ['Sol Example', 'Noa'], confirmedBy: ['SOL EXAMPLE'] }),
    ]);
    assert.deepEqual(known[1], { path: 'src/b.ts', before: [], after: ['Noa'] });
  });

  it('counts no note whose place is lost', () => {
    const { note: lost, places } = about('src/b.ts', { toldBy: ['Noa'] });
    const { modules: known } = map([
      { note: lost, places: places.map((place) => ({ ...place, drift: 'lost' })) },
    ]);
    assert.deepEqual(known[1]?.after, []);
  });

  it('takes no open question for knowledge', () => {
    const { modules: known } = map([
      about('src/b.ts', { kind: 'question', status: 'open', toldBy: ['Noa'] }),
    ]);
    assert.deepEqual(known[1]?.after, []);
  });

  it('knows who leaves from the newest record of each', () => {
    const record = (day: string, people: string) => {
      const read = readSession(
        `.handover/sessions/${day}-a7k2.md`,
        `---\nschema: mob-handover/session/1\nstarted: ${day}T09:00:00Z\nended: ${day}T10:00:00Z\npeople:\n${people}---\n`,
      );
      assert.ok(!('code' in read));
      return read;
    };
    const sessions = [
      record(
        '2024-05-01',
        '  - name: Kim\n    lastDay: 2024-05-31\n  - name: Sol\n    lastDay: 2024-05-31\n',
      ),
      record('2024-05-02', '  - name: kim\n'),
    ];
    assert.deepEqual(leavingPeople(sessions), ['Sol']);
    assert.deepEqual(lastDays(sessions), [{ name: 'Sol', lastDay: '2024-05-31' }]);
  });

  it('says in words and numbers what has changed', () => {
    const text = knowledgeMapDocument(
      map([about('src/a.ts', { toldBy: ['Kim Example'], learntBy: ['Noa *x*'] })], { leaving: ['Sol'] }),
      'all',
    );
    assert.match(
      text,
      /\*\*1 module is now known by two who stay\*\* and was not before\. Those who leave do not count: Sol\./u,
    );
    assert.match(text, /\| two or more who stay \| 0 \(0 %\) \| 1 \(50 %\) \|/u);
    assert.match(text, /\| `src\/a\.ts` \| Kim Example \| Noa \\\*x\\\* \|/u);
    assert.match(text, /\| Kim Example \| Noa \\\*x\\\* \| 1 \|/u);
  });
});
