import { type AboveRule, commentsAbove, saysSomething } from '../commentsAbove';
import { type ConditionTypes, walkBranches } from '../conditions';
import { type DocumentedApi, type LanguageSupport, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { headSpeaksOfModule } from '../moduleHead';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';
import { withoutMacros } from './cText';

/**
 * C and C++ as doxygen's WARN_IF_UNDOCUMENTED judges them: in headers functions, types and the public members of
 * classes; elsewhere functions that are not `static`, unless a header declares them (see `joinDeclarations`). In a file
 * whose comments are not in doxygen's form an ordinary comment directly above documents, too.
 */
export const cFamily: LanguageSupport = {
  commentTypes: ['comment'],
  documentedApi,
  prepare: withoutMacros,
};

const doxygenRule: AboveRule = {
  commentTypes: cFamily.commentTypes,
  passOver: [],
  maxLinesApart: Number.POSITIVE_INFINITY,
  ownLine: true,
};
const plainRule: AboveRule = { ...doxygenRule, maxLinesApart: 1 };

const doxygenForm = /^(\/\*\*(?![*/<])|\/\*!(?!<)|\/\/\/(?![/<])|\/\/!(?!<))/;
const ofFileOrGroup =
  /[@\\](file|defgroup|addtogroup|name|mainpage|page)\b|[@\\]\{\s*(\*+\/\s*)?$|^(\/\/\/|\/\*\*)\s*[@\\][{}]/;
const doxygenBehind = /^(\/\*[*!]<|\/\/[/!]<)/;

const branches = ['preproc_else', 'preproc_elif', 'preproc_elifdef'];
const conditionTypes: ConditionTypes = {
  conditions: ['preproc_ifdef', 'preproc_if', ...branches],
  branches,
  directives: ['preproc_call'],
  comments: cFamily.commentTypes,
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
  /** Members of classes, declared elsewhere, that this file documents. */
  readonly describes: Set<string>;
}

/** Comments in doxygen's form, on lines of their own or behind what they are about. */
const doxygenComment = /^\s*(?:\/\*[*!](?![*/])|\/\/[/!](?!\/))|(?:\/\*[*!]|\/\/[/!])</gm;
/** Where declarations of the file begin, not inside of them. */
const ordinaryBlock = /^\/\*(?![*!])/gm;
/** One comment in doxygen's form, often pasted, makes no file of many ordinary ones a doxygen file. */
const ordinaryForEach = 2;

/** Whether the comments of a file are in doxygen's form, so that others document nothing. */
export function usesDoxygen(text: string): boolean {
  const inForm = text.match(doxygenComment)?.length ?? 0;
  if (inForm === 0) return false;
  // One is the licence.
  const ordinary = (text.match(ordinaryBlock)?.length ?? 0) - 1;
  return ordinary <= ordinaryForEach * inForm;
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
    commentTypes: cFamily.commentTypes,
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
    (siblings, index) => isDocumented(siblings, index, scope),
    (node, isDocumentedHere) => {
      addNode(node, isDocumentedHere, scope);
    },
  );
}

function addNode(node: SyntaxNode, isDocumentedHere: () => boolean, scope: Scope): void {
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
      if (inner !== undefined) addNode(inner, isDocumentedHere, scope);
      return;
    }
    case 'declaration':
    case 'field_declaration':
    case 'function_definition': {
      const type = node.childForFieldName('type');
      if (type !== null) addType(type, isDocumentedHere, scope);
      if (!scope.inClass && !scope.isHeader && isStatic(node, text)) return;
      for (const child of node.namedChildren) {
        if (child.type.endsWith('_declarator')) addFunction(child, node, isDocumentedHere, scope);
      }
      return;
    }
    case 'type_definition': {
      const type = node.childForFieldName('type');
      const name = typedefName(node);
      if (type !== null) addType(type, isDocumentedHere, scope);
      if (name !== undefined) addTypeName(name, 'type', isDocumentedHere, scope);
      return;
    }
    case 'alias_declaration': {
      const name = node.childForFieldName('name');
      if (name !== null) addTypeName(name, 'type', isDocumentedHere, scope);
      return;
    }
    default:
      addType(node, isDocumentedHere, scope);
  }
}

