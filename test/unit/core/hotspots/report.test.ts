import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withOrigins } from '../../../../src/core/hotspots/debtOrigins';
import { HistoryTally } from '../../../../src/core/hotspots/history';
import { FileHistories } from '../../../../src/core/hotspots/fileHistories';
import type { HistoryFacts } from '../../../../src/core/hotspots/history';
import type { Hotspot, ModuleFacts, ScanReport } from '../../../../src/core/hotspots/model';
import { readDocument } from '../../../../src/core/hotspots/documents/readDocument';
import { listHotspots } from '../../../../src/core/hotspots/hotspotList';
import { rankForRoom } from '../../../../src/core/hotspots/rankForRoom';
import { defaultRankWeights } from '../../../../src/core/hotspots/rankWeights';
import { assembleReport, type ReportInput } from '../../../../src/core/hotspots/report';
import { childRows } from '../../../../src/core/hotspots/rows/childRows';
import { moduleRows } from '../../../../src/core/hotspots/rows/moduleRows';
import { toScanJson } from '../../../../src/core/hotspots/scanJson';
import type { NoteOfModule } from '../../../../src/core/knowledge/moduleNotes';
import { factsWith as facts } from '../../../support/factsWith';

const headAtEpochMs = Date.parse('2026-01-01T00:00:00Z');
const kim = { name: 'Kim Example', email: 'kim@example.org' };
const sol = { name: 'Sol Example', email: 'sol@example.org' };

const history: HistoryFacts = {
  people: [
    { identity: kim, commits: 9, firstAtEpochMs: 1, lastAtEpochMs: Date.parse('2023-05-01T00:00:00Z') },
    { identity: sol, commits: 2, firstAtEpochMs: 1, lastAtEpochMs: headAtEpochMs },
  ],
  years: [{ year: 2023, commits: 9, changes: 9, people: 2 }],
  files: new FileHistories([
    [
      'a.ts',
      {
        changes: 9,
        weightedChanges: 9,
        firstAtEpochMs: 1,
        lastAtEpochMs: 2,
        authors: [
          { person: 0, share: 0.8, changes: 7, lastAtEpochMs: 2 },
          { person: 1, share: 0.2, changes: 2, lastAtEpochMs: 2 },
        ],
      },
    ],
  ]),
};

function report(modules: readonly ModuleFacts[], given: Partial<ReportInput> = {}): ScanReport {
  return assembleReport({
    historyStatus: 'full',
    head: 'f'.repeat(40),
    headAtEpochMs,
    modules,
    history,
    problems: [],
    activeWithinDays: 365,
    ...given,
  });
}

describe('a debt that the repository says again and again', () => {
  const debtsOf = (path: string, texts: readonly string[]): ModuleFacts =>
    facts(path, {
      symbols: [],
      debts: texts.map((text, line) => ({ path, line, column: 0, tag: 'FIXME', text })),
    });
  const many = (count: number): string[] =>
    Array.from({ length: count }, (_, nth) => `FIXME: Property 'p${nth}' does not exist on type '{ a: 1 }'.`);
  const gapOf = ({ hotspots }: ScanReport, path: string): number =>
    hotspots.find((hotspot) => hotspot.path === path)?.factors.gap ?? 0;

  it('counts as ten with all that say the same', () => {
    const own = debtsOf('b.ts', ['FIXME: one', 'FIXME: two', 'FIXME: three']);
    const found = report([debtsOf('a.ts', many(30)), debtsOf('c.ts', many(10)), own]);
    const near = (gap: number, debts: number): void => {
      assert.ok(Math.abs(gap - debts / (debts + 4)) < 1e-9, String(gap));
    };
    near(gapOf(found, 'a.ts'), 7.5);
    near(gapOf(found, 'c.ts'), 2.5);
    near(gapOf(found, 'b.ts'), 3);
    const [first] = found.hotspots.filter(({ path }) => path === 'a.ts');
    assert.ok(first?.reasons.includes('30 debts, 30 repeated all over the repository'));
    assert.match(
      moduleRows(listHotspots(found, 3, '2026-01-01')).find(({ id }) => id === 'module:a.ts')?.description ??
        '',
      /30 debts \(30 repeated\)/,
    );
  });

  it('is in the JSON, each with how many they are', () => {
    const { debts } = toScanJson(report([debtsOf('a.ts', many(30)), debtsOf('b.ts', ['FIXME: one'])])) as {
      debts: { repeats?: number }[];
    };
    assert.equal(debts.length, 31);
    assert.deepEqual([debts[0]?.repeats, debts[30]?.repeats], [30, undefined]);
  });

  it('is none up to ten times, nor in a few words', () => {
    const short = Array.from({ length: 30 }, () => 'FIXME: add a test');
    const few = report([debtsOf('a.ts', many(10)), debtsOf('b.ts', short)]);
    assert.ok(few.debts.every(({ repeats }) => repeats === undefined));
  });

  it('never ranks a module with more of it below one with less', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), (less, more) => {
        const found = report([debtsOf('a.ts', many(less)), debtsOf('c.ts', many(less + more))]);
        assert.ok(gapOf(found, 'a.ts') <= gapOf(found, 'c.ts'));
      }),
    );
  });
});

