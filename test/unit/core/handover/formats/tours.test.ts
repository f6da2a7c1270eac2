import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { BookInput } from '../../../../../src/core/handover/book';
import { type BuiltExport, buildExport } from '../../../../../src/core/handover/formats/buildExport';
import { stepText, stepWords, tourTitle } from '../../../../../src/core/handover/formats/tours/tourText';
import { quoteOf } from '../../../../../src/core/knowledge/quoteAnchor';
import type { Note } from '../../../../../src/core/knowledge/note';
import type { Drift, ResolvedNote } from '../../../../../src/core/knowledge/resolvedNote';
import { note, sampleInput } from '../../../../support/bookSample';
import { commandsOf, lineOfStep, type PlayedTour, schemaProblems } from '../../../../support/codeTour/player';

const tally = `export function tally(votes) {
  let percent = 0;
  for (const vote of votes) percent += vote.share;
  return percent;
}

export function jury(votes) {
  return votes.length;
}
`;
const twins = 'same();\n'.repeat(60);
const sources = new Map<string, string | undefined>([
  ['src/voting/tally.ts', tally],
  ['src/voting/twins.ts', twins],
  ['src/encode/queue.py', 'def queue():\n    pass\n'],
]);

/** A note that speaks of 0-based lines of files; `undefined` of a whole file. */
function spoken(
  name: string,
  over: Partial<Note>,
  places: readonly (readonly [path: string, line: number | undefined, drift?: Drift])[],
): ResolvedNote {
  return {
    note: note(name, { title: name, ...over }),
    places: places.map(([path, line, drift = 'exact']) => {
      const text = sources.get(path) ?? '';
      const length = text.split('\n')[line ?? 0]?.length ?? 0;
      const span = { start: { line: line ?? 0, column: 0 }, end: { line: line ?? 0, column: length } };
      const anchor =
        line === undefined ? { path, exact: '', prefix: '', suffix: '', line: 0 } : quoteOf(path, text, span);
      return { anchor, drift, path, ...(drift === 'lost' ? {} : { span }) };
    }),
  };
}

function toursOf(
  notes: readonly ResolvedNote[],
  existing: Readonly<Record<string, string>> = {},
  over: Partial<BookInput> = {},
): { readonly built: BuiltExport; readonly tours: ReadonlyMap<string, PlayedTour> } {
  const built = buildExport({
    formats: ['tours'],
    book: sampleInput({ notes, ...over }),
    existing: new Map([...sources, ...Object.entries(existing)]),
  });
  return {
    built,
    tours: new Map(built.files.map(({ path, text }) => [path, JSON.parse(text) as PlayedTour])),
  };
}

const flow = spoken('vote-flow', { title: 'How a vote counts' }, [
  ['src/voting/tally.ts', 6],
  ['src/voting/tally.ts', 2],
  ['src/encode/queue.py', 0],
]);
const single = spoken('queue', { kind: 'warning', title: 'Do not restart it' }, [['src/encode/queue.py', 1]]);
const whole = spoken('whole', { title: 'All of it' }, [['src/voting/tally.ts', undefined]]);
const lost = spoken('lost', { title: 'Gone' }, [['src/voting/tally.ts', 3, 'lost']]);

