import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  frontMatterProblems,
  linkedPaths,
  linkProblems,
} from '../../../../src/core/handoverDocuments/documentProblems';
import {
  certificateOf,
  keyProblems,
  packDocumentProblems,
  registerProblems,
} from '../../../../src/core/handoverDocuments/formProblems';
import { formOf } from '../../../../src/core/handoverDocuments/frontMatterForms';
import { readMarkdown } from '../../../../src/core/handoverDocuments/markdownDocument';
import { noteLayout } from '../../../../src/core/handoverDocuments/noteLayout';
import { parseAsset } from '../../../../src/core/knowledge/assets/asset';
import { parseQuestionPack } from '../../../../src/core/knowledge/questions/questionPack';
import { isBrokenFile } from '../../../../src/core/knowledge/registerFile';
import { outsideOfFolder } from '../../../../src/core/knowledge/suppliers/outsideOfFolder';
import { parseSupplier } from '../../../../src/core/knowledge/suppliers/parseSupplier';
import { type PartyRow, partyRows } from '../../../../src/core/knowledge/suppliers/partyRows';
import { setAside } from '../../../../src/core/knowledge/suppliers/writeSupplier';
import { expiryWarning, offeredExpiries } from '../../../../src/core/session/expiryItems';
import { hostileWords } from '../../../support/hostileNotes';

const supplierPath = '.handover/suppliers/x.md';
const assetPath = '.handover/assets/x.md';
const packPath = '.handover/questions/07-suppliers.md';
/** Controls, and what turns the direction of text: never in a label, a message or a tooltip. */
const unseen = /[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const value = fc.oneof(
  hostileWords,
  hostileWords.map((text) => JSON.stringify(text)),
  hostileWords.map((text) => JSON.stringify(text)),
  fc.constantFrom('', '2026-12-01', '&a [*a, *a]', '[[[[[[', '{a: {b: {c: 1}}}', '|\n  x', 'yes', '1'),
);
const rarely = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const body = fc
  .array(
    fc.oneof(
      hostileWords,
      hostileWords.map((text) => `[x](${text})`),
      hostileWords.map((text) => `- ${text}`),
    ),
    { maxLength: 5 },
  )
  .map((lines) => lines.join('\n'));

/** A file of which any part may be as it should be, or be hostile. */
function hostileFile(schema: string, keys: readonly string[], kind: string): fc.Arbitrary<string> {
  return fc
    .record({
      schema: rarely(schema, value),
      name: rarely('"Push"', value),
      kind: rarely(kind, value),
      keys: fc.array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 4 }),
      body,
    })
    .map(({ schema: first, name, kind: what, keys: more, body: rest }) =>
      [
        '---',
        `schema: ${first}`,
        `name: ${name}`,
        `kind: ${what}`,
        ...new Map(more.map(([key, text]) => [key, `${key}: ${text}`])).values(),
        '---',
        rest,
      ].join('\n'),
    );
}
const supplierFile = hostileFile(
  'mob-handover/supplier/1',
  [
    'party',
    'domains',
    'packages',
    'contact',
    'renews',
    'trust',
    'notASupplier',
    'x',
    '__proto__',
    'constructor',
  ],
  'x',
);
const assetFile = hostileFile(
  'mob-handover/asset/1',
  ['expires', 'file', 'owner', 'renewedBy', 'where', 'x', '__proto__', 'constructor'],
  'certificate',
);
const flat = (rows: readonly PartyRow[]): readonly PartyRow[] =>
  rows.flatMap((row) => [row, ...flat(row.children)]);

function assertHarmless(path: string, text: string): void {
  const [form, layout] = [formOf(path), noteLayout(text)];
  const filled = form === undefined || layout === undefined ? undefined : { path, text, form, layout };
  const markdown = readMarkdown(text);
  const linked = linkedPaths(path, markdown);
  const certificate = filled === undefined ? undefined : certificateOf(filled)?.text;
  for (const each of [...linked, ...(certificate === undefined ? [] : [certificate])])
    assert.ok(!each.split(/[\\/]/).includes('..') && !/^[\\/]/.test(each), each);
  const facts = new Map([...linked, certificate ?? ''].map((each) => [each, { kind: 'missing' } as const]));
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  for (const { message, span } of [
    ...frontMatterProblems(path, 'text', text),
    ...(filled === undefined ? [] : [...keyProblems(filled), ...registerProblems(filled, facts)]),
    ...packDocumentProblems(path, text),
    ...linkProblems(path, markdown, facts),
  ]) {
    assert.doesNotMatch(message, unseen);
    assert.ok(span.start.line < lines.length && span.end.line < lines.length);
  }
}

