import assert from 'node:assert/strict';
import { placeWords } from '../../../../../src/core/hotspots/documents/documentation';
import { documentedModules } from '../../../../../src/core/hotspots/documents/documentedModules';
import { readDocument } from '../../../../../src/core/hotspots/documents/readDocument';
import { languageOf } from '../../../../../src/core/hotspots/languages';
import type { ModuleFacts } from '../../../../../src/core/hotspots/model';

function module(
  path: string,
  symbols: readonly string[] = [],
  given: Partial<ModuleFacts> = {},
): ModuleFacts {
  return {
    path,
    language: languageOf(path)?.id ?? 'other',
    lines: 10,
    hasModuleDoc: false,
    symbols: symbols.map((name, line) => ({ name, kind: 'function', line, documented: false })),
    debts: [],
    probableDebts: [],
    role: 'source',
    ...given,
  };
}

/** Lines such as `src/tally.ts: docs/a.md#b` and `src/tally.ts merge: docs/a.md#b`. */
function found(modules: readonly ModuleFacts[], documents: Readonly<Record<string, string>>): string[] {
  const read = Object.entries(documents).map(([path, text]) => readDocument(path, text));
  return [...documentedModules(modules, read)]
    .flatMap(([path, { documents: places, symbols }]) => [
      ...places.map((place) => `${path}: ${placeWords(place)}`),
      ...[...symbols].map(([name, place]) => `${path} ${name}: ${placeWords(place)}`),
    ])
    .sort();
}

const sentence = 'It counts the votes of the jury and of the audience, and adds them up.';

describe('what documents say of modules', () => {
  const tally = module('src/voting/tally.ts', ['mergeJury', 'Tally', 'Tally.add', 'open']);
  const queue = module('src/encode/queue.py', ['push_job', 'open']);

  it('follows links, paths, names of files and dotted names', () => {
    const named = (text: string): string[] => found([tally, queue], { 'docs/a.md': `# A\n\n${text}` });
    const ofTally = ['src/voting/tally.ts: docs/a.md#a'];
    for (const text of [
      '[x](../src/voting/tally.ts)',
      '`src/voting/tally.ts`',
      '`voting/tally`',
      '`tally.ts`',
      '`./voting/tally.ts`',
    ])
      assert.deepEqual(named(text), ofTally, text);
    for (const text of ['`encode.queue`', '`src.encode.queue`'])
      assert.deepEqual(named(text), ['src/encode/queue.py: docs/a.md#a'], text);
    for (const text of ['`tally`', '`queue`', 'tally.ts', '`other/tally.ts`', '[x](../src/tally.ts)'])
      assert.deepEqual(named(text), [], text);
  });

  it('knows a module by a heading', () => {
    assert.deepEqual(found([tally], { 'docs/a.md': '# How tally.ts counts' }), [
      'src/voting/tally.ts: docs/a.md#how-tallyts-counts',
    ]);
  });

  it('leaves out what could mean another file, and names that many have', () => {
    const modules = [module('a/tally.ts'), module('b/tally.ts'), module('a/index.ts'), module('cli/main.go')];
    assert.deepEqual(
      found(modules, { 'docs/a.md': '`tally.ts`, `index.ts`, `main.go`, `index`, `main`\n\n# main.go' }),
      [],
    );
    assert.deepEqual(found(modules, { 'docs/a.md': '`a/tally.ts`, `a/index.ts`' }), [
      'a/index.ts: docs/a.md',
      'a/tally.ts: docs/a.md',
    ]);
    assert.deepEqual(found(modules, { 'b/notes.md': '`tally.ts`' }), ['b/tally.ts: b/notes.md']);
  });

  it('takes a header and its implementation for one', () => {
    assert.deepEqual(found([module('src/queue.c'), module('src/queue.h')], { 'a.md': '`src/queue`' }), [
      'src/queue.c: a.md',
      'src/queue.h: a.md',
    ]);
  });

  it('takes the entry file for its folder', () => {
    assert.deepEqual(
      found([module('src/voting/index.ts'), tally], { 'README.md': '[voting](src/voting/)' }),
      ['src/voting/index.ts: README.md'],
    );
  });

  it('asks nothing of tests and of files without documentation', () => {
    const modules = [module('a.test.ts', [], { role: 'test' }), module('schema.sql')];
    assert.deepEqual(found(modules, { 'docs/a.md': '`a.test.ts` [x](../schema.sql)' }), []);
  });
});