describe('the owner of a debt', () => {
  const owners = (given: Partial<ReportInput> = {}): readonly (string | undefined)[] => {
    const debts = ['kim', 'kexample', 'windows', 'gone@example.org', 'Ada Example', 'noa'].map(
      (owner, line) => ({
        path: 'a.ts',
        line,
        column: 0,
        tag: 'TODO',
        text: owner === 'noa' ? 'TODO(@noa): split' : `TODO(${owner}): split`,
        owner,
      }),
    );
    return report([facts('a.ts', { debts })], given).debts.map(({ owner }) => owner);
  };

  it('is somebody of the history, or told by an @, an address or a full name', () => {
    assert.deepEqual(owners(), ['kim', 'kexample', undefined, 'gone@example.org', 'Ada Example', 'noa']);
  });

  it('is taken as written where the history is not all there', () => {
    assert.equal(owners({ historyStatus: 'shallow' })[2], 'windows');
  });
});

describe('a module that documents speak of', () => {
  const documents = [
    readDocument('docs/a.md', '# Opening\n\n`src/door.ts` has `openDoor` and `shut`.'),
    readDocument('docs/b.md', '`src/door.ts`'),
  ];
  const door = facts('src/door.ts', {
    symbols: ['openDoor', 'lock'].map((name, line) => ({ name, kind: 'function', line, documented: false })),
  });
  const described = report([door], { documents });

  it('weighs as it is told, says so, and goes on so for the people in a room', () => {
    const weights = { ...defaultRankWeights, leastLoss: 1 };
    const told = report([facts('a.ts')], { weights });
    for (const each of [told, rankForRoom(told, [kim])])
      assert.equal(each.hotspots[0]?.factors.knowledgeLoss, 1);
    assert.deepEqual(toScanJson(told)['weights'], weights);
    const usual = report([facts('a.ts')]);
    assert.ok((usual.hotspots[0]?.factors.knowledgeLoss ?? 1) < 1);
    assert.equal('weights' in toScanJson(usual), false);
  });

  it('has its described symbols documented, ranks lower, and says by what', () => {
    const bare = report([door]);
    assert.equal(described.modules[0]?.documentedSymbols, 1);
    assert.ok((described.hotspots[0]?.score ?? 0) < (bare.hotspots[0]?.score ?? 0));
    assert.equal(described.hotspots[0]?.reasons.at(-1), 'described in docs/a.md#opening and 1 more');
    assert.ok(!bare.hotspots[0]?.reasons.some((reason) => reason.startsWith('described')));
  });

  it('says so in JSON, with lines from 1', () => {
    const [module] = toScanJson(described)['modules'] as readonly Record<string, unknown>[];
    assert.deepEqual(module?.['documents'], [
      { path: 'docs/a.md', heading: 'opening', line: 3, by: 'code' },
      { path: 'docs/b.md', line: 1, by: 'code' },
    ]);
    assert.deepEqual(module['described'], [
      { name: 'openDoor', kind: 'function', line: 1, in: 'docs/a.md#opening' },
    ]);
    assert.deepEqual(module['undocumented'], [{ name: 'lock', kind: 'function', line: 2 }]);
  });

  it('has a row for each place, which opens it, and names them in its tooltip', () => {
    const list = listHotspots(described, 1, '2026-01-01');
    const [hotspot] = list.listed;
    assert.ok(hotspot);
    assert.deepEqual(
      childRows(hotspot, undefined, headAtEpochMs)
        .filter(({ kind }) => kind === 'document')
        .map(({ label, description, place }) => [label, description, place]),
      [
        ['docs/a.md#opening', 'describes this module, openDoor', { path: 'docs/a.md', line: 2 }],
        ['docs/b.md', 'describes this module', { path: 'docs/b.md', line: 0 }],
      ],
    );
    const tooltip = moduleRows(list)[0]?.tooltip ?? '';
    assert.ok(
      tooltip.includes('Described in docs/a.md#opening\nDescribed in docs/b.md\nopenDoor: described in'),
    );
  });
});

