import { probableDebtsOf } from '../hotspots/probableDebts';
import { counted, listWords } from '../wording';
import type { BookFacts } from './facts';
import { escapeText, type Markdown, shorten, table } from './markdownText';
import { regionContent } from './provenance';

const mostListed = 300;
const longestTextCharacters = 200;
const placesOfSame = 3;

/** Chapter 17: comments without a tag that read like a debt, apart from those that are certain. */
export function probableDebtsRegion(facts: BookFacts): Markdown {
  const debts = probableDebtsOf(facts.report);
  if (debts.length === 0) return regionContent('code', facts, ['None.']);
  const listed = debts.slice(0, mostListed);
  const body = [
    `${counted(debts.length, 'comment has', 'comments have')} no tag and still ${debts.length === 1 ? 'reads' : 'read'} like a “not now”. Not all of them are one: about two in three were when this was measured.`,
    table(
      ['Place', 'Comment', 'Sure#'],
      listed.map(({ text, confidence, others = [], ...first }) => [
        listWords(
          [first, ...others].map(({ path, line }) => facts.links.toLine(path, line, `${path}:${line + 1}`)),
          placesOfSame,
        ),
        escapeText(shorten(text, longestTextCharacters)),
        `${Math.round(confidence * 100)} %`,
      ]),
    ),
  ];
  if (debts.length > listed.length) {
    const rest = counted(debts.length - listed.length, 'more is', 'more are');
    body.push(`${rest} left out here; \`mob-handover scan --format json\` lists them all.`);
  }
  return regionContent('code', facts, body);
}
