import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { TextSpan } from '../lineIndex';
import type { RepoPath } from '../ports';
import { leadsOutside } from '../repoPath';
import { plainLine } from '../session/plainText';
import { faultAt, type HandoverFileFault } from './handoverFileFault';
import {
  chapterKeys,
  type ChapterSetting,
  type HandoverSettings,
  settingKeys,
  templatesFolder,
  type Thresholds,
} from './handoverSettings';
import { isNothing, topOfFile, type YamlPlaces } from './yamlPlaces';

const mostChapters = 200;
const longestTitle = 200;
const longestAsk = 500;

/** A key that nothing reads. */
export interface UnknownSetting {
  readonly name: string;
  readonly span: TextSpan;
  /** The known keys that are not written beside it. */
  readonly free: readonly string[];
}

/** Reads the settings of one file; what is faulty is passed over and complained of. */
export class SettingsReader {
  readonly faults: HandoverFileFault[] = [];
  readonly unknown: UnknownSetting[] = [];
  readonly templates: { readonly path: RepoPath; readonly span: TextSpan }[] = [];
  readonly #places: YamlPlaces;
  readonly #standard: readonly string[];

  /** @param standard names of the chapters of the standard book */
  constructor(places: YamlPlaces, standard: readonly string[]) {
    this.#places = places;
    this.#standard = standard;
  }

  read(contents: YAMLMap): HandoverSettings {
    this.#lookForUnknown(contents, settingKeys);
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
    const off = this.#places.at(node, 'off');
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
    const found = isMap(entry?.node) ? this.#places.at(entry.node, 'after') : undefined;
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
        this.#places.keyOf(contents, 'order'),
        '"order" is no list of chapters and is passed over; write one "- name" a line',
      );
      return [];
    }
    const order: string[] = [];
    for (const item of node.items) {
      const name = isScalar(item) ? String(item.value) : '';
      const at = this.#places.placeOf(item) ?? this.#places.keyOf(contents, 'order');
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
          this.#places.placeOf(node) ?? at,
          `the threshold of "${name}" is no whole number from 0 to 100 and is passed over; write a percentage`,
        );
      else if (name === 'whole') whole = value;
      else chapters.set(name, value);
    }
    return { chapters, ...(whole === undefined ? {} : { whole }) };
  }

  #template(node: YAMLMap): RepoPath | undefined {
    const found = this.#places.at(node, 'template');
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
    const found = this.#places.at(node, key);
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
        this.#places.keyOf(contents, key),
        `"${key}" is passed over, for ${of} with a colon must stand below it; mend it`,
      );
      return [];
    }
    return node.items.map(({ key: name, value }) => ({
      name: isScalar(name) ? String(name.value) : '',
      at: this.#places.placeOf(name) ?? topOfFile,
      node: value,
    }));
  }

  #lookForUnknown(node: YAMLMap, keys: Readonly<Record<string, string>>): void {
    const written = new Set(node.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : [])));
    const free = Object.keys(keys).filter((key) => !written.has(key));
    for (const { key } of node.items) {
      const span = this.#places.placeOf(key);
      if (span === undefined || !isScalar(key) || Object.hasOwn(keys, String(key.value))) continue;
      this.unknown.push({ name: String(key.value), span, free });
    }
  }

  #complain(at: TextSpan, what: string): void {
    this.faults.push(faultAt(at, what));
  }
}

/** True for a name that a chapter of a team can have: its file is `NAME.md`. */
function isChapterName(name: unknown): name is string {
  return typeof name === 'string' && /^[a-z0-9][a-z0-9-]{0,59}$/.test(name) && name !== 'readme';
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