describe('a module that notes speak of', () => {
  const note = {
    path: '.handover/notes/a.md',
    kind: 'explanation',
    status: 'confirmed',
    title: 'How it opens',
    explains: true,
  } as const;
  const noted = (given: Partial<NoteOfModule>, debts: ModuleFacts['debts'] = []) =>
    report([facts('a.ts', { debts }), facts('b.ts')], {
      notes: new Map([['a.ts', [{ ...note, ...given }]]]),
    });

  it('leaves the list of undocumented ones once a confirmed note explains it, and says so', () => {
    const explained = noted({});
    assert.deepEqual(
      explained.hotspots.map(({ path }) => path),
      ['b.ts'],
    );
    const json = toScanJson(explained) as { modules: { explained?: boolean; notes?: unknown[] }[] };
    assert.deepEqual(
      json.modules.map(({ explained: is, notes }) => [is, notes?.length]),
      [
        [true, 1],
        [undefined, undefined],
      ],
    );
  });

  it('stays in it for its debts, without its symbols and with the note', () => {
    const debt = { path: 'a.ts', line: 1, column: 3, tag: 'TODO', text: 'TODO: close' };
    const [listed] = listHotspots(noted({}, [debt]), 9, '2026-11-22').listed.filter(
      ({ path }) => path === 'a.ts',
    );
    assert.ok(listed);
    assert.ok(listed.reasons.includes('explained in a note'));
    assert.ok(listed.short.includes('explained in a note'));
    assert.deepEqual(listed.undocumented, []);
    const row = childRows(listed, undefined, 0).find(({ kind }) => kind === 'note');
    assert.equal(row?.description, 'explains this module');
    assert.equal(row.place?.path, note.path);
  });

  it('stays in it where nobody agreed yet', () => {
    const { hotspots } = noted({ status: 'authored', explains: false });
    assert.equal(hotspots.length, 2);
  });
});

