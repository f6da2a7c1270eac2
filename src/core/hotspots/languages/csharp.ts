import { type AboveRule, commentsAbove, saysSomething } from '../commentsAbove';
import { type ConditionTypes, walkBranches } from '../conditions';
import { type DocumentedApi, type LanguageSupport, linesOf, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { headSpeaksOfModule } from '../moduleHead';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';

/**
 * C# as the compiler's warning CS1591 judges it: everything visible outside the assembly, `public` and `protected`
 * members of `public` types. Overrides, operators, and parts of `partial` types without a comment are not asked for.
 */
export const csharp: LanguageSupport = { commentTypes: ['comment'], documentedApi, hasConditions: true };

const docRule: AboveRule = {
  commentTypes: csharp.commentTypes,
  passOver: ['preproc_region', 'preproc_endregion', 'preproc_pragma', 'preproc_nullable'],
  maxLinesApart: Number.POSITIVE_INFINITY,
  ownLine: true,
};

const typeKinds: Readonly<Record<string, SymbolKind>> = {
  class_declaration: 'class',
  struct_declaration: 'struct',
  interface_declaration: 'interface',
  enum_declaration: 'enum',
  record_declaration: 'record',
  record_struct_declaration: 'record',
  delegate_declaration: 'type',
};

const memberKinds: Readonly<Record<string, SymbolKind>> = {
  method_declaration: 'method',
  constructor_declaration: 'constructor',
  property_declaration: 'property',
  event_declaration: 'property',
  enum_member_declaration: 'variant',
};

/** Where declarations stand as they do outside. */
const containers = ['namespace_declaration', 'file_scoped_namespace_declaration', 'declaration_list'];

const branches = ['preproc_else', 'preproc_elif'];
const conditionTypes: ConditionTypes = {
  conditions: ['preproc_if', ...branches],
  branches,
  directives: docRule.passOver,
  comments: csharp.commentTypes,
};

interface Scope {
  readonly text: string;
  readonly prefix: string;
  /** In interfaces and enums members are public without saying so. */
  readonly implicitlyPublic: boolean;
  readonly to: SymbolCollector;
}

function documentedApi({ root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  addAll(root.namedChildren, { text, prefix: '', implicitlyPublic: false, to });
  const hasModuleDoc = headSpeaksOfModule(root, text, {
    commentTypes: csharp.commentTypes,
    passOver: ['preproc_nullable', 'preproc_pragma', 'preproc_region', 'preproc_endregion'],
    ownsNoComment: ['using_directive', 'namespace_declaration', 'file_scoped_namespace_declaration'],
  });
  return { symbols: to.symbols(), hasModuleDoc };
}

function addAll(nodes: readonly SyntaxNode[], scope: Scope): void {
  walkBranches(
    nodes,
    conditionTypes,
    (siblings, index) => isDocumented(siblings, index, scope.text),
    (node, isDocumentedHere) => {
      if (containers.includes(node.type)) addAll(node.namedChildren, scope);
      else addDeclaration(node, isDocumentedHere, scope);
    },
  );
}

function addDeclaration(node: SyntaxNode, isDocumentedHere: () => boolean, scope: Scope): void {
  const { text } = scope;
  const modifiers = modifiersOf(node, text);
  if (!isVisible(modifiers, scope) || modifiers.includes('override')) return;
  const nameNode = node.childForFieldName('name');
  const typeKind = typeKinds[node.type];
  if (typeKind !== undefined && nameNode !== null) {
    const name = textOf(nameNode, text);
    const documented = isDocumentedHere();
    // Another part may have the comment.
    if (documented || !modifiers.includes('partial'))
      add(name, typeKind, { at: nameNode, node }, documented, scope);
    const body = node.childForFieldName('body');
    const implicitlyPublic = typeKind === 'interface' || typeKind === 'enum';
    if (body !== null) {
      addAll(body.namedChildren, { ...scope, prefix: `${scope.prefix}${name}.`, implicitlyPublic });
    }
    return;
  }
  // Where the parser lost its way, as between `#if` and `#else`, members seem to stand outside of their type.
  if (scope.prefix === '') return;
  const kind = memberKinds[node.type];
  if (kind !== undefined && nameNode !== null) {
    if (childOfType(node, ['explicit_interface_specifier']) !== undefined) return;
    add(textOf(nameNode, text), kind, { at: nameNode, node }, isDocumentedHere(), scope);
  } else if (node.type === 'indexer_declaration') {
    if (childOfType(node, ['explicit_interface_specifier']) !== undefined) return;
    const at = node.childForFieldName('parameters') ?? node;
    add('this', 'property', { at, node }, isDocumentedHere(), scope);
  } else if (node.type === 'field_declaration' || node.type === 'event_field_declaration') {
    const fieldKind = modifiers.includes('const') ? 'constant' : 'field';
    const variables = childOfType(node, ['variable_declaration'])?.namedChildren ?? [];
    for (const variable of variables) {
      const name =
        variable.type === 'variable_declarator' ? childOfType(variable, ['identifier']) : undefined;
      if (name === undefined) continue;
      // Another after the first does not begin where the declaration does.
      const from = variable === variables.find(({ type }) => type === variable.type) ? node : name;
      add(textOf(name, text), fieldKind, { at: name, node: from }, isDocumentedHere(), scope);
    }
  }
}

function add(
  name: string,
  kind: SymbolKind,
  { at, node }: { readonly at: SyntaxNode; readonly node: SyntaxNode },
  documented: boolean,
  { prefix, to }: Scope,
): void {
  const full = prefix + name;
  // The compiler asks for each overload.
  const key = `${full} ${String(at.startIndex)}`;
  to.add({ name: full, kind, ...linesOf(at, node), documented }, at.startIndex, key);
}

function isVisible(modifiers: readonly string[], { implicitlyPublic }: Scope): boolean {
  if (modifiers.includes('private') || modifiers.includes('file')) return false;
  return implicitlyPublic
    ? !modifiers.includes('internal')
    : modifiers.some((each) => /^(public|protected)$/.test(each));
}

function modifiersOf(node: SyntaxNode, text: string): string[] {
  return node.namedChildren.filter((child) => child.type === 'modifier').map((child) => textOf(child, text));
}

function isDocumented(nodes: readonly SyntaxNode[], index: number, text: string): boolean {
  return commentsAbove(nodes, index, text, docRule).some(
    (comment) => /^(\/\/\/(?!\/)|\/\*\*(?![*/]))/.test(comment) && saysSomething(withoutTags(comment)),
  );
}

/** `<summary></summary>` says nothing; a reference such as `<inheritdoc/>` does. */
function withoutTags(comment: string): string {
  return comment.replace(/<\/?(?:summary|remarks|para|returns|value|example)\s*>/g, '');
}
