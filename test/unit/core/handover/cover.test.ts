import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type BookInput, buildBook } from '../../../../src/core/handover/book';
import type { ExpiringAsset } from '../../../../src/core/knowledge/assets/expiring';
import { projectFactsOf } from '../../../../src/core/project/projectFacts';
import { SourceReading } from '../../../../src/core/project/sourceFacts';
import { codeSpan, table } from '../../../../src/core/handover/markdownText';
import { note, sampleInput, sampleReport } from '../../../support/bookSample';
import { nodesOf, parseMarkdown, visibleText } from '../../../support/markdownTree';

function fileOf(input: BookInput, name: string): string {
  return buildBook(input).files.find(({ path }) => path.endsWith(`/${name}`))?.text ?? '';
}

/** The cells of a chapter's row on the cover. */
function rowOf(cover: string, title: string): readonly string[] {
  const row = cover.split('\n').find((line) => line.startsWith(`| [${title}]`)) ?? '';
  return row.split(' | ');
}

describe('The cover', () => {
  it('counts the notes that people left as their words', () => {
    const silent = fileOf(sampleInput({ notes: [], questions: [] }), 'README.md');
    assert.match(silent, /In 23 of 23 chapters nobody has written a word yet/);
    const notes = [
      { note: note('why', { kind: 'decision', status: 'confirmed' }), places: [] },
      { note: note('found', { kind: 'discovery' }), places: [] },
    ];
    const cover = fileOf(sampleInput({ notes, questions: [] }), 'README.md');
    assert.match(cover, /In 21 of 23 chapters nobody has written a word yet/);
    assert.doesNotMatch(/Nothing but people can fill[^\n]*/.exec(cover)?.[0] ?? 'Discoveries', /Discoveries/);
    assert.equal(rowOf(cover, '14 Decisions')[2], '1 note');
    assert.equal(rowOf(cover, '16 Discoveries')[2], '1 note');
  });

  it('names notes that lost their place, and modules of one author without a note', () => {
    const cover = fileOf(sampleInput(), 'README.md');
    assert.match(cover, /- 1 note has lost its place in the code: \[`Do not restart it during a show`\]\(/);
    const report = sampleReport();
    const [alone] = report.modules;
    assert.ok(alone);
    const text = fileOf(sampleInput({ notes: [], report: { ...report, modules: [alone] } }), 'README.md');
    assert.match(text, /- 1 module has one author only and no note: \[`src\/encode\/queue\.py`\]\(/);
    assert.doesNotMatch(text, /lost (?:its|their) place/);
  });

  it('says that nothing was found where that is all a chapter says', () => {
    const project = projectFactsOf({
      paths: [],
      texts: new Map(),
      sources: new SourceReading().finish([]),
      problems: [],
      installedLicences: new Map(),
      tags: [],
    });
    const cover = fileOf(sampleInput({ project }), 'README.md');
    for (const title of ['3 Context', '6 Data', '7 Suppliers and services', '12 Security and access'])
      assert.equal(rowOf(cover, title)[1], 'nothing found', title);
    assert.equal(rowOf(cover, '4 Architecture')[1], 'collected');
  });
});

describe('What expires', () => {
  const asset = (name: string, day: string | undefined, renewedBy = 'Sol'): ExpiringAsset => ({
    name,
    kind: 'domain',
    ...(day === undefined ? {} : { day }),
    path: `.handover/assets/${name}.md`,
    line: 0,
    owner: 'Sol',
    renewedBy,
    where: 'the registrar',
    source: 'people',
    unlisted: false,
    gaps: [],
  });
  const input = (...assets: readonly ExpiringAsset[]): BookInput =>
    sampleInput({ outside: { files: [], parties: [], assets, broken: [] } });
  const gaps = (...assets: readonly ExpiringAsset[]): readonly string[] =>
    fileOf(input(...assets), 'README.md')
      .split('\n')
      .filter((line) => line.includes('[What expires](./13-expiry.md#what-runs-out)'));

  it('is missing on the cover where it is over or has its day soon, whoever renews it', () => {
    assert.deepEqual(
      gaps(
        asset('old.example', '2024-04-30'),
        asset('today.example', '2024-05-01'),
        asset('soon.example', '2024-06-30'),
        asset('far.example', '2024-07-01'),
        asset('never.example', undefined),
      ),
      [
        '- When this was written, 1 thing ran out: old.example on 2024-04-30; 2 things run out within 60 days: today.example on 2024-05-01 and soon.example on 2024-06-30 ([What expires](./13-expiry.md#what-runs-out)).',
      ],
    );
    assert.deepEqual(gaps(asset('soon.example', '2024-05-06')), [
      '- When this was written, 1 thing runs out within 60 days: soon.example on 2024-05-06 ([What expires](./13-expiry.md#what-runs-out)).',
    ]);
    assert.deepEqual(gaps(asset('far.example', '2024-07-01')), []);
  });

  it('bears a mark in its chapter by the day of the commit, and none without one', () => {
    const assets = ['2024-04-30', '2024-05-01', '2024-05-02', '2024-05-06', '2024-07-01'].map((day) =>
      asset('a.example', day),
    );
    const days = (given: BookInput): readonly string[] =>
      fileOf(given, '13-expiry.md')
        .split('\n')
        .filter((line) => line.startsWith('| a.example'))
        .map((line) => line.split(' | ')[2] ?? '');
    assert.deepEqual(days(input(...assets)), [
      '2024-04-30 **(over when this was written)**',
      '2024-05-01 **(runs out on the day this was written)**',
      '2024-05-02 **(1 day left when this was written)**',
      '2024-05-06 **(5 days left when this was written)**',
      '2024-07-01',
    ]);
    const report: { headAtEpochMs?: number } & Omit<BookInput['report'], 'headAtEpochMs'> = sampleReport();
    delete report.headAtEpochMs;
    assert.deepEqual(days({ ...input(...assets), code: undefined, report })[0], '2024-04-30');
  });
});

describe('Plain words', () => {
  it('say how much is known of outside parties', () => {
    const parties = ['Fastly', 'Stripe'].map((name) => ({
      id: name,
      name,
      state: 'unlisted' as const,
      vanished: false,
      gaps: ['everything that only people know'],
    }));
    const input = sampleInput({ outside: { files: [], parties, assets: [], broken: [] } });
    assert.match(
      fileOf(input, 'README.md'),
      /- Nobody said whom to call at 2 of 2 outside parties: Fastly and Stripe \(\[Suppliers\]/,
    );
    assert.match(
      fileOf(input, '07-suppliers.md'),
      /\n2 outside parties\. People have answered every question about none of them\. 2 are known from the code only\.\n/,
    );
  });

  it('head the table of schemas', () => {
    const { project } = sampleInput();
    const schemas = [{ kind: 'tables', value: 'votes', path: 'db/votes.sql', line: 0 }];
    const text = fileOf(
      sampleInput({ project: { ...project, data: { ...project.data, schemas } } }),
      '06-data.md',
    );
    assert.match(text, /\| Kind \| Tables \| Where \|\n[^\n]*\n\| tables \| `votes` \|/);
  });
});

describe('Where a region says it comes from', () => {
  it('tells apart no commit, no git and a git that failed', () => {
    const without = (historyStatus: 'empty' | 'failed' | 'noGit'): string =>
      fileOf(sampleInput({ code: undefined, report: { ...sampleReport(), historyStatus } }), 'README.md');
    assert.match(without('empty'), /which are in no commit yet\.\*/);
    assert.match(without('failed'), /; git failed, so no commit can be named\.\*/);
    assert.match(without('failed'), /A partial clone/);
    assert.doesNotMatch(without('failed'), /in no commit yet/);
    assert.match(without('noGit'), /; git was not found, so no commit can be named\.\*/);
  });

  it('calls nothing authored that nobody wrote', () => {
    const silent = sampleInput({ notes: [], questions: sampleInput({}).questions.slice(0, 5) });
    for (const file of ['01-purpose.md', '14-decisions.md', 'README.md']) {
      assert.doesNotMatch(fileOf(silent, file), /authored|by the people who are named/, file);
      assert.match(fileOf(silent, file), /handover:provenance asked from=(?:questions|notes|signOffs)/, file);
    }
    assert.match(fileOf(silent, 'provenance.json'), /"kind":"asked","from":"questions"/);
    assert.match(fileOf(sampleInput(), '16-discoveries.md'), /handover:provenance authored from=notes/);
  });
});

describe('A code span in a table', () => {
  it('with bars is one span that shows them', () => {
    const text = table(['Version'], [[codeSpan('^7.2.5 || ^8.0')]]);
    assert.ok(text.includes(String.raw`| ^7.2.5 \|\| ^8.0 |`.replace(/\| (.*) \|/, '| `$1` |')));
    const spans = nodesOf(parseMarkdown(text)).filter(({ type }) => type === 'inlineCode');
    assert.deepEqual(spans.map(visibleText), ['^7.2.5 || ^8.0']);
  });
});
