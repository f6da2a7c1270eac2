import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { conflictLine, unmerged } from '../knowledge/frontMatter';
import { parsePlainYaml } from '../knowledge/plainYaml';
import { LineIndex, type TextSpan } from '../lineIndex';
import { quotable } from '../knowledge/quoteAnchor';
import type { RepoPath } from '../ports';
import { leadsOutside } from '../repoPath';
import { plainLine } from '../session/plainText';
import { handoverFilePath } from './handoverFilePath';

export const handoverFileSchema = 'mob-handover/handover/1';
/** Where templates of chapters are looked for that name no file. */
export const templatesFolder: RepoPath = '.handover/chapters';

/** In UTF-16 code units. */
export const longestHandoverFile = 65_536;
const mostChapters = 200;
const longestTitle = 200;
const longestAsk = 500;

/** What is set for one chapter: one of the standard book, or one of the team's own. */
export interface ChapterSetting {
  /** The chapter's file without its ending. */
  readonly name: string;
  /** One of the team's own. */
  readonly own: boolean;
  readonly off: boolean;
  /** On one line. */
  readonly title?: string;
  /** What people are asked to write, one sentence. */
  readonly ask?: string;
  /** Markdown file that a new file of the chapter begins with. */
  readonly template?: RepoPath;
  /** Name of the chapter that it stands behind. */
  readonly after?: string;
}

/** Percentages, whole numbers from 0 to 100. */
export interface Thresholds {
  readonly whole?: number;
  readonly chapters: ReadonlyMap<string, number>;
}

export interface HandoverSettings {
  readonly title?: string;
  readonly receivingParty?: string;
  /** In the order of the file. */
  readonly chapters: readonly ChapterSetting[];
  /** Names of the chapters that come first, in this order. */
  readonly order: readonly string[];
  readonly thresholds: Thresholds;
}

/** One fault, in one sentence with path and line. */
export interface HandoverFileProblem {
  readonly path: RepoPath;
  /** 0-based. */
  readonly line: number;
  readonly message: string;
}

/** A fault of the file itself. */
interface HandoverFileFault extends HandoverFileProblem {
  /** What is faulty; on one line. */
  readonly span: TextSpan;
  /** The message without path and line. */
  readonly sentence: string;
  /** True: nothing of the file holds. */
  readonly isWhole: boolean;
}

/** A key that nothing reads. */
export interface UnknownSetting {
  readonly name: string;
  readonly span: TextSpan;
  /** The known keys that are not written beside it. */
  readonly free: readonly string[];
}

export interface HandoverFile {
  readonly settings: HandoverSettings;
  /** What is faulty was passed over; everything else holds. */
  readonly problems: readonly HandoverFileFault[];
  /** They are passed over and stay in the file. */
  readonly unknown: readonly UnknownSetting[];
  /** The templates that chapters name. */
  readonly templates: readonly { readonly path: RepoPath; readonly span: TextSpan }[];
}

/** What each key of the file means. */
export const settingKeys: Readonly<Record<string, string>> = {
  schema: 'What kind of file this is, and which version of it',
  title: 'The heading of the cover',
  receivingParty: 'Who takes over',
  chapters: 'What is different in a chapter, and chapters of your own',
  order: 'The chapters that come first',
  thresholds: 'How complete the book has to be, in percent',
};

/** What each key below a chapter means. */
export const chapterKeys: Readonly<Record<string, string>> = {
  off: 'true: the chapter is left out',
  title: 'What the chapter is called',
  ask: 'What people are asked to write, in one sentence',
  template: 'The Markdown file that a new file of the chapter begins with',
  after: 'The chapter that it stands behind',
};

export const defaultSettings: HandoverSettings = {
  chapters: [],
  order: [],
  thresholds: { chapters: new Map() },
};

/** True for a name that a chapter of a team can have: its file is `NAME.md`. */
function isChapterName(name: unknown): name is string {
  return typeof name === 'string' && /^[a-z0-9][a-z0-9-]{0,59}$/.test(name) && name !== 'readme';
}

