import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { type BookInput, buildBook } from '../../../../src/core/handover/book';
import { chapters } from '../../../../src/core/handover/chapters';
import type { DebtReport, ScanReport } from '../../../../src/core/hotspots/model';
import { nothingCheckedOutProblem, sparseProblem } from '../../../../src/core/hotspots/scanLimits';
import { at, debt, module, sampleInput, sampleReport, share, sol } from '../../../support/bookSample';
import { sampleProjectPaths } from '../../../support/projectSample';
import { headingIds, nodesOf, parseMarkdown, visibleText } from '../../../support/markdownTree';

const golden = path.resolve('test/fixtures/book');

/** By file name. */
function render(input: BookInput): Map<string, string> {
  return new Map(buildBook(input).files.map((file) => [path.posix.basename(file.path), file.text]));
}

/** The input of the next export, after the given one was written and perhaps edited. */
const again = (input: BookInput, texts: ReadonlyMap<string, string>): BookInput => ({
  ...input,
  existing: texts,
  formerRecord: texts.get('provenance.json'),
});

describe('The book', () => {
  it('of the sample project is as in test/fixtures/book', () => {
    const book = render(sampleInput());
    if (process.env['UPDATE_GOLDEN'] !== undefined) {
      mkdirSync(golden, { recursive: true });
      for (const [file, text] of book) writeFileSync(path.join(golden, file), text);
    }
    for (const [file, text] of book) assert.equal(text, readFileSync(path.join(golden, file), 'utf8'), file);
    assert.deepEqual([...book.keys()], [...chapters.map(({ file }) => file), 'provenance.json', 'README.md']);
  });

  it('fed back into the next export does not change', () => {
    const input = sampleInput();
    const first = render(input);
    const second = buildBook(again(input, first));
    assert.deepEqual(new Map(second.files.map((file) => [path.posix.basename(file.path), file.text])), first);
    assert.deepEqual(second.warnings, []);
  });

  it('does not change when its own commit is the newest one, whoever made it and whenever', () => {
    const input = sampleInput();
    const later = at('2026-01-01T00:00:00Z');
    const report = {
      ...input.report,
      head: 'e'.repeat(40),
      headAtEpochMs: later,
      people: input.report.people.map((person) => ({
        ...person,
        commits: person.commits + 1,
        lastAtEpochMs: later,
      })),
    };
    assert.deepEqual(render({ ...input, report }), render(input));
  });

  it('names every chapter of the design, and says what nobody wrote or answered', () => {
    const cover = render(sampleInput()).get('README.md') ?? '';
    const tree = parseMarkdown(cover);
    const rows = nodesOf(tree)
      .filter((node) => node.type === 'tableRow')
      .map((row) => row.children.map(visibleText));
    assert.deepEqual(
      rows.slice(1).map(([title]) => title),
      chapters.map((chapter) =>
        chapter.number === undefined ? chapter.title : `${chapter.number} ${chapter.title}`,
      ),
    );
    assert.equal(chapters.filter((chapter) => chapter.number !== undefined).length, 23);
    const silent = 'nothing written yet';
    assert.deepEqual(rows[1], [rows[1]?.[0], '–', silent, '0 of 5', '0 %', '01-purpose.md']);
    assert.deepEqual(rows[4], [
      '4 Architecture',
      'collected',
      '2 notes, 1 answer',
      '1 of 7',
      '40 %',
      '04-architecture.md',
    ]);
    assert.equal(rows[7]?.[3], '2 of 7');
  });

  it('counts what people wrote, in chapters of the tool and in chapters of their own', () => {
    const input = sampleInput();
    const first = render(input);
    const existing = new Map(first)
      .set('04-architecture.md', `${first.get('04-architecture.md') ?? ''}\nVotes are counted twice.\n`)
      .set('01-purpose.md', '# Purpose\n\nVoting in live shows.\n')
      .set('on call [x].md', '# On call\n');
    const cover = render(again(input, existing)).get('README.md') ?? '';
    assert.match(cover, /\| \[1 Purpose, users, quality goals\]\(\.\/01-purpose\.md\) \| – \| 4 words \| /);
    assert.match(
      cover,
      /\| \[4 Architecture\]\(\.\/04-architecture\.md\) \| collected \| 4 words, 2 notes, 1 answer \| /,
    );
    assert.match(cover, /Also in this folder:\n\n- \[`on call \[x\]\.md`\]\(\.\/on%20call%20%5Bx%5D\.md\)/);
  });

  it('keeps what people wrote into a region below it, and says so on the cover and with file and line', () => {
    const input = sampleInput();
    const first = render(input);
    const edited = (first.get('17-debts.md') ?? '').replace('FIXME retry', 'FIXME (never mind) retry');
    const changed = { ...input, report: { ...input.report, debts: [] } };
    const next = buildBook(again(changed, new Map(first).set('17-debts.md', edited)));
    const chapter = next.files.find((file) => file.path.endsWith('17-debts.md'))?.text ?? '';
    const [, kept = ''] =
      /<!-- handover:kept debts -->([\s\S]*)<!-- handover:kept-end debts -->/.exec(chapter) ?? [];
    const rows = kept.split('\n').filter((line) => line.startsWith('| '));
    assert.equal(rows.length, 3, 'the head of the table and the row that was changed');
    assert.match(rows[2] ?? '', /FIXME \(never mind\) retry/);
    const [warning] = next.warnings.filter(({ message }) =>
      message.includes('the region "debts" was edited'),
    );
    assert.ok(warning);
    assert.equal(warning.path, 'docs/handover/17-debts.md');
    assert.equal(chapter.split('\n')[warning.line ?? -1], '<!-- handover:kept debts -->');
    assert.ok(warning.message.startsWith(`${warning.path}, line ${(warning.line ?? -1) + 1}: `));
    const files = new Map(next.files.map(({ path, text }) => [path.split('/').at(-1) ?? '', text]));
    assert.match(
      files.get('README.md') ?? '',
      /by hand .* are kept below it.*: \[Debts\]\(\.\/17-debts\.md\) \(debts\)/,
    );

    const once = buildBook(again(changed, files));
    assert.deepEqual(
      once.warnings.filter(({ path }) => path === warning.path),
      [],
    );
    assert.deepEqual(once.files, next.files);
  });

  it('tells words of people from its own also after a chapter had to be left alone for a while', () => {
    const input = sampleInput();
    const changed = { ...input, report: { ...input.report, debts: [] } };
    const first = render(input);
    const end = '<!-- handover:end debts -->';
    const edited = (first.get('17-debts.md') ?? '').replace('FIXME retry', 'FIXME (never mind) retry');
    const damaged = new Map(first).set('17-debts.md', edited.replace(end, ''));
    const meanwhile = buildBook(again(changed, damaged));
    assert.ok(meanwhile.warnings.some(({ message }) => message.includes('left as it is')));
    const files = new Map(meanwhile.files.map(({ path, text }) => [path.split('/').at(-1) ?? '', text]));
    const mended = render(again(changed, files.set('17-debts.md', edited))).get('17-debts.md') ?? '';
    const [, kept = ''] =
      /<!-- handover:kept debts -->([\s\S]*)<!-- handover:kept-end debts -->/.exec(mended) ?? [];
    assert.equal(kept.split('\n').filter((line) => line.startsWith('| ')).length, 3);
  });

  it('says that changes are not committed, and names no commit where there is none', () => {
    const changed = render(
      sampleInput({ code: { commit: 'c'.repeat(40), atEpochMs: 0, uncommittedFiles: 2 } }),
    );
    assert.match(changed.get('README.md') ?? '', /\*\*2 files have changes that are not committed;\*\*/);
    const report = { ...sampleReport(), historyStatus: 'noRepository' as const, people: [] };
    const bare = render(sampleInput({ code: undefined, report }));
    assert.match(bare.get('README.md') ?? '', /there is no commit to name/);
    assert.match(bare.get('README.md') ?? '', /in no git repository/);
  });

  it('leaves alone what it is told to, and has a chapter of sessions only where there were some', () => {
    const existing = new Map<string, string | undefined>([
      ['README.md', undefined],
      ['17-debts.md', undefined],
    ]);
    const files = [...render(sampleInput({ existing, sessions: [] })).keys()];
    const others = chapters.map(({ file }) => file);
    assert.deepEqual(files, [
      ...others.filter((file) => file !== '17-debts.md' && file !== 'sessions.md'),
      'provenance.json',
    ]);
  });

  it('dates a session by the name of its record, which is the day where it was held', () => {
    const sessions = sampleInput({}).sessions.map((session) => ({
      ...session,
      day: '2024-05-02',
    }));
    assert.match(render(sampleInput({ sessions })).get('sessions.md') ?? '', /\[`2024-05-02`\]\(/);
  });

  it('passes on problems with their sentences and counts their files', () => {
    const problems = [{ path: 'a|b.md', code: 'frontMatter.broken', message: 'a|b.md, line 3: broken.' }];
    const book = buildBook(sampleInput({ problems }));
    assert.deepEqual(
      book.warnings.map(({ message }) => message),
      ['a|b.md, line 3: broken.'],
    );
    assert.match(book.files.at(-1)?.text ?? '', /1 file could not be used: a\\\|b\.md\./);
  });

  it('says among its gaps what was not scanned because it is not on disk', () => {
    for (const problem of [sparseProblem(2100), nothingCheckedOutProblem(3)]) {
      const cover = buildBook(sampleInput({ problems: [problem] })).files.at(-1)?.text ?? '';
      assert.match(cover, /(?:2,100 tracked files are not on disk|3 files are tracked and none is on disk)/);
    }
  });
});

describe('A book about a large project', () => {
  const many = Array.from(
    { length: 3100 },
    (_, index) => `src/folder${index % 70}/part${index % 3}/module${index}.ts`,
  ).sort();
  const modules = many.map((each) => module(each));
  const debts = many.map((each) => debt(each, 1));
  const hotspots = many.map((each) => ({ ...(sampleReport().hotspots[0] ?? assert.fail()), path: each }));
  const book = render(sampleInput({ report: { ...sampleReport(), modules, debts, hotspots } }));
  const rows = (file: string): number =>
    (book.get(file) ?? '').split('\n').filter((line) => line.startsWith('| ')).length;

  it('shows folders in the architecture and every module in the index, as far as anyone can use it', () => {
    assert.ok(rows('04-architecture.md') < 120);
    assert.match(
      book.get('04-architecture.md') ?? '',
      /Each single module is in the \[index\]\(\.\/23-index\.md#all-modules\)/,
    );
    assert.match(book.get('23-index.md') ?? '', /100 more modules are left out here/);
    assert.match(book.get('04-architecture.md') ?? '', /The first 20 of 3,100 hotspots/);
  });

  it('lists two thousand debts by folder and says how many more there are', () => {
    assert.match(book.get('17-debts.md') ?? '', /1,100 more debts are left out here/);
    assert.match(book.get('17-debts.md') ?? '', /### The oldest/);
  });

  it('puts the same words all over one file into one row', () => {
    const same = [1, 5, 9].map((line) => debt('src/voting/tally.ts', line));
    const text = render(sampleInput({ report: { ...sampleReport(), debts: same } })).get('17-debts.md') ?? '';
    assert.match(
      text,
      /\| \[`tally\.ts:2`\]\([^)]*#L2\), \[`6`\]\([^)]*#L6\), \[`10`\]\([^)]*#L10\) \| TODO/,
    );
  });
});

describe('A book about very little', () => {
  it('says so in every chapter', () => {
    const nothing = { modules: [], debts: [], hotspots: [], people: [], problems: [] };
    const book = render(
      sampleInput({
        report: { historyStatus: 'empty', ...nothing },
        code: { uncommittedFiles: 3 },
        sessions: [],
      }),
    );
    assert.match(
      book.get('04-architecture.md') ?? '',
      /No modules in a language that is judged were found\.[^]*No hotspots were found\./,
    );
    assert.match(book.get('17-debts.md') ?? '', /No debts were found in comments\.[^]*None\./);
    assert.match(book.get('20-people.md') ?? '', /no history that would tell who knows what/);
    assert.match(book.get('23-index.md') ?? '', /No modules/);
    assert.match(book.get('README.md') ?? '', /There are no commits yet/);
  });

  it('does not claim authors and ages that git could not tell', () => {
    const bare = (line: number): DebtReport => {
      const { path: file, column, tag, text } = debt('src/a.ts', line);
      return { path: file, line, column, tag, text };
    };
    const chapter = (...debts: DebtReport[]) =>
      render(sampleInput({ report: { ...sampleReport(), debts } })).get('17-debts.md') ?? '';
    assert.match(chapter(bare(1)), /Git could not say who left them, nor when\.[^]*\| unknown \| – \| – \|/);
    assert.match(chapter(bare(1), debt('src/b.ts', 1)), /For 1 debt git could not say/);
  });

  it('claims no truck factor and no authors of a history that is cut off, and names who changed modules', () => {
    const input = sampleInput();
    const cutOff: ScanReport = {
      ...input.report,
      historyStatus: 'shallow',
      modules: input.report.modules.map(({ history, ...rest }) =>
        history === undefined ? rest : { ...rest, history: { ...history, authorship: 'unknown' } },
      ),
    };
    const book = render({ ...input, report: cutOff });
    const people = book.get('20-people.md') ?? '';
    assert.match(people, /who wrote most of a module, and how few could leave, is not known/);
    assert.match(people, /modules were changed by .*Sol Example/);
    assert.match(people, /The history is cut off \(a shallow clone\), so it does not tell\./);
    assert.match(people, /Git does not tell here who knew it before/);
    for (const [file, text] of book) assert.doesNotMatch(text, /[Tt]ruck factor is/, file);
    assert.doesNotMatch(book.get('README.md') ?? '', /no author left|one author only/);
    const partial = render({ ...input, report: { ...input.report, historyStatus: 'partial' } });
    assert.match(partial.get('20-people.md') ?? '', /The truck factor is about \*\*/);
  });

  it('shows what remains of a session whose record is there when an older book had more', () => {
    const input = sampleInput();
    const later = buildBook({ ...input, sessions: [], existing: render(input) });
    const sessions = later.files.find((file) => file.path.endsWith('sessions.md'))?.text ?? '';
    assert.match(sessions, /No mob session has been held yet, or its record is not here\./);
  });

  it('names those who are still active although they are authors of nothing', () => {
    const people = render(sampleInput()).get('20-people.md') ?? '';
    assert.match(people, /### Still active[^]*Kim Example[^]*### No longer active[^]*Sol Example/);
    const old = share(sol, 1, '2019-01-01T00:00:00Z', true);
    const gone = module('a.ts', { history: { ...(module('x').history ?? assert.fail()), authors: [old] } });
    const nobody = render(sampleInput({ report: { ...sampleReport(), modules: [gone], people: [] } }));
    assert.match(nobody.get('20-people.md') ?? '', /Nobody who ever changed one of these modules\./);
  });
});

describe('Links of the whole book', () => {
  const hostileName = fc.constantFrom(
    ...[
      'a b.ts',
      'a|b.ts',
      '[x](command:y).ts',
      '<b>.py',
      '`x`.js',
      'ü%20.java',
      '#1.ts',
      '-->.ts',
      '__init__.py',
      '(x).ts',
    ],
  );
  const hostileText = fc.constantFrom(
    ...[
      '</td>',
      '| x |',
      '[a](command:b)',
      '<!-- handover:end debts -->',
      '> ![x](y)',
      'www.example.org',
      '\n\n# x',
    ],
  );

  it('lead to files of the repository, to chapters, and to headings that are there', function () {
    this.timeout(120_000);
    fc.assert(
      fc.property(
        fc.uniqueArray(hostileName, { minLength: 1, maxLength: 4 }),
        hostileText,
        hostileText,
        (names, text, who) => {
          const author = { name: `${who} x`, email: who };
          const modules = names.map((name) =>
            module(`src/${name}`, {
              history: {
                changes: 1,
                weightedChanges: 1,
                firstAtEpochMs: 0,
                lastAtEpochMs: 0,
                authors: [share(author, 1, '2020-01-01T00:00:00Z')],
              },
            }),
          );
          const debts = names.map((name) => debt(`src/${name}`, 3, { text, tag: text, author }));
          const hotspots = names.map((name) => ({
            path: `src/${name}`,
            score: 1,
            factors: { gap: 1, attention: 1, knowledgeLoss: 1 },
            reasons: [text],
          }));
          const report = { ...sampleReport(), modules, debts, hotspots };
          const book = render(sampleInput({ report, projectName: text }));
          checkLinks(
            book,
            new Set(['src', ...names.map((name) => `src/${name}`), ...linkedRecords, 'src/voting/tally.ts']),
          );
          // Nothing of the hostile texts became a marker: the next export finds its regions.
          assert.deepEqual(buildBook(again(sampleInput({ report }), book)).warnings, []);
        },
      ),
      // Each run parses a whole book.
      { numRuns: 12 },
    );
  });

  it('lead somewhere in the sample too', () => {
    checkLinks(
      render(sampleInput()),
      new Set([
        'src/encode',
        'src/voting',
        ...linkedRecords,
        ...sampleReport().modules.map((each) => each.path),
      ]),
    );
  });
});

/** What the notes and sessions of the sample link to. */
const linkedRecords: readonly string[] = [
  '.handover/sessions/2024-05-01-a7k2.md',
  ...sampleInput().notes.map(({ note }) => note.path),
  'docs/contract.md',
  ...sampleProjectPaths,
  ...new Set(sampleProjectPaths.map((file) => path.posix.dirname(file)).filter((folder) => folder !== '.')),
];

const allowed: readonly Nodes['type'][] = [
  ...([
    'root',
    'heading',
    'paragraph',
    'blockquote',
    'list',
    'listItem',
    'table',
    'tableRow',
    'tableCell',
  ] as const),
  ...(['image', 'text', 'inlineCode', 'strong', 'emphasis', 'link', 'html'] as const),
];

function checkLinks(book: ReadonlyMap<string, string>, paths: ReadonlySet<string>): void {
  const chapterFiles = [...book].filter(([file]) => file.endsWith('.md'));
  const trees = new Map(chapterFiles.map(([file, text]) => [file, parseMarkdown(text)]));
  for (const [file, tree] of trees) {
    for (const node of nodesOf(tree)) {
      assert.ok(allowed.includes(node.type), `${file}: ${node.type}`);
      if (node.type === 'html')
        assert.match(
          node.value,
          /^<!-- (handover:|prettier-ignore-(start|end) -->)[^>]*-->$|^<!-- prettier-ignore-(start|end) -->$/,
        );
      if (node.type !== 'link') continue;
      const url = new URL(node.url, `https://host/docs/handover/${file}`);
      const target = decodeURIComponent(url.pathname.slice(1));
      const chapter = target.startsWith('docs/handover/')
        ? trees.get(path.posix.basename(target))
        : undefined;
      assert.ok(chapter !== undefined || paths.has(target), `${file} links to ${target}`);
      if (url.hash === '') continue;
      if (chapter) assert.ok(headingIds(chapter).has(url.hash.slice(1)), `${file} links to ${node.url}`);
      else assert.match(url.hash, /^#L\d+$/);
    }
  }
}
