import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { planBook, standardPlan } from '../../../../../src/core/handover/bookPlan';
import { chapterName } from '../../../../../src/core/handover/chapter';
import { chapters } from '../../../../../src/core/handover/chapters';
import { parseHandoverFile } from '../../../../../src/core/handover/handoverFile';
import { inReadingOrder } from '../../../../../src/core/handover/html/readingOrder';

const texts = new Map(
  ['on call.md', '22-glossary.md', '07-suppliers.md', 'on-call.md', '01-purpose.md', 'README.md'].map(
    (file) => [file, `# ${file}\n`],
  ),
);
const order = (plan = standardPlan): readonly string[] => inReadingOrder(texts, plan).map(({ file }) => file);

describe('The order of the HTML book', () => {
  it('is the cover, the chapters, and what people added', () => {
    assert.deepEqual(order(), [
      'README.md',
      '01-purpose.md',
      '07-suppliers.md',
      '22-glossary.md',
      'on call.md',
      'on-call.md',
    ]);
  });

  it('is that of the team, with its own chapters, and without those that it switched off', () => {
    const yaml = [
      'chapters:',
      '  22-glossary: { off: true }',
      '  on-call: { title: On call, after: 07-suppliers }',
      'order: [07-suppliers]',
    ].join('\n');
    const { settings, problems } = parseHandoverFile(yaml, chapters.map(chapterName));
    assert.deepEqual(problems, []);
    assert.deepEqual(order(planBook(settings, new Map())), [
      'README.md',
      '07-suppliers.md',
      'on-call.md',
      '01-purpose.md',
      'on call.md',
    ]);
  });

  it('leaves out what is empty or must be left alone', () => {
    const some = new Map<string, string | undefined>([
      ['README.md', ' \n'],
      ['01-purpose.md', undefined],
    ]);
    assert.deepEqual(inReadingOrder(some, standardPlan), []);
  });
});