/** A class, struct, union or enum with its body. */
function addType(node: SyntaxNode, isDocumentedHere: () => boolean, scope: Scope): void {
  const kind = typeKinds[node.type];
  const nameNode = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (kind === undefined || nameNode === null || body === null) return;
  const isPlainName = nameNode.type === 'type_identifier';
  if (isPlainName) addTypeName(nameNode, kind, isDocumentedHere, scope);
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
    (siblings, index) => isDocumented(siblings, index, scope),
    (member, isDocumentedHere) => {
      if (member.type === 'access_specifier') isHidden = /^\s*private\b/.test(textOf(member, scope.text));
      else if (!isHidden && member.type !== 'friend_declaration') addNode(member, isDocumentedHere, scope);
    },
  );
}

function addTypeName(
  nameNode: SyntaxNode,
  kind: SymbolKind,
  isDocumentedHere: () => boolean,
  scope: Scope,
): void {
  if (!scope.isHeader) return;
  const name = scope.prefix + textOf(nameNode, scope.text);
  const { row } = nameNode.startPosition;
  scope.to.add({ name, kind, line: row, documented: isDocumentedHere() }, nameNode.startIndex);
}

function addFunction(
  declarator: SyntaxNode,
  declaration: SyntaxNode,
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
  const { row } = nameNode.startPosition;
  const documented = isDocumentedHere();
  scope.to.add({ name: scope.prefix + simple, kind, line: row, documented }, nameNode.startIndex);
}

/** A macro that looks like a declaration: `DEFINE_LIST(name);`. */
function isMacroCall(declaration: SyntaxNode, name: string): boolean {
  return declaration.childForFieldName('type') === null && /^[A-Z0-9_]+$/.test(name);
}

/** Of a function, not of a variable that points to one. */
function functionName(declarator: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | null = declarator;
  while (at?.type === 'pointer_declarator' || at?.type === 'reference_declarator') {
    at =
      at.childForFieldName('declarator') ??
      childOfType(at, ['function_declarator', 'pointer_declarator']) ??
      null;
  }
  if (at?.type !== 'function_declarator') return undefined;
  const name = at.childForFieldName('declarator');
  if (name?.type === 'parenthesized_declarator') return childOfType(name, ['identifier']);
  return name ?? undefined;
}

/** Documented where it was first declared, or nothing but a line for the compiler. */
function isKept(declaration: SyntaxNode, text: string): boolean {
  const body = declaration.childForFieldName('body');
  const head = text.slice(declaration.startIndex, body?.startIndex ?? declaration.endIndex);
  return /\boverride\b|\bfinal\b(?=[^)]*$)|=\s*(delete|default)\s*;?\s*$/.test(head);
}

/** Constructors for copies, moves and defaults say nothing that a comment could add. */
function takesArguments(declarator: SyntaxNode, className: string, text: string): boolean {
  const parameters = declarator.childForFieldName('parameters')?.namedChildren ?? [];
  const [first] = parameters.filter((each) => each.type.endsWith('parameter_declaration'));
  if (first === undefined) return false;
  return parameters.length > 1 || !new RegExp(`^(const\\s+)?${className}\\b[^,]*&`).test(textOf(first, text));
}

function isStatic(declaration: SyntaxNode, text: string): boolean {
  return declaration.namedChildren.some(
    (child) => child.type === 'storage_class_specifier' && textOf(child, text) === 'static',
  );
}

/** The second for names that the grammar takes for the language's own, such as `int32_t`. */
const typeNames = ['type_identifier', 'primitive_type'];

function typedefName(definition: SyntaxNode): SyntaxNode | undefined {
  let at = definition.childForFieldName('declarator');
  while (at !== null && !typeNames.includes(at.type)) {
    at =
      at.childForFieldName('declarator') ??
      childOfType(at, ['pointer_declarator', 'function_declarator', ...typeNames]) ??
      null;
  }
  return at ?? undefined;
}

function isDocumented(nodes: readonly SyntaxNode[], index: number, scope: Scope): boolean {
  const { text, usesDoxygen } = scope;
  if (!usesDoxygen) return commentsAbove(nodes, index, text, plainRule).some(saysSomething);
  const above = commentsAbove(nodes, index, text, doxygenRule);
  if (
    above.some(
      (comment) => doxygenForm.test(comment) && !ofFileOrGroup.test(comment) && saysSomething(comment),
    )
  )
    return true;
  const [node, behind] = [nodes[index], nodes[index + 1]];
  return (
    node !== undefined &&
    behind?.type === 'comment' &&
    doxygenBehind.test(textOf(behind, text)) &&
    !text.slice(node.endIndex, behind.startIndex).includes('\n\n')
  );
}
