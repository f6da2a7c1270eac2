import assert from 'node:assert/strict';
import {
  certificateOf,
  keyProblems,
  packDocumentProblems,
  registerProblems,
} from '../../../../src/core/handoverDocuments/formProblems';
import { formOf } from '../../../../src/core/handoverDocuments/frontMatterForms';
import { noteLayout } from '../../../../src/core/handoverDocuments/noteLayout';
import type { TargetFacts } from '../../../../src/core/handoverDocuments/targetFacts';
import { newAsset } from '../../../../src/core/knowledge/assets/asset';
import { setAside, newSupplier } from '../../../../src/core/knowledge/suppliers/writeSupplier';

const supplier = '.handover/suppliers/fastly.md';
const asset = '.handover/assets/vote.md';
const note = '.handover/notes/2026-11-22-x-k3f9.md';

function filled(path: string, text: string) {
  const [form, layout] = [formOf(path), noteLayout(text)];
  assert.ok(form !== undefined && layout !== undefined);
  return { path, text, form, layout };
}
const told = (problems: ReturnType<typeof keyProblems>) =>
  problems.map(({ code, severity, span, message }) => `${span.start.line} ${severity} ${code}: ${message}`);
const registered = (path: string, text: string, facts: ReadonlyMap<string, TargetFacts> = new Map()) =>
  told(registerProblems(filled(path, text), facts));

describe('a form of the handover', () => {
  it('says faintly which keys nothing reads, and asks back where one is a slip', () => {
    const text = '---\nschema: mob-handover/asset/1\nname: vote\nkind: domain\nownr: Kim\ncolour: red\n---\n';
    assert.deepEqual(told(keyProblems(filled(asset, text))), [
      '4 information frontMatter.unknownKey: “ownr” is no key of assets: it is kept, and nothing reads it. Perhaps “owner” is meant.',
      '5 hint frontMatter.unknownKey: “colour” is no key of assets: it is kept, and nothing reads it.',
    ]);
    const ofNote =
      '---\nschema: mob-handover/note/1\nkind: warning\nat: 2026-11-22T10:00:00Z\nquestion: a/b\n---\n';
    assert.deepEqual(keyProblems(filled(note, ofNote)), []);
    assert.deepEqual(
      keyProblems(filled(supplier, newSupplier({ name: 'x', domains: [], packages: [] }))),
      [],
    );
    assert.deepEqual(keyProblems(filled(asset, newAsset({ name: 'x', kind: 'key' }))), []);
  });

  it('says at each empty key what nobody said, and at the name what has no key', () => {
    const form = newSupplier({ name: 'Fastly', domains: [], packages: [], party: 'fastly' });
    const lines = form.split('\n');
    const gaps = registered(supplier, form);
    assert.equal(gaps.length, 9);
    assert.ok(
      gaps.includes(`${lines.indexOf('contact:')} hint frontMatter.gap: Nobody said whom to call yet.`),
    );
    assert.ok(
      gaps.includes(`${lines.indexOf('trust:')} hint frontMatter.gap: Nobody said whether to trust it yet.`),
    );
    assert.deepEqual(registered(supplier, setAside(form, 'a test account') ?? ''), []);
    assert.deepEqual(
      registered(asset, '---\nschema: mob-handover/asset/1\nname: v\nkind: key\nowner: Kim\n---\n'),
      ['2 hint frontMatter.gap: Nobody said when it runs out, who renews it, where it is renewed yet.'],
    );
    assert.deepEqual(registered(supplier, '---\nschema: mob-handover/supplier/1\n---\n'), []);
  });

  it('says that a day of a renewal cannot be read, and leaves words alone', () => {
    const answered = (renews: string) =>
      registered(supplier, `---\nschema: mob-handover/supplier/1\nname: F\nrenews: ${renews}\n---\n`).filter(
        (problem) => problem.includes('frontMatter.day'),
      );
    assert.deepEqual(answered('31.12.2026'), [
      '3 warning frontMatter.day: “31.12.2026” is not a day such as 2027-03-31, so it is missing among what runs out; write it like that.',
    ]);
    assert.equal(answered('2027-02-30').length, 1);
    for (const fine of ['2027-03-31', 'every month', 'never, 30 days’ notice'])
      assert.deepEqual(answered(fine), []);
  });

  it('says that a certificate is not there, and knows none outside the folder', () => {
    const of = (file: string) =>
      `---\nschema: mob-handover/asset/1\nname: v\nkind: certificate\nfile: ${file}\nowner: K\nrenewedBy: K\nwhere: x\n---\n`;
    const missing = new Map([['certs/vote.crt', { kind: 'missing' } as const]]);
    assert.deepEqual(registered(asset, of('certs/vote.crt'), missing), [
      '4 warning link.missing: There is no file certs/vote.crt, so its day is not known from it; mend the path.',
    ]);
    assert.deepEqual(registered(asset, of('certs/vote.crt'), new Map()), []);
    for (const outside of ['../x.crt', '/etc/x.crt', 'C:\\x.crt', 'a/../../x'])
      assert.equal(certificateOf(filled(asset, of(outside))), undefined);
    assert.equal(certificateOf(filled(supplier, of('certs/vote.crt'))), undefined);
  });

  it('says which questions of a pack are not asked', () => {
    const text = '# Suppliers\n\n- Who pays? <!-- id: pay -->\n- Who else? <!-- id: pay -->\n';
    assert.deepEqual(told(packDocumentProblems('.handover/questions/07-suppliers.md', text)), [
      '3 warning pack.question: Another question has the id "pay" and this one is not asked; give it one of its own.',
    ]);
    assert.deepEqual(packDocumentProblems('.handover/notes/x.md', text), []);
  });
});