describe('what documents say of symbols', () => {
  const tally = module('src/voting/tally.ts', ['mergeJury', 'Tally', 'Tally.add', 'open']);
  const jury = module('src/voting/jury.ts', ['open', 'Jury.add']);

  it('knows names that no prose has, alone', () => {
    assert.deepEqual(found([tally, jury], { 'docs/a.md': 'The function `mergeJury(votes)` adds.' }), [
      'src/voting/tally.ts mergeJury: docs/a.md',
    ]);
    assert.deepEqual(found([tally, jury], { 'docs/a.md': '# Why mergeJury is slow' }), [
      'src/voting/tally.ts mergeJury: docs/a.md#why-mergejury-is-slow',
    ]);
  });

  it('knows qualified names: of a class, a module or a package', () => {
    assert.deepEqual(found([tally, jury], { 'docs/a.md': '`Tally.add`, `Jury#add()`, `tally.open`' }), [
      'src/voting/jury.ts Jury.add: docs/a.md',
      'src/voting/tally.ts Tally.add: docs/a.md',
      'src/voting/tally.ts open: docs/a.md',
    ]);
    assert.deepEqual(
      found([module('src/org/example/Poll.java', ['Poll', 'Poll.close'])], {
        'a.md': '`org.example.Poll.close` `com.other.Poll.close`',
      }),
      ['src/org/example/Poll.java Poll.close: a.md'],
    );
  });

  it('leaves out words that prose has, and names of two modules', () => {
    const twice = module('src/other.ts', ['mergeJury']);
    assert.deepEqual(found([tally, jury], { 'docs/a.md': '# Open\n\n`open` `Tally` `add`' }), []);
    assert.deepEqual(found([tally, twice], { 'docs/a.md': '`mergeJury`' }), []);
  });

  it('takes the rest of a section for the module that it names', () => {
    const twice = module('src/other.ts', ['mergeJury']);
    const text = '# Tally\n\nSee `voting/tally.ts`: `open`, `mergeJury`.\n\n# Else\n\n`open`';
    assert.deepEqual(found([tally, jury, twice], { 'docs/a.md': text }), [
      'src/voting/tally.ts mergeJury: docs/a.md#tally',
      'src/voting/tally.ts open: docs/a.md#tally',
      'src/voting/tally.ts: docs/a.md#tally',
    ]);
  });

  it('does not take the title of a README for a symbol of the same name', () => {
    assert.deepEqual(found([tally], { 'README.md': '# mergeJury 🎉' }), []);
    assert.deepEqual(found([tally], { 'README.md': '# `mergeJury`' }), [
      'src/voting/tally.ts mergeJury: README.md#mergejury',
    ]);
  });

  it('prefers the heading to a mention on the way', () => {
    const text = 'First `mergeJury`.\n\n## `mergeJury`';
    assert.deepEqual(found([tally], { 'docs/a.md': text }), [
      'src/voting/tally.ts mergeJury: docs/a.md#mergejury',
    ]);
  });
});

describe('what speaks of a whole folder', () => {
  it('is its README, for the modules directly in it; the one on top is about the project', () => {
    const modules = [module('a.ts'), module('src/voting/b.ts'), module('src/voting/deep/c.ts')];
    assert.deepEqual(found(modules, { 'README.md': sentence, 'src/voting/README.md': sentence }), [
      'src/voting/b.ts: src/voting/README.md',
    ]);
  });

  it('is the comment that the language has for a package', () => {
    const documented = { hasModuleDoc: true };
    const modules = [
      module('a/a.go', [], { ...documented, hasPackageDoc: true }),
      module('a/doc.go', [], { ...documented, hasPackageDoc: true }),
      module('a/other.go', [], documented),
      module('a/queue.go'),
      module('a/deep/other.go'),
      module('j/package-info.java', [], documented),
      module('j/Poll.java'),
      module('p/__init__.py', [], documented),
      module('p/queue.py'),
      module('r/lib.rs', [], documented),
      module('r/vote.rs'),
      module('t/index.ts', [], documented),
      module('t/other.ts'),
      module('k/package-info.java'),
      module('k/Poll.java'),
    ];
    assert.deepEqual(found(modules, {}), [
      'a/a.go: a/doc.go',
      'a/other.go: a/doc.go',
      'a/queue.go: a/doc.go',
      'j/Poll.java: j/package-info.java',
      'p/queue.py: p/__init__.py',
      'r/vote.rs: r/lib.rs',
    ]);
  });
});
