import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import { type BookInput, buildBook } from '../../../../src/core/handover/book';
import { changesBetween, sectionsOf } from '../../../../src/core/handover/sections';
import {
  isBrokenSignOff,
  parseSignOff,
  type SignOff,
  signOffState,
  signOffPath,
  writeSignOff,
} from '../../../../src/core/handover/signOff';
import { at, note, sampleInput } from '../../../support/bookSample';

const render = (input: BookInput): Map<string, string> =>
  new Map(buildBook(input).files.map((file) => [path.posix.basename(file.path), file.text]));
const next = (input: BookInput, texts: ReadonlyMap<string, string>): BookInput => ({
  ...input,
  existing: texts,
  formerRecord: texts.get('provenance.json'),
});
const signed = (chapter: string, text: string): SignOff => ({
  path: `.handover/signoffs/2026-11-25-${chapter}-k3f9.md`,
  chapter,
  by: 'Noa Example',
  atEpochMs: at('2026-11-25T09:00:00Z'),
  sections: sectionsOf(text),
  remark: '',
});

describe('Signing off', () => {
  it('writes a file of its own each time, which is read as it was written', () => {
    const signOff = {
      ...signed('07-suppliers', '# 7 Suppliers\n\nwords\n\n## 1e234567: a\n\nx\n'),
      commit: 'c'.repeat(40),
      remark: 'Who pays?',
    };
    assert.deepEqual(parseSignOff(signOff.path, writeSignOff(signOff)), signOff);
    const when = { atEpochMs: signOff.atEpochMs, utcOffsetMinutes: 0, random: () => 0.5 };
    assert.match(
      signOffPath('07-suppliers', when),
      /^\.handover\/signoffs\/2026-11-25-07-suppliers-[a-z0-9]{4}\.md$/,
    );
  });

  for (const [what, text, sentence] of [
    ['nothing', '', /line 1: there is no front matter/],
    ['another schema', '---\nschema: other\n---\n', /line 2: "schema" is not/],
    [
      'a path for a chapter',
      '---\nschema: mob-handover/signoff/1\nchapter: ../a\n---\n',
      /line 3: "chapter" is not/,
    ],
    [
      'nobody',
      '---\nschema: mob-handover/signoff/1\nchapter: a\nat: 2026-11-25\n---\n',
      /"by" is not a name/,
    ],
    [
      'no day',
      '---\nschema: mob-handover/signoff/1\nchapter: a\nby: Noa\nat: soon\n---\n',
      /line 5: "at" is not a date/,
    ],
    [
      'sections as words',
      '---\nschema: mob-handover/signoff/1\nchapter: a\nby: Noa\nat: 2026-11-25\nsections: all\n---\n',
      /line 6: "sections"/,
    ],
  ] as const) {
    it(`of ${what} does not count, and says so with its line`, () => {
      const read = parseSignOff('.handover/signoffs/a.md', text);
      assert.ok(isBrokenSignOff(read));
      assert.match(read.message, sentence);
    });
  }

  it('is told on the cover, and flagged when the chapter says something else', () => {
    const input = sampleInput();
    const first = render(input);
    const signOffs = [
      signed('16-discoveries', first.get('16-discoveries.md') ?? ''),
      signed('01-purpose', first.get('01-purpose.md') ?? ''),
    ];
    const same = render({ ...next(input, first), signOffs }).get('README.md') ?? '';
    assert.match(
      same,
      /2 of \d+ chapters are signed off by whoever takes over\. None of them has changed since\./,
    );
    assert.match(
      same,
      /\| \[16 Discoveries\]\(\.\/16-discoveries\.md\) \| Noa Example \| 2026-11-25 \| – \|/,
    );
    const more = {
      ...input,
      notes: [...input.notes, { note: note('another', { kind: 'discovery' }), places: [] }],
      signOffs,
    };
    const changed = render(next(more, first)).get('README.md') ?? '';
    assert.match(changed, /\*\*1 of them has changed since\.\*\*/);
    assert.match(changed, /\| \[16 Discoveries\][^\n]* \| Discoveries \|/);
  });

  it('of parts counts each as it was signed last, and says which nobody signed yet', () => {
    const text = '# A\n\nwords\n\n## B\n\nmore\n\n## C\n\nmost\n';
    const whole = signed('07-suppliers', text);
    const part = (sections: readonly string[], hour: number, over: Partial<SignOff> = {}): SignOff => ({
      ...whole,
      inParts: true,
      by: `Noa ${hour}`,
      atEpochMs: at(`2026-11-25T1${hour}:00:00Z`),
      sections: new Map([...sectionsOf(text)].filter(([section]) => sections.includes(section))),
      ...over,
    });
    const ab = part(['A', 'B'], 1);
    assert.deepEqual(parseSignOff(ab.path, writeSignOff(ab)), ab);
    const stateOf = (now: string, ...signOffs: readonly SignOff[]): unknown => {
      const state = signOffState('07-suppliers', now, signOffs);
      assert.ok(state.kind === 'signed');
      const { by, changed, unsigned, parts } = state;
      return { by, changed: changed.map(({ section }) => section), unsigned, parts };
    };
    assert.deepEqual(stateOf(text, ab), { by: ['Noa 1'], changed: [], unsigned: ['C'], parts: 3 });
    const later = text.replace('more', 'less');
    assert.deepEqual(stateOf(later, ab, part(['C'], 2)), {
      by: ['Noa 2', 'Noa 1'],
      changed: ['B'],
      unsigned: [],
      parts: 3,
    });
    const again = part(['B'], 3, { sections: new Map([...sectionsOf(later)].slice(1, 2)) });
    assert.deepEqual(stateOf(later, whole, again), {
      by: ['Noa 3', 'Noa Example'],
      changed: [],
      unsigned: [],
      parts: 3,
    });
    const read = parseSignOff('a.md', writeSignOff(ab).replace('inParts: true', 'inParts: some'));
    assert.ok(isBrokenSignOff(read) && read.message.includes('"inParts" is neither'));
  });

  it('of parts lets go of a part that was gone when others were signed, and not of one that went later', () => {
    const before = '# A\n\nwords\n\n## B\n\nmore\n\n## C\n\nmost\n';
    const renamed = before.replace('## B', '## B2');
    const part = (text: string, headings: readonly string[], hour: number): SignOff => {
      const all = [...sectionsOf(text)];
      return {
        ...signed('07-suppliers', text),
        inParts: true,
        otherParts: all.flatMap(([heading]) => (headings.includes(heading) ? [] : [heading])),
        atEpochMs: at(`2026-11-25T1${hour}:00:00Z`),
        sections: new Map(all.filter(([heading]) => headings.includes(heading))),
      };
    };
    const changed = (...signOffs: readonly SignOff[]): unknown => {
      const state = signOffState('07-suppliers', renamed, signOffs);
      return state.kind === 'signed' ? [state.changed, state.unsigned] : undefined;
    };
    const first = part(before, ['A', 'B'], 1);
    const gone = [{ section: 'B', kind: 'removed' }];
    assert.deepEqual(parseSignOff(first.path, writeSignOff(first)), first);
    assert.deepEqual(changed(first), [gone, ['B2', 'C']]);
    assert.deepEqual(changed(first, part(before, ['A'], 2)), [gone, ['B2', 'C']]);
    assert.deepEqual(changed(first, part(renamed, ['A', 'B2'], 2)), [[], ['C']]);
    const read = parseSignOff('a.md', writeSignOff({ ...first, otherParts: [] }).replace('[]', 'C'));
    assert.ok(isBrokenSignOff(read) && read.message.includes('"otherParts" is no list'));
  });

  it('takes no comment in code for a part, and old hashes that did for the same text', () => {
    const text =
      '# A\n\n```sh\n# install\nnpm ci\n```\n\n<!--\n## Hint\n-->\n\n~~~\n# run\n~~~\n\n## B\n\nmore\n';
    assert.deepEqual([...sectionsOf(text).keys()], ['A', 'B']);
    // Each line that begins with # as a part, which is how parts were told before.
    const former = new Map([
      ...sectionsOf('# A\n```sh\n'),
      ...sectionsOf('# install\nnpm ci\n```\n<!--\n'),
      ...sectionsOf('## Hint\n-->\n~~~\n'),
      ...sectionsOf('# run\n~~~\n'),
      ...sectionsOf('## B\nmore\n'),
    ]);
    assert.equal(former.size, 5);
    const signOff = { ...signed('07-suppliers', text), sections: former };
    const changed = (now: string, ...later: readonly SignOff[]): unknown => {
      const state = signOffState('07-suppliers', now, [signOff, ...later]);
      return state.kind === 'signed' ? state.changed : undefined;
    };
    assert.deepEqual(changed(text), []);
    const b = new Map([...sectionsOf(text)].slice(1));
    const later = { ...signOff, atEpochMs: signOff.atEpochMs + 1, sections: b, inParts: true as const };
    assert.deepEqual(changed(text, { ...later, otherParts: ['A'] }), []);
    assert.deepEqual(changed(text.replace('more', 'less')), [{ section: 'B', kind: 'changed' }]);
    assert.ok((changed(text.replace('npm ci', 'npm i')) as readonly unknown[]).length > 0);
  });

  it('of parts is told on the cover with what is left', () => {
    const input = sampleInput();
    const first = render(input);
    const { sections, ...rest } = signed('16-discoveries', first.get('16-discoveries.md') ?? '');
    const signOffs = [{ ...rest, inParts: true as const, sections: new Map([...sections].slice(0, -1)) }];
    const cover = render({ ...next(input, first), signOffs }).get('README.md') ?? '';
    assert.match(cover, /0 of \d+ chapters are signed off by whoever takes over, and 1 in part\. None/);
    assert.match(cover, /\| Noa Example; not yet: [^|]+ \| 2026-11-25 \| – \|/);
  });

  it('does not take for a change what changes by itself: commits, ages, line numbers', () => {
    const input = sampleInput();
    const first = render(input);
    const later = render({
      ...input,
      code: { commit: 'd'.repeat(40), atEpochMs: at('2024-06-20T12:00:00Z'), uncommittedFiles: 0 },
    });
    assert.notEqual(first.get('17-debts.md'), later.get('17-debts.md'));
    for (const file of ['17-debts.md', '04-architecture.md', '23-index.md'])
      assert.deepEqual(
        changesBetween(sectionsOf(first.get(file) ?? ''), sectionsOf(later.get(file) ?? '')),
        [],
        file,
      );
  });

  it('notices what people change, add and take out', () => {
    const before = sectionsOf('# A\n\nwords\n\n## B\n\nmore\n\n## C\n');
    const after = sectionsOf('# A\n\nother words\n\n## B\n\nmore\n\n## D\n');
    assert.deepEqual(changesBetween(before, after), [
      { section: 'A', kind: 'changed' },
      { section: 'D', kind: 'added' },
      { section: 'C', kind: 'removed' },
    ]);
  });
});

