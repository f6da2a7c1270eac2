import { type AboveRule, commentsAbove, saysSomething } from '../commentsAbove';
import { type DocumentedApi, type LanguageSupport, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { headSpeaksOfModule } from '../moduleHead';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';

/**
 * Swift as SwiftLint's rule `missing_docs` judges it with its defaults: `public` and `open` declarations, the
 * requirements of public protocols and the cases of public enums. Overrides, extensions themselves, and types and
 * extensions that inherit or conform, with all that is in them, are not asked for.
 */
export const swift: LanguageSupport = { commentTypes: ['comment', 'multiline_comment'], documentedApi };

const docRule: AboveRule = {
  commentTypes: swift.commentTypes,
  passOver: [],
  maxLinesApart: Number.POSITIVE_INFINITY,
  ownLine: true,
};

const memberKinds: Readonly<Record<string, SymbolKind>> = {
  function_declaration: 'method',
  protocol_function_declaration: 'method',
  property_declaration: 'property',
  protocol_property_declaration: 'property',
  subscript_declaration: 'method',
  typealias_declaration: 'type',
  associatedtype_declaration: 'type',
  enum_entry: 'variant',
};

interface Scope {
  readonly text: string;
  readonly prefix: string;
  /** In public protocols, enums (their cases) and extensions members are public without saying so. */
  readonly implicitly: 'all' | 'cases' | 'none';
  readonly to: SymbolCollector;
  /** Base names of the documented requirements, by protocol of the file. */
  readonly requirements: ReadonlyMap<string, ReadonlySet<string>>;
  /** Base names whose requirement is documented, in an extension of its protocol. */
  readonly told: ReadonlySet<string> | undefined;
}

function documentedApi({ root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  const requirements = documentedRequirements(root, text);
  addAll(root.namedChildren, { text, prefix: '', implicitly: 'none', to, requirements, told: undefined });
  const hasModuleDoc = headSpeaksOfModule(root, text, {
    commentTypes: swift.commentTypes,
    passOver: ['shebang_line'],
    ownsNoComment: ['import_declaration'],
  });
  return { symbols: to.symbols(), hasModuleDoc };
}

/** What the protocols of a file say of their requirements, for the default implementations in its extensions of them. */
function documentedRequirements(root: SyntaxNode, text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const requirements = new Map<string, ReadonlySet<string>>();
  for (const node of root.namedChildren) {
    const name = node.type === 'protocol_declaration' ? node.childForFieldName('name') : null;
    const members = node.childForFieldName('body')?.namedChildren;
    if (name === null || members === undefined) continue;
    const told = members.flatMap((member, index) =>
      isDocumented(members, index, text) ? namesOf(member).map((each) => textOf(each, text)) : [],
    );
    requirements.set(textOf(name, text), new Set(told));
  }
  return requirements;
}

function addAll(nodes: readonly SyntaxNode[], scope: Scope): void {
  nodes.forEach((node, index) => {
    addDeclaration(node, () => isDocumented(nodes, index, scope.text), scope);
  });
}

function addDeclaration(node: SyntaxNode, isDocumentedHere: () => boolean, scope: Scope): void {
  const { text } = scope;
  const modifiers = modifiersOf(node, text);
  if (modifiers.includes('override')) return;
  const visible = isVisible(node, modifiers, scope);
  if (node.type === 'class_declaration' || node.type === 'protocol_declaration') {
    addType(node, visible, isDocumentedHere, scope);
    return;
  }
  if (!visible) return;
  if (node.type === 'init_declaration') {
    add('init', 'constructor', node, isDocumentedHere, scope);
    return;
  }
  const kind = memberKinds[node.type];
  if (kind === undefined) return;
  if (node.type === 'subscript_declaration') {
    add('subscript', kind, node, isDocumentedHere, scope);
    return;
  }
  for (const nameNode of namesOf(node)) {
    const isFree = kind === 'method' && scope.prefix === '';
    const name = textOf(nameNode, text);
    const isTold = (): boolean => scope.told?.has(name) === true || isDocumentedHere();
    add(name, isFree ? 'function' : kind, nameNode, isTold, scope);
  }
}

function addType(node: SyntaxNode, visible: boolean, isDocumentedHere: () => boolean, scope: Scope): void {
  const { text } = scope;
  const nameNode = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (nameNode === null) return;
  const name = textOf(nameNode, text).replace(/<.*/s, '');
  const keyword = keywordOf(node, nameNode, text);
  const prefix = `${scope.prefix}${name}.`;
  // Their documentation is that of what they conform to; a comment of their own counts all the same.
  const inherits = childOfType(node, ['inheritance_specifier']) !== undefined;
  if (keyword === 'extension') {
    // What is visible in it is told by its members, or by the extension for all of them.
    const told = scope.prefix === '' ? scope.requirements.get(name) : undefined;
    if (body !== null && !inherits)
      addAll(body.namedChildren, { ...scope, prefix, implicitly: visible ? 'all' : 'none', told });
    return;
  }
  if (!visible) return;
  if (!inherits || isDocumentedHere()) add(name, keyword, nameNode, isDocumentedHere, scope);
  const implicitly = keyword === 'protocol' ? 'all' : keyword === 'enum' ? 'cases' : 'none';
  if (body !== null && !inherits)
    addAll(body.namedChildren, { ...scope, prefix, implicitly, told: undefined });
}

function add(
  name: string,
  kind: SymbolKind,
  at: SyntaxNode,
  isDocumentedHere: () => boolean,
  { prefix, to }: Scope,
): void {
  const full = prefix + name;
  const { row } = at.startPosition;
  // The linter asks for each overload.
  const key = `${full} ${String(at.startIndex)}`;
  to.add({ name: full, kind, line: row, documented: isDocumentedHere() }, at.startIndex, key);
}

function keywordOf(
  node: SyntaxNode,
  name: SyntaxNode,
  text: string,
): 'class' | 'struct' | 'enum' | 'protocol' | 'extension' {
  const head = text.slice(childOfType(node, ['modifiers'])?.endIndex ?? node.startIndex, name.startIndex);
  if (/\bextension\b/.test(head)) return 'extension';
  if (/\bprotocol\b/.test(head)) return 'protocol';
  if (/\benum\b/.test(head)) return 'enum';
  return /\bstruct\b/.test(head) ? 'struct' : 'class';
}

function isVisible(node: SyntaxNode, modifiers: readonly string[], { implicitly }: Scope): boolean {
  if (modifiers.some((each) => /^(private|fileprivate|internal|package)$/.test(each))) return false;
  if (implicitly === 'all' || (implicitly === 'cases' && node.type === 'enum_entry')) return true;
  return modifiers.some((each) => /^(public|open)$/.test(each));
}

function modifiersOf(node: SyntaxNode, text: string): string[] {
  const modifiers = childOfType(node, ['modifiers']);
  return (
    modifiers?.namedChildren.filter((each) => each.type !== 'attribute').map((each) => textOf(each, text)) ??
    []
  );
}

function namesOf(node: SyntaxNode): SyntaxNode[] {
  if (node.type === 'enum_entry')
    return node.namedChildren.filter((each) => each.type === 'simple_identifier');
  const name = node.childForFieldName('name');
  if (name === null) return [];
  const bound = name.type === 'pattern' ? childOfType(name, ['simple_identifier']) : undefined;
  return [bound ?? name];
}

function isDocumented(nodes: readonly SyntaxNode[], index: number, text: string): boolean {
  return commentsAbove(nodes, index, text, docRule).some(
    (comment) => /^(\/\/\/(?!\/)|\/\*\*(?![*/]))/.test(comment) && saysSomething(comment),
  );
}
