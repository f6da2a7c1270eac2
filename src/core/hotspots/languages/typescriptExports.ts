import { childOfType, type SyntaxNode, textOf } from '../syntax';
import { unwrapped } from './typescriptSyntax';

/** What the assignment of a CommonJS module exports: all of it, or one member. */
type ExportTarget =
  { readonly kind: 'module' } | { readonly kind: 'member'; readonly name: string; readonly node: SyntaxNode };

/** What a module exports other than by `export` before a declaration. */
export interface Exports {
  /** Local names. */
  readonly names: ReadonlySet<string>;
  /** Undefined where the assignment exports nothing. */
  targetOf(assignment: SyntaxNode): ExportTarget | undefined;
}

/** Reads the `export { … }`, `export default`, `export =`, `module.exports` and `exports.x` among the statements. */
export function exportsOf(statements: readonly SyntaxNode[], text: string): Exports {
  const names = new Set<string>();
  /** Variables that are the exported object itself: `var app = module.exports = {}`. */
  const aliases = new Set<string>();
  for (const statement of statements) {
    if (statement.type === 'export_statement') addExported(statement, text, names);
    else if (statement.type === 'expression_statement') {
      const expression = statement.namedChildren[0];
      if (expression?.type === 'assignment_expression') addAssigned(expression, text, names, aliases);
    } else if (statement.type === 'lexical_declaration' || statement.type === 'variable_declaration') {
      for (const declarator of statement.namedChildren) {
        const value = declarator.childForFieldName('value');
        const name = declarator.childForFieldName('name');
        if (value?.type !== 'assignment_expression' || name === null) continue;
        if (addAssigned(value, text, names, aliases)) aliases.add(textOf(name, text));
      }
    }
  }
  return {
    names,
    targetOf: (assignment) => targetOf(assignment, text, (name) => names.has(name) || aliases.has(name)),
  };
}

function addExported(statement: SyntaxNode, text: string, names: Set<string>): void {
  if (statement.childForFieldName('source') !== null) return;
  for (const child of statement.namedChildren) {
    if (child.type === 'identifier') names.add(textOf(child, text));
    else if (child.type === 'export_clause') {
      for (const specifier of child.namedChildren) {
        const name = specifier.childForFieldName('name');
        if (name !== null) names.add(textOf(name, text));
      }
    }
  }
}

/** @returns whether the assignment, or one further right in a chain, sets `module.exports` as a whole */
function addAssigned(
  assignment: SyntaxNode,
  text: string,
  names: Set<string>,
  aliases: Set<string>,
): boolean {
  const left = assignment.childForFieldName('left');
  const right = assignment.childForFieldName('right');
  if (left === null || right === null) return false;
  const target = textOf(left, text);
  const isModule = target === 'module.exports';
  const value = unwrapped(right);
  const isFurther = value.type === 'assignment_expression' && addAssigned(value, text, names, aliases);
  if (isModule || /^(module\.)?exports\.[\w$]+$/.test(target)) {
    if (value.type === 'identifier') names.add(textOf(value, text));
    else if (value.type === 'object') addObject(value, text, names);
    else if (isModule && value.type === 'new_expression') return true;
  }
  // `exports = module.exports = create`
  if (isFurther && /^[\w$]+$/.test(target) && target !== 'exports') aliases.add(target);
  return isModule || isFurther;
}

/** What an object exports, and the objects in it. */
function addObject(object: SyntaxNode, text: string, names: Set<string>): void {
  for (const member of object.namedChildren) {
    if (member.type === 'shorthand_property_identifier') names.add(textOf(member, text));
    const value = member.childForFieldName('value');
    if (value?.type === 'identifier') names.add(textOf(value, text));
    else if (value?.type === 'object') addObject(value, text, names);
  }
}

function targetOf(
  assignment: SyntaxNode,
  text: string,
  isExportedName: (name: string) => boolean,
): ExportTarget | undefined {
  const left = assignment.childForFieldName('left');
  if (left === null) return undefined;
  const target = textOf(left, text);
  if (target === 'module.exports' || target === 'exports') return { kind: 'module' };
  const node = left.type === 'member_expression' ? childOfType(left, ['property_identifier']) : undefined;
  if (node === undefined) return undefined;
  const property = textOf(node, text);
  const owner = target.slice(0, -property.length - 1).trim();
  if (owner === 'module.exports' || owner === 'exports') return { kind: 'member', name: property, node };
  const [, variable] = /^([\w$]+)(\.prototype)?$/.exec(owner) ?? [];
  if (variable === undefined || !isExportedName(variable) || property.startsWith('_')) return undefined;
  return { kind: 'member', name: `${variable}.${property}`, node };
}
