import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Debt } from '../../../../src/core/hotspots/model';
import { moduleFacts } from '../../../../src/core/hotspots/moduleFacts';
import { tagPattern } from '../../../../src/core/hotspots/tagPattern';
import { moduleFactsOf } from '../../../support/moduleFactsOf';

async function debtsIn(path: string, text: string, tags?: readonly string[]): Promise<readonly Debt[]> {
  return (await moduleFactsOf(path, text, tags)).debts;
}

async function textsIn(path: string, text: string): Promise<string[]> {
  return (await debtsIn(path, text)).map((debt) => debt.text);
}

describe('debts in XML doc comments', () => {
  it('end with their element, and leave its tag out', async () => {
    const text = [
      '/// <summary>TODO: round</summary>',
      '/// <remarks>of votes</remarks>',
      'class A {}',
      '/// <summary>',
      '/// TODO: say',
      '/// what it does </summary>',
      '/// <param name="a">votes</param>',
      'class B {}',
      '/// <summary>',
      '/// TODO: count',
      '/// </summary>',
      '/// <returns>votes</returns>',
      'class C {}',
      '// TODO: write <summary>votes</summary> here',
    ];
    assert.deepEqual(await textsIn('A.cs', text.join('\n')), [
      'TODO: round',
      'TODO: say what it does',
      'TODO: count',
      'TODO: write <summary>votes</summary> here',
    ]);
  });
});

