import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface PageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text below it. */
  readonly text: string;
  readonly below: readonly PageElement[];
}

/** Every element of a page in its order, read as a browser reads it. */
export function elementsOf(html: string): readonly PageElement[] {
  return parse(html).childNodes.flatMap(allOf);
}

function allOf(node: DefaultTreeAdapterTypes.ChildNode): readonly PageElement[] {
  if (!('tagName' in node)) return [];
  const below = node.childNodes.flatMap(allOf);
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [{ name: node.tagName, attributes, text: textOf(node), below }, ...below];
}

function textOf(node: DefaultTreeAdapterTypes.ChildNode): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
