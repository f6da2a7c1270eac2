import type { DocCommentRule } from '../docComment';
import type { SyntaxNode } from '../syntax';

/**
 * eslint-plugin-jsdoc's way, with `maxLines: 2`: decorators and line comments are passed over. One blank line is allowed,
 * other than by that plugin's default, because that is how older Node code is written and every editor shows such docs.
 */
export const docRule: DocCommentRule = {
  commentTypes: ['comment'],
  passOver: ['decorator'],
  maxLinesApart: 2,
  skipsOtherBlocks: false,
};

export const functionTypes: readonly string[] = [
  'arrow_function',
  'function',
  'function_expression',
  'generator_function',
];

const wrappers = ['parenthesized_expression', 'as_expression', 'satisfies_expression', 'non_null_expression'];

/** The expression inside parentheses and type assertions. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (wrappers.includes(inner.type)) {
    const next = inner.namedChildren.find((child) => child.type !== 'comment');
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}