describe('probable debts', () => {
  const judge = { threshold: 0.5, probability: (text: string) => (text.includes('one day') ? 0.8 : 0.1) };
  const probableIn = (path: string, text: string) =>
    moduleFacts(path, text, undefined, { tags: tagPattern(['TODO']), judge }, () => undefined);

  it('are comments without a tag that the judge takes for one', () => {
    const facts = probableIn(
      'a.sql',
      'SELECT 1; -- fast\n-- one day by\n--   a view\n-- TODO: one day\n\n-- TODO: one day',
    );
    assert.deepEqual(facts?.probableDebts, []);
    assert.equal(facts.debts.length, 2);
    assert.deepEqual(probableIn('a.sql', 'SELECT 1;\n-- one day by\n--   a view\n')?.probableDebts, [
      { path: 'a.sql', line: 1, column: 3, text: 'one day by a view', confidence: 0.8 },
    ]);
  });

  it('go on in the lines below in languages whose blocks begin with the sign of a line', () => {
    const texts = (path: string, text: string) =>
      probableIn(path, text)?.probableDebts.map((debt) => debt.text);
    assert.deepEqual(texts('a.lua', '-- one day by\n-- a table\n--[[ one day\nthe rest ]] x = 1\n'), [
      'one day by a table',
      'one day the rest',
    ]);
    assert.deepEqual(texts('a.cmake', '# one day by\n# a list\n#[[ one day\nthe rest ]]\n'), [
      'one day by a list',
      'one day the rest',
    ]);
  });

  it('are none in doc blocks, whose tags are debts all the same', () => {
    const css = '/** one day */ a {} /* one day: a grid */ /** TODO: a grid one day */ /* TODO: no tables */';
    const facts = probableIn('a.css', css);
    assert.deepEqual(
      facts?.probableDebts.map(({ text }) => text),
      ['one day: a grid'],
    );
    assert.equal(facts.debts.length, 2);
  });

  it('begin behind a number sign, as people mark words elsewhere', async () => {
    const { debts } = await moduleFactsOf(
      'a.go',
      'package a\n\n// #TODO: export it\n// see issue#TODO: or a#FIXME\n',
    );
    assert.deepEqual(
      debts.map(({ line, column, text }) => [line, column, text]),
      [[2, 4, 'TODO: export it see issue#TODO: or a#FIXME']],
    );
  });

  it('are none in doc comments of any form', () => {
    const texts = (path: string, text: string) =>
      probableIn(path, text)?.probableDebts.map((debt) => debt.text);
    const line = '//////////////////';
    assert.deepEqual(texts('a.rs', '/*! one day */\n//! one day\n\nfn a() {}\n'), []);
    assert.deepEqual(texts('a.hpp', `${line}\n/// \\brief one day\n///\n${line}\nvoid a();\n`), []);
    const go = [
      '// Box is a box that does not open, one day.',
      'type Box struct{}',
      '',
      '// Open opens one day.',
      'func (b *Box) Open() {}',
      '',
      '// one day Close',
      'func (b *Box) Close() {}',
    ].join('\n');
    assert.deepEqual(texts('a.go', `package a\n\n${go}\n`), ['one day Close']);
  });

  it('are in comments above what Ruby declares, unless it is said there what it does or answers', () => {
    const texts = (lines: readonly string[], path = 'a.rb') =>
      probableIn(path, `${lines.join('\n')}\n`)?.probableDebts.map((debt) => debt.text);
    const documented = [
      ['# Returns the box that opens one day.', 'def box', 'end'],
      ['  ## Checks whether it opens', '  # one day.', '  private def self.open', '  end'],
      ['# Manages `Box`, one day.', 'class Boxes', 'end'],
      ['# Is it open one day? Yes, if it is a box.', 'def open?', 'end'],
    ];
    for (const lines of documented) {
      assert.deepEqual(texts(lines), []);
      assert.equal(texts(lines, 'a.py')?.length, 1);
    }
    const remarks = [
      ['# one day a box', 'def box', 'end'],
      ['# This needs a box one day.', 'def box', 'end'],
      ['# Needs a box one day.', 'def box', 'end'],
      ['# Should it be a box one day?', 'def box', 'end'],
      ['# Returns the box that opens one day.', '', 'def box', 'end'],
      ['# Returns the box that opens one day.', 'box = 1'],
      ['# Returns the box.', '#--', '# Not needed one day.', 'def box', 'end'],
    ];
    for (const lines of remarks) assert.equal(texts(lines)?.length, 1, lines[0]);
  });

  it('end where their comment closes', () => {
    const text = (comment: string) => probableIn('a.css', comment)?.probableDebts[0]?.text;
    assert.equal(text('/* one day by\n * a grid\n */'), 'one day by a grid');
    assert.equal(text('/* one day by\n   a grid\n **/'), 'one day by a grid');
    assert.equal(text('/*\n * one day\n * by a grid */'), 'one day by a grid');
  });

  it('are none in code of others, and none without a judge', () => {
    assert.deepEqual(probableIn('vendor/a.sql', '-- one day')?.probableDebts, []);
    const facts = moduleFacts('a.sql', '-- one day', undefined, { tags: tagPattern([]) }, () => undefined);
    assert.deepEqual(facts?.probableDebts, []);
  });
});

