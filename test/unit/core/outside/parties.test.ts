import assert from 'node:assert/strict';
import { frontMatterProblems } from '../../../../src/core/handoverDocuments/documentProblems';
import { joinParties, withoutContact } from '../../../../src/core/knowledge/suppliers/register';
import { parseSupplier } from '../../../../src/core/knowledge/suppliers/parseSupplier';
import { gapsOfSupplier, type Supplier } from '../../../../src/core/knowledge/suppliers/supplier';
import { newSupplier, setAside, supplierPath } from '../../../../src/core/knowledge/suppliers/writeSupplier';
import { expiringAssets } from '../../../../src/core/knowledge/assets/expiring';
import { newAsset, parseAsset, type Asset } from '../../../../src/core/knowledge/assets/asset';
import { partyRows } from '../../../../src/core/knowledge/suppliers/partyRows';
import type { OutsideFact, OutsideFile } from '../../../../src/core/outside/outsideFacts';
import { partiesOf } from '../../../../src/core/outside/parties';
import { readOutside } from '../../../../src/core/outside/readOutside';

const file = (path: string, ...facts: readonly OutsideFact[]): OutsideFile => ({
  path,
  role: 'source',
  facts,
});
const host = (name: string, line = 0): OutsideFact => ({ kind: 'host', host: name, line });
const pack = (name: string): OutsideFact => ({ kind: 'package', name, line: 0 });

const supplier = (text: string, path = '.handover/suppliers/a.md'): Supplier => {
  const read = parseSupplier(path, text);
  assert.ok(!('reason' in read), JSON.stringify(read));
  return read;
};
const asset = (text: string): Asset => {
  const read = parseAsset('.handover/assets/a.md', text);
  assert.ok(!('reason' in read), JSON.stringify(read));
  return read;
};

describe('joining facts to parties', () => {
  it('takes hosts of one registered domain for one party, by the public suffix list', () => {
    const parties = partiesOf(
      [file('a.ts', host('api.pingwren.co.uk'), host('push.pingwren.co.uk', 3))],
      'votes',
    );
    assert.deepEqual(
      parties.map(({ id, domains }) => [id, domains]),
      [['pingwren-co-uk', ['pingwren.co.uk']]],
    );
    assert.deepEqual(
      parties[0]?.evidence.map(({ line }) => line),
      [0, 3],
    );
  });

  it('knows services by the files that only they read, and stores that only settings name', () => {
    const services = [
      ['.gitpod.yml', 'Gitpod'],
      ['.github/renovate.json5', 'Renovate'],
      ['.readthedocs.yaml', 'Read the Docs'],
      ['.mergify/config.yml', 'Mergify'],
    ] as const;
    for (const [path, name] of services) {
      const read = readOutside(path, '{}\n');
      assert.deepEqual(
        partiesOf(read === undefined ? [] : [read], 'votes').map((party) => party.name),
        [name],
      );
    }
    const variable = (name: string): OutsideFact => ({ kind: 'variable', name, access: 'read', line: 1 });
    const stores = (name: string) => partiesOf([file('settings.py', variable(name))], 'votes').length;
    assert.deepEqual([stores('S3_ENDPOINT'), stores('S3_BUCKET')], [1, 0]);
  });

  it('knows packages, hosts and variables of a vendor as one', () => {
    const variable: OutsideFact = { kind: 'variable', name: 'STRIPE_SECRET_KEY', access: 'read', line: 1 };
    const files = [
      file('a.ts', host('api.stripe.com'), variable),
      file('package.json', pack('npm:stripe'), pack('npm:left-pad')),
    ];
    const parties = partiesOf(files, 'votes');
    assert.deepEqual(
      parties.map(({ name }) => name),
      ['Stripe'],
    );
    assert.deepEqual(
      parties[0]?.evidence.map(({ kind }) => kind),
      ['host', 'variable', 'package'],
    );
  });

  it('gives a package of an unknown vendor to the domain that has its name', () => {
    const parties = partiesOf(
      [file('a.ts', host('purge.edgelark-cdn.net')), file('package.json', pack('npm:@edgelark/sdk'))],
      'votes',
    );
    assert.deepEqual(
      parties.map(({ packages }) => packages),
      [['npm:@edgelark/sdk']],
    );
  });

  it('tells the project itself from others', () => {
    const parties = partiesOf([file('a.ts', host('vote.spotlight-night-live.tv'))], 'spotlight-night');
    assert.equal(parties[0]?.own, true);
  });
});

