import assert from 'node:assert/strict';
import { joinDeclarations } from '../../../../src/core/hotspots/declarations';
import { moduleFactsOf } from '../../../support/moduleFactsOf';

const header = `/** Counts. */
int total(int votes);
int count(int votes);
class Box {
public:
  void seal();
  void open();
};
`;

describe('what a header declares and another file defines', () => {
  it('is asked for in the header alone, and documented where either place has a comment', async () => {
    const source =
      '/** Counts one. */\nint count(int votes) {}\nint total(int votes) {}\nint other(int votes) {}\n';
    const members = '/// Closes.\nvoid Box::seal() {}\nvoid Box::open() {}\n';
    const joined = joinDeclarations([
      await moduleFactsOf('votes.h', header),
      await moduleFactsOf('votes.c', source),
      await moduleFactsOf('box.cpp', members),
      await moduleFactsOf('votes.py', 'def other(): pass\n'),
    ]);
    assert.deepEqual(
      joined.map(({ symbols }) => symbols.map(({ name, documented }) => [name, documented])),
      [
        [
          ['total', true],
          ['count', true],
          ['Box', false],
          ['Box.seal', true],
          ['Box.open', false],
        ],
        [['other', false]],
        [],
        [['other', false]],
      ],
    );
  });

  it('is a type or a function, which may share a name', async () => {
    const joined = joinDeclarations([
      await moduleFactsOf('ballot.h', 'struct count { int votes; };\n/** Counts. */\nint total(void);\n'),
      await moduleFactsOf('count.h', '/** Counts one. */\nint count(int votes);\n'),
    ]);
    assert.deepEqual(
      joined.flatMap(({ symbols }) => symbols.map(({ name, kind, documented }) => [name, kind, documented])),
      [
        ['count', 'struct', false],
        ['total', 'function', true],
        ['count', 'function', true],
      ],
    );
  });

  it('is left as it is where there is neither C nor C++', async () => {
    const modules = [await moduleFactsOf('votes.py', 'def other(): pass\n')];
    assert.equal(joinDeclarations(modules), modules);
  });

  it('is asked for where it is defined, and not at a prototype in another file that is no header', async () => {
    const joined = joinDeclarations([
      await moduleFactsOf(
        'a.c',
        'int late(int);\n/** Far away. */\nint far(int);\n/** Said here. */\nint said(int);\n\nint late(int a) {}\nint said(int a) {}\n',
      ),
      await moduleFactsOf('b.c', 'int far(int a) {}\nint plain(int a) {}\n'),
    ]);
    assert.deepEqual(
      joined.map(({ symbols }) => symbols.map(({ name, line, documented }) => [name, line, documented])),
      [
        [
          ['late', 6, false],
          ['said', 7, true],
        ],
        [
          ['far', 0, true],
          ['plain', 1, false],
        ],
      ],
    );
  });
});
