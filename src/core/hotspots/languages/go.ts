import { type AboveRule, commentsAbove } from '../commentsAbove';
import { commentLines } from '../commentText';
import { type DocumentedApi, type LanguageSupport, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { headSpeaksOfModule } from '../moduleHead';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';

/**
 * Go as revive's rule `exported` judges it with its defaults: exported functions, types, methods of exported types,
 * and variables and constants, once a group. Nothing is asked of a program (`package main`).
 */
export const go: LanguageSupport = { commentTypes: ['comment'], documentedApi };

const docRule: AboveRule = {
  commentTypes: go.commentTypes,
  passOver: [],
  maxLinesApart: 1,
  ownLine: true,
};

/** Methods that everybody knows from the interfaces of the standard library, as revive lists them. */
const commonMethods = ['Error', 'Read', 'ServeHTTP', 'String', 'Write', 'Unwrap'];
const sortMethods = ['Len', 'Less', 'Swap'];

type IsDocumented = () => boolean;

function documentedApi({ root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  const declarations = root.namedChildren;
  if (!isProgram(root, text)) {
    const sortable = sortableTypes(declarations, text);
    declarations.forEach((declaration, index) => {
      const isDocumented = (): boolean => isDocAbove(declarations, index, text);
      addDeclaration(declaration, isDocumented, sortable, text, to);
    });
  }
  const hasModuleDoc = headSpeaksOfModule(root, text, {
    commentTypes: go.commentTypes,
    passOver: ['package_clause'],
    ownsNoComment: ['import_declaration'],
  });
  const symbols = to.symbols();
  return hasModuleDoc && hasPackageDoc(root, text)
    ? { symbols, hasModuleDoc, hasPackageDoc: true }
    : { symbols, hasModuleDoc };
}

/** A comment apart from the package clause is about the file alone. */
function hasPackageDoc({ namedChildren }: SyntaxNode, text: string): boolean {
  const clause = namedChildren.findIndex(({ type }) => type === 'package_clause');
  const above = clause === -1 ? [] : commentsAbove(namedChildren, clause, text, docRule);
  return above.some((comment) => !/^\/\/(?:go:|\s*\+build\b)/.test(comment));
}

function addDeclaration(
  declaration: SyntaxNode,
  isDocumented: IsDocumented,
  sortable: ReadonlySet<string>,
  text: string,
  to: SymbolCollector,
): void {
  switch (declaration.type) {
    case 'function_declaration': {
      const name = declaration.childForFieldName('name');
      if (name !== null) add(textOf(name, text), 'function', name, isDocumented, to);
      return;
    }
    case 'method_declaration':
      addMethod(declaration, isDocumented, sortable, text, to);
      return;
    case 'type_declaration':
      addTypes(declaration, isDocumented, text, to);
      return;
    case 'const_declaration':
      addValues(declaration.namedChildren, 'constant', isDocumented, text, to);
      return;
    case 'var_declaration': {
      const list = childOfType(declaration, ['var_spec_list']) ?? declaration;
      addValues(list.namedChildren, 'variable', isDocumented, text, to);
    }
  }
}

function addMethod(
  method: SyntaxNode,
  isDocumented: IsDocumented,
  sortable: ReadonlySet<string>,
  text: string,
  to: SymbolCollector,
): void {
  const nameNode = method.childForFieldName('name');
  const receiver = receiverType(method, text);
  if (nameNode === null || receiver === undefined || !isExported(receiver)) return;
  const name = textOf(nameNode, text);
  if (!isExported(name) || commonMethods.includes(name)) return;
  if (sortMethods.includes(name) && sortable.has(receiver)) return;
  const documented = isDocumented();
  const { row } = nameNode.startPosition;
  to.add({ name: `${receiver}.${name}`, kind: 'method', line: row, documented }, nameNode.startIndex);
}

function addTypes(
  declaration: SyntaxNode,
  isGroupDocumented: IsDocumented,
  text: string,
  to: SymbolCollector,
): void {
  const specs = declaration.namedChildren;
  specs.forEach((spec, index) => {
    const nameNode = spec.childForFieldName('name');
    if (nameNode === null || (spec.type !== 'type_spec' && spec.type !== 'type_alias')) return;
    const isDocumented = (): boolean => isDocAbove(specs, index, text) || isGroupDocumented();
    add(textOf(nameNode, text), kindOfType(spec), nameNode, isDocumented, to);
  });
}

function kindOfType(spec: SyntaxNode): SymbolKind {
  const type = spec.childForFieldName('type')?.type;
  if (type === 'struct_type') return 'struct';
  return type === 'interface_type' ? 'interface' : 'type';
}

/** Each with a comment of its own is an entry; of the others only the first, since one comment does for a group. */
function addValues(
  specs: readonly SyntaxNode[],
  kind: SymbolKind,
  isGroupDocumented: IsDocumented,
  text: string,
  to: SymbolCollector,
): void {
  let isGroupListed = false;
  specs.forEach((spec, index) => {
    const nameNode = childOfType(spec, ['identifier']);
    if (nameNode === undefined || (spec.type !== 'const_spec' && spec.type !== 'var_spec')) return;
    const name = textOf(nameNode, text);
    if (!isExported(name)) return;
    const isOwn = isDocAbove(specs, index, text);
    if (!isOwn && isGroupListed) return;
    isGroupListed ||= !isOwn;
    add(name, kind, nameNode, () => isOwn || isGroupDocumented(), to);
  });
}

function add(
  name: string,
  kind: SymbolKind,
  at: SyntaxNode,
  isDocumented: IsDocumented,
  to: SymbolCollector,
): void {
  if (!isExported(name)) return;
  to.add({ name, kind, line: at.startPosition.row, documented: isDocumented() }, at.startIndex);
}

function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

/**
 * A line that is neither for tools nor says only that the symbol is no longer to be used; nor only its name, for which
 * revive asks words behind.
 */
function isDocAbove(siblings: readonly SyntaxNode[], index: number, text: string): boolean {
  const lines = commentsAbove(siblings, index, text, docRule)
    .filter((comment) => !/^\/\/([a-z0-9]+:[a-z0-9]|(line|extern|export) )/.test(comment))
    .flatMap((comment) => commentLines(comment, 0).map((line) => line.text))
    .filter((line) => line !== '');
  const [first] = lines;
  if (first === undefined || first.startsWith('Deprecated: ')) return false;
  return lines.length > 1 || !namesOf(siblings[index], text).includes(first.trim());
}

/** What a declaration, or each of a group, is called. */
function namesOf(declaration: SyntaxNode | undefined, text: string): readonly string[] {
  if (declaration === undefined) return [];
  const specs = [declaration, ...declaration.namedChildren];
  return specs.flatMap((spec) => {
    const name = spec.childForFieldName('name') ?? childOfType(spec, ['identifier']);
    return name === undefined ? [] : [textOf(name, text)];
  });
}

function receiverType(method: SyntaxNode, text: string): string | undefined {
  const receiver = method.childForFieldName('receiver');
  if (receiver === null) return undefined;
  return /([\p{L}\p{N}_]+)\s*(\[[^\]]*\])?\s*\)?\s*,?\s*\)$/u.exec(textOf(receiver, text))?.[1];
}

function sortableTypes(declarations: readonly SyntaxNode[], text: string): ReadonlySet<string> {
  const methods = new Map<string, number>();
  for (const declaration of declarations) {
    if (declaration.type !== 'method_declaration') continue;
    const name = declaration.childForFieldName('name');
    const receiver = receiverType(declaration, text);
    if (name === null || receiver === undefined || !sortMethods.includes(textOf(name, text))) continue;
    methods.set(receiver, (methods.get(receiver) ?? 0) + 1);
  }
  return new Set([...methods].filter(([, count]) => count === sortMethods.length).map(([name]) => name));
}

function isProgram(root: SyntaxNode, text: string): boolean {
  const clause = childOfType(root, ['package_clause']);
  return clause !== undefined && /^package\s+main\b/.test(textOf(clause, text));
}
