import { hasDocComment, type DocCommentRule } from '../docComment';
import { isDebtLine } from '../debtLine';
import { type DocumentedApi, type LanguageSupport, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { hasHeaderDoc } from '../moduleHeader';
import { type ParsedFile, type SyntaxNode, textOf } from '../syntax';
import { withoutBodies } from './javaBodies';

/**
 * Java as `javadoc -Xdoclint:missing` judges public and protected API: types, methods, constructors with parameters,
 * constants. Members of types that are not public, `@Override` and enum constants are not asked for.
 */
export const java: LanguageSupport = {
  commentTypes: ['line_comment', 'block_comment'],
  shorten: withoutBodies,
  documentedApi,
};

/** javac takes the last doc comment before a declaration, however far above it. */
const docRule: DocCommentRule = {
  commentTypes: java.commentTypes,
  passOver: [],
  maxLinesApart: Number.POSITIVE_INFINITY,
  skipsOtherBlocks: true,
};

const typeKinds: Readonly<Record<string, SymbolKind>> = {
  class_declaration: 'class',
  interface_declaration: 'interface',
  enum_declaration: 'enum',
  record_declaration: 'record',
  annotation_type_declaration: 'annotation',
};

interface Scope {
  readonly text: string;
  readonly prefix: string;
  /** In interfaces and annotations members are public without saying so. */
  readonly implicitlyPublic: boolean;
  readonly to: SymbolCollector;
}

function documentedApi({ root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  const { namedChildren } = root;
  addMembers(namedChildren, { text, prefix: '', implicitlyPublic: false, to });
  return { symbols: to.symbols(), hasModuleDoc: headerDoc(namedChildren, text) };
}

function addMembers(members: readonly SyntaxNode[], scope: Scope): void {
  members.forEach((member, index) => {
    // Each question for it is a call into WebAssembly.
    const { type } = member;
    if (type === 'enum_body_declarations') {
      addMembers(member.namedChildren, scope);
      return;
    }
    const isDocumented = (): boolean => hasDocComment(members, index, scope.text, docRule);
    const kind = typeKinds[type];
    if (kind !== undefined) addType(member, kind, isDocumented, scope);
    else addMember(member, type, isDocumented, scope);
  });
}

function addType(node: SyntaxNode, kind: SymbolKind, isDocumented: () => boolean, scope: Scope): void {
  const nameNode = node.childForFieldName('name');
  if (nameNode === null || !isPublic(wordsBefore(nameNode, node, scope.text), scope)) return;
  const name = scope.prefix + textOf(nameNode, scope.text);
  add(name, kind, nameNode, isDocumented, scope);
  const body = node.childForFieldName('body');
  const implicitlyPublic = kind === 'interface' || kind === 'annotation';
  if (body !== null) addMembers(body.namedChildren, { ...scope, prefix: `${name}.`, implicitlyPublic });
}

function addMember(node: SyntaxNode, type: string, isDocumented: () => boolean, scope: Scope): void {
  const { text } = scope;
  switch (type) {
    case 'method_declaration':
    case 'annotation_type_element_declaration': {
      const nameNode = node.childForFieldName('name');
      if (nameNode === null) return;
      const words = wordsBefore(nameNode, node, text);
      if (!isPublic(words, scope) || /@(java\.lang\.)?Override\b/.test(words)) return;
      add(scope.prefix + textOf(nameNode, text), 'method', nameNode, isDocumented, scope);
      return;
    }
    case 'constructor_declaration': {
      const nameNode = node.childForFieldName('name');
      if (nameNode === null || !isPublic(wordsBefore(nameNode, node, text), scope)) return;
      const parameters = node.childForFieldName('parameters');
      const hasParameters =
        parameters?.namedChildren.some((child) => child.type.endsWith('parameter')) === true;
      if (!hasParameters) return;
      add(scope.prefix + textOf(nameNode, text), 'constructor', nameNode, isDocumented, scope);
      return;
    }
    case 'field_declaration':
    case 'constant_declaration': {
      const typeNode = node.childForFieldName('type');
      if (typeNode === null) return;
      const words = wordsBefore(typeNode, node, text);
      const isConstant = scope.implicitlyPublic || (/\bstatic\b/.test(words) && /\bfinal\b/.test(words));
      if (!isConstant || !isPublic(words, scope)) return;
      for (const declarator of node.namedChildren) {
        const nameNode =
          declarator.type === 'variable_declarator' ? declarator.childForFieldName('name') : null;
        if (nameNode !== null) {
          add(scope.prefix + textOf(nameNode, text), 'constant', nameNode, isDocumented, scope);
        }
      }
    }
  }
}

function add(
  name: string,
  kind: SymbolKind,
  at: SyntaxNode,
  isDocumented: () => boolean,
  { to }: Scope,
): void {
  // javadoc asks for each overload.
  const key = `${name} ${at.startIndex}`;
  to.add({ name, kind, line: at.startPosition.row, documented: isDocumented() }, at.startIndex, key);
}

function isPublic(words: string, { implicitlyPublic }: Scope): boolean {
  return implicitlyPublic ? !/\bprivate\b/.test(words) : /\b(public|protected)\b/.test(words);
}

/**
 * What of a declaration stands before one of its parts: annotations, keywords, perhaps the type, without the arguments of annotations and
 * without comments. Not by the tree, which has to be asked for each of them.
 */
function wordsBefore(part: SyntaxNode, declaration: SyntaxNode, text: string): string {
  return text
    .slice(declaration.startIndex, part.startIndex)
    .replace(/\((?:[^()]|\([^()]*\))*\)|"[^"]*"|\/\*[^]*?\*\/|\/\/.*/g, '');
}

/** A comment before the package clause, in `package-info.java` the package's own; else one apart from the first type. */
function headerDoc(namedChildren: readonly SyntaxNode[], text: string): boolean {
  const head: SyntaxNode[] = [];
  for (const node of namedChildren) {
    if (java.commentTypes.includes(node.type)) head.push(node);
    else {
      if (node.type in typeKinds) head.pop();
      break;
    }
  }
  return hasHeaderDoc(head, text, isDebtLine);
}