describe('the register of suppliers', () => {
  const draft = {
    name: 'Edgelark: CDN',
    party: 'edgelark-cdn-net',
    domains: ['edgelark-cdn.net'],
    packages: [],
  };

  it('begins as a form in which everything that only people know is a gap', () => {
    const read = supplier(newSupplier(draft));
    assert.equal(read.name, 'Edgelark: CDN');
    assert.deepEqual(read.domains, ['edgelark-cdn.net']);
    assert.equal(gapsOfSupplier(read).length, 9);
    assert.equal(supplierPath('Edgelark: CDN'), '.handover/suppliers/edgelark-cdn.md');
  });

  it('asks for the evidence of an answer about trust', () => {
    const text = newSupplier(draft).replace(
      '  competence:\n    answer:',
      '  competence:\n    answer: yes, since 2019',
    );
    assert.ok(gapsOfSupplier(supplier(text)).includes('what shows it (competence)'));
  });

  it('keeps all else when a party is set aside', () => {
    const text = `${newSupplier(draft).replace('cost:', 'cost: 12 €\nours: kept')}words\n`;
    const changed = setAside(text, 'a test account') ?? '';
    assert.equal(supplier(changed).notASupplier, 'a test account');
    assert.match(changed, /ours: kept/);
    assert.match(changed, /# Whom does one call/);
    assert.ok(changed.endsWith('words\n'));
  });

  it('says what is wrong with a broken file, and where', () => {
    const read = parseSupplier(
      '.handover/suppliers/a.md',
      '---\nschema: mob-handover/supplier/1\nname: [a]\n---\n',
    );
    assert.ok('reason' in read);
    assert.equal(read.line, 2);
    assert.match(read.message, /line 3/);
  });

  it('flags entries whose evidence is gone from the code, and finds the others', () => {
    const found = partiesOf([file('a.ts', host('api.pingwren.io'))], 'votes');
    const gone = supplier(newSupplier(draft));
    const there = supplier(newSupplier({ name: 'Pingwren', domains: ['pingwren.io'], packages: [] }));
    const parties = joinParties(found, [gone, there]);
    assert.deepEqual(
      parties.map(({ name, vanished, state }) => [name, vanished, state]),
      [
        ['Edgelark: CDN', true, 'gaps'],
        ['Pingwren', false, 'gaps'],
      ],
    );
    assert.equal(withoutContact(parties).length, 2);
  });

  it('takes several files for the same party, none of them for gone', () => {
    const found = partiesOf([file('a.ts', host('purge.edgelark-cdn.net'))], 'votes');
    const second = supplier(newSupplier({ ...draft, name: 'Edgelark images' }), '.handover/suppliers/b.md');
    const parties = joinParties(found, [supplier(newSupplier(draft)), second]);
    assert.deepEqual(
      parties.map(({ name, vanished, found: match }) => [name, vanished, match?.name]),
      [
        ['Edgelark images', false, found[0]?.name],
        ['Edgelark: CDN', false, found[0]?.name],
      ],
    );
    assert.equal(new Set(parties.map(({ id }) => id)).size, 2);
  });

  it('finds a party by its domain or package where its id is another one now', () => {
    const found = partiesOf([file('a.ts', host('purge.edgelark-cdn.net'))], 'votes');
    const [only, ...others] = joinParties(found, [supplier(newSupplier({ ...draft, party: 'edgelark' }))]);
    assert.deepEqual(others, []);
    assert.equal(only?.vanished, false);
    assert.equal(only.found, found[0]);
  });

  it('shows gaps below parties, and what was set aside apart', () => {
    const aside = supplier(newSupplier({ ...draft, notASupplier: 'never used' }));
    const rows = partyRows(
      joinParties(partiesOf([file('a.ts', host('api.pingwren.io'))], 'v'), [aside]),
      [],
      [],
      '2026-11-25',
    );
    assert.deepEqual(
      rows.map(({ label, children }) => [label, children.length]),
      [
        ['Not in the register', 1],
        ['No suppliers', 1],
      ],
    );
    assert.match(rows[1]?.children[0]?.description ?? '', /never used/);
    assert.deepEqual(
      [...rows, ...(rows[0]?.children ?? [])].map(({ noted }) => noted?.places),
      [undefined, undefined, [{ path: 'a.ts', line: 0 }]],
    );
  });
});

describe('files of the register in editors', () => {
  it('are told what is wrong with them, on its line', () => {
    const problems = frontMatterProblems(
      '.handover/assets/a.md',
      'text',
      '---\nschema: mob-handover/asset/1\nname: a\nkind: house\n---\n',
    );
    assert.deepEqual(
      problems.map(({ span, severity }) => [span.start.line, severity]),
      [[3, 'error']],
    );
    assert.deepEqual(
      frontMatterProblems(
        '.handover/suppliers/a.md',
        'text',
        newSupplier({ name: 'a', domains: [], packages: [] }),
      ),
      [],
    );
  });
});

describe('what expires', () => {
  const certificate: OutsideFact = {
    kind: 'certificate',
    line: 0,
    names: ['vote.spotlight-night-live.tv'],
    issuer: 'x',
    fromEpochMs: 0,
    untilEpochMs: Date.UTC(2027, 3, 13),
    isAuthority: false,
  };

  it('takes the day of a certificate from the certificate, and says where people wrote another', () => {
    const written = asset(
      newAsset({ name: 'Vote', kind: 'certificate', expires: '2026-01-01', file: 'ops/vote.crt' }),
    );
    const [only, ...others] = expiringAssets([written], [file('ops/vote.crt', certificate)], []);
    assert.deepEqual(others, []);
    assert.equal(only?.day, '2027-04-13');
    assert.equal(only.written, '2026-01-01');
  });

  it('lists certificates that nobody wrote down, the soonest first', () => {
    const domain = asset(
      newAsset({ name: 'spotlight-night-live.tv', kind: 'domain', expires: '2027-01-31' }),
    );
    const assets = expiringAssets([domain], [file('ops/vote.crt', certificate)], []);
    assert.deepEqual(
      assets.map(({ name, unlisted }) => [name, unlisted]),
      [
        ['spotlight-night-live.tv', false],
        ['vote.spotlight-night-live.tv', true],
      ],
    );
  });

  it('reads every certificate of a file but those that sign others', () => {
    const until = (month: number, name: string, isAuthority = false): OutsideFact => ({
      ...certificate,
      names: [name],
      untilEpochMs: Date.UTC(2027, month, 13),
      isAuthority,
    });
    const bundle = file(
      'ops/all.pem',
      until(6, 'a.example'),
      until(1, 'Authority', true),
      until(3, 'b.example'),
    );
    const days = (...assets: readonly Asset[]) =>
      expiringAssets(assets, [bundle], []).map(({ name, day, unlisted }) => [name, day, unlisted]);
    assert.deepEqual(days(), [
      ['b.example', '2027-04-13', true],
      ['a.example', '2027-07-13', true],
    ]);
    const all = asset(newAsset({ name: 'All', kind: 'certificate', file: 'ops/all.pem' }));
    assert.deepEqual(days(all), [['All', '2027-04-13', false]]);
    const one = asset(newAsset({ name: 'a.example', kind: 'certificate', file: 'ops/all.pem' }));
    assert.deepEqual(days(one), [
      ['b.example', '2027-04-13', true],
      ['a.example', '2027-07-13', false],
    ]);
  });

  it('takes no day that there is not', () => {
    const read = parseAsset(
      '.handover/assets/a.md',
      newAsset({ name: 'a', kind: 'key', expires: '2027-02-31' }),
    );
    assert.ok('reason' in read);
    assert.match(read.reason, /not a day/);
  });
});
