import { linkTarget } from '../../handoverDocuments/linkTarget';
import { headingText, Slugs } from '../../handoverDocuments/headingSlug';
import { type MarkdownBlock, markdownBlocks } from '../../handoverDocuments/markdownBlocks';
import { longestDocument } from '../../handoverDocuments/markdownDocument';
import { findCodeSpans, findLinks } from '../../handoverDocuments/markdownLinks';
import { LineIndex } from '../../lineIndex';
import type { RepoPath } from '../../ports';
import type { DocumentFacts, DocumentMention } from './documentFacts';
import { isDistinctive } from './documentNames';

/** More are in no document that people wrote. */
const mostMentions = 4000;
/** In UTF-16 units. */
const longestName = 200;
/** Of prose, from which on a README says what its folder is for. */
const leastWords = 12;

/**
 * The links, code spans and headings of a Markdown text that may name a part of the code. Code in fences is an example,
 * not a description, and is passed over. Never throws, and takes time in proportion to the length.
 */
export function readDocument(path: RepoPath, source: string): DocumentFacts {
  const text = source.replace(/\r\n?/g, '\n');
  if (text.length > longestDocument) return { path, mentions: [], tellsOfFolder: false };
  const reader = new DocumentReader(path, text);
  for (const block of markdownBlocks(text.split('\n'))) reader.read(block);
  return { path, mentions: reader.mentions, tellsOfFolder: isReadme(path) && reader.words >= leastWords };
}

function isReadme(path: RepoPath): boolean {
  return /(?:^|\/)readme\.[^./]+$/i.test(path);
}

class DocumentReader {
  readonly mentions: DocumentMention[] = [];
  /** Of prose; counted up to some hundred. */
  words = 0;
  readonly #path: RepoPath;
  readonly #text: string;
  readonly #index: LineIndex;
  readonly #slugs = new Slugs();
  #heading: string | undefined;
  #seen = new Set<string>();

  constructor(path: RepoPath, text: string) {
    this.#path = path;
    this.#text = text;
    this.#index = new LineIndex(text);
  }

  read(block: MarkdownBlock): void {
    if (block.kind !== 'heading' && block.kind !== 'text') return;
    const from = this.#index.offsetOf({ line: block.first, column: 0 });
    const to = this.#index.offsetOf({ line: block.last, column: Infinity });
    if (block.kind === 'heading') {
      this.#seen = new Set();
      const plain = headingText(block.text);
      this.#heading = this.#slugs.next(plain);
      // Code spans first: what is written as code is meant as a name.
      this.#codeSpans('heading', from, to);
      // On top of a README stands the name of the project.
      const words = block.level === 1 && isReadme(this.#path) ? [] : plain.split(/\s+/);
      for (const word of words) if (looksLikeName(word)) this.#add('heading', word, from);
    } else {
      this.#countWords(from, to);
      this.#codeSpans('code', from, to);
    }
    for (const link of findLinks(this.#text, from, to)) {
      const target = linkTarget(this.#path, link.destination);
      if (target.kind !== 'place' || target.path === this.#path || target.path === '') continue;
      const isDefinition = !this.#text.slice(link.end, link.to).includes(')');
      this.#add('link', target.path, link.from, isDefinition);
    }
  }

  #codeSpans(by: 'heading' | 'code', from: number, to: number): void {
    for (const { start, end } of findCodeSpans(this.#text, from, to))
      this.#add(by, plainName(this.#text.slice(start, end)), start);
  }

  #add(by: DocumentMention['by'], name: string, at: number, isDefinition = false): void {
    if (name === '' || name.length > longestName || this.mentions.length >= mostMentions) return;
    if (by !== 'link' && !/^[\p{L}_$@.][^\s<>"'|*?{}]*$/u.test(name)) return;
    // A heading that has a name as code and as a word has it once.
    const key = `${by === 'link' ? 'link' : ''} ${name}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const heading = isDefinition ? undefined : this.#heading;
    const line = this.#index.lineAt(at);
    this.mentions.push({ by, name, line, ...(heading === undefined ? {} : { heading }) });
  }

  #countWords(from: number, to: number): void {
    if (this.words >= leastWords) return;
    const prose = this.#text
      .slice(from, Math.min(to, from + 2000))
      .replace(/`[^`\n]*`|\]\([^)\n]*\)|<[^>\n]*>/g, ' ');
    // Badges and lists of links hold no sentences.
    if (/^\s*(?:!?\[|\|)/.test(prose)) return;
    this.words += prose.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length;
  }
}

/** `merge()`, `new Tally`, `merge(jury, audience)` without what stands around the name. */
function plainName(code: string): string {
  return code
    .trim()
    .replace(/^new\s+/, '')
    .replace(/\([^()]*\)?;?$/, '')
    .replace(/^\.\//, '')
    .replace(/[;,:]$/, '');
}

/** A word of a heading that is no word of prose. */
function looksLikeName(word: string): boolean {
  return (
    /^[\p{L}_][\p{L}\p{N}_$]*(?:(?:[./#-]|::)[\p{L}\p{N}_$]+)*$/u.test(word) &&
    (isDistinctive(word) || /[./#:]/.test(word))
  );
}
