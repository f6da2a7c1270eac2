import { type AboveRule, commentsAbove, saysSomething } from '../commentsAbove';
import { type SyntaxNode, textOf } from '../syntax';

/** Of C and C++ in the grammar. */
export const commentTypes = ['comment'];

/** Comments in doxygen's form, on lines of their own or behind what they are about. */
const doxygenComment = /^\s*(?:\/\*[*!](?![*/])|\/\/[/!](?!\/))|(?:\/\*[*!]|\/\/[/!])</gm;
/** Where declarations of the file begin, not inside of them. */
const ordinaryBlock = /^\/\*(?![*!])/gm;
/** One comment in doxygen's form, often pasted, makes no file of many ordinary ones a doxygen file. */
const ordinaryForEach = 2;

/** Whether the comments of a file are in doxygen's form, so that others document nothing. */
export function usesDoxygen(text: string): boolean {
  const inForm = text.match(doxygenComment)?.length ?? 0;
  if (inForm === 0) return false;
  // One is the licence.
  const ordinary = (text.match(ordinaryBlock)?.length ?? 0) - 1;
  return ordinary <= ordinaryForEach * inForm;
}

const doxygenRule: AboveRule = {
  commentTypes,
  passOver: [],
  maxLinesApart: Number.POSITIVE_INFINITY,
  ownLine: true,
};
const plainRule: AboveRule = { ...doxygenRule, maxLinesApart: 1 };

const doxygenForm = /^(\/\*\*(?![*/<])|\/\*!(?!<)|\/\/\/(?![/<])|\/\/!(?!<))/;
const ofFileOrGroup =
  /[@\\](file|defgroup|addtogroup|name|mainpage|page)\b|[@\\]\{\s*(\*+\/\s*)?$|^(\/\/\/|\/\*\*)\s*[@\\][{}]/;
const doxygenBehind = /^(\/\*[*!]<|\/\/[/!]<)/;

/**
 * Whether a comment above the node, or in doxygen's form behind it, says something of it.
 * @param onlyDoxygen whether comments in other forms document nothing
 */
export function isDocumented(
  nodes: readonly SyntaxNode[],
  index: number,
  text: string,
  onlyDoxygen: boolean,
): boolean {
  if (!onlyDoxygen) return commentsAbove(nodes, index, text, plainRule).some(saysSomething);
  const above = commentsAbove(nodes, index, text, doxygenRule);
  if (
    above.some(
      (comment) => doxygenForm.test(comment) && !ofFileOrGroup.test(comment) && saysSomething(comment),
    )
  )
    return true;
  const [node, behind] = [nodes[index], nodes[index + 1]];
  return (
    node !== undefined &&
    behind?.type === 'comment' &&
    doxygenBehind.test(textOf(behind, text)) &&
    !text.slice(node.endIndex, behind.startIndex).includes('\n\n')
  );
}
