import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseHandoverFile } from '../../../../src/core/handover/handoverFile';

const standard = ['01-purpose', '07-suppliers', '22-glossary'];
const parse = (...lines: readonly string[]) => parseHandoverFile(lines.join('\n'), standard);

describe('The file .handover/handover.yaml', () => {
  it('names the book and who takes over, switches chapters off, renames, moves and adds them, and sets thresholds', () => {
    const { settings, problems } = parse(
      'schema: mob-handover/handover/1',
      'title: Handover of the voting service',
      'receivingParty: Example Broadcasting',
      'budget: unknown keys are fine',
      'chapters:',
      '  07-suppliers:',
      '    title: Whom we depend on',
      '  22-glossary:',
      '    off: true',
      '  on-call:',
      '    title: On call',
      '    ask: Who is called, and by what?',
      '    template: docs/templates/on-call.md',
      '    after: 07-suppliers',
      'order:',
      '  - 07-suppliers',
      'thresholds:',
      '  whole: 60',
      '  07-suppliers: 80',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(settings, {
      title: 'Handover of the voting service',
      receivingParty: 'Example Broadcasting',
      chapters: [
        { name: '07-suppliers', own: false, off: false, title: 'Whom we depend on' },
        { name: '22-glossary', own: false, off: true },
        {
          name: 'on-call',
          own: true,
          off: false,
          title: 'On call',
          ask: 'Who is called, and by what?',
          template: 'docs/templates/on-call.md',
          after: '07-suppliers',
        },
      ],
      order: ['07-suppliers'],
      thresholds: { whole: 60, chapters: new Map([['07-suppliers', 80]]) },
    });
  });

  for (const [what, lines, line, sentence] of [
    [
      'another schema',
      ['title: A', 'schema: other/1'],
      2,
      /the whole file is passed over, for "schema" is not/,
    ],
    ['no YAML', ['title: [A'], 1, /the whole file is passed over, for it is no plain YAML/],
    ['a list', ['- title'], 1, /no list of "key: value" lines/],
    ['a title that is none', ['title: {a: b}'], 1, /"title" is no text/],
    ['chapters as a list', ['chapters:', '  - 07-suppliers'], 1, /"chapters" is passed over/],
    ['a chapter without keys', ['chapters:', '  07-suppliers: Suppliers'], 2, /has no "key: value" lines/],
    [
      'a name that no file can have',
      ['chapters:', '  ../secret:', '    title: A'],
      2,
      /cannot be the name of a chapter/,
    ],
    [
      'the name of the cover',
      ['chapters:', '  readme:', '    title: A'],
      2,
      /cannot be the name of a chapter/,
    ],
    [
      'an own chapter without title',
      ['chapters:', '  oncall:', '    off: false'],
      2,
      /has no "title", so it is left out/,
    ],
    [
      '"off" with another word',
      ['chapters:', '  07-suppliers:', '    off: please'],
      3,
      /neither true nor false/,
    ],
    [
      'a template outside',
      ['chapters:', '  07-suppliers:', '    template: ../../a.md'],
      3,
      /no Markdown file of this project/,
    ],
    [
      'a template in git',
      ['chapters:', '  07-suppliers:', '    template: .git/a.md'],
      3,
      /no Markdown file of this project/,
    ],
    [
      'a place behind nothing',
      ['chapters:', '  07-suppliers:', '    after: 99-no'],
      3,
      /"after: 99-no" is no chapter/,
    ],
    [
      'a place behind itself',
      ['chapters:', '  07-suppliers:', '    after: 07-suppliers'],
      3,
      /is the chapter itself/,
    ],
    [
      'an order that names nothing',
      ['order:', '  - 01-purpose', '  - 99-no'],
      3,
      /"99-no" in "order" is no chapter/,
    ],
    ['an order with a chapter twice', ['order: [01-purpose, 01-purpose]'], 1, /stands in "order" twice/],
    ['a threshold over 100', ['thresholds:', '  whole: 101'], 2, /no whole number from 0 to 100/],
    ['a threshold of nothing', ['thresholds:', '  99-no: 10'], 2, /"99-no" in "thresholds" is no chapter/],
  ] as const) {
    it(`with ${what} is told with its line, and the rest holds`, () => {
      const { problems } = parse(...lines);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.match(problems[0]?.message ?? '', sentence);
      assert.ok(
        problems[0]?.message.startsWith(`.handover/handover.yaml, line ${line}: `),
        problems[0]?.message,
      );
      assert.match(problems[0]?.message ?? '', /^[^\n]+\.$/u);
    });
  }

  it('never throws, whatever stands in it', () => {
    const words = fc.constantFrom(
      'title',
      'chapters',
      'order',
      'thresholds',
      '07-suppliers',
      'off',
      ':',
      ' ',
      '\n',
      '- ',
      '&a',
      '*a',
      '{',
      '[',
      '1',
      'true',
      '"',
      '!!x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 30 }).map((list) => list.join('')),
        ),
        (text) => {
          const { settings, problems } = parseHandoverFile(text, standard);
          for (const { message } of problems)
            assert.match(message, /^\.handover\/handover\.yaml, line \d+: /);
          for (const { name, own } of settings.chapters) assert.equal(own, !standard.includes(name));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
