/** 0-based; columns in UTF-16 units. */
interface SyntaxPoint {
  readonly row: number;
  readonly column: number;
}

/**
 * The little of a tree-sitter node that the core reads; `Node` of web-tree-sitter fits as it is. Indexes count
 * UTF-16 units of the parsed text. Each access may cost a call into WebAssembly: read text by index instead.
 */
export interface SyntaxNode {
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly startPosition: SyntaxPoint;
  /** Whether the grammar could not read a part of it. */
  readonly hasError: boolean;
  /** Comments are among them. */
  readonly namedChildren: readonly SyntaxNode[];
  childForFieldName(name: string): SyntaxNode | null;
  /** The smallest node around the unit at an index. */
  descendantForIndex(start: number): SyntaxNode | null;
}

/** One file with its tree. */
export interface ParsedFile {
  readonly path: string;
  /** Without byte order mark. */
  readonly text: string;
  readonly root: SyntaxNode;
}

/** The source text of a node. */
export function textOf(node: Pick<SyntaxNode, 'startIndex' | 'endIndex'>, text: string): string {
  return text.slice(node.startIndex, node.endIndex);
}

/** The first child of one of the types, not counting deeper ones. */
export function childOfType(node: SyntaxNode, types: readonly string[]): SyntaxNode | undefined {
  return node.namedChildren.find((child) => types.includes(child.type));
}
