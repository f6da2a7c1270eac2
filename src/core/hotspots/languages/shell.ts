import { type AboveRule, commentsAbove, saysSomething } from '../commentsAbove';
import { type DocumentedApi, type LanguageSupport, SymbolCollector } from '../languageSupport';
import { headSpeaksOfModule } from '../moduleHead';
import { type ParsedFile, type SyntaxNode, textOf } from '../syntax';

/**
 * Shell as Google's Shell Style Guide asks: a function has a comment above it unless it is short, and in a library (a
 * file without `#!`) always. Names that begin with `_` are nobody else's.
 */
export const shell: LanguageSupport = { commentTypes: ['comment'], documentedApi };

const docRule: AboveRule = {
  commentTypes: shell.commentTypes,
  passOver: [],
  maxLinesApart: 1,
  ownLine: true,
};

/** From the line of the name to the closing brace: what the guide means by "short" is left open. */
const shortLines = 8;

/** Where functions stand as they do outside. */
const containers = [
  'if_statement',
  'elif_clause',
  'else_clause',
  'compound_statement',
  'list',
  'case_statement',
  'case_item',
];

function documentedApi({ root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  addFunctions(root.namedChildren, text, !text.startsWith('#!'), to);
  const hasModuleDoc = headSpeaksOfModule(root, text, {
    commentTypes: shell.commentTypes,
    passOver: [],
    ownsNoComment: ['command', 'variable_assignment', 'if_statement', 'list', 'declaration_command'],
  });
  return { symbols: to.symbols(), hasModuleDoc };
}

function addFunctions(
  nodes: readonly SyntaxNode[],
  text: string,
  isLibrary: boolean,
  to: SymbolCollector,
): void {
  nodes.forEach((node, index) => {
    if (containers.includes(node.type)) addFunctions(node.namedChildren, text, isLibrary, to);
    const nameNode = node.type === 'function_definition' ? node.childForFieldName('name') : null;
    if (nameNode === null) return;
    const name = textOf(nameNode, text);
    if (name.startsWith('_') || name === 'main') return;
    const documented = commentsAbove(nodes, index, text, docRule).some(isDoc);
    if (!documented && !isLibrary && textOf(node, text).split('\n').length <= shortLines) return;
    to.add({ name, kind: 'function', line: nameNode.startPosition.row, documented }, nameNode.startIndex);
  });
}

function isDoc(comment: string): boolean {
  return !/^#\s*(!|shellcheck\b)/.test(comment) && saysSomething(comment);
}
