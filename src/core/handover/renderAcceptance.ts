import { counted, dateWords, listWords } from '../wording';
import type { BookChanges } from './bookRecord';
import { type Chapter, chapterTitle } from './chapter';
import type { BookFacts } from './facts';
import { codeSpan, escapeText, link, type Markdown, table } from './markdownText';
import { regionContent } from './provenance';
import { headingText } from '../handoverDocuments/headingSlug';
import type { SectionChange } from './sections';
import type { SignOffState } from './signOff';

/** A chapter and who of the receiving side signed it. */
export interface SignedChapter {
  readonly chapter: Chapter;
  readonly exists: boolean;
  readonly state: SignOffState;
}

const sectionsShown = 6;

/** The cover: what the receiving side has signed, and what changed since. */
export function signOffRegion(facts: BookFacts, chapters: readonly SignedChapter[]): Markdown {
  const shown = chapters.filter(({ exists, state }) => exists || state.kind === 'signed');
  const signed = shown.filter(({ state }) => state.kind === 'signed');
  const changed = signed.filter(({ state }) => state.kind === 'signed' && state.changed.length > 0);
  const inPart = signed.filter(({ state }) => state.kind === 'signed' && state.unsigned.length > 0).length;
  const whole = signed.length - inPart;
  if (signed.length === 0)
    return regionContent('noSignOffs', facts, ['Whoever takes over has not signed off any chapter yet.']);
  const since =
    changed.length === 0
      ? ' None of them has changed since.'
      : ` **${counted(changed.length, 'of them has', 'of them have')} changed since.**`;
  const rows = signed.map(({ chapter, exists, state }) => [
    titleOf(chapter, exists),
    state.kind === 'signed' ? `${listWords(state.by.map(escapeText))}${unsignedWords(state.unsigned)}` : '',
    state.kind === 'signed' ? dateWords(state.signOff.atEpochMs) : '',
    state.kind === 'signed' ? changedWords(state.changed) : '',
  ]);
  return regionContent('signOffs', facts, [
    `${whole} of ${counted(shown.length, 'chapter')} ${whole === 1 ? 'is' : 'are'} signed off by whoever takes over${inPart === 0 ? '' : `, and ${inPart} in part`}.${since}`,
    table(['Chapter', 'Signed off by', 'On', 'Changed since'], rows),
  ]);
}

/** The cover: what the last export changed that changed anything. */
export function changesRegion(
  facts: BookFacts,
  chapters: readonly Chapter[],
  changes: BookChanges | undefined,
): Markdown {
  if (changes === undefined)
    return regionContent('book', facts, ['This is the first export.'], { withCommit: false });
  const since =
    changes.since === undefined
      ? 'the export before'
      : `the export at commit ${codeSpan(changes.since.slice(0, 10))}`;
  const files = [...new Set(changes.changed.map(({ file }) => file))];
  const items = files.map((file) => {
    const chapter = chapters.find((each) => each.file === file);
    const ofFile = changes.changed.filter((change) => change.file === file);
    const title = chapter === undefined ? codeSpan(file) : titleOf(chapter, true);
    return `- ${title}: ${changedWords(ofFile)}`;
  });
  return regionContent('book', facts, [`Since ${since}:`, items.join('\n')], { withCommit: false });
}

function titleOf(chapter: Chapter, exists: boolean): Markdown {
  const title = escapeText(chapterTitle(chapter));
  return exists ? link(title, `./${chapter.file}`) : title;
}

function unsignedWords(unsigned: readonly string[]): Markdown {
  if (unsigned.length === 0) return '';
  const names = unsigned.map((section) => escapeText(headingText(section)));
  return `; not yet: ${listWords(names, sectionsShown)}`;
}

const kindWords = { changed: '', added: ' (new)', removed: ' (gone)' } as const;

function changedWords(changes: readonly SectionChange[]): Markdown {
  if (changes.length === 0) return '–';
  const words = changes.map(({ section, kind }) => `${escapeText(headingText(section))}${kindWords[kind]}`);
  return listWords(words, sectionsShown);
}