describe('Code tours of the notes', () => {
  it('go through the places of a note in its order, and through the notes of a folder in the order of its files', () => {
    const { tours, built } = toursOf([flow, single, whole, lost]);
    assert.deepEqual(
      [...tours.keys()].map((path) => path.replace(/-[0-9a-f]{4}\.tour$/, '.tour')),
      [
        '.tours/handover-start-here.tour',
        '.tours/handover-2024-05-01-vote-flow.tour',
        '.tours/handover-in-src-encode.tour',
        '.tours/handover-in-src-voting.tour',
      ],
    );
    const places = [...tours.values()].map(({ steps }) =>
      steps.map((step) => `${step.file ?? ''}:${lineOfStep(step, sources.get(step.file ?? '') ?? '')}`),
    );
    assert.deepEqual(places.slice(1), [
      ['src/voting/tally.ts:6', 'src/voting/tally.ts:2', 'src/encode/queue.py:0'],
      ['src/encode/queue.py:0', 'src/encode/queue.py:1'],
      ['src/voting/tally.ts:0', 'src/voting/tally.ts:6'],
    ]);
    const words = JSON.stringify([...tours.values()]);
    assert.ok(!words.includes('Gone'));
    assert.equal(built.mains[0]?.path, '.tours/handover-start-here.tour');
  });

  it('show a folder that a note speaks of as a directory', () => {
    const anchor = { path: 'src/voting', exact: '', prefix: '', suffix: '', line: 0 };
    const places = [{ anchor, drift: 'exact', path: 'src/voting', isFolder: true }] as const;
    const { tours, built } = toursOf([{ note: note('voting', { title: 'How it is cut' }), places }]);
    const steps = [...tours.values()].flatMap((tour) => tour.steps);
    assert.deepEqual(
      steps.filter(({ title }) => title === 'How it is cut').map((step) => [step.file, step.directory]),
      [
        [undefined, 'src/voting'],
        [undefined, 'src/voting'],
      ],
    );
    for (const tour of tours.values()) assert.deepEqual(schemaProblems(tour), []);
    const again = toursOf(
      [{ note: note('voting', { title: 'How it is cut' }), places }],
      Object.fromEntries(built.files.map(({ path, text }) => [path, text])),
    );
    assert.deepEqual(again.built.warnings, []);
  });

  it('are valid, follow one another by title, and begin with one', () => {
    const { tours } = toursOf([flow, single, whole]);
    for (const tour of tours.values()) assert.deepEqual(schemaProblems(tour), []);
    const all = [...tours.values()];
    assert.deepEqual(
      all.map(({ nextTour }) => nextTour),
      [...all.slice(1).map(({ title }) => title), undefined],
    );
    assert.deepEqual(
      all.map(({ isPrimary }) => isPrimary),
      [true, undefined, undefined, undefined],
    );
    assert.match(all[0]?.steps[1]?.title ?? '', /^Do not restart it$/);
  });

  it('are none where no note has a place, and then open nothing', () => {
    const { built } = toursOf([lost]);
    assert.deepEqual([built.files, built.mains], [[], []]);
  });

  it('say where the code has changed since', () => {
    const { tours } = toursOf([spoken('drifted', {}, [['src/voting/tally.ts', 2, 'changed']])]);
    assert.match([...tours.values()][1]?.steps[0]?.description ?? '', /^\*\*The code has changed since/);
  });

  it('bind lines that nothing tells apart to the commit, and leave them out where that is not what is on disk', () => {
    const twin = spoken('twin', {}, [['src/voting/twins.ts', 30]]);
    const { tours } = toursOf([twin]);
    const bound = [...tours.values()][1];
    assert.equal(bound?.ref, 'c'.repeat(40));
    assert.deepEqual(bound.steps[0]?.selection, {
      start: { line: 31, character: 1 },
      end: { line: 31, character: 8 },
    });
    assert.equal(bound.steps[0].line, 31);
    const code = { commit: 'c'.repeat(40), atEpochMs: 0, uncommittedFiles: 1 };
    const { built } = toursOf([twin], {}, { code });
    assert.deepEqual(built.files, []);
    assert.match(built.warnings.at(-1)?.message ?? '', /^src\/voting\/twins\.ts, line 31: the same lines/);
  });
});