describe('the report', () => {
  it('joins files, history and people', () => {
    const { modules, hotspots, people } = report([facts('b.ts'), facts('a.ts')]);
    assert.deepEqual(
      modules.map(({ path, publicSymbols, documentedSymbols }) => [path, publicSymbols, documentedSymbols]),
      [
        ['a.ts', 1, 0],
        ['b.ts', 1, 0],
      ],
    );
    assert.deepEqual(
      modules[0]?.history?.authors.map(({ author, inactive }) => [author.name, inactive]),
      [
        ['Kim Example', true],
        ['Sol Example', false],
      ],
    );
    assert.equal(modules[1]?.history, undefined);
    assert.deepEqual(
      hotspots.map(({ path }) => path),
      ['a.ts', 'b.ts'],
    );
    assert.deepEqual(
      people.map(({ inactive, mainAuthorOf }) => [inactive, mainAuthorOf]),
      [
        [true, ['a.ts']],
        [false, []],
      ],
    );
  });

  it('lists no module without a gap, and neither modules nor debts that others or programs wrote', () => {
    const debts = [{ path: 'x', line: 1, column: 1, tag: 'TODO', text: 'TODO' }];
    const { hotspots, debts: all } = report([
      facts('a.ts', { symbols: [] }),
      facts('vendor/a.ts', { role: 'vendored', symbols: [], debts }),
      facts('gen/a.ts', { role: 'generated', symbols: [], debts }),
      facts('test/a.ts', { role: 'test', symbols: [], debts }),
    ]);
    assert.deepEqual(
      hotspots.map(({ path }) => path),
      ['test/a.ts'],
    );
    assert.equal(all.length, 1);
  });

  it('gives the inactive since their last commit anywhere, not since the last one here', () => {
    const [hotspot] = report([facts('a.ts')]).hotspots;
    assert.ok(hotspot?.reasons.includes('main author inactive since May 2023'), hotspot?.reasons.join());
  });

  it('is the same in whatever order the files come', () => {
    const paths = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}\.ts$/), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(paths, fc.infiniteStream(fc.nat()), (names, random) => {
        const modules = names.map((name) => facts(name));
        const shuffled = modules
          .map((module) => ({ module, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ module }) => module);
        assert.deepEqual(report(shuffled), report(modules));
      }),
    );
  });

  it('ranks equal scores by path', () => {
    const { hotspots } = report([facts('c.ts'), facts('b.ts'), facts('d.ts')], {
      history: { people: [], years: [], files: new FileHistories() },
    });
    assert.deepEqual(
      hotspots.map(({ path }) => path),
      ['b.ts', 'c.ts', 'd.ts'],
    );
  });

  it('sorts problems by path', () => {
    const { problems } = report([], {
      problems: [
        { path: 'b', code: 'x', message: 'b' },
        { code: 'x', message: 'of all' },
        { path: 'a', code: 'x', message: 'a' },
      ],
    });
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['of all', 'a', 'b'],
    );
  });

  it('has no people and ranks by the gap where there is no history', () => {
    const without = assembleReport({
      historyStatus: 'noGit',
      modules: [facts('a.ts')],
      problems: [],
      activeWithinDays: 365,
    });
    assert.deepEqual(without.people, []);
    assert.equal(without.head, undefined);
    assert.equal(without.hotspots[0]?.factors.attention, 1);
  });
});

describe('the scan as JSON', () => {
  it('is versioned, counts lines from 1, and says times in UTC', () => {
    const debts = [{ path: 'a.ts', line: 6, column: 3, tag: 'TODO', text: 'TODO' }];
    const probable = { path: 'a.ts', line: 8, column: 3, text: 'one day', confidence: 0.61239 };
    const scanned = report([facts('a.ts', { debts, probableDebts: [probable] })]);
    const json = JSON.parse(JSON.stringify(toScanJson(scanned))) as Record<string, unknown>;
    assert.equal(json['format'], 'mob-handover/scan');
    assert.equal(json['formatVersion'], 1);
    assert.equal(json['headAt'], '2026-01-01T00:00:00.000Z');
    assert.deepEqual(json['debts'], [{ path: 'a.ts', line: 7, column: 4, tag: 'TODO', text: 'TODO' }]);
    assert.deepEqual(json['probableDebts'], [{ ...probable, line: 9, column: 4, confidence: 0.6124 }]);
    const [module] = json['modules'] as Record<string, unknown>[];
    assert.deepEqual(module?.['undocumented'], [{ name: 'open', kind: 'function', line: 5 }]);
  });

  it('has author and date of a debt where they are known, and null for a date that is none', () => {
    const scanned = report([], { headAtEpochMs: Number.NaN });
    const debt = {
      path: 'a.ts',
      line: 0,
      column: 0,
      tag: 'TODO',
      text: 'TODO',
      author: kim,
      atEpochMs: 0,
      authorInactive: true,
    };
    const json = toScanJson({ ...scanned, debts: [debt] });
    assert.equal(json['headAt'], null);
    assert.deepEqual(json['debts'], [
      {
        path: 'a.ts',
        line: 1,
        column: 1,
        tag: 'TODO',
        text: 'TODO',
        author: kim,
        at: '1970-01-01T00:00:00.000Z',
        authorInactive: true,
      },
    ]);
  });
});