/**
 * Reads `.handover/handover.yaml`. Keys that are not known are passed over and stay in the file, which is never written.
 * @param standard names of the chapters of the standard book
 */
export function parseHandoverFile(text: string, standard: readonly string[]): HandoverFile {
  const reader = new HandoverFileReader(standard);
  const settings = reader.read(text);
  const { problems, unknown, templates } = reader;
  return { settings, problems, unknown, templates };
}

/** A value and where it stands. */
interface Found {
  readonly value: unknown;
  readonly at: TextSpan;
}

const topOfFile: TextSpan = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

class HandoverFileReader {
  readonly problems: HandoverFileFault[] = [];
  readonly unknown: UnknownSetting[] = [];
  readonly templates: { readonly path: RepoPath; readonly span: TextSpan }[] = [];
  readonly #standard: readonly string[];
  #index = new LineIndex('');
  #text = '';

  constructor(standard: readonly string[]) {
    this.#standard = standard;
  }

  read(text: string): HandoverSettings {
    if (text.length > longestHandoverFile)
      return this.#unusable(
        topOfFile,
        `it is longer than ${longestHandoverFile} characters; make it shorter`,
      );
    this.#text = quotable(text);
    this.#index = new LineIndex(this.#text);
    const conflict = conflictLine(this.#text);
    if (conflict !== undefined) {
      const from = this.#index.offsetOf({ line: conflict, column: 0 });
      return this.#unusable(this.#spanOf(from, this.#text.length), unmerged);
    }
    const parsed = parsePlainYaml(this.#text);
    if (parsed === undefined)
      return this.#unusable(topOfFile, 'it has lists within lists without end; write it plainer');
    const { document } = parsed;
    const [fault] = [...document.errors, ...document.warnings];
    if (fault !== undefined)
      return this.#unusable(
        this.#spanOf(...fault.pos),
        `it is no plain YAML (${firstLine(fault.message)}); mend it`,
      );
    const { contents } = document;
    if (contents === null) return defaultSettings;
    if (!isMap(contents)) return this.#unusable(topOfFile, 'it is no list of "key: value" lines; mend it');
    const schema = this.#at(contents, 'schema');
    if (schema !== undefined && schema.value !== handoverFileSchema)
      return this.#unusable(schema.at, `"schema" is not ${handoverFileSchema}; write that, or leave it out`);
    this.#lookForUnknown(contents, settingKeys);
    return this.#settings(contents);
  }

  #settings(contents: YAMLMap): HandoverSettings {
    const title = this.#words(contents, 'title', longestTitle);
    const receivingParty = this.#words(contents, 'receivingParty', longestTitle);
    const chapters = this.#chapters(contents);
    const known = new Set([...this.#standard, ...chapters.map(({ name }) => name)]);
    return {
      ...(title === undefined ? {} : { title }),
      ...(receivingParty === undefined ? {} : { receivingParty }),
      chapters: chapters.map((chapter) => this.#withKnownPlace(chapter, known, contents)),
      order: this.#order(contents, known),
      thresholds: this.#thresholds(contents, known),
    };
  }

  #chapters(contents: YAMLMap): readonly ChapterSetting[] {
    const chapters: ChapterSetting[] = [];
    for (const { name, at, node } of this.#entries(contents, 'chapters', 'the names of chapters')) {
      if (!isChapterName(name) && !this.#standard.includes(name)) {
        this.#complain(
          at,
          `"${shown(name)}" cannot be the name of a chapter; use lower-case letters, digits and dashes, such as on-call`,
        );
      } else if (chapters.length === mostChapters) {
        this.#complain(at, `only the first ${mostChapters} chapters are taken; take some out`);
        break;
      } else {
        const chapter = this.#chapter(name, at, node);
        if (chapter !== undefined) chapters.push(chapter);
      }
    }
    return chapters;
  }