describe('Tours that are there already', () => {
  const first = toursOf([flow, single]).built;
  const asFiles = (files = first.files): Record<string, string> =>
    Object.fromEntries(files.map(({ path, text }) => [path, text]));

  it('are removed only where they are ours and untouched', () => {
    const mine = '{ "title": "Mine", "steps": [] }';
    const edited = Object.entries(asFiles()).map(([path, text]): [string, string] => [
      path,
      path.includes('flow') ? text.replace('How a vote counts', 'How votes count') : text,
    ]);
    const { built } = toursOf([], {
      ...Object.fromEntries(edited),
      '.tours/mine.tour': mine,
      '.github/tours/b.tour': first.files[0]?.text ?? '',
    });
    assert.equal(built.removed.length, first.files.length - 1);
    assert.ok(built.removed.every((path) => path.startsWith('.tours/handover-') && !path.includes('flow')));
  });

  it('keep their titles and their place as the primary one', () => {
    const theirs = JSON.stringify({ title: 'How a vote counts', isPrimary: true, steps: [] });
    const { tours } = toursOf([flow], { '.vscode/tours/a.tour': theirs });
    const all = [...tours.values()];
    assert.equal(all[0]?.isPrimary, undefined);
    assert.deepEqual([all[0]?.nextTour, all[1]?.title], ['How a vote counts (2)', 'How a vote counts (2)']);
  });

  it('are left alone where people changed their words, with a warning, but not where CodeTour mended a pattern', () => {
    const path = '.tours/handover-2024-05-01-vote-flow.tour';
    const text = asFiles()[path] ?? '';
    const again = (changed: string): BuiltExport =>
      toursOf([flow, single], { ...asFiles(), [path]: changed }).built;
    const edited = again(text.replace('told by Kim', 'told by Kim, who left,'));
    assert.ok(!edited.files.some((file) => file.path === path));
    assert.match(edited.warnings.at(-1)?.message ?? '', /vote-flow\.tour was changed by hand/);
    const mended = { ...(JSON.parse(text) as PlayedTour) };
    const steps = mended.steps.map((step) => ({ ...step, pattern: 'export' }));
    const rewritten = again(JSON.stringify({ ...mended, steps }));
    assert.equal(rewritten.files.find((file) => file.path === path)?.text, text);
    assert.match(again('{').warnings.at(-1)?.message ?? '', /was not written by the export/);
  });

  it('come out as they went in', () => {
    const { built } = toursOf([flow, single], asFiles());
    assert.deepEqual(built.files, first.files);
    assert.deepEqual(built.removed, []);
  });
});

