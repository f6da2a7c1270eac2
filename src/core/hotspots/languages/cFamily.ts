import { type ConditionTypes, walkBranches } from '../conditions';
import { type DocumentedApi, type LanguageSupport, linesOf, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { headSpeaksOfModule } from '../moduleHead';
import { type ParsedFile, type SyntaxNode, textOf } from '../syntax';
import { functionName, isKept, isMacroCall, isStatic, takesArguments, typedefName } from './cDeclarations';
import { withoutMacros } from './cText';
import { commentTypes, isDocumented, usesDoxygen } from './doxygen';

/**
 * C and C++ as doxygen's WARN_IF_UNDOCUMENTED judges them: in headers functions, types and the public members of
 * classes; elsewhere functions that are defined there and not `static`, unless a header declares them (see `joinDeclarations`). In a file
 * whose comments are not in doxygen's form an ordinary comment directly above documents, too.
 */
export const cFamily: LanguageSupport = {
  commentTypes,
  documentedApi,
  prepare: withoutMacros,
  hasConditions: true,
};

const branches = ['preproc_else', 'preproc_elif', 'preproc_elifdef'];
const conditionTypes: ConditionTypes = {
  conditions: ['preproc_ifdef', 'preproc_if', ...branches],
  branches,
  directives: ['preproc_call'],
  comments: commentTypes,
};

/** Where declarations stand as they do outside. */
const containers = ['linkage_specification', 'declaration_list', 'export_declaration', 'ERROR'];

const typeKinds: Readonly<Record<string, SymbolKind>> = {
  class_specifier: 'class',
  struct_specifier: 'struct',
  union_specifier: 'struct',
  enum_specifier: 'enum',
};

/** By convention these are nobody else's. */
const internalNamespace = /^(\w*(detail|details|internal|impl|_impl|private)|_.*|anonymous)$/;

interface Scope {
  readonly text: string;
  /** Dotted names of the classes around; namespaces are left out. */
  readonly prefix: string;
  readonly inClass: boolean;
  readonly isHeader: boolean;
  /** Whether only comments in doxygen's form document. */
  readonly usesDoxygen: boolean;
  readonly to: SymbolCollector;
  /** Functions, declared or defined elsewhere, that this file documents. */
  readonly describes: Set<string>;
}

function documentedApi({ path, root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  const describes = new Set<string>();
  addAll(root.namedChildren, {
    text,
    prefix: '',
    inClass: false,
    isHeader: /\.(h|hh|hpp|hxx|h\+\+|inl|ipp|tpp|txx|ixx|cppm)$/i.test(path),
    usesDoxygen: usesDoxygen(text),
    to,
    describes,
  });
  const hasModuleDoc = headSpeaksOfModule(root, text, {
    commentTypes,
    passOver: ['preproc_def', 'preproc_call'],
    ownsNoComment: ['preproc_include', 'preproc_ifdef', 'preproc_if'],
  });
  const symbols = to.symbols();
  return describes.size === 0
    ? { symbols, hasModuleDoc }
    : { symbols, hasModuleDoc, describes: [...describes] };
}

function addAll(nodes: readonly SyntaxNode[], scope: Scope): void {
  walkBranches(
    nodes,
    conditionTypes,
    (siblings, index) => isDocumented(siblings, index, scope.text, scope.usesDoxygen),
    (node, isDocumentedHere) => {
      addNode(node, isDocumentedHere, scope);
    },
  );
}

/** @param from with what stands around it, such as a template */
function addNode(
  node: SyntaxNode,
  isDocumentedHere: () => boolean,
  scope: Scope,
  from: SyntaxNode = node,
): void {
  const { text } = scope;
  if (containers.includes(node.type)) {
    addAll(node.namedChildren, scope);
    return;
  }
  switch (node.type) {
    case 'namespace_definition': {
      const name = node.childForFieldName('name');
      const body = node.childForFieldName('body');
      if (name === null || body === null) return;
      if (
        !textOf(name, text)
          .split('::')
          .some((part) => internalNamespace.test(part.trim()))
      ) {
        addAll(body.namedChildren, scope);
      }
      return;
    }
    case 'template_declaration': {
      const inner = node.namedChildren.at(-1);
      if (inner !== undefined) addNode(inner, isDocumentedHere, scope, from);
      return;
    }
    case 'declaration':
    case 'field_declaration':
    case 'function_definition': {
      const type = node.childForFieldName('type');
      if (type !== null) addType(type, isDocumentedHere, scope, from);
      if (!scope.inClass && !scope.isHeader && isStatic(node, text)) return;
      for (const child of node.namedChildren) {
        if (child.type.endsWith('_declarator')) addFunction(child, { node, from }, isDocumentedHere, scope);
      }
      return;
    }
    case 'type_definition': {
      const type = node.childForFieldName('type');
      const name = typedefName(node);
      if (type !== null) addType(type, isDocumentedHere, scope, from);
      if (name !== undefined) addTypeName({ name, from }, 'type', isDocumentedHere, scope);
      return;
    }
    case 'alias_declaration': {
      const name = node.childForFieldName('name');
      if (name !== null) addTypeName({ name, from }, 'type', isDocumentedHere, scope);
      return;
    }
    default:
      addType(node, isDocumentedHere, scope, from);
  }
}

/** A class, struct, union or enum with its body. */
function addType(node: SyntaxNode, isDocumentedHere: () => boolean, scope: Scope, from: SyntaxNode): void {
  const kind = typeKinds[node.type];
  const nameNode = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (kind === undefined || nameNode === null || body === null) return;
  const isPlainName = nameNode.type === 'type_identifier';
  if (isPlainName) addTypeName({ name: nameNode, from }, kind, isDocumentedHere, scope);
  if (kind === 'enum' || !isPlainName) return;
  const prefix = `${scope.prefix}${textOf(nameNode, scope.text)}.`;
  addMembers(body, kind === 'class', { ...scope, prefix, inClass: true });
}

/** An access specifier counts up to the next, also in and after conditions of the preprocessor. */
function addMembers(body: SyntaxNode, startsPrivate: boolean, scope: Scope): void {
  let isHidden = startsPrivate;
  walkBranches(
    body.namedChildren,
    conditionTypes,
    (siblings, index) => isDocumented(siblings, index, scope.text, scope.usesDoxygen),
    (member, isDocumentedHere) => {
      if (member.type === 'access_specifier') isHidden = /^\s*private\b/.test(textOf(member, scope.text));
      else if (!isHidden && member.type !== 'friend_declaration') addNode(member, isDocumentedHere, scope);
    },
  );
}

function addTypeName(
  { name: nameNode, from }: { readonly name: SyntaxNode; readonly from: SyntaxNode },
  kind: SymbolKind,
  isDocumentedHere: () => boolean,
  scope: Scope,
): void {
  if (!scope.isHeader) return;
  const name = scope.prefix + textOf(nameNode, scope.text);
  const documented = isDocumentedHere();
  scope.to.add({ name, kind, ...linesOf(nameNode, from), documented }, nameNode.startIndex);
}

function addFunction(
  declarator: SyntaxNode,
  { node: declaration, from }: { readonly node: SyntaxNode; readonly from: SyntaxNode },
  isDocumentedHere: () => boolean,
  scope: Scope,
): void {
  const { text, inClass } = scope;
  const nameNode = functionName(declarator);
  if (nameNode === undefined || isKept(declaration, text)) return;
  if (nameNode.type === 'qualified_identifier') {
    const parts = textOf(nameNode, text)
      .split('::')
      .map((part) => part.replace(/<.*/s, '').trim());
    if (isDocumentedHere()) scope.describes.add(parts.slice(-2).join('.'));
    return;
  }
  if (nameNode.type !== 'identifier' && nameNode.type !== 'field_identifier') return;
  const simple = textOf(nameNode, text);
  const isConstructor = inClass && `.${scope.prefix}`.endsWith(`.${simple}.`);
  if (simple === 'main' || (!isConstructor && isMacroCall(declaration, simple))) return;
  if (isConstructor && !takesArguments(declarator, simple, text)) return;
  const kind = isConstructor ? 'constructor' : inClass ? 'method' : 'function';
  const name = scope.prefix + simple;
  const documented = isDocumentedHere();
  // Where it is defined it is asked for; a prototype of what another file defines is nobody's gap.
  const isPrototype = !scope.isHeader && !inClass && declaration.type !== 'function_definition';
  if (!isPrototype) scope.to.add({ name, kind, ...linesOf(nameNode, from), documented }, nameNode.startIndex);
  else if (documented) scope.describes.add(name);
}