describe('debts', () => {
  it('are found by the tags of the settings, whatever stands in them', async () => {
    const found = await debtsIn('a.ts', '// TODO: no\n// C++ or not\n// NOTYET(kim): yes\n', [
      'notyet',
      'c++',
      ' ',
    ]);
    assert.deepEqual(
      found.map(({ tag, line }) => [tag, line]),
      [
        ['C++', 1],
        ['NOTYET', 2],
      ],
    );
  });

  it('begin at each line that begins with a tag, in any letter case before a colon', async () => {
    const text = '// FIXME two\n// todo: three\n// and more\n// the todo list: prose\n';
    assert.deepEqual(await textsIn('a.ts', text), ['FIXME two', 'todo: three and more the todo list: prose']);
  });

  it('begin where a sentence or a comment does, with signs before, and with a label behind', async () => {
    const debts = [
      '// ***HACK*** asks the engine twice',
      '// [ ] TODO talk of processes',
      '// Reads to the end. FIXME match a line',
      '// as the driver wants - XXX clean up',
      '// @ts-expect-error FIXME',
      '// TODO-NRE: probably null',
      '// todo drop this',
      '// hack to make old browsers draw it',
      '/* xxx does not check the option */',
    ];
    assert.equal((await textsIn('a.ts', debts.join('\nlet a;\n'))).length, debts.length);
    const [found] = await debtsIn('a.ts', '// TODO-NRE: probably null\n');
    assert.equal(found?.tag, 'TODO');
  });

  it('are none where a comment speaks of to-do lists, of names, or of the end of a hack', async () => {
    const others = [
      '// Reread the todo file if it has changed.',
      '// todo list of the person',
      '// todo-list: reread after each',
      '// Todo items are sorted.',
      '// See the TODO in the dialect.',
      '// Signalled when an item is added to\n// todo.',
      '// HACK END',
      '// default of eol=XXX',
      '// names such as e.g. XXX',
      '// XXX-rated',
    ];
    assert.deepEqual(await textsIn('a.ts', others.join('\nlet a;\n')), []);
  });

  it('begin behind initials, in brackets and behind code in a comment', async () => {
    const text = [
      '// !KIM FIXME: no; // a comment first',
      '',
      '// PW TODO implement this',
      '',
      '//count(1); //TODO count again',
      '',
      '// the parameter (XXX can it be null?)',
      '',
      '// order [TODO]',
      '',
      '// of the list -- todo (kim): sort',
      '',
      '// Fix (todo: file an issue)',
      '',
      '// store of the list...TODO share it',
      '',
      '//  * @TODO brittle',
    ].join('\n');
    assert.deepEqual(
      (await debtsIn('a.ts', text)).map(({ line, tag }) => [line, tag]),
      [
        [0, 'FIXME'],
        [2, 'TODO'],
        [4, 'TODO'],
        [6, 'XXX'],
        [8, 'TODO'],
        [10, 'TODO'],
        [12, 'TODO'],
        [14, 'TODO'],
        [16, 'TODO'],
      ],
    );
  });

  it('end where the bracket closes that opens before the tag', async () => {
    const text = [
      '// replicas, separate events (TODO)).',
      '// LOOKUP: perform the check',
      '',
      '// fast (TODO: sort (by name)',
      '// and length) and small',
      '',
      '// of [FIXME sort it] and (XXX: count) both',
      '',
      '// (TODO: it never closes',
      '// here',
      '',
      '// [TODO] sort the list',
      '',
      '// [TODO]',
      '// sort the list',
      '',
      '// NOI18N [TODO] sort the list',
      '',
      '// TODO: sort) the list',
    ].join('\n');
    assert.deepEqual(await textsIn('a.ts', text), [
      'TODO',
      'TODO: sort (by name) and length',
      'FIXME sort it',
      'XXX: count',
      'TODO: it never closes here',
      'TODO] sort the list',
      'TODO] sort the list',
      'TODO] sort the list',
      'TODO: sort) the list',
    ]);
  });

  it('are none where brackets or capitals hold an example, a placeholder or a place to look', async () => {
    const text = [
      '// tags such as (TODO, FIXME) count',
      '// phone: (XXX) XXX-XXXX',
      '// HTTP XXX errors',
      '// SEE TODO above',
      '// GTD TODO list of a person',
      '// warns of // TODO in comments',
      '// a path foo/..TODO',
    ].join('\n\n');
    assert.deepEqual(await textsIn('a.ts', text), []);
  });

  it('are none where techniques stand before, or more of a name behind', async () => {
    for (const text of ['// CSS HACK for IE', '// SQL TODO', '// XXX.XXX.XXX.XXX', '// see TODO.md']) {
      assert.deepEqual(await textsIn('a.ts', `${text}\n`), [], text);
    }
    assert.deepEqual(await textsIn('a.ts', '// KIM HACK for old\n\n// TODO. Later\n'), [
      'HACK for old',
      'TODO. Later',
    ]);
  });

  it('lose the end of their comment', async () => {
    assert.deepEqual(await textsIn('a.ts', '/*\n * TODO x\n */\n'), ['TODO x']);
    assert.deepEqual(await textsIn('a.ts', '/*\n * TODO x */\n'), ['TODO x']);
    assert.deepEqual(await textsIn('a.ts', '/**\n * TODO x\n **/\n'), ['TODO x']);
  });

  it('are one where two tags stand side by side', async () => {
    assert.deepEqual(await textsIn('a.py', '# TODO FIXME: both\n'), ['TODO FIXME: both']);
    assert.deepEqual(await textsIn('a.py', '# XXX XXX XXX\n'), ['XXX XXX XXX']);
  });

  it('leave to prose what is no English word: a tag of the settings must be upper case or announced', async () => {
    assert.deepEqual(await debtsIn('a.ts', '// note that it is slow\n', ['NOTE']), []);
  });

  it('have the form of doc comments, too', async () => {
    const text = '/**\n * Adds.\n * @todo round it\n * @param x from kim@todo.example\n */\n// @todoList\n';
    assert.deepEqual(await debtsIn('a.ts', text), [
      { path: 'a.ts', line: 2, column: 4, tag: 'TODO', text: 'todo round it' },
    ]);
  });

  it('are none without tags', async () => {
    assert.deepEqual(await debtsIn('a.ts', '// TODO: no\n', []), []);
    assert.equal(tagPattern([]).mayContain('TODO'), false);
    assert.deepEqual(tagPattern([]).inLine('TODO'), []);
  });

  it('take the longest of two tags', async () => {
    const [found] = await debtsIn('a.ts', '// TODO-NOW: yes\n', ['TODO', 'TODO-NOW']);
    assert.equal(found?.tag, 'TODO-NOW');
  });

  it('have two alternatives as one', async () => {
    assert.deepEqual(await textsIn('a.ts', '// TODO/FIXME: both\n'), ['TODO/FIXME: both']);
  });

  it('leave out names, paths and addresses with the tag in it', async () => {
    const text =
      '// see docs/TODO: list\n// team@TODO: no\n// $TODO: no\n// https://example.org/?x=TODO(1)\n// XXX-rated\n';
    assert.deepEqual(await textsIn('a.ts', text), []);
  });

  it('end where commented-out code begins', async () => {
    assert.deepEqual(await textsIn('A.java', '// TODO log this?\n// throw new Error();\n'), [
      'TODO log this?',
    ]);
  });

  it('end where the next one begins in the middle of a line', async () => {
    assert.deepEqual(await textsIn('a.py', '# TODO: split\n# this, FIXME: and that\n'), [
      'TODO: split this,',
      'FIXME: and that',
    ]);
  });

  it('lose the tags of HTML that Javadoc has', async () => {
    assert.deepEqual(await textsIn('A.java', '/**\n * <p>FIXME: could be <b>changed</b>.</p>\n */\n'), [
      'FIXME: could be changed .',
    ]);
  });

  it('are cut where they never end', async () => {
    const [text] = await textsIn('a.ts', `// TODO: ${'word '.repeat(1000)}\n`);
    assert.equal(text?.length, 500);
    assert.ok(text.endsWith('…'));
  });

  it('hide secrets', async () => {
    assert.deepEqual(await textsIn('a.ts', '// TODO: password = hunter2x\n'), [
      'TODO: password = [redacted]',
    ]);
  });

  it('count the lines of a comment whose first line is not the tag', async () => {
    const [found] = await debtsIn('a.ts', 'let a;\n\n    // One.\n    // Two.\n    // TODO: three\n');
    assert.deepEqual([found?.line, found?.column], [4, 7]);
  });

  it('stand where the text says, in any mixture of comments', () => {
    const line = fc.constantFrom(
      'x = 1',
      '# TODO: a',
      '# TODO: b',
      '  # FIXME c',
      '',
      'y = "TODO: s"',
      'z = 2  # XXX',
    );
    return fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const found = await debtsIn('a.py', lines.join('\n'));
        for (const debt of found) {
          assert.ok(lines[debt.line]?.slice(debt.column).startsWith(debt.tag));
        }
        const expected = lines.filter((each) => each.includes('#')).length;
        assert.equal(found.length, expected);
      }),
      { numRuns: 300, examples: [[['  # FIXME c', '', '', '# TODO: a']]] },
    );
  });
});
