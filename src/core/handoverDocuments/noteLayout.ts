import { isMap, isScalar, isSeq, type LineCounter, type Node, type YAMLMap } from 'yaml';
import { parsePlainYaml } from '../knowledge/plainYaml';
import type { TextSpan } from '../lineIndex';
import { quotable } from '../knowledge/quoteAnchor';

/** Where in a file the parts of its front matter stand. */
export interface NoteLayout {
  readonly keys: readonly { readonly name: string; readonly span: TextSpan }[];
  /** In the order of the file, those that cannot be read included. */
  readonly anchors: readonly AnchorLayout[];
  readonly people: readonly { readonly name: string; readonly span: TextSpan }[];
  /** Of the value of `kind`. */
  readonly kind?: TextSpan;
  /** The value of `file`, with the span of its quotes; only where it is a path. */
  readonly file?: { readonly text: string; readonly span: TextSpan };
  /** Lines of the front matter without its rules; `last` is before `first` where it is empty. */
  readonly lines: { readonly first: number; readonly last: number };
}

interface AnchorLayout {
  readonly span: TextSpan;
  /** Of the value of `path`, with its quotes. */
  readonly path?: { readonly text: string; readonly span: TextSpan };
}

/** Keys whose values are names. */
export const peopleKeys: readonly string[] = ['toldBy', 'learntBy', 'confirmedBy', 'assignedTo'];
const longestFrontMatter = 65_536;

/**
 * Finds the parts of the front matter of a note, or of a file of the register, in broken ones as far as they can be told.
 * @returns undefined where there is no front matter, or it is no map
 */
export function noteLayout(source: string): NoteLayout | undefined {
  const lines = quotable(source.slice(0, longestFrontMatter + 1000)).split('\n');
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return undefined;
  const end = lines.findIndex((line, number) => number > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (end < 0) return undefined;
  const yaml = lines.slice(1, end).join('\n');
  const parsed = yaml.length > longestFrontMatter ? undefined : parsePlainYaml(yaml);
  if (parsed === undefined || !isMap(parsed.document.contents)) return undefined;
  const { contents } = parsed.document;
  const spanOf = spans(parsed.lines);
  const anchors = contents.get('anchors');
  const kind = contents.get('kind', true);
  const file = contents.get('file', true);
  return {
    keys: contents.items.flatMap(({ key }) => {
      const span = isScalar(key) ? spanOf(key) : undefined;
      return isScalar(key) && span !== undefined ? [{ name: String(key.value), span }] : [];
    }),
    anchors: isSeq(anchors)
      ? anchors.items.flatMap((item) => (isMap(item) ? (anchorLayout(item, spanOf) ?? []) : []))
      : [],
    people: peopleKeys.flatMap((key) => peopleOf(contents.get(key, true), spanOf)),
    ...(isScalar(kind) ? { kind: spanOf(kind) ?? zero } : {}),
    ...(isScalar(file) && typeof file.value === 'string'
      ? { file: { text: file.value, span: spanOf(file) ?? zero } }
      : {}),
    lines: { first: 1, last: end - 1 },
  };
}

type SpanOf = (node: Node) => TextSpan | undefined;

const zero: TextSpan = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

function spans(lines: LineCounter): SpanOf {
  // The first line of the front matter is the second of the file, and the library counts from 1.
  const positionOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col - 1 };
  };
  return ({ range }) => (range ? { start: positionOf(range[0]), end: positionOf(range[1]) } : undefined);
}

function anchorLayout(item: YAMLMap, spanOf: SpanOf): AnchorLayout | undefined {
  const span = spanOf(item);
  if (span === undefined) return undefined;
  const path = item.get('path', true);
  const pathSpan = isScalar(path) ? spanOf(path) : undefined;
  return isScalar(path) && typeof path.value === 'string' && pathSpan !== undefined
    ? { span, path: { text: path.value, span: pathSpan } }
    : { span };
}

function peopleOf(node: unknown, spanOf: SpanOf): NoteLayout['people'] {
  const names = isSeq(node) ? node.items : [node];
  return names.flatMap((name) => {
    if (!isScalar(name) || typeof name.value !== 'string') return [];
    const span = spanOf(name);
    return span === undefined ? [] : [{ name: name.value.trim(), span }];
  });
}
