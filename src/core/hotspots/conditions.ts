import type { SyntaxNode } from './syntax';

/** Node types of a preprocessor's conditions in the grammar of a language. */
export interface ConditionTypes {
  /** All, those of further branches among them. */
  readonly conditions: readonly string[];
  readonly branches: readonly string[];
  /** Lines that only the compiler reads. */
  readonly directives: readonly string[];
  readonly comments: readonly string[];
}

/**
 * Siblings as a reader of comments sees them: lines that only the compiler reads are left out, and conditions around
 * nothing but such lines and comments are replaced by their comments.
 */
function withoutDirectives(nodes: readonly SyntaxNode[], types: ConditionTypes): readonly SyntaxNode[] {
  if (!nodes.some(({ type }) => types.directives.includes(type) || types.conditions.includes(type)))
    return nodes;
  return nodes.flatMap((node) => {
    if (types.directives.includes(node.type)) return [];
    if (!types.conditions.includes(node.type)) return [node];
    const inside = withoutDirectives(insideOf(node), types);
    return inside.every(({ type }) => types.comments.includes(type)) ? inside : [node];
  });
}

/** What stands in a branch, further branches among it, but not what it depends on. */
function insideOf(condition: SyntaxNode): readonly SyntaxNode[] {
  const head = ['name', 'condition'].map((field) => condition.childForFieldName(field)?.startIndex);
  return condition.namedChildren.filter(({ startIndex }) => !head.includes(startIndex));
}

/**
 * Calls back for each sibling, with what tells whether it is documented: the first declaration of each branch of a
 * condition is also by what stands above the condition.
 */
export function walkBranches(
  all: readonly SyntaxNode[],
  types: ConditionTypes,
  isDocumented: (nodes: readonly SyntaxNode[], index: number) => boolean,
  visit: (node: SyntaxNode, isDocumentedHere: () => boolean) => void,
  isFirstDocumented = (): boolean => false,
): void {
  const nodes = withoutDirectives(all, types);
  const first = nodes.findIndex(({ type }) => !types.comments.includes(type));
  nodes.forEach((node, index) => {
    const isDocumentedHere = (): boolean =>
      isDocumented(nodes, index) || (index === first && isFirstDocumented());
    if (types.conditions.includes(node.type)) {
      const above = types.branches.includes(node.type) ? isFirstDocumented : isDocumentedHere;
      walkBranches(insideOf(node), types, isDocumented, visit, above);
    } else visit(node, isDocumentedHere);
  });
}
