import { type AboveRule, commentsAbove, saysSomething } from '../commentsAbove';
import { isDebtLine } from '../debtLine';
import { type DocumentedApi, type LanguageSupport, SymbolCollector } from '../languageSupport';
import { headSpeaksOfModule } from '../moduleHead';
import { childOfType, type ParsedFile, type SyntaxNode, textOf } from '../syntax';

/**
 * Ruby as RuboCop judges it (`Style/Documentation`, `Style/DocumentationMethod`): classes and modules that are more than
 * a namespace, and public methods. `initialize`, the hooks of missing methods and what is marked `:nodoc:` are not asked for.
 */
export const ruby: LanguageSupport = { commentTypes: ['comment'], documentedApi };

const docRule: AboveRule = { commentTypes: ruby.commentTypes, passOver: [], maxLinesApart: 1, ownLine: true };

const notAsked = ['initialize', 'method_missing', 'respond_to_missing?', 'inherited', 'included', 'extended'];

interface Scope {
  readonly text: string;
  readonly prefix: string;
  readonly to: SymbolCollector;
}

function documentedApi({ root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  addBody(root.namedChildren, { text, prefix: '', to });
  const hasModuleDoc = headSpeaksOfModule(root, text, {
    commentTypes: ruby.commentTypes,
    passOver: [],
    ownsNoComment: ['call'],
  });
  return { symbols: to.symbols(), hasModuleDoc };
}

function addBody(nodes: readonly SyntaxNode[], scope: Scope): void {
  const { text } = scope;
  const hidden = hiddenNames(nodes, text);
  let isHidden = false;
  nodes.forEach((node, index) => {
    const isDocumentedHere = (): boolean => isDocumented(nodes, index, text);
    switch (node.type) {
      case 'identifier':
        isHidden = visibilityAfter(textOf(node, text)) ?? isHidden;
        return;
      case 'call': {
        // `public def x` and `memoize def x`, but not `private def x`.
        const method = node.childForFieldName('method');
        const inner = childOfType(node.childForFieldName('arguments') ?? node, [
          'method',
          'singleton_method',
        ]);
        if (method === null || inner === undefined) return;
        if (/^(private|protected|private_class_method)$/.test(textOf(method, text))) return;
        addMethod(inner, isHidden, hidden, isDocumentedHere, scope);
        return;
      }
      case 'method':
      case 'singleton_method':
        addMethod(node, isHidden, hidden, isDocumentedHere, scope);
        return;
      case 'singleton_class':
        addBody(bodyOf(node), scope);
        return;
      case 'class':
      case 'module':
        addType(node, hidden, isDocumentedHere, scope);
    }
  });
}

function addType(
  node: SyntaxNode,
  hidden: ReadonlySet<string>,
  isDocumentedHere: () => boolean,
  { text, prefix, to }: Scope,
): void {
  const nameNode = node.childForFieldName('name');
  if (nameNode === null) return;
  const nodoc = nodocOf(node, text);
  if (nodoc === 'all') return;
  const name = textOf(nameNode, text).replaceAll('::', '.');
  const body = bodyOf(node);
  if (hidden.has(name)) return;
  if (nodoc === undefined && !isNamespace(body, text)) {
    const kind = node.type === 'class' ? 'class' : 'module';
    const { row } = nameNode.startPosition;
    const documented = isDocumentedHere();
    to.add({ name: prefix + name, kind, line: row, documented }, nameNode.startIndex);
  }
  addBody(body, { text, prefix: `${prefix}${name}.`, to });
}

function addMethod(
  node: SyntaxNode,
  isHidden: boolean,
  hidden: ReadonlySet<string>,
  isDocumentedHere: () => boolean,
  { text, prefix, to }: Scope,
): void {
  const nameNode = node.childForFieldName('name');
  if (nameNode === null) return;
  const name = textOf(nameNode, text);
  const isOfClass = node.type === 'singleton_method';
  if ((isHidden && !isOfClass) || hidden.has(name) || notAsked.includes(name)) return;
  if (nodocOf(node, text) !== undefined) return;
  const full = prefix + name;
  const { row } = nameNode.startPosition;
  to.add(
    { name: full, kind: prefix === '' ? 'function' : 'method', line: row, documented: isDocumentedHere() },
    nameNode.startIndex,
    isOfClass ? `self ${full}` : full,
  );
}

/** The statements of a class or module, with the comments that the grammar puts before its body. */
function bodyOf(node: SyntaxNode): SyntaxNode[] {
  const body = node.childForFieldName('body');
  const comments = node.namedChildren.filter((child) => child.type === 'comment');
  return [...comments, ...(body?.namedChildren ?? [])].sort((a, b) => a.startIndex - b.startIndex);
}

/** Nothing in it but classes, modules and constants, or nothing at all. */
function isNamespace(body: readonly SyntaxNode[], text: string): boolean {
  return body.every(
    (each) =>
      ['comment', 'class', 'module'].includes(each.type) ||
      (each.type === 'assignment' && each.childForFieldName('left')?.type === 'constant') ||
      (each.type === 'call' &&
        /^(private_constant|public_constant|autoload|include|extend|prepend)\b/.test(textOf(each, text))),
  );
}

/** Whether what follows `private`, `protected` or `public` alone on a line is hidden. */
function visibilityAfter(word: string): boolean | undefined {
  if (word === 'private' || word === 'protected') return true;
  return word === 'public' || word === 'module_function' ? false : undefined;
}

/** `private :x, :y` and the like. */
function hiddenNames(nodes: readonly SyntaxNode[], text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of nodes) {
    if (node.type !== 'call') continue;
    const source = textOf(node, text);
    if (!/^(private|protected|private_class_method|private_constant)\b/.test(source)) continue;
    for (const [, name] of source.matchAll(/:"?([A-Za-z_]\w*[?!=]?)/g))
      if (name !== undefined) names.add(name);
  }
  return names;
}

function nodocOf(node: SyntaxNode, text: string): 'one' | 'all' | undefined {
  const end = text.indexOf('\n', node.startIndex);
  const line = text.slice(node.startIndex, end === -1 ? undefined : end);
  if (!/#\s*:nodoc:/.test(line)) return undefined;
  return /:nodoc:\s*all\b/.test(line) ? 'all' : 'one';
}

function isDocumented(nodes: readonly SyntaxNode[], index: number, text: string): boolean {
  return commentsAbove(nodes, index, text, docRule).some(
    (comment) =>
      saysSomething(comment) &&
      !/^#\s*(!|rubocop:|-\*-|frozen_string_literal:|encoding:|typed:|:nodoc:|steep:)/i.test(comment) &&
      !isDebtLine(comment.replace(/^#+\s*/, '')),
  );
}