describe('What changed since the last export', () => {
  it('is said on the cover until something changes again', () => {
    const input = sampleInput();
    const first = render(input);
    assert.match(first.get('README.md') ?? '', /This is the first export\./);
    const noted = {
      ...input,
      notes: [...input.notes, { note: note('another', { kind: 'discovery' }), places: [] }],
    };
    const second = render(next(noted, first));
    const said =
      /Since the export at commit `cccccccccc`:\n\n- \[16 Discoveries\]\(\.\/16-discoveries\.md\): Discoveries/;
    assert.match(second.get('README.md') ?? '', said);
    const third = render(next(noted, second));
    assert.deepEqual(third, second);
  });

  it('is written anew where git left a conflict in the record', () => {
    const input = sampleInput();
    const first = render(input);
    const broken = new Map(first).set(
      'provenance.json',
      `<<<<<<< HEAD\n${first.get('provenance.json') ?? ''}`,
    );
    assert.deepEqual(render(next(input, broken)), first);
  });
});

describe('The record of provenance', () => {
  it('names for each region where it comes from, and for each statement its files or its note', () => {
    const record = JSON.parse(render(sampleInput()).get('provenance.json') ?? '') as {
      chapters: {
        file: string;
        regions: {
          name: string;
          kind: string;
          from: string;
          commit?: string;
          statements: Record<string, unknown>[];
        }[];
      }[];
    };
    const region = (file: string, name: string) =>
      record.chapters.find((chapter) => chapter.file === file)?.regions.find((each) => each.name === name);
    const debts = region('17-debts.md', 'debts');
    assert.equal(debts?.kind, 'extracted');
    assert.equal(debts.commit, 'c'.repeat(40));
    assert.ok(
      debts.statements.some(({ files }) => Array.isArray(files) && String(files[0]).startsWith('../../src/')),
    );
    const told = region('16-discoveries.md', 'discoveries');
    assert.equal(told?.kind, 'authored');
    assert.ok(
      told.statements.some(
        ({ kind, note: file }) =>
          (kind === 'authored' || kind === 'confirmed') && String(file).startsWith('.handover/notes/'),
      ),
    );
    const explained = region('04-architecture.md', 'explained')?.statements ?? [];
    const { line, ...agreed } = explained.find(({ kind }) => kind === 'confirmed') ?? {};
    assert.equal(typeof line, 'number');
    assert.deepEqual(agreed, {
      kind: 'confirmed',
      note: '.handover/notes/2024-05-01-tally-aaaa.md',
      at: '2024-05-01',
      session: '2024-05-01-a7k2',
      by: ['Kim Example'],
      confirmedBy: ['Sol Example'],
    });
  });
});