function assertPlainRows(rows: readonly PartyRow[]): void {
  for (const { label, description, tooltip } of flat(rows)) {
    for (const shown of [label, description, tooltip]) assert.doesNotMatch(shown, unseen);
    assert.ok(!label.includes('$('), label);
  }
}

describe('a hostile file of the register', function () {
  this.timeout(120_000);

  it('of suppliers goes through the view, the problems and a change, and does nothing there', () => {
    let read = 0;
    let broken = 0;
    fc.assert(
      fc.property(supplierFile, (text) => {
        const supplier = parseSupplier(supplierPath, text);
        const isBroken = isBrokenFile(supplier);
        if (isBroken) broken++;
        else read++;
        const register = isBroken
          ? { suppliers: [], assets: [], broken: [supplier] }
          : { suppliers: [supplier], assets: [], broken: [] };
        const { parties, assets, broken: listed } = outsideOfFolder([], register, 'project');
        const rows = partyRows(parties, assets, listed, '2026-11-23');
        assertPlainRows(rows);
        assert.ok(
          flat(rows).some(({ kind }) => kind !== 'group'),
          'is listed, broken ones with their reason',
        );
        assertHarmless(supplierPath, text);
        const aside = setAside(text, 'none');
        const again = aside === undefined ? undefined : parseSupplier(supplierPath, aside);
        // Whatever it was, the words behind the front matter are kept.
        if (aside !== undefined) assert.ok(aside.endsWith(text.slice(text.lastIndexOf('\n---\n'))));
        if (!isBroken && again !== undefined && !isBrokenFile(again))
          assert.equal(again.notASupplier, 'none');
      }),
      { numRuns: 2000 },
    );
    assert.ok(read > 300 && broken > 300, `${read} read, ${broken} broken`);
  });

  it('of assets goes through the view, the problems and the warning of the session', () => {
    let read = 0;
    let broken = 0;
    fc.assert(
      fc.property(assetFile, (text) => {
        const asset = parseAsset(assetPath, text);
        const isBroken = isBrokenFile(asset);
        if (isBroken) broken++;
        else read++;
        const register = isBroken
          ? { suppliers: [], assets: [], broken: [asset] }
          : { suppliers: [], assets: [asset], broken: [] };
        const { assets, broken: listed } = outsideOfFolder([], register, 'project');
        assertPlainRows(partyRows([], assets, listed, '2026-11-23'));
        const offered = offeredExpiries(assets, '2026-11-23');
        for (const { item, why } of offered)
          for (const shown of [item.title, why]) assert.doesNotMatch(shown, unseen);
        assert.doesNotMatch(expiryWarning(offered) ?? '', unseen);
        assertHarmless(assetPath, text);
      }),
      { numRuns: 2000 },
    );
    assert.ok(read > 300 && broken > 300, `${read} read, ${broken} broken`);
  });

  it('of questions asks only plain questions with ids of their own', () => {
    let asked = 0;
    fc.assert(
      fc.property(body, fc.boolean(), (text, hasFront) => {
        const pack = hasFront ? `---\n${text}\n---\n${text}` : text;
        const { questions, problems } = parseQuestionPack(packPath, pack);
        asked += questions.length;
        for (const { id, text: words } of questions) {
          assert.doesNotMatch(words, unseen);
          assert.match(id, /^07-suppliers\/[\p{L}\p{M}\p{N}_-]{1,80}$/u);
        }
        assert.equal(new Set(questions.map(({ id }) => id)).size, questions.length);
        for (const { message } of problems) assert.doesNotMatch(message, unseen);
        assertHarmless(packPath, pack);
      }),
      { numRuns: 2000 },
    );
    assert.ok(asked > 1000, `${asked} asked`);
  });

  it('with a giant of a front matter or a bomb of aliases is broken with its reason, at once', () => {
    const bomb = `a: &a [x, x]\n${Array.from({ length: 12 }, (_, at) => `b${at}: &b${at} [${`*${at === 0 ? 'a' : `b${at - 1}`}, `.repeat(9)}x]`).join('\n')}`;
    for (const yaml of [
      bomb,
      `x: "${'y'.repeat(100_000)}"`,
      `x: ${'['.repeat(20_000)}`,
      'x: !!js/function y',
    ])
      for (const [path, schema, parse] of [
        [supplierPath, 'mob-handover/supplier/1', parseSupplier],
        [assetPath, 'mob-handover/asset/1', parseAsset],
      ] as const) {
        const text = `---\nschema: ${schema}\nname: x\nkind: key\n${yaml}\n---\n`;
        const read = parse(path, text);
        assert.ok(isBrokenFile(read), yaml.slice(0, 40));
        assert.match(read.message, /line \d+: .*mend the file\.$/u);
        assertHarmless(path, text);
      }
  });
});
