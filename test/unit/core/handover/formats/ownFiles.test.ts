import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { BookLinks } from '../../../../../src/core/handover/formats/bookLinks';
import { type BuiltExport, buildExport } from '../../../../../src/core/handover/formats/buildExport';
import type { FormatId } from '../../../../../src/core/handover/formats/formatList';
import type { ProjectFacts } from '../../../../../src/core/project/projectFacts';
import { note, sampleInput } from '../../../../support/bookSample';
import { sampleProject } from '../../../../support/projectSample';

const decision = {
  note: note('cache', {
    kind: 'decision',
    title: 'Keep the cache: <no> expiry',
    body: '# Keep the cache: <no> expiry\n\n## Context\n\nSee [contract](../../docs/contract.md).\n',
    status: 'confirmed' as const,
    confirmedBy: ['Sol Example'],
  }),
  places: [],
};
const built = (format: FormatId, existing: Readonly<Record<string, string | undefined>> = {}): BuiltExport =>
  buildExport({
    formats: [format],
    book: sampleInput({ notes: [decision] }),
    existing: new Map(Object.entries(existing)),
  });

describe('Decision records', () => {
  it('go beside those that the project has, named by date and words', () => {
    const paths = (folder: string): readonly string[] =>
      built('adr', { [`${folder}/0001-use-git.md`]: '# Use git\n' }).files.map(({ path }) => path);
    assert.deepEqual(paths('doc/adr'), ['doc/adr/2024-05-01-cache.md']);
    assert.deepEqual(paths('docs/adr'), ['docs/adr/2024-05-01-cache.md']);
    assert.deepEqual(built('adr').files[0]?.path, 'docs/decisions/2024-05-01-cache.md');
  });

  it('say who decided, when and what, with links that lead from where they lie', () => {
    const text = built('adr').files[0]?.text ?? '';
    const [, front = '', body = ''] = text.split('---\n');
    assert.deepEqual(parse(front), {
      status: 'accepted',
      date: '2024-05-01',
      'decision-makers': ['Kim Example'],
      informed: ['Sol Example'],
    });
    assert.match(
      body,
      /^\n# Keep the cache: \\<no> expiry\n\n## Context\n\nSee \[contract\]\(\.\.\/contract\.md\)\./,
    );
    assert.match(body, /\[note\]\(\.\.\/\.\.\/\.handover\/notes\/2024-05-01-cache\.md\)/);
  });

  it('are written anew while nobody changed them, also with other line ends, and never over what people wrote', () => {
    const [file] = built('adr').files;
    const path = file?.path ?? '';
    const own = file?.text ?? '';
    assert.deepEqual(built('adr', { [path]: own }).files, [file]);
    assert.deepEqual(built('adr', { [path]: own.replaceAll('\n', '\r\n') }).files, [file]);
    for (const theirs of [own.replace('accepted', 'rejected'), '# Mine\n', undefined]) {
      const { files, warnings } = built('adr', { [path]: theirs });
      assert.deepEqual(files, []);
      assert.match(warnings.at(-1)?.message ?? '', /cache\.md was written or changed by a person/);
    }
  });
});

describe('The file for Backstage', () => {
  it('is a component with a name that stays, until somebody says who owns it', () => {
    const [file] = built('catalog').files;
    const { kind, metadata } = parse(file?.text ?? '') as { kind: string; metadata: { name: string } };
    assert.deepEqual([kind, metadata.name], ['Component', 'voting']);
    const own = file?.text ?? '';
    const elsewhere = buildExport({
      formats: ['catalog'],
      book: sampleInput({ projectName: 'another folder' }),
      existing: new Map([['catalog-info.yaml', own]]),
    });
    assert.equal(elsewhere.files[0]?.text, own);
    const warning = built('catalog').warnings.at(-1);
    assert.match(own.split('\n')[warning?.line ?? -1] ?? '', /owner: unknown/);
    assert.deepEqual(built('catalog', { 'catalog-info.yaml': own.replace('unknown', 'team-a') }).files, []);
    assert.deepEqual(built('catalog', { 'catalog-info.yaml': 'kind: System\n' }).files, []);
  });
});

