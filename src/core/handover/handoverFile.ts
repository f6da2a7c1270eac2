import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { parsePlainYaml } from '../knowledge/plainYaml';
import type { RepoPath } from '../ports';
import { leadsOutside } from '../repoPath';
import { plainLine } from '../session/plainText';

/** What a team says about its book. */
export const handoverFilePath: RepoPath = '.handover/handover.yaml';
const handoverFileSchema = 'mob-handover/handover/1';
/** Where templates of chapters are looked for that name no file. */
export const templatesFolder: RepoPath = '.handover/chapters';

/** In UTF-16 code units. */
const longestFile = 65_536;
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

export interface HandoverFile {
  readonly settings: HandoverSettings;
  /** What is faulty was passed over; everything else holds. */
  readonly problems: readonly HandoverFileProblem[];
}

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
  return { settings, problems: reader.problems };
}

/** A value and the 0-based line it stands on. */
interface Found {
  readonly value: unknown;
  readonly line: number;
}

class HandoverFileReader {
  readonly problems: HandoverFileProblem[] = [];
  readonly #standard: readonly string[];
  #lineAt: (offset: number) => number = () => 0;

  constructor(standard: readonly string[]) {
    this.#standard = standard;
  }

  read(text: string): HandoverSettings {
    if (text.length > longestFile)
      return this.#unusable(0, `it is longer than ${longestFile} characters; make it shorter`);
    const parsed = parsePlainYaml(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
    if (parsed === undefined)
      return this.#unusable(0, 'it has lists within lists without end; write it plainer');
    const { document, lines } = parsed;
    this.#lineAt = (offset) => lines.linePos(offset).line - 1;
    const [fault] = [...document.errors, ...document.warnings];
    if (fault !== undefined)
      return this.#unusable(
        this.#lineAt(fault.pos[0]),
        `it is no plain YAML (${firstLine(fault.message)}); mend it`,
      );
    const { contents } = document;
    if (contents === null) return defaultSettings;
    if (!isMap(contents)) return this.#unusable(0, 'it is no list of "key: value" lines; mend it');
    const schema = this.#at(contents, 'schema');
    if (schema !== undefined && schema.value !== handoverFileSchema)
      return this.#unusable(
        schema.line,
        `"schema" is not ${handoverFileSchema}; write that, or leave it out`,
      );
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
    for (const { name, line, node } of this.#entries(contents, 'chapters', 'the names of chapters')) {
      if (!isChapterName(name) && !this.#standard.includes(name)) {
        this.#complain(
          line,
          `"${shown(name)}" cannot be the name of a chapter; use lower-case letters, digits and dashes, such as on-call`,
        );
      } else if (chapters.length === mostChapters) {
        this.#complain(line, `only the first ${mostChapters} chapters are taken; take some out`);
        break;
      } else {
        const chapter = this.#chapter(name, line, node);
        if (chapter !== undefined) chapters.push(chapter);
      }
    }
    return chapters;
  }

  #chapter(name: string, line: number, node: unknown): ChapterSetting | undefined {
    if (!isMap(node)) {
      this.#complain(
        line,
        `the chapter "${name}" has no "key: value" lines below it; write what is different, such as "title: …" or "off: true"`,
      );
      return undefined;
    }
    const own = !this.#standard.includes(name);
    const off = this.#at(node, 'off');
    if (off !== undefined && typeof off.value !== 'boolean')
      this.#complain(off.line, '"off" is neither true nor false and is passed over; write one of them');
    const title = this.#words(node, 'title', longestTitle);
    const ask = this.#words(node, 'ask', longestAsk);
    const template = this.#template(node);
    const after = this.#words(node, 'after', longestTitle);
    if (own && title === undefined) {
      this.#complain(
        line,
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
      found?.line ?? 0,
      `"after: ${shown(after)}" ${why} and is passed over; name another, such as ${this.#standard[0] ?? ''}`,
    );
    return rest;
  }

  #order(contents: YAMLMap, known: ReadonlySet<string>): readonly string[] {
    const node = contents.get('order', true) as unknown;
    if (isNothing(node)) return [];
    if (!isSeq(node)) {
      this.#complain(
        this.#lineOf(contents, 'order'),
        '"order" is no list of chapters and is passed over; write one "- name" a line',
      );
      return [];
    }
    const order: string[] = [];
    for (const item of node.items) {
      const name = isScalar(item) ? String(item.value) : '';
      const line =
        isScalar(item) && item.range ? this.#lineAt(item.range[0]) : this.#lineOf(contents, 'order');
      if (!known.has(name))
        this.#complain(
          line,
          `"${shown(name)}" in "order" is no chapter and is passed over; name one, such as ${this.#standard[0] ?? ''}`,
        );
      else if (order.includes(name)) this.#complain(line, `"${name}" stands in "order" twice; take one out`);
      else order.push(name);
    }
    return order;
  }

  #thresholds(contents: YAMLMap, known: ReadonlySet<string>): Thresholds {
    const chapters = new Map<string, number>();
    let whole: number | undefined;
    for (const { name, line, node } of this.#entries(
      contents,
      'thresholds',
      '"whole" and names of chapters',
    )) {
      const value = isScalar(node) ? node.value : undefined;
      if (name !== 'whole' && !known.has(name))
        this.#complain(
          line,
          `"${shown(name)}" in "thresholds" is no chapter and is passed over; write "whole" or the name of one`,
        );
      else if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 100)
        this.#complain(
          line,
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
    if (isTemplatePath(found.value)) return found.value;
    this.#complain(
      found.line,
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
        found.line,
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
  ): readonly { readonly name: string; readonly line: number; readonly node: unknown }[] {
    const node = contents.get(key, true) as unknown;
    if (isNothing(node)) return [];
    if (!isMap(node)) {
      this.#complain(
        this.#lineOf(contents, key),
        `"${key}" is passed over, for ${of} with a colon must stand below it; mend it`,
      );
      return [];
    }
    return node.items.map(({ key: name, value }) => ({
      name: isScalar(name) ? String(name.value) : '',
      line: isScalar(name) && name.range ? this.#lineAt(name.range[0]) : 0,
      node: value,
    }));
  }

  #at(node: YAMLMap, key: string): Found | undefined {
    const value = node.get(key, true) as unknown;
    if (isNothing(value)) return undefined;
    return { value: isScalar(value) ? value.value : value, line: this.#lineOf(node, key) };
  }

  #lineOf(node: YAMLMap, key: string): number {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    return isScalar(pair?.key) && pair.key.range ? this.#lineAt(pair.key.range[0]) : 0;
  }

  #unusable(line: number, what: string): HandoverSettings {
    this.#complain(line, `the whole file is passed over, for ${what}`);
    return defaultSettings;
  }

  #complain(line: number, what: string): void {
    const path = handoverFilePath;
    this.problems.push({ path, line, message: `${path}, line ${line + 1}: ${what}.` });
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