  #chapter(name: string, at: TextSpan, node: unknown): ChapterSetting | undefined {
    if (!isMap(node)) {
      this.#complain(
        at,
        `the chapter "${name}" has no "key: value" lines below it; write what is different, such as "title: …" or "off: true"`,
      );
      return undefined;
    }
    this.#lookForUnknown(node, chapterKeys);
    const own = !this.#standard.includes(name);
    const off = this.#at(node, 'off');
    if (off !== undefined && typeof off.value !== 'boolean')
      this.#complain(off.at, '"off" is neither true nor false and is passed over; write one of them');
    const title = this.#words(node, 'title', longestTitle);
    const ask = this.#words(node, 'ask', longestAsk);
    const template = this.#template(node);
    const after = this.#words(node, 'after', longestTitle);
    if (own && title === undefined) {
      this.#complain(
        at,
        `the chapter "${name}" is none of the standard book and has no "title", so it is left out; give it one, or mend the name`,
      );
      return undefined;
    }
    return {
      name,
      own,
      off: off?.value === true,
      ...(title === undefined ? {} : { title }),
      ...(ask === undefined ? {} : { ask }),
      ...(template === undefined ? {} : { template }),
      ...(after === undefined ? {} : { after }),
    };
  }

  #withKnownPlace(chapter: ChapterSetting, known: ReadonlySet<string>, contents: YAMLMap): ChapterSetting {
    const { after, ...rest } = chapter;
    if (after === undefined || (known.has(after) && after !== chapter.name)) return chapter;
    const entry = this.#entries(contents, 'chapters', '').find(({ name }) => name === chapter.name);
    const found = isMap(entry?.node) ? this.#at(entry.node, 'after') : undefined;
    const why = after === chapter.name ? 'is the chapter itself' : 'is no chapter';
    this.#complain(
      found?.at ?? topOfFile,
      `"after: ${shown(after)}" ${why} and is passed over; name another, such as ${this.#standard[0] ?? ''}`,
    );
    return rest;
  }

  #order(contents: YAMLMap, known: ReadonlySet<string>): readonly string[] {
    const node = contents.get('order', true) as unknown;
    if (isNothing(node)) return [];
    if (!isSeq(node)) {
      this.#complain(
        this.#keyOf(contents, 'order'),
        '"order" is no list of chapters and is passed over; write one "- name" a line',
      );
      return [];
    }
    const order: string[] = [];
    for (const item of node.items) {
      const name = isScalar(item) ? String(item.value) : '';
      const at = this.#placeOf(item) ?? this.#keyOf(contents, 'order');
      if (!known.has(name))
        this.#complain(
          at,
          `"${shown(name)}" in "order" is no chapter and is passed over; name one, such as ${this.#standard[0] ?? ''}`,
        );
      else if (order.includes(name)) this.#complain(at, `"${name}" stands in "order" twice; take one out`);
      else order.push(name);
    }
    return order;
  }

  #thresholds(contents: YAMLMap, known: ReadonlySet<string>): Thresholds {
    const chapters = new Map<string, number>();
    let whole: number | undefined;
    for (const { name, at, node } of this.#entries(contents, 'thresholds', '"whole" and names of chapters')) {
      const value = isScalar(node) ? node.value : undefined;
      if (name !== 'whole' && !known.has(name))
        this.#complain(
          at,
          `"${shown(name)}" in "thresholds" is no chapter and is passed over; write "whole" or the name of one`,
        );
      else if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 100)
        this.#complain(
          this.#placeOf(node) ?? at,
          `the threshold of "${name}" is no whole number from 0 to 100 and is passed over; write a percentage`,
        );
      else if (name === 'whole') whole = value;
      else chapters.set(name, value);
    }
    return { chapters, ...(whole === undefined ? {} : { whole }) };
  }

  #template(node: YAMLMap): RepoPath | undefined {
    const found = this.#at(node, 'template');
    if (found === undefined) return undefined;
    if (isTemplatePath(found.value)) {
      this.templates.push({ path: found.value, span: found.at });
      return found.value;
    }
    this.#complain(
      found.at,
      `"template" is no Markdown file of this project and is passed over; write a path from its top folder, such as ${templatesFolder}/on-call.md`,
    );
    return undefined;
  }

  #words(node: YAMLMap, key: string, longest: number): string | undefined {
    const found = this.#at(node, key);
    if (found === undefined) return undefined;
    const words =
      typeof found.value === 'string' || typeof found.value === 'number'
        ? plainLine(String(found.value))
        : '';
    if (words === '' || words.length > longest) {
      this.#complain(
        found.at,
        `"${key}" is no text of at most ${longest} characters and is passed over; write one`,
      );
      return undefined;
    }
    return words;
  }

  /** Keys and values of a map; nothing, with a complaint, where it is none. */
  #entries(
    contents: YAMLMap,
    key: string,
    of: string,
  ): readonly { readonly name: string; readonly at: TextSpan; readonly node: unknown }[] {
    const node = contents.get(key, true) as unknown;
    if (isNothing(node)) return [];
    if (!isMap(node)) {
      this.#complain(
        this.#keyOf(contents, key),
        `"${key}" is passed over, for ${of} with a colon must stand below it; mend it`,
      );
      return [];
    }
    return node.items.map(({ key: name, value }) => ({
      name: isScalar(name) ? String(name.value) : '',
      at: this.#placeOf(name) ?? topOfFile,
      node: value,
    }));
  }

  #at(node: YAMLMap, key: string): Found | undefined {
    const value = node.get(key, true) as unknown;
    if (isNothing(value)) return undefined;
    return {
      value: isScalar(value) ? value.value : value,
      at: this.#placeOf(value) ?? this.#keyOf(node, key),
    };
  }

  #keyOf(node: YAMLMap, key: string): TextSpan {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    return this.#placeOf(pair?.key) ?? topOfFile;
  }

  /** Undefined for all but scalars: whatever else is faulty has many lines. */
  #placeOf(node: unknown): TextSpan | undefined {
    return isScalar(node) && node.range ? this.#spanOf(node.range[0], node.range[1]) : undefined;
  }

  /** Up to the end of the line, and not empty where something stands there. */
  #spanOf(from: number, to: number): TextSpan {
    const end = this.#text.indexOf('\n', from);
    const last = Math.min(Math.max(to, from + 1), end < 0 ? this.#text.length : end);
    return { start: this.#index.positionOf(from), end: this.#index.positionOf(Math.max(from, last)) };
  }

  #lookForUnknown(node: YAMLMap, keys: Readonly<Record<string, string>>): void {
    const written = new Set(node.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : [])));
    const free = Object.keys(keys).filter((key) => !written.has(key));
    for (const { key } of node.items) {
      const span = this.#placeOf(key);
      if (span === undefined || !isScalar(key) || Object.hasOwn(keys, String(key.value))) continue;
      this.unknown.push({ name: String(key.value), span, free });
    }
  }

  #unusable(at: TextSpan, what: string): HandoverSettings {
    this.#complain(at, `the whole file is passed over, for ${what}`, true);
    return defaultSettings;
  }

  #complain(span: TextSpan, what: string, isWhole = false): void {
    const path = handoverFilePath;
    const { line } = span.start;
    const sentence = `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
    this.problems.push({
      path,
      line,
      message: `${path}, line ${line + 1}: ${what}.`,
      span,
      sentence,
      isWhole,
    });
  }
}

function isNothing(node: unknown): boolean {
  return node === undefined || node === null || (isScalar(node) && node.value === null);
}

function isTemplatePath(value: unknown): value is RepoPath {
  if (typeof value !== 'string' || value.length > 300 || /[\p{Cc}\\]/u.test(value)) return false;
  if (leadsOutside(value) || !value.toLowerCase().endsWith('.md')) return false;
  return !value.split('/').some((segment) => segment.toLowerCase() === '.git');
}

function shown(text: string): string {
  const line = plainLine(text);
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]$/, '');
}
