import { type DocumentedApi, type LanguageSupport, SymbolCollector } from '../languageSupport';
import type { SymbolKind } from '../model';
import { type ParsedFile, type SyntaxNode, textOf } from '../syntax';

/**
 * Python as pydocstyle judges it (D100 to D103, D106): modules, public classes, functions and methods. Magic methods
 * and `__init__` (D105, D107) are not asked for, nor are overloads, overrides, setters and nested functions.
 */
export const python: LanguageSupport = { commentTypes: ['comment'], documentedApi };

/** Statements that may hold definitions of the scope around them. */
const blocks = [
  'if_statement',
  'elif_clause',
  'else_clause',
  'try_statement',
  'except_clause',
  'except_group_clause',
  'finally_clause',
  'with_statement',
  'for_statement',
  'while_statement',
  'match_statement',
  'case_clause',
  'block',
];

interface Scope {
  readonly text: string;
  readonly prefix: string;
  readonly inClass: boolean;
  /** Names of `__all__`; undefined where the module has none. */
  readonly listed: ReadonlySet<string> | undefined;
  readonly to: SymbolCollector;
}

function documentedApi({ root, text }: ParsedFile): DocumentedApi {
  const to = new SymbolCollector();
  const listed = dunderAll(root, text);
  addDefinitions(root, { text, prefix: '', inClass: false, listed, to });
  return { symbols: to.symbols(), hasModuleDoc: hasDocstring(root, text) };
}

function addDefinitions(parent: SyntaxNode, scope: Scope): void {
  for (const child of parent.namedChildren) {
    if (child.type === 'decorated_definition') {
      const definition = child.childForFieldName('definition');
      const decorators = child.namedChildren
        .filter((each) => each.type === 'decorator')
        .map((each) => textOf(each, scope.text).replace(/^@\s*/, ''));
      if (definition !== null) addDefinition(definition, decorators, scope);
    } else if (child.type === 'class_definition' || child.type === 'function_definition') {
      addDefinition(child, [], scope);
    } else if (blocks.includes(child.type) && !isForTypesAlone(child, scope.text))
      addDefinitions(child, scope);
  }
}

/** `if TYPE_CHECKING:` is never run. */
function isForTypesAlone(block: SyntaxNode, text: string): boolean {
  const condition = block.type === 'if_statement' ? block.childForFieldName('condition') : null;
  return condition !== null && /^(\w+\.)?TYPE_CHECKING$/.test(textOf(condition, text));
}

function addDefinition(node: SyntaxNode, decorators: readonly string[], scope: Scope): void {
  const nameNode = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (nameNode === null || body === null) return;
  const name = textOf(nameNode, scope.text);
  if (!isPublic(name, scope)) return;
  const isClass = node.type === 'class_definition';
  if (!isClass && decorators.some(isNotAsked)) return;
  const full = scope.prefix + name;
  scope.to.add(
    {
      name: full,
      kind: isClass ? 'class' : scope.inClass ? methodKind(decorators) : 'function',
      line: nameNode.startPosition.row,
      documented: hasDocstring(body, scope.text),
    },
    nameNode.startIndex,
  );
  if (isClass) addDefinitions(body, { ...scope, prefix: `${full}.`, inClass: true });
}

function isPublic(name: string, { inClass, listed }: Scope): boolean {
  return !inClass && listed !== undefined ? listed.has(name) : !name.startsWith('_');
}

function isNotAsked(decorator: string): boolean {
  return /^([\w.]+\.)?(overload|override)\b/.test(decorator) || /\.(setter|deleter)$/.test(decorator);
}

function methodKind(decorators: readonly string[]): SymbolKind {
  return decorators.some((decorator) => /(^|\.|_)property\b/.test(decorator)) ? 'property' : 'method';
}

/** The first statement is a string that says something; no f-string and no bytes. */
function hasDocstring(scope: SyntaxNode, text: string): boolean {
  const first = scope.namedChildren.find((child) => child.type !== 'comment');
  if (first?.type !== 'expression_statement') return false;
  const [expression] = first.namedChildren;
  if (expression?.type !== 'string' && expression?.type !== 'concatenated_string') return false;
  const source = textOf(expression, text);
  const [, prefix = '', rest = ''] = /^([A-Za-z]*)([\s\S]*)$/.exec(source) ?? [];
  return !/[fb]/i.test(prefix) && /[^\s'"\\]/.test(rest);
}

/** The names of `__all__ = […]`, and of `__all__ += […]` and `__all__ = […] + […]`. */
function dunderAll(root: SyntaxNode, text: string): ReadonlySet<string> | undefined {
  let names: Set<string> | undefined;
  for (const statement of root.namedChildren) {
    if (statement.type !== 'expression_statement') continue;
    const [assignment] = statement.namedChildren;
    if (assignment?.type !== 'assignment' && assignment?.type !== 'augmented_assignment') continue;
    const left = assignment.childForFieldName('left');
    const right = assignment.childForFieldName('right');
    if (left === null || right === null || textOf(left, text) !== '__all__') continue;
    const source = textOf(right, text);
    // A list put together from others' lists cannot be known without running it.
    if (!/^[([]/.test(source) || /[\w)\]]\s*\.\s*__all__|\*\w/.test(source)) return undefined;
    names ??= new Set();
    for (const [, name] of source.matchAll(/['"](\w+)['"]/g)) if (name !== undefined) names.add(name);
  }
  return names;
}
