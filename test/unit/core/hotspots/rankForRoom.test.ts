import assert from 'node:assert/strict';
import type { ModuleHistory, Person } from '../../../../src/core/hotspots/model';
import { rankForRoom } from '../../../../src/core/hotspots/rankForRoom';
import { rankModules } from '../../../../src/core/hotspots/rankModules';
import { scanReport, undocumented } from '../../../support/scanReport';

const kim = { name: 'Kim Example', email: 'kim@example.org' };
const sol = { name: 'Sol Example', email: 'sol@example.org' };
const atEpochMs = Date.parse('2026-03-01T00:00:00Z');

function person(identity: Person['identity'], inactive: boolean, aliases?: readonly string[]): Person {
  const times = { firstAtEpochMs: atEpochMs, lastAtEpochMs: atEpochMs };
  return {
    identity,
    commits: 3,
    ...times,
    inactive,
    mainAuthorOf: [],
    ...(aliases === undefined ? {} : { aliases }),
  };
}

function history(...authors: readonly (readonly [Person, number])[]): ModuleHistory {
  return {
    changes: 4,
    weightedChanges: 4,
    firstAtEpochMs: atEpochMs,
    lastAtEpochMs: atEpochMs,
    authors: authors.map(([{ identity, inactive }, share]) => ({
      author: identity,
      share,
      changes: 2,
      lastAtEpochMs: atEpochMs,
      inactive,
    })),
  };
}

function reportOf(people: readonly Person[], modules: Readonly<Record<string, ModuleHistory>>) {
  const report = scanReport(
    Object.entries(modules).map(([path, ofModule]) => ({
      path,
      history: ofModule,
      publicSymbols: 2,
      symbols: [undocumented('a', 1), undocumented('b', 2)],
    })),
    { people },
  );
  return { ...report, hotspots: rankModules(report.modules, report) };
}

describe('the rank for the people in a room', () => {
  const active = person(kim, false);
  const other = person(sol, false);
  const report = reportOf([active, other], {
    'kims.ts': history([active, 1]),
    'sols.ts': history([other, 1]),
    'both.ts': history([other, 0.7], [active, 0.3]),
  });
  const reasonsOf = (room: readonly { name: string; email: string }[]): Record<string, readonly string[]> =>
    Object.fromEntries(rankForRoom(report, room).hotspots.map(({ path, reasons }) => [path, reasons]));

  it('counts as lost what people know who are active, but not here', () => {
    assert.deepEqual(
      rankForRoom(report, [kim]).hotspots.map(({ path, factors }) => [path, factors.knowledgeLoss]),
      [
        ['sols.ts', 1],
        ['both.ts', 0.5 + 0.5 * 0.7],
        ['kims.ts', 0.5],
      ],
    );
    assert.deepEqual(
      rankForRoom(report, [sol]).hotspots.map(({ path }) => path),
      ['kims.ts', 'both.ts', 'sols.ts'],
    );
  });

  it('says so in the reasons', () => {
    const ofKim = reasonsOf([kim]);
    assert.ok(ofKim['sols.ts']?.includes('its only author is not in the room'));
    assert.ok(ofKim['both.ts']?.includes('its main author is not in the room'));
    assert.ok(ofKim['kims.ts']?.includes('only one author'));
    assert.ok(reasonsOf([sol])['both.ts']?.includes('people who are not in the room wrote 30 % of it'));
    assert.ok(reasonsOf([])['both.ts']?.includes('none of its 2 authors is in the room'));
  });

  it('knows people by any address and name they commit under', () => {
    const aliased = person(sol, false, ['<sol@example.org>', '<sol@home.example>', 'sol example']);
    const ofSol = reportOf([aliased], { 'sols.ts': history([aliased, 1]) });
    for (const room of [[{ name: 'Sol', email: 'SOL@home.example' }], [{ name: 'sol  Example', email: '' }]])
      assert.equal(rankForRoom(ofSol, room).hotspots[0]?.factors.knowledgeLoss, 0.5);
    assert.equal(rankForRoom(ofSol, [{ name: 'Sol', email: '' }]).hotspots[0]?.factors.knowledgeLoss, 1);
  });

  it('has somebody who is inactive but here for known, and keeps the words of who is gone for good', () => {
    const gone = person(sol, true);
    const ofGone = reportOf([active, gone], { 'sols.ts': history([gone, 1]) });
    assert.equal(rankForRoom(ofGone, [sol]).hotspots[0]?.factors.knowledgeLoss, 0.5);
    assert.ok(
      rankForRoom(ofGone, [kim]).hotspots[0]?.reasons.includes('its only author inactive since March 2026'),
    );
  });

  it('keeps what the team decided', () => {
    const [first] = report.hotspots;
    assert.ok(first);
    const decision = {
      kind: 'claimed' as const,
      path: '.handover/hotspots/a.md',
      module: first.path,
      by: 'Kim Example',
      atEpochMs,
      reason: '',
    };
    const decided = { ...report, hotspots: report.hotspots.map((each) => ({ ...each, decision })) };
    assert.ok(rankForRoom(decided, [kim]).hotspots.every((each) => each.decision === decision));
  });
});
