import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import path from 'node:path';
import { type BookInput, buildBook } from '../../../../src/core/handover/book';
import { planBook, standardPlan } from '../../../../src/core/handover/bookPlan';
import { chapterName } from '../../../../src/core/handover/chapter';
import { chapters } from '../../../../src/core/handover/chapters';
import { parseHandoverFile } from '../../../../src/core/handover/handoverFile';
import { sampleInput } from '../../../support/bookSample';

const names = chapters.map(chapterName);
const plan = (yaml: string, templates: Readonly<Record<string, string>> = {}) =>
  planBook(parseHandoverFile(yaml, names).settings, new Map(Object.entries(templates)));
const render = (input: BookInput): Map<string, string> =>
  new Map(buildBook(input).files.map((file) => [path.posix.basename(file.path), file.text]));

describe('The book of a team', () => {
  it('is in the order that the team wants, with the others behind', () => {
    const own = plan(
      'order: [07-suppliers, 05-critical-flows]\nchapters:\n  on-call: {title: On call, after: 05-critical-flows}\n  appendix: {title: Appendix}',
    );
    const order = own.chapters.map(chapterName);
    assert.deepEqual(order.slice(0, 4), ['07-suppliers', '05-critical-flows', 'on-call', '01-purpose']);
    assert.equal(order.at(-1), 'appendix');
    assert.deepEqual([...order].sort(), [...names, 'appendix', 'on-call'].sort());
  });

  it('begins an added chapter with the template of the team, fills the places in it, and adds its questions', () => {
    const own = plan('chapters:\n  on-call: {title: On call}', {
      'on-call': '# On call\n\nCall the desk first.\n\n<!-- handover:insert people -->\n',
    });
    const questions = [
      { id: 'on-call/who', chapter: 'on-call', text: 'Who?', state: { kind: 'open' as const } },
    ];
    const input = sampleInput({ plan: own, questions });
    const first = render(input);
    const text = first.get('on-call.md') ?? '';
    assert.match(text, /^# On call\n\nCall the desk first\.\n\n<!-- handover:begin people [^]*truck factor/);
    assert.match(text, /## Questions\n\n<!-- handover:begin questions [^]*- Who\?/);
    assert.match(
      first.get('README.md') ?? '',
      /\| \[On call\]\(\.\/on-call\.md\) \| – \| 4 words \| 0 of 1 \|/,
    );
    const again = buildBook({ ...input, existing: first });
    assert.deepEqual(again.warnings, []);
    assert.equal(again.files.find(({ path: file }) => file.endsWith('on-call.md'))?.text, text);
  });

  it('is called as the team calls it, and says who takes over', () => {
    const cover = render(sampleInput({ plan: plan('title: Votes *live*\nreceivingParty: Example Ltd') })).get(
      'README.md',
    );
    assert.match(cover ?? '', /^# Votes \\\*live\\\*\n/);
    assert.match(cover ?? '', /To be taken over by Example Ltd\./);
  });

  it('leaves a chapter that is switched off alone, asks none of its questions, and links to nothing in it', () => {
    const first = render(sampleInput());
    const mine = `${first.get('20-people.md') ?? ''}\nMy words.\n`;
    const input = sampleInput({
      plan: plan('chapters:\n  20-people: {off: true}'),
      existing: new Map(first).set('20-people.md', mine),
    });
    const { files } = buildBook(input);
    assert.ok(!files.some((file) => file.path.endsWith('20-people.md')));
    const cover = files.find((file) => file.path.endsWith('README.md'))?.text ?? '';
    assert.doesNotMatch(cover, /20-people\.md#/);
    assert.match(cover, /`20-people\.md`\]\(\.\/20-people\.md\) \(switched off/);
  });

  it('keeps the file of a chapter that was renamed, and says where the former title still stands', () => {
    const first = render(sampleInput());
    const text = `${first.get('07-suppliers.md') ?? ''}\nOur host is small.\n`;
    const input = sampleInput({
      plan: plan('chapters:\n  07-suppliers: {title: Whom we depend on}'),
      existing: new Map(first).set('07-suppliers.md', text),
    });
    const { files, warnings } = buildBook(input);
    assert.equal(files.find((file) => file.path.endsWith('07-suppliers.md'))?.text, text);
    assert.deepEqual(
      warnings.map(({ message }) => message),
      [
        'docs/handover/07-suppliers.md, line 1: the heading still has the former title of the chapter; write "# 7 Whom we depend on" there.',
      ],
    );
    assert.match(render(input).get('README.md') ?? '', /\[7 Whom we depend on\]\(\.\/07-suppliers\.md\)/);
  });

  it('never loses or doubles a file that people wrote, however chapters are moved, renamed and switched off', () => {
    const first = render(sampleInput());
    const setting = fc.record(
      { off: fc.boolean(), title: fc.option(fc.constantFrom('A', 'B'), { nil: undefined }) },
      { requiredKeys: ['off'] },
    );
    const settings = fc.record({
      order: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 5 }),
      chapters: fc.dictionary(fc.constantFrom(...names), setting, { maxKeys: 6 }),
    });
    fc.assert(
      fc.property(
        settings,
        fc.constantFrom(...standardPlan.chapters.map(({ file }) => file)),
        (yaml, edited) => {
          const own = plan(JSON.stringify(yaml));
          const existing = new Map(first).set(edited, `${first.get(edited) ?? ''}\nMy words.\n`);
          const { files } = buildBook(sampleInput({ plan: own, existing }));
          const written = new Map(files.map((file) => [path.posix.basename(file.path), file.text]));
          for (const name of written.keys()) assert.ok(existing.has(name), name);
          assert.ok(
            written.get(edited)?.endsWith('\nMy words.\n') ?? own.off.some(({ file }) => file === edited),
          );
          assert.equal(own.chapters.length + own.off.length, names.length);
        },
      ),
      { numRuns: 40 },
    );
  }).timeout(120_000);
});
