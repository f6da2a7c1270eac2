import { type DocCommentRule, hasDocComment } from '../docComment';
import { type DocumentedApi, type LanguageSupport, linesOf, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { headSpeaksOfModule } from '../moduleHead';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';
import { readableKotlin } from './kotlinText';

/**
 * Kotlin as detekt judges it (`UndocumentedPublicClass`, `UndocumentedPublicFunction`, `UndocumentedPublicProperty`):
 * public classes, interfaces and objects, functions and properties. Overrides, constructors, companion objects
 * themselves and entries of enums are not asked for.
 */
export const kotlin: LanguageSupport = {
  commentTypes: ['line_comment', 'block_comment'],
  documentedApi,
  prepare: readableKotlin,
  isScript,
};

const docRule: DocCommentRule = {
  commentTypes: kotlin.commentTypes,
  passOver: [],
  maxLinesApart: Number.POSITIVE_INFINITY,
  skipsOtherBlocks: true,
};

interface Scope {
  readonly text: string;
  readonly prefix: string;
  readonly to: SymbolCollector;
}

function documentedApi({ path, root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  const namedChildren = root.namedChildren.flatMap(withCommentsBelow);
  if (!isScript(path)) addAll(namedChildren, { text, prefix: '', to });
  const hasModuleDoc = headSpeaksOfModule({ namedChildren }, text, {
    commentTypes: kotlin.commentTypes,
    passOver: ['shebang', 'file_annotation'],
    ownsNoComment: ['package_header', 'import'],
  });
  return { symbols: to.symbols(), hasModuleDoc };
}

/** A build script above all. */
function isScript(path: string): boolean {
  return path.endsWith('.kts');
}

/** The grammar takes the comments below an annotation of the file for a part of it. */
function withCommentsBelow(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.type !== 'file_annotation') return [node];
  return [node, ...node.namedChildren.filter(({ type }) => kotlin.commentTypes.includes(type))];
}

function addAll(nodes: readonly SyntaxNode[], scope: Scope): void {
  nodes.forEach((node, index) => {
    addDeclaration(node, () => hasDocComment(nodes, index, scope.text, docRule), scope);
  });
}

function addDeclaration(node: SyntaxNode, isDocumented: () => boolean, scope: Scope): void {
  const { text } = scope;
  if (isNotAsked(node, text)) return;
  const nameNode = nameOf(node);
  if (node.type === 'companion_object' && nameNode === undefined) {
    addMembers(node, scope);
    return;
  }
  const kind = kindOf(node, scope);
  if (kind === undefined || nameNode === undefined) return;
  const name = scope.prefix + textOf(nameNode, text);
  const documented = isDocumented();
  scope.to.add({ name, kind, ...linesOf(nameNode, node), documented }, nameNode.startIndex);
  addMembers(node, { ...scope, prefix: `${name}.` });
}

function addMembers(node: SyntaxNode, scope: Scope): void {
  const body = childOfType(node, ['class_body', 'enum_class_body']);
  if (body !== undefined) addAll(body.namedChildren, scope);
}

function kindOf(node: SyntaxNode, { text, prefix }: Scope): SymbolKind | undefined {
  switch (node.type) {
    case 'class_declaration': {
      const [, keyword] =
        /\b(enum\s+class|interface|annotation\s+class|class)\b/.exec(headOf(node, text)) ?? [];
      if (keyword === 'interface') return 'interface';
      if (keyword?.startsWith('enum') === true) return 'enum';
      return keyword?.startsWith('annotation') === true ? 'annotation' : 'class';
    }
    case 'object_declaration':
    case 'companion_object':
      return 'object';
    case 'function_declaration':
      return prefix === '' ? 'function' : 'method';
    case 'property_declaration':
      return 'property';
    default:
      return undefined;
  }
}

function nameOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type !== 'property_declaration') return node.childForFieldName('name') ?? undefined;
  const variable = childOfType(node, ['variable_declaration']);
  return variable === undefined ? undefined : childOfType(variable, ['identifier']);
}

/** Hidden from others, or documented where it was first declared. */
function isNotAsked(node: SyntaxNode, text: string): boolean {
  const modifiers = childOfType(node, ['modifiers']);
  if (modifiers === undefined) return false;
  return modifiers.namedChildren.some((each) =>
    /^(private|internal|protected|override|actual)$/.test(textOf(each, text)),
  );
}

/** The keywords before the name, without annotations. */
function headOf(node: SyntaxNode, text: string): string {
  const name = node.childForFieldName('name');
  const modifiers = childOfType(node, ['modifiers']);
  const words = modifiers?.namedChildren.filter((each) => each.type !== 'annotation') ?? [];
  const own = text.slice(modifiers?.endIndex ?? node.startIndex, name?.startIndex ?? node.endIndex);
  return [...words.map((each) => textOf(each, text)), own].join(' ');
}
