import { docCommentOf, hasDocComment } from '../docComment';
import type { DocumentedApi, LanguageSupport } from '../languageSupport';
import { linesOf, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { hasHeaderDoc } from '../moduleHeader';
import { isDebtLine } from '../debtLine';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';
import { addClassMembers } from './typescriptClass';
import { type Exports, exportsOf } from './typescriptExports';
import { docRule, functionTypes, unwrapped } from './typescriptSyntax';

/**
 * TypeScript and JavaScript with JSX or without, ES modules and CommonJS, as eslint-plugin-jsdoc's `require-jsdoc`
 * with `publicOnly` judges them: what is exported wants a block comment that begins with two stars, directly above.
 */
export const typescript: LanguageSupport = { commentTypes: ['comment', 'html_comment'], documentedApi };

const kinds: Readonly<Record<string, SymbolKind>> = {
  function_declaration: 'function',
  generator_function_declaration: 'function',
  function_signature: 'function',
  class_declaration: 'class',
  abstract_class_declaration: 'class',
  interface_declaration: 'interface',
  type_alias_declaration: 'type',
  enum_declaration: 'enum',
};

function documentedApi(file: ParsedFile): DocumentedApi {
  const collector = new SymbolCollector();
  addStatements(file, file.root, '', collector);
  return { symbols: collector.symbols(), hasModuleDoc: headerDoc(file) };
}

/** The declarations of a module or namespace. @param prefix of the names, with its dot */
function addStatements(file: ParsedFile, parent: SyntaxNode, prefix: string, to: SymbolCollector): void {
  const statements = parent.namedChildren;
  const exported = exportsOf(statements, file.text);
  statements.forEach((statement, index) => {
    const site = {
      file,
      prefix,
      to,
      exported,
      isExported: statement.type === 'export_statement',
      isDocumented: () => isDocumented(statements, index, file.text),
    };
    declarationsIn(statement).forEach((declaration, nth) => {
      // Another after the first does not begin where the statement does.
      addDeclaration(declaration, { ...site, begin: nth === 0 ? statement : declaration });
    });
  });
}

/** The first comment of a file, apart from what follows, speaks of the file. */
function isDocumented(statements: readonly SyntaxNode[], index: number, text: string): boolean {
  const doc = docCommentOf(statements, index, text, docRule);
  if (doc === undefined || doc.linesApart <= 1) return doc !== undefined;
  return statements
    .slice(0, doc.index)
    .some((before) => before.type !== 'hash_bang_line' && !isDirective(before));
}

interface Site {
  readonly file: ParsedFile;
  readonly prefix: string;
  readonly to: SymbolCollector;
  readonly exported: Exports;
  readonly isExported: boolean;
  /** With which the declaration begins. */
  readonly begin: SyntaxNode;
  readonly isDocumented: () => boolean;
}

/** What a statement declares, out of its `export`, `export default` and `declare`. */
function declarationsIn(statement: SyntaxNode): SyntaxNode[] {
  switch (statement.type) {
    case 'export_statement': {
      const inner = statement.childForFieldName('declaration') ?? statement.childForFieldName('value');
      return inner === null ? [] : declarationsIn(inner);
    }
    case 'ambient_declaration':
      return statement.namedChildren.flatMap(declarationsIn);
    case 'expression_statement': {
      const [expression] = statement.namedChildren;
      return expression === undefined ? [] : [expression];
    }
    case 'lexical_declaration':
    case 'variable_declaration':
      return statement.namedChildren.filter((child) => child.type === 'variable_declarator');
    default:
      return [statement];
  }
}

function addDeclaration(declaration: SyntaxNode, site: Site): void {
  const { text } = site.file;
  const node = unwrapped(declaration);
  const kind = kinds[node.type];
  if (kind !== undefined) addNamed(node, kind, site);
  else if (node.type === 'variable_declarator') addVariable(node, site);
  else if (node.type === 'assignment_expression') addAssignment(node, site);
  else if (node.type === 'internal_module' || node.type === 'module') addNamespace(node, site);
  else if (site.isExported) {
    // The value of an `export default`.
    if (functionTypes.includes(node.type)) add(nameOf(node, text) ?? 'default', 'function', node, site);
    else if (node.type === 'class') addClass(nameOf(node, text) ?? 'default', node, node, site);
  }
}

function addNamed(node: SyntaxNode, kind: SymbolKind, site: Site): void {
  const nameNode = node.childForFieldName('name');
  const name = nameNode === null ? 'default' : textOf(nameNode, site.file.text);
  if (!site.isExported && !site.exported.names.has(name)) return;
  if (kind === 'class') addClass(name, nameNode ?? node, node, site);
  else add(name, kind, nameNode ?? node, site);
}

function addVariable(declarator: SyntaxNode, site: Site): void {
  const nameNode = declarator.childForFieldName('name');
  const value = declarator.childForFieldName('value');
  if (nameNode?.type !== 'identifier' || value === null) return;
  const name = textOf(nameNode, site.file.text);
  if (site.isExported || site.exported.names.has(name)) addValue(name, nameNode, unwrapped(value), site);
}

/** Functions and classes are asked for, other values are not. */
function addValue(name: string, at: SyntaxNode, value: SyntaxNode, site: Site): void {
  if (functionTypes.includes(value.type)) add(name, 'function', at, site);
  else if (value.type === 'class') addClass(name, at, value, site);
}

function addClass(name: string, at: SyntaxNode, node: SyntaxNode, site: Site): void {
  add(name, 'class', at, site);
  addClassMembers(node, site.prefix + name, site.file, site.to);
}

function addNamespace(node: SyntaxNode, site: Site): void {
  const nameNode = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (nameNode === null || body === null || nameNode.type === 'string') return;
  const name = textOf(nameNode, site.file.text);
  if (site.isExported || site.exported.names.has(name)) {
    addStatements(site.file, body, `${site.prefix}${name}.`, site.to);
  }
}

/** CommonJS: `exports.x = …`, `module.exports = …`, and members added to what is exported so. */
function addAssignment(assignment: SyntaxNode, site: Site): void {
  const { text } = site.file;
  const target = site.exported.targetOf(assignment);
  const right = assignment.childForFieldName('right');
  if (target === undefined || right === null) return;
  let value = unwrapped(right);
  while (value.type === 'assignment_expression') {
    const next = value.childForFieldName('right');
    if (next === null) return;
    value = unwrapped(next);
  }
  if (target.kind === 'member') {
    const isOfExports = !target.name.includes('.');
    if (value.type === 'object' && isOfExports) addObjectMembers(value, within(target.name, site));
    else addValue(target.name, target.node, value, site);
  } else if (value.type === 'object') addObjectMembers(value, site);
  else addValue(nameOf(value, text) ?? 'default', value.childForFieldName('name') ?? value, value, site);
}

/** Functions and classes of an object that CommonJS exports, and of the objects in it. */
function addObjectMembers(object: SyntaxNode, site: Site): void {
  const members = object.namedChildren;
  members.forEach((member, index) => {
    const nameNode = member.childForFieldName(member.type === 'pair' ? 'key' : 'name');
    if (nameNode === null || nameNode.type === 'computed_property_name') return;
    const isDocumented = (): boolean => hasDocComment(members, index, site.file.text, docRule);
    const inObject = { ...site, begin: member, isDocumented };
    const name = textOf(nameNode, site.file.text).replace(/^['"]|['"]$/g, '');
    if (member.type === 'method_definition') add(name, 'function', nameNode, inObject);
    else {
      const value = member.childForFieldName('value');
      if (value?.type === 'object') addObjectMembers(value, within(name, site));
      else if (value !== null) addValue(name, nameNode, unwrapped(value), inObject);
    }
  });
}

function within(name: string, site: Site): Site {
  return { ...site, prefix: `${site.prefix}${name}.` };
}

function add(name: string, kind: SymbolKind, at: SyntaxNode, site: Site): void {
  const full = site.prefix + name;
  const documented = site.isDocumented();
  site.to.add({ name: full, kind, ...linesOf(at, site.begin), documented }, at.startIndex);
}

function nameOf(node: SyntaxNode, text: string): string | undefined {
  const name = node.childForFieldName('name');
  return name === null ? undefined : textOf(name, text);
}

/** Comments before the first statement, and between `'use strict'` and the next; the one that documents a symbol is not the module's. */
function headerDoc({ root, text }: ParsedFile): boolean {
  const head: SyntaxNode[] = [];
  for (const node of root.namedChildren) {
    if (typescript.commentTypes.includes(node.type)) {
      head.push(node);
      continue;
    }
    if (node.type === 'hash_bang_line' || isDirective(node)) continue;
    const last = head.at(-1);
    if (last !== undefined && node.type !== 'import_statement' && belongsTo(last, node, text))
      dropRun(head, text);
    break;
  }
  return hasHeaderDoc(head, text, isDebtLine);
}

function isDirective(node: SyntaxNode): boolean {
  return node.type === 'expression_statement' && childOfType(node, ['string']) !== undefined;
}

/** A doc comment or a line comment directly above a statement speaks of that statement. */
function belongsTo(comment: SyntaxNode, statement: SyntaxNode, text: string): boolean {
  const source = textOf(comment, text);
  const lastRow = comment.startPosition.row + source.split('\n').length - 1;
  return statement.startPosition.row - lastRow <= 1 && (source.startsWith('/**') || source.startsWith('//'));
}

/** Takes the last comment away, with the line comments that it continues. */
function dropRun(head: SyntaxNode[], text: string): void {
  for (let dropped = head.pop(); dropped !== undefined; dropped = head.pop()) {
    const above = head.at(-1);
    const continues =
      above !== undefined &&
      textOf(above, text).startsWith('//') &&
      textOf(dropped, text).startsWith('//') &&
      above.startPosition.row === dropped.startPosition.row - 1;
    if (!continues) return;
  }
}
