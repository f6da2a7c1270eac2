import type { Nodes, Root, Text } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { plainLine } from '../../markdownText';
import { noteTree } from '../../noteMarkdown';

/**
 * CodeTour shows the text of a step as Markdown that may run commands, and first replaces what it has a meaning of its own
 * for, also inside code: a line `>> make` becomes a button that runs it, `[#3]` and `[Title]` links to steps and tours,
 * `(command:…?[…])` a call, and code fences with a language get a button that inserts them into the file.
 * So brackets of text are written as entities, fences as tildes, and inside code an invisible word joiner keeps such
 * forms from being one.
 */
const wordJoiner = '\u2060';

const writer = unified()
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '_',
    rule: '-',
    fence: '~',
    fences: true,
    listItemIndent: 'one',
    handlers: {
      text: (node: Text, _parent, state, info) => withEntities(state.safe(node.value, info)),
    },
  });

/**
 * What people wrote into a note, as text of a step. Links lead to the web only; what they said of a file names the file.
 * @param titles of all tours: `[Title]` would be a link to one of them
 */
export function stepText(body: string, title: string, titles: readonly string[]): string {
  const root = noteTree(body, { fromFolder: '', belowDepth: 2, title });
  const children = root.children.flatMap((node) => mapNode(node, titles)) as Root['children'];
  return children.length === 0 ? '' : writer.stringify({ type: 'root', children }).trim();
}

/** Names, dates and other text of one line inside the text of a step. */
export function stepWords(text: string): string {
  const node: Text = { type: 'text', value: plainLine(text) };
  return writer.stringify({ type: 'root', children: [{ type: 'paragraph', children: [node] }] }).trim();
}

/**
 * A title of a tour or step: shown as it is in trees, and put into trusted Markdown by CodeTour as the label and the title
 * of links. Signs that would mean something there become others that look alike; a number in front would be taken for
 * one of a series.
 */
export function tourTitle(text: string): string {
  const plain = plainLine(text)
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/[`"]/g, "'")
    .replaceAll('\\', '∖')
    .trim();
  return /^#?\d+\s*[-:]/.test(plain) ? `“${plain}”` : plain;
}

function mapNode(node: Nodes, titles: readonly string[]): readonly Nodes[] {
  // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- all others are kept with their children
  switch (node.type) {
    case 'code':
    case 'inlineCode':
      return [
        { ...node, value: harmlessCode(node.value, titles), ...('lang' in node ? { meta: null } : {}) },
      ];
    case 'link': {
      const children = node.children.flatMap((child) => mapNode(child, titles)) as typeof node.children;
      if (!node.url.startsWith('.')) return [{ ...node, url: withoutBrackets(node.url), children }];
      return [
        ...children,
        { type: 'text', value: ' (' },
        { type: 'inlineCode', value: fileWords(node.url) },
        { type: 'text', value: ')' },
      ];
    }
    case 'image':
      return [
        { type: 'text', value: node.alt ?? '' },
        { type: 'text', value: ' (' },
        { type: 'inlineCode', value: fileWords(node.url) },
        { type: 'text', value: ')' },
      ];
    case 'definition':
      return [];
    default:
      return 'children' in node
        ? [{ ...node, children: node.children.flatMap((child) => mapNode(child, titles)) } as Nodes]
        : [node];
  }
}

/** `./src/a%20b.ts#L3` as people would say it: `src/a b.ts:3` */
function fileWords(url: string): string {
  const [path = '', line] = url.replace(/^\.\//, '').split('#L', 2);
  return line === undefined ? decodeURIComponent(path) : `${decodeURIComponent(path)}:${line}`;
}

function withoutBrackets(url: string): string {
  return url.replaceAll('[', '%5B').replaceAll(']', '%5D');
}

const entities: Readonly<Record<string, string>> = { '[': '&#91;', ']': '&#93;', '<': '&lt;', '>': '&gt;' };

/** A backslash before another one is text, and says nothing of the sign behind it. */
function withEntities(markdown: string): string {
  return markdown.replace(/\\\\|\\?([[\]<>])/g, (all, sign: string | undefined) =>
    sign === undefined ? all : (entities[sign] ?? sign),
  );
}

const reference = /\[(?=\s*[^\]\s])([^\]#]*)(#\d+)?\]/g;

function harmlessCode(code: string, titles: readonly string[]): string {
  return code
    .replace(/^>>(?=\s)/gm, `>${wordJoiner}>`)
    .replace(/^(?=```)/gm, wordJoiner)
    .replace(/\](?=\()/g, `]${wordJoiner}`)
    .replace(/([(<])command:/gi, `$1command${wordJoiner}:`)
    .replace(reference, (all, title: string, step: string | undefined) =>
      (title === '' && step !== undefined) || titles.includes(title) ? `[${wordJoiner}${all.slice(1)}` : all,
    );
}
