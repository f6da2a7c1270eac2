import { isDocBlock } from '../commentText';
import { type DocCommentRule, hasDocComment } from '../docComment';
import { type DocumentedApi, type LanguageSupport, linesOf, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { headSpeaksOfModule } from '../moduleHead';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';

/**
 * Scala as scalastyle's ScalaDocChecker judges it, without values and variables: classes, traits, objects, enums, methods
 * and types that are neither `private` nor `protected`. Overrides are not asked for.
 */
export const scala: LanguageSupport = { commentTypes: ['comment', 'block_comment'], documentedApi };

const docRule: DocCommentRule = {
  commentTypes: scala.commentTypes,
  passOver: [],
  maxLinesApart: Number.POSITIVE_INFINITY,
  skipsOtherBlocks: true,
};

const typeKinds: Readonly<Record<string, SymbolKind>> = {
  class_definition: 'class',
  trait_definition: 'trait',
  object_definition: 'object',
  package_object: 'object',
  enum_definition: 'enum',
};

interface Scope {
  readonly text: string;
  readonly prefix: string;
  readonly to: SymbolCollector;
}

function documentedApi({ root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  addAll(root.namedChildren, { text, prefix: '', to });
  const hasModuleDoc = headSpeaksOfModule(root, text, {
    commentTypes: scala.commentTypes,
    passOver: [],
    ownsNoComment: ['package_clause', 'import_declaration'],
  });
  return { symbols: to.symbols(), hasModuleDoc };
}

function addAll(nodes: readonly SyntaxNode[], scope: Scope): void {
  nodes.forEach((node, index) => {
    const isDocumented = (): boolean =>
      hasDocComment(nodes, index, scope.text, docRule) || endsWithDocBlock(scope.text, node.startIndex);
    if (node.type === 'package_clause') {
      const body = node.childForFieldName('body');
      if (body !== null) addAll(body.namedChildren, scope);
    } else addDefinition(node, isDocumented, scope);
  });
}

/** Behind a body without braces the grammar takes a comment for a part of that body. */
function endsWithDocBlock(text: string, end: number): boolean {
  const above = text.slice(0, end).trimEnd();
  return above.endsWith('*/') && isDocBlock(above.slice(above.lastIndexOf('/*')));
}

function addDefinition(node: SyntaxNode, isDocumented: () => boolean, scope: Scope): void {
  const { text } = scope;
  const nameNode = node.childForFieldName('name');
  const kind = typeKinds[node.type] ?? memberKind(node, scope);
  if (nameNode === null || kind === undefined || isNotAsked(node, text)) return;
  const name = scope.prefix + textOf(nameNode, text);
  // An object may have the name of its class.
  const key = kind === 'object' ? `object ${name}` : name;
  const documented = isDocumented();
  scope.to.add({ name, kind, ...linesOf(nameNode, node), documented }, nameNode.startIndex, key);
  const body = node.type in typeKinds ? node.childForFieldName('body') : null;
  if (body !== null) addAll(body.namedChildren, { ...scope, prefix: `${name}.` });
}

function memberKind(node: SyntaxNode, { prefix }: Scope): SymbolKind | undefined {
  switch (node.type) {
    case 'function_definition':
    case 'function_declaration':
      return prefix === '' ? 'function' : 'method';
    case 'type_definition':
      return 'type';
    default:
      return undefined;
  }
}

/** Hidden from others, or documented where it was first declared. */
function isNotAsked(node: SyntaxNode, text: string): boolean {
  const modifiers = childOfType(node, ['modifiers']);
  return modifiers !== undefined && /\b(private|protected|override)\b/.test(textOf(modifiers, text));
}
