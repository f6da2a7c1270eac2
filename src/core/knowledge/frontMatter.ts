import { isMap, isScalar, isSeq } from 'yaml';
import { parsePlainYaml } from './plainYaml';

/** 0-based line in the file, and what is wrong there, to follow "FILE, line N: ". */
export interface FrontMatterProblem {
  readonly line: number;
  readonly message: string;
}

export type FrontMatter =
  | {
      readonly kind: 'found';
      /** All keys, the unknown ones included. Plain data: no prototypes, no dates, no functions. */
      readonly data: Readonly<Record<string, unknown>>;
      /** What follows the front matter. */
      readonly body: string;
      /**
       * 0-based line of a top-level key, or of an item of the list below it; the first line of the front matter where
       * there is no such key.
       */
      readonly lineOf: (key: string, index?: number) => number;
    }
  | { readonly kind: 'none'; readonly body: string }
  | ({ readonly kind: 'broken' } & FrontMatterProblem);

/** In UTF-16 code units. People's front matter has a few hundred. */
const longestFrontMatter = 65_536;
/** Aliases resolved; more of them is an attempt to fill the memory. */
const mostAliases = 20;

/**
 * Reads the YAML between two `---` lines at the beginning of a file: YAML 1.2 core schema, no custom tags,
 * no duplicate keys, no merge keys. Nothing in the file is changed or run.
 */
export function parseFrontMatter(text: string): FrontMatter {
  const source = text.replace(/^\ufeff/, '');
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(source);
  if (!opening)
    return /^<{7}(?:[ \r\n]|$)/.test(source) ? broken(0, unmerged) : { kind: 'none', body: source };
  const closing = /(?:^|\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$)/.exec(
    source.slice(opening[0].length),
  );
  // Where both sides have a front matter of their own, the conflict ends behind the closing line of the first.
  const conflict = conflictLine(source.slice(0, opening[0].length + (closing?.index ?? Infinity)));
  if (conflict !== undefined) return broken(conflict, unmerged);
  if (!closing) return broken(0, 'the front matter begins here but has no closing "---"');
  const yaml = source.slice(opening[0].length, opening[0].length + closing.index);
  const body = source.slice(opening[0].length + closing.index + closing[0].length);
  if (yaml.length > longestFrontMatter)
    return broken(0, `the front matter is longer than ${longestFrontMatter} characters`);
  return parse(yaml, body);
}

function parse(yaml: string, body: string): FrontMatter {
  const parsed = parsePlainYaml(yaml.replace(/\r\n?/g, '\n'));
  if (parsed === undefined) return broken(1, 'the front matter has lists within lists without end');
  const { document, lines } = parsed;
  // The front matter begins on the second line of the file.
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const [fault] = [...document.errors, ...document.warnings];
  if (fault)
    return broken(lineAt(fault.pos[0]), `the front matter is no plain YAML (${firstLine(fault.message)})`);
  const { contents } = document;
  if (contents === null) return { kind: 'found', data: {}, body, lineOf: () => 1 };
  if (!isMap(contents)) return broken(1, 'the front matter is no list of "key: value" lines');
  try {
    const data = document.toJS({ maxAliasCount: mostAliases }) as Record<string, unknown>;
    return {
      kind: 'found',
      data,
      body,
      lineOf: (key, index) => {
        const pair = contents.items.find((item) => isScalar(item.key) && item.key.value === key);
        const item = isSeq(pair?.value) && index !== undefined ? pair.value.items[index] : undefined;
        const offset = item?.range[0] ?? (pair && isScalar(pair.key) ? pair.key.range[0] : undefined);
        return offset === undefined ? 0 : lineAt(offset);
      },
    };
  } catch {
    // The library throws this while it resolves aliases, without a place.
    return broken(1, 'the front matter uses too many aliases, or one of nothing');
  }
}

/** Without a capital and a full stop. */
export const unmerged =
  'git left both sides of a merge here; keep what is right of them, and take out the lines with <<<<<<<, ======= and >>>>>>>';

/** 0-based line where git began to write both sides of a merge; no line of plain YAML begins so. */
export function conflictLine(text: string): number | undefined {
  const line = text.split(/\r\n?|\n/).findIndex((each) => /^<{7}(?: |$)/.test(each));
  return line < 0 ? undefined : line;
}

function broken(line: number, message: string): FrontMatter {
  return { kind: 'broken', line, message };
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/[.:]$/, '');
}