describe('the origin of debts', () => {
  const debt = { path: 'a.ts', line: 3, column: 0, tag: 'TODO', text: 'TODO' };
  const { people } = report([]);

  it('is that of the line, told by address or name among the people of the history', () => {
    for (const author of [
      { name: 'K', email: 'KIM@example.org' },
      { name: 'kim example', email: 'other@example.org' },
    ]) {
      const [found] = withOrigins([debt], [{ line: 3, author, atEpochMs: 5, commit: 'c' }], people);
      assert.deepEqual(found, { ...debt, author: kim, atEpochMs: 5, authorInactive: true });
    }
  });

  it('is that of the same person under an earlier name and address', () => {
    const now = { name: '* Kim Example', email: 'kim@new.example' };
    const before = { name: 'Kim E. Sample', email: 'kim@old.example' };
    const between = { name: 'Kim E. Sample', email: 'kim@new.example' };
    const tally = new HistoryTally(new Set(['a.ts']));
    for (const [days, author] of [now, between, before].entries())
      tally.add({ id: 'c', atEpochMs: -days, author, files: [{ path: 'a.ts', status: 'modified' }] });
    const joined = tally.facts().people.map((person) => ({ ...person, inactive: true, mainAuthorOf: [] }));
    const [found] = withOrigins([debt], [{ line: 3, author: before, atEpochMs: 5, commit: 'c' }], joined);
    assert.deepEqual([found?.author, found?.authorInactive], [now, true]);
  });

  it("is nobody else's for a single name that two may have", () => {
    const author = { name: 'Kim', email: 'another@example.org' };
    const single = people.map((person) => ({ ...person, identity: { ...kim, name: 'Kim' } }));
    const [found] = withOrigins([debt], [{ line: 3, author, atEpochMs: 5, commit: 'c' }], single);
    assert.equal(found?.authorInactive, undefined);
  });

  it('says nothing of whether a stranger is active, and nothing of lines that blame left out', () => {
    const author = { name: 'Noa', email: 'noa@example.org' };
    const found = withOrigins(
      [debt, { ...debt, line: 4 }],
      [{ line: 3, author, atEpochMs: 5, commit: 'c' }],
      people,
    );
    assert.deepEqual(found, [
      { ...debt, author, atEpochMs: 5 },
      { ...debt, line: 4 },
    ]);
  });

  it('ranks a debt higher once its day lies before the newest commit', () => {
    const debt = { path: 'a.ts', line: 1, column: 1, tag: 'TODO', text: 'TODO' };
    const scoreWith = (dueOn: string): Hotspot | undefined =>
      report([facts('a.ts', { symbols: [], debts: [{ ...debt, dueOn }] })]).hotspots[0];
    const overdue = scoreWith('2025-12-31');
    assert.ok((overdue?.score ?? 0) > (scoreWith('2026-01-01')?.score ?? 0));
    assert.ok(overdue?.reasons.includes('1 debt, 1 overdue'));
  });

  it('ranks files of which no documentation is asked by their debts alone', () => {
    const debt = { path: 'a.sql', line: 1, column: 1, tag: 'TODO', text: 'TODO' };
    const { hotspots } = report([facts('a.sql', { language: 'other', symbols: [], debts: [debt] })]);
    assert.deepEqual(
      hotspots.map(({ path, factors }) => [path, factors.gap]),
      [['a.sql', 0.19999999999999996]],
    );
  });
});
