import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type BomInput, cycloneDx } from '../../../../../src/core/handover/formats/cyclonedx/bom';
import { sarifText } from '../../../../../src/core/handover/formats/sarif';
import { scanMarkdown } from '../../../../../src/core/handover/formats/scanMarkdown';
import type { ScanReport } from '../../../../../src/core/hotspots/model';
import { debt, sampleReport } from '../../../../support/bookSample';
import { cycloneDxProblems, sarifProblems } from '../../../../support/schemas';

const bomInput: BomInput = {
  projectName: 'voting',
  commit: 'c'.repeat(40),
  atEpochMs: Date.parse('2024-05-01T12:00:00Z'),
  components: [
    { name: 'zod', version: '3.1.0', purl: 'pkg:npm/zod@3.1.0', licence: 'MIT', scope: 'runtime' },
    { name: 'mocha', purl: 'pkg:npm/mocha', licence: 'own words', scope: 'development' },
    { name: 'mocha', purl: 'pkg:npm/mocha', scope: 'development' },
  ],
  services: [
    {
      name: 'Pictures',
      provider: 'Example CDN',
      providerUrl: 'https://cdn.example/',
      endpoints: ['https://key:secret@api.cdn.example/v1?token=abc#x', 'no address'],
      isAuthenticated: true,
      data: [{ flow: 'outbound', what: 'pictures of viewers' }],
    },
  ],
};
const bom = (over: Partial<BomInput> = {}): string =>
  JSON.stringify(cycloneDx({ ...bomInput, ...over }, (id) => id === 'MIT'));

describe('The bill of materials', () => {
  it('is valid by the official schema, for any words', () => {
    assert.deepEqual(cycloneDxProblems(JSON.parse(bom())), []);
    assert.deepEqual(cycloneDxProblems(JSON.parse(bom({ components: [], services: [] }))), []);
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (name, licence, what) => {
        const components = [{ name, purl: 'pkg:npm/x', licence, scope: 'unknown' as const }];
        const services = [{ name, endpoints: [what], data: [{ flow: 'unknown' as const, what }], licence }];
        assert.deepEqual(cycloneDxProblems(JSON.parse(bom({ components, services }))), []);
      }),
      { numRuns: 50 },
    );
  });

  it('holds no secrets, says what is for development, and names every package once', () => {
    const text = bom();
    assert.doesNotMatch(text, /secret|token|abc/);
    const { components, services } = JSON.parse(text) as {
      components: { purl: string; scope: string; licenses?: object[] }[];
      services: object[];
    };
    assert.deepEqual(
      components.map(({ purl, scope }) => [purl, scope]),
      [
        ['pkg:npm/mocha', 'excluded'],
        ['pkg:npm/zod@3.1.0', 'required'],
      ],
    );
    assert.deepEqual(components[0]?.licenses, [{ license: { name: 'own words' } }]);
    assert.deepEqual(components[1]?.licenses, [{ expression: 'MIT' }]);
    assert.deepEqual(services, [
      {
        'bom-ref': 'service:Pictures',
        provider: { name: 'Example CDN', url: ['https://cdn.example/'] },
        name: 'Pictures',
        endpoints: ['https://api.cdn.example/v1'],
        authenticated: true,
        'x-trust-boundary': true,
        data: [{ flow: 'outbound', classification: 'pictures of viewers' }],
      },
    ]);
  });

  it('has the number and the time of its commit, and neither without one', () => {
    assert.equal(bom(), bom());
    assert.notEqual(bom(), bom({ commit: 'd'.repeat(40) }));
    const { projectName, components, services } = bomInput;
    const text = JSON.stringify(cycloneDx({ projectName, components, services }, () => false));
    assert.deepEqual(cycloneDxProblems(JSON.parse(text)), []);
    assert.doesNotMatch(text, /serialNumber|timestamp/);
  });
});

interface Log {
  runs: {
    results: {
      ruleId: string;
      message: { text: string };
      partialFingerprints: Record<string, string>;
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: object } }[];
    }[];
  }[];
}

describe('The log in SARIF', () => {
  const log = (report = sampleReport()): Log => JSON.parse(sarifText(report, report.head)) as Log;

  it('is valid by the official schema, for any words and paths', () => {
    assert.deepEqual(sarifProblems(log()), []);
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ unit: 'binary' }), (path, text) => {
        const report = { ...sampleReport(), debts: [debt(path, 3, { text })] };
        assert.deepEqual(sarifProblems(log(report)), []);
      }),
      { numRuns: 30 },
    );
  });

  it('leads to lines counted from 1, by paths that are no address', () => {
    const report = {
      ...sampleReport(),
      debts: [debt('a b/c#d%.ts', 41, { column: 3, text: 'TODO [x](y)' })],
    };
    const { results } = log(report).runs[0] ?? { results: [] };
    const last = results.at(-1);
    assert.equal(last?.ruleId, 'debt');
    assert.deepEqual(last.locations[0]?.physicalLocation, {
      artifactLocation: { uri: 'a%20b/c%23d%25.ts', uriBaseId: 'SRCROOT' },
      region: { startLine: 42, startColumn: 4 },
    });
    assert.equal(last.message.text, 'TODO \\[x](y).');
  });

  it('knows a debt again on another line, and tells two with the same words apart', () => {
    const prints = (lines: readonly number[]): readonly unknown[] =>
      log({ ...sampleReport(), debts: lines.map((line) => debt('a.ts', line)) })
        .runs[0]?.results.filter(({ ruleId }) => ruleId === 'debt')
        .map(({ partialFingerprints }) => partialFingerprints['debt/v1']) ?? [];
    assert.deepEqual(prints([1, 9]), prints([5, 70]));
    assert.equal(new Set(prints([1, 9])).size, 2);
  });
});

describe('The scan as Markdown', () => {
  it('lists hotspots and debts with links from the top folder', () => {
    const text = scanMarkdown(sampleReport());
    assert.match(
      text,
      /\| 1 \| \[`src\/encode\/queue\.py`\]\(\.\/src\/encode\/queue\.py\) \| 88\.1 \| nothing documented · /,
    );
    assert.match(text, /queue\.py#L12\) \| FIXME retry for ever \\\| see `https:\/\/example\.org\/1` \|/);
  });

  it('tells who wrote each debt and when, where git was asked', () => {
    const [first, second] = sampleReport().debts;
    assert.ok(first !== undefined && second !== undefined);
    const debts = [
      {
        ...first,
        author: { name: 'Kim | Example', email: 'kim@example.org' },
        atEpochMs: Date.parse('2019-05-01T12:00:00Z'),
        authorInactive: true,
      },
      { ...second, author: undefined, atEpochMs: undefined },
    ];
    const text = scanMarkdown({ ...sampleReport(), debts } as ScanReport, { withAges: true });
    assert.match(text, /\n\| Where \| What was put off \| Author \| Since \|\n/);
    assert.match(text, / \| Kim \\\| Example \(left\) \| 2019-05-01 \|\n/);
    assert.match(text, / \| {3}\| {3}\|$/);
    assert.doesNotMatch(scanMarkdown(sampleReport()), /Author|Since/);
  });

  it('says nothing of hotspots where none were looked for', () => {
    const { debts } = sampleReport();
    const text = scanMarkdown({ ...sampleReport(), hotspots: [] }, { onlyDebts: true });
    assert.match(text, /^# Debts\n\n\d+ debts? in \d+ modules?\.\n\n\| Where \|/);
    assert.match(text, new RegExp(`\n${debts.length} debt`));
    assert.doesNotMatch(text, /hotspot/i);
  });
});
