import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { ManifestError } from './manifestError';

/** An element of a manifest: what readers need of it, as plain data. */
export interface XmlElement {
  /** Without a namespace prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, trimmed. */
  readonly text: string;
  /** 0-based. */
  readonly line: number;
}

/** What people write has ten levels. */
const mostLevels = 64;

/**
 * Reads XML of unknown origin. Nothing is fetched, and a file that declares entities is refused: no manifest needs
 * them, and they can be made to fill the memory.
 * @throws ManifestError
 */
export function parseXml(text: string): XmlElement {
  if (/<!ENTITY/i.test(text)) throw new ManifestError('this declares entities, which no manifest needs');
  if (isTooDeep(text)) throw new ManifestError('this nests deeper than anybody would write it');
  let root: Element | null;
  try {
    const parser = new DOMParser({
      locator: true,
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message);
      },
    });
    root = parser.parseFromString(text.trimStart(), 'text/xml').documentElement;
  } catch {
    throw new ManifestError('this is no XML');
  }
  if (root === null) throw new ManifestError('this is no XML');
  const skippedLines = text.slice(0, text.length - text.trimStart().length).split('\n').length - 1;
  return elementOf(root, skippedLines, 0);
}

/** Before the parser builds a tree of it. Comments and CDATA may be counted as well: then it is refused too early, not too late. */
function isTooDeep(text: string): boolean {
  let level = 0;
  for (const { 1: closing, 2: selfClosing } of text.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    if (closing !== '') level--;
    else if (selfClosing === '') level++;
    if (level > mostLevels) return true;
  }
  return false;
}

function elementOf(element: Element, skippedLines: number, level: number): XmlElement {
  const children: XmlElement[] = [];
  let text = '';
  for (let node: Node | null = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === 1 && level < mostLevels)
      children.push(elementOf(node as Element, skippedLines, level + 1));
    else if (node.nodeType === 3 || node.nodeType === 4) text += node.nodeValue ?? '';
  }
  const attributes = new Map<string, string>();
  for (let index = 0; index < element.attributes.length; index++) {
    const attribute = element.attributes.item(index);
    if (attribute) attributes.set(attribute.name, attribute.value);
  }
  return {
    name: element.localName ?? element.nodeName,
    attributes,
    children,
    text: text.trim(),
    line: Math.max(0, (element.lineNumber ?? 1) - 1 + skippedLines),
  };
}

/** The elements that lie at the end of a path of names below an element. */
export function elementsAt(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  let found: readonly XmlElement[] = [element];
  for (const name of path)
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
  return found;
}

/** The text of the first element there; undefined where there is none or it is empty. */
export function xmlText(element: XmlElement, ...path: readonly string[]): string | undefined {
  const text = elementsAt(element, ...path)[0]?.text ?? '';
  return text === '' ? undefined : text;
}