describe('What the file for Backstage says', () => {
  const spec = (
    over: Partial<ProjectFacts>,
  ): { text: string; spec: unknown; warnings: readonly string[] } => {
    const book = sampleInput({ project: { ...sampleProject(), ...over } });
    const { files, warnings } = buildExport({ formats: ['catalog'], book, existing: new Map() });
    const text = files[0]?.text ?? '';
    return {
      text,
      spec: (parse(text) as { spec: unknown }).spec,
      warnings: warnings.map(({ message }) => message),
    };
  };

  it('is what files say, with the line that says it, and unknown where none does', () => {
    const said = spec({});
    assert.deepEqual(said.spec, { type: 'service', lifecycle: 'unknown', owner: 'unknown' });
    assert.match(
      said.text,
      /^# type: service, because it is started and uses fastify \(package\.json:5\)\.$/m,
    );
    assert.match(said.warnings.at(-1) ?? '', /cannot know who owns this and its lifecycle; write it down\.$/);
    const bare = spec({ kind: { type: 'unknown', because: 'nothing says it' } });
    assert.match(bare.text, /^# type: unknown, because nothing says it\.\n[^]*\n {2}type: unknown\n/m);
  });

  it('takes the owner of all files as Backstage does', () => {
    const owned = (...owners: string[]): unknown =>
      spec({ owners: [{ pattern: '*', owners, files: 9, path: 'CODEOWNERS', line: 2 }] }).spec;
    const expected = (owner: string) => ({ type: 'service', lifecycle: 'unknown', owner });
    assert.deepEqual(owned('@example/voting', '@kim'), expected('voting'));
    assert.deepEqual(owned('@kim'), expected('user:kim'));
    assert.deepEqual(owned('kim.example@example.org'), expected('kim.example'));
    assert.deepEqual(owned('@example/a b: [x]'), expected('unknown'));
    assert.deepEqual(owned(), expected('unknown'));
  });
});

describe('The links of the book', () => {
  const links = new BookLinks([
    {
      path: 'docs/handover/a.md',
      text: '# One\n\n[ok](./b.md#two) [gone](./c.md) [no heading](b.md#three) [line](../../src/x.ts#L9) [self](#one)\n[web](https://[bad) [out](../../../x)\n',
    },
    { path: 'docs/handover/b.md', text: '# Two\n' },
    { path: 'docs/handover/x.sarif', text: '[gone](nowhere)' },
  ]);

  it('name what has to be looked at outside the book', () => {
    assert.deepEqual(
      [...links.targets()],
      [
        ['docs/handover/c.md', { needsText: false }],
        ['src/x.ts', { needsText: true }],
      ],
    );
  });

  it('that lead nowhere are told with their line', () => {
    const warnings = links.check(
      new Map([
        ['docs/handover/c.md', { kind: 'missing' as const }],
        ['src/x.ts', { kind: 'file' as const, text: 'a\nb\n' }],
      ]),
    );
    assert.deepEqual(
      warnings.map(({ message, line }) => [line, message]),
      [
        [2, 'docs/handover/a.md, line 3: There is no file docs/handover/c.md; mend the link.'],
        [2, 'docs/handover/a.md, line 3: docs/handover/b.md has no heading #three; mend the link.'],
        [2, 'docs/handover/a.md, line 3: src/x.ts has only 3 lines; mend the link.'],
        [
          3,
          'docs/handover/a.md, line 4: This link leads out of the folder and is not followed; name a file inside it.',
        ],
        [3, 'docs/handover/a.md, line 4: This address is none; mend the link.'],
      ],
    );
  });

  it('are counted where there are too many', () => {
    const many = new BookLinks([{ path: 'a.md', text: '[x](../y)\n\n'.repeat(60) }]);
    assert.equal(many.check(new Map()).at(-1)?.message, '10 more links of the book lead nowhere.');
  });
});
