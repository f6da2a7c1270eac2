import { type DocCommentRule, hasDocComment } from '../docComment';
import { type DocumentedApi, type LanguageSupport, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { headSpeaksOfModule } from '../moduleHead';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';

/**
 * PHP as PHP_CodeSniffer judges it (`Squiz.Commenting.ClassComment`, `FunctionComment`): classes, interfaces, traits,
 * enums, functions and public methods. Magic methods and those marked as overrides are not asked for.
 */
export const php: LanguageSupport = { commentTypes: ['comment'], documentedApi };

const docRule: DocCommentRule = {
  commentTypes: php.commentTypes,
  passOver: [],
  maxLinesApart: Number.POSITIVE_INFINITY,
  skipsOtherBlocks: false,
};

const typeKinds: Readonly<Record<string, SymbolKind>> = {
  class_declaration: 'class',
  interface_declaration: 'interface',
  trait_declaration: 'trait',
  enum_declaration: 'enum',
};

/** Where declarations stand as they do outside; `if (!function_exists('x'))` is usual. */
const containers = [
  'namespace_definition',
  'compound_statement',
  'if_statement',
  'else_clause',
  'colon_block',
];

function documentedApi({ root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  addAll(root.namedChildren, text, to);
  const hasModuleDoc = headSpeaksOfModule(root, text, {
    commentTypes: php.commentTypes,
    passOver: ['php_tag', 'text', 'declare_statement'],
    ownsNoComment: ['namespace_definition', 'namespace_use_declaration'],
  });
  return { symbols: to.symbols(), hasModuleDoc };
}

function addAll(nodes: readonly SyntaxNode[], text: string, to: SymbolCollector): void {
  nodes.forEach((node, index) => {
    if (containers.includes(node.type)) {
      addAll(node.namedChildren, text, to);
      return;
    }
    const nameNode = node.childForFieldName('name');
    const kind = node.type === 'function_definition' ? 'function' : typeKinds[node.type];
    if (nameNode === null || kind === undefined) return;
    const name = textOf(nameNode, text);
    const documented = hasDocComment(nodes, index, text, docRule);
    to.add({ name, kind, line: nameNode.startPosition.row, documented }, nameNode.startIndex);
    const body = node.childForFieldName('body');
    if (kind !== 'function' && body !== null) addMethods(body.namedChildren, name, text, to);
  });
}

function addMethods(members: readonly SyntaxNode[], owner: string, text: string, to: SymbolCollector): void {
  members.forEach((member, index) => {
    const nameNode = member.childForFieldName('name');
    if (member.type !== 'method_declaration' || nameNode === null) return;
    const visibility = childOfType(member, ['visibility_modifier']);
    if (visibility !== undefined && textOf(visibility, text).toLowerCase() !== 'public') return;
    const name = textOf(nameNode, text);
    if (name.startsWith('__') || isOverride(member, text)) return;
    const documented = hasDocComment(members, index, text, docRule);
    const { row } = nameNode.startPosition;
    to.add({ name: `${owner}.${name}`, kind: 'method', line: row, documented }, nameNode.startIndex);
  });
}

function isOverride(member: SyntaxNode, text: string): boolean {
  const attributes = member.childForFieldName('attributes');
  return attributes !== null && /\\?\bOverride\b/.test(textOf(attributes, text));
}