describe('Chapter 23', () => {
  const index = 'docs/handover/23-index.md';
  const chapterOf = (built: BuiltExport): string =>
    built.files.find(({ path }) => path === index)?.text ?? '';
  const exported = (
    formats: readonly ('markdown' | 'tours')[],
    existing: Readonly<Record<string, string>> = {},
    notes: readonly ResolvedNote[] = [flow, single],
    former?: BuiltExport,
  ): BuiltExport => {
    const book = sampleInput({
      notes,
      ...(former === undefined
        ? {}
        : {
            existing: new Map(former.chapters.map(({ path, text }) => [path.split('/').at(-1) ?? '', text])),
            formerRecord: former.chapters.find(({ path }) => path.endsWith('provenance.json'))?.text,
          }),
    });
    return buildExport({ formats, book, existing: new Map([...sources, ...Object.entries(existing)]) });
  };
  const toursIn = ({ files }: BuiltExport): Record<string, string> =>
    Object.fromEntries(
      files.filter(({ path }) => path.endsWith('.tour')).map(({ path, text }) => [path, text]),
    );

  it('lists every tour that the same export writes, with its file and what its steps open', () => {
    const built = exported(['markdown', 'tours']);
    const text = chapterOf(built);
    const paths = Object.keys(toursIn(built));
    assert.equal(paths.length, 4);
    for (const path of paths) assert.ok(text.includes(`[\`${path}\`](../../${path})`), path);
    assert.match(text, /^4 tours lead through the code\./m);
    assert.match(
      text,
      /^### How a vote counts\n\n.*, 3 steps\. .*\n\n1\. \[How a vote counts\]\(\.\.\/\.\.\/src\/voting\/tally\.ts\)$/m,
    );
    assert.match(text, /^### Start here: the handover\n\n[^]*?1\. \[The handover\]\(\.\/README\.md\)$/m);
    assert.ok(text.indexOf('### Start here') < text.indexOf('### How a vote counts'));
  });

  it('does not change in the next export, nor in one that writes the book alone', () => {
    const first = exported(['markdown', 'tours']);
    const again = exported(['markdown', 'tours'], toursIn(first), [flow, single], first);
    assert.deepEqual(again.files, first.files);
    const alone = exported(['markdown'], toursIn(first), [flow, single], first);
    assert.deepEqual(alone.files, first.chapters);
  });

  it('lists tours of people, escaped and without a way out of the project, and none that the export removes', () => {
    const first = exported(['markdown', 'tours']);
    const steps = [
      { file: '../../etc/passwd', title: 'Out' },
      { file: './src/voting/tally.ts', line: 3 },
      { uri: 'https://example.org/', title: '<b>[x](command:y)</b>' },
      { directory: 'src/voting', title: 'Folder' },
    ];
    const theirs = { '.vscode/tours/theirs.tour': JSON.stringify({ title: '# *Theirs*', steps }) };
    const broken = { '.tours/broken.tour': '{' };
    const text = chapterOf(exported(['markdown', 'tours'], { ...toursIn(first), ...theirs, ...broken }, []));
    assert.match(text, /^1 tour leads through the code\./m);
    assert.match(text, /^### \\# \\\*Theirs\\\*$/m);
    assert.match(
      text,
      /^1\. Out\n2\. \[src\/voting\/tally\.ts\]\(\.\.\/\.\.\/src\/voting\/tally\.ts\)\n3\. \\<b>.*\n4\. \[Folder\]\(\.\.\/\.\.\/src\/voting\)$/m,
    );
  });

  it('says that there are none, and how to get them', () => {
    const text = chapterOf(exported(['markdown']));
    assert.match(
      text,
      /No code tour was exported or found\. An export with the format \*Code tours\* makes them/,
    );
  });
});

describe('What people wrote, in a step of a tour', () => {
  const hostile = [
    '>> rm -rf ~',
    '[run](command:workbench.action.terminal.new)',
    '(command:a.b?["x"])',
    '[#3] and [Start here: the handover] and [see][Start here: the handover#2]',
    '```sh\nrm -rf ~\n```',
    '    >> indented',
    '`[#1]` and `(command:a.b?["x"])`',
    '<command:evil> <a href="command:evil">x</a>',
    '[file](../../src/voting/tally.ts#L3) ![p](../media/a.png)',
    '~~~\n>> x\n```js\ny\n```\n[#2]\n~~~',
    '[a]: command:evil\n\n[a] [b][a]',
    '> >> deep',
    '- >> item',
    '[https://x.example/\\[#4\\]](https://x.example/[#4])',
  ];

  it('never becomes anything that CodeTour would run or lead to', () => {
    const signs = ['[', ']', '(', ')', '>', ' ', '#', '1', '`', '~', '\n', 'command:a?', 'x', '\\', '!'];
    const piece = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: fc.constantFrom(...signs) }));
    const titles = ['Start here: the handover', 'x', '1'];
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (parts) => {
        const description = stepText(parts.join('\n\n'), 'a', titles);
        assert.deepEqual(commandsOf(description, titles), [], description);
        assert.deepEqual(commandsOf(stepWords(parts.join(' ')), titles), []);
      }),
      { numRuns: 500 },
    );
  });

  it('has a title that means nothing in trusted Markdown, and that counts as no number of a series', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('1 - x', '#12: y', '[a](command:b)')), (text) => {
        const title = tourTitle(text);
        assert.doesNotMatch(title, /[[\]<>`"\\\n]|^#?\d+\s*[-:]/);
        assert.equal(tourTitle(title), title);
      }),
    );
  });

  it('stays readable', () => {
    const body =
      '# Two\n\nAdd **both** parts of `a[0]`, see [the sum](../../src/voting/tally.ts#L3) on [the web](https://example.org/).\n\n- one [x]\n\n```ts\nconst a = b[0];\n```\n';
    const { tours } = toursOf([spoken('two', { title: 'Two', body }, [['src/voting/tally.ts', 2]])]);
    const description = [...tours.values()]
      .flatMap(({ steps }) => steps)
      .find(({ title }) => title === 'Two')?.description;
    assert.equal(
      description,
      'Add **both** parts of `a[0]`, see the sum (`src/voting/tally.ts:3`) on [the web](https://example.org/).\n\n- one &#91;x&#93;\n\n~~~ts\nconst a = b[0];\n~~~\n\n_Explanation, told by Kim Example, 2024-05-01_',
    );
  });
});
