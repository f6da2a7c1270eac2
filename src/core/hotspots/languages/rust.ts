import { type AboveRule, commentsAbove, saysSomething } from '../commentsAbove';
import { type DocumentedApi, type LanguageSupport, linesOf, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { headSpeaksOfModule } from '../moduleHead';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';

/**
 * Rust as the compiler's lint `missing_docs` judges it, as far as one file tells: `pub` items, their `pub` fields,
 * variants and methods, the items of `pub` traits, exported macros. Not asked for: implementations of traits,
 * re-exports, what is hidden from the documentation, and anything of a program.
 */
export const rust: LanguageSupport = { commentTypes: ['line_comment', 'block_comment'], documentedApi };

const aboveRule: AboveRule = {
  commentTypes: rust.commentTypes,
  passOver: ['attribute_item'],
  maxLinesApart: Number.POSITIVE_INFINITY,
  ownLine: false,
};

const itemKinds: Readonly<Record<string, SymbolKind>> = {
  struct_item: 'struct',
  union_item: 'struct',
  enum_item: 'enum',
  trait_item: 'trait',
  function_item: 'function',
  function_signature_item: 'function',
  type_item: 'type',
  const_item: 'constant',
  static_item: 'variable',
};

/** What stands in a trait or an implementation. */
const memberKinds: Readonly<Record<string, SymbolKind>> = {
  function_item: 'method',
  function_signature_item: 'method',
  associated_type: 'type',
  type_item: 'type',
  const_item: 'constant',
};

interface Scope {
  readonly text: string;
  readonly prefix: string;
  /** Types of this file that are not `pub`: their methods are not asked for. */
  readonly privateTypes: ReadonlySet<string>;
  /** Whether items are public without saying so, as in a trait. */
  readonly implicitlyPublic: boolean;
  readonly to: SymbolCollector;
}

function documentedApi({ path, root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  if (!isProgram(path)) {
    const scope = { text, prefix: '', privateTypes: new Set<string>(), implicitlyPublic: false, to };
    addItems(root.namedChildren, scope);
  }
  return { symbols: to.symbols(), hasModuleDoc: hasModuleDoc(root, text) };
}

/** Nobody can name what is in a program or in a build script, or should name what begins with `__`. */
function isProgram(path: string): boolean {
  return /(^|\/)(src\/main|src\/bin\/.+|build)\.rs$|\/__\w+(\.rs$|\/)/.test(path);
}

function addItems(items: readonly SyntaxNode[], outer: Scope): void {
  const scope = { ...outer, privateTypes: privateTypesOf(items, outer.text) };
  items.forEach((item, index) => {
    const attributes = attributesOf(items, index, scope.text);
    if (attributes.some(isNotAsked)) return;
    const isDocumented = (): boolean => isDocAbove(items, index, scope.text);
    addItem(item, attributes, isDocumented, scope);
  });
}

function addItem(
  item: SyntaxNode,
  attributes: readonly string[],
  isDocumented: () => boolean,
  scope: Scope,
): void {
  const nameNode = item.childForFieldName('name');
  switch (item.type) {
    case 'impl_item':
      addImplementation(item, scope);
      return;
    case 'foreign_mod_item':
      addItems(item.childForFieldName('body')?.namedChildren ?? [], scope);
      return;
    case 'macro_definition':
      if (nameNode === null || !attributes.some((each) => /^#\[macro_export\b/.test(each))) return;
      add(textOf(nameNode, scope.text), 'macro', { nameNode, item }, isDocumented, scope);
      return;
    case 'mod_item': {
      // `pub mod x;` is documented in its own file.
      const body = item.childForFieldName('body');
      if (nameNode === null || body === null || !isPublic(item, scope)) return;
      const name = textOf(nameNode, scope.text);
      add(name, 'module', { nameNode, item }, () => isDocumented() || hasInnerDoc(body, scope.text), scope);
      addItems(body.namedChildren, { ...scope, prefix: `${scope.prefix}${name}.` });
      return;
    }
    default: {
      const kind = itemKinds[item.type];
      if (kind === undefined || nameNode === null || !isPublic(item, scope)) return;
      const name = textOf(nameNode, scope.text);
      add(name, kind, { nameNode, item }, isDocumented, scope);
      const body = item.childForFieldName('body');
      if (body === null || kind === 'function') return;
      addMembers(body, { ...scope, prefix: `${scope.prefix}${name}.`, implicitlyPublic: kind === 'trait' });
    }
  }
}

/** Fields, variants with their fields, items of traits and implementations. */
function addMembers(body: SyntaxNode, scope: Scope): void {
  const members = body.namedChildren;
  members.forEach((member, index) => {
    const nameNode = member.childForFieldName('name');
    if (nameNode === null || attributesOf(members, index, scope.text).some(isNotAsked)) return;
    const name = textOf(nameNode, scope.text);
    const isDocumented = (): boolean => isDocAbove(members, index, scope.text);
    if (member.type === 'enum_variant') {
      add(name, 'variant', { nameNode, item: member }, isDocumented, scope);
      const fields = childOfType(member, ['field_declaration_list']);
      if (fields === undefined) return;
      addMembers(fields, { ...scope, prefix: `${scope.prefix}${name}.`, implicitlyPublic: true });
      return;
    }
    const kind = member.type === 'field_declaration' ? 'field' : memberKinds[member.type];
    if (kind !== undefined && isPublic(member, scope))
      add(name, kind, { nameNode, item: member }, isDocumented, scope);
  });
}

function addImplementation(item: SyntaxNode, scope: Scope): void {
  const typeNode = item.childForFieldName('type');
  const body = item.childForFieldName('body');
  if (typeNode === null || body === null || item.childForFieldName('trait') !== null) return;
  const type = /^[\w:]*?(\w+)\s*(<|$)/.exec(textOf(typeNode, scope.text))?.[1];
  if (type === undefined || scope.privateTypes.has(type)) return;
  addMembers(body, { ...scope, prefix: `${scope.prefix}${type}.`, implicitlyPublic: false });
}

function add(
  name: string,
  kind: SymbolKind,
  { nameNode, item }: { readonly nameNode: SyntaxNode; readonly item: SyntaxNode },
  isDocumented: () => boolean,
  { prefix, to }: Scope,
): void {
  const full = prefix + name;
  to.add({ name: full, kind, ...linesOf(nameNode, item), documented: isDocumented() }, nameNode.startIndex);
}

/** `pub(crate)` and the like are not. */
function isPublic(item: SyntaxNode, { text, implicitlyPublic }: Scope): boolean {
  if (implicitlyPublic) return true;
  const visibility = childOfType(item, ['visibility_modifier']);
  return visibility !== undefined && textOf(visibility, text) === 'pub';
}

function privateTypesOf(items: readonly SyntaxNode[], text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const item of items) {
    if (!['struct_item', 'enum_item', 'union_item'].includes(item.type)) continue;
    const name = item.childForFieldName('name');
    const visibility = childOfType(item, ['visibility_modifier']);
    const isPub = visibility !== undefined && textOf(visibility, text) === 'pub';
    if (name !== null && !isPub) names.add(textOf(name, text));
  }
  return names;
}

function attributesOf(items: readonly SyntaxNode[], index: number, text: string): string[] {
  const found: string[] = [];
  for (let at = index - 1; at >= 0; at -= 1) {
    const item = items[at];
    if (item?.type === 'attribute_item') found.push(textOf(item, text));
    else if (item === undefined || !rust.commentTypes.includes(item.type)) break;
  }
  return found;
}

function isNotAsked(attribute: string): boolean {
  return /^#\[\s*(doc\s*\(\s*hidden|cfg\s*\(\s*test\b|cfg\s*\(\s*all\s*\(\s*test\b|test\b|automatically_derived|proc_macro|allow\s*\([^)]*\bmissing_docs\b)/.test(
    attribute,
  );
}

function isDocAbove(items: readonly SyntaxNode[], index: number, text: string): boolean {
  if (attributesOf(items, index, text).some(isDocAttribute)) return true;
  return commentsAbove(items, index, text, aboveRule).some(
    (comment) => /^(\/\/\/(?!\/)|\/\*\*(?![*/]))/.test(comment) && saysSomething(comment),
  );
}

function isDocAttribute(attribute: string): boolean {
  return /^#!?\[\s*(doc\s*=|cfg_attr\s*\([^)]*,\s*doc\s*=)/.test(attribute);
}

/** `//!` and `/*!` at the head of a module, or `#![doc = …]`. */
function hasInnerDoc(parent: SyntaxNode, text: string): boolean {
  for (const node of parent.namedChildren) {
    if (rust.commentTypes.includes(node.type)) {
      const comment = textOf(node, text).trimEnd();
      if (/^\/[/*]!/.test(comment) && saysSomething(comment)) return true;
    } else if (node.type !== 'inner_attribute_item') return false;
    else if (isDocAttribute(textOf(node, text))) return true;
  }
  return false;
}

function hasModuleDoc(root: SyntaxNode, text: string): boolean {
  return (
    hasInnerDoc(root, text) ||
    headSpeaksOfModule(root, text, {
      commentTypes: rust.commentTypes,
      passOver: ['shebang', 'inner_attribute_item'],
      ownsNoComment: [],
    })
  );
}
