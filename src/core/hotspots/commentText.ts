/** One line of a comment without its markers. */
export interface CommentLine {
  readonly text: string;
  /** Where `text` begins in its line, in UTF-16 units. */
  readonly column: number;
}

const opening =
  /^(?:\{?\/\*+!?|\/\/[/!]?|\{-[|^]?|\(\*+|<#|#\||--\[=*\[|#\[=*\[|#\[|#=|=begin|#+[!:]?|--+[|^]?|<!--|\{\{!?(?:--)?|\{#|<%#|<%--|@\*|;+|%+|::|rem\b|["'!{]|\*+(?!\/))[ \t]*/i;
const blockContinuation = /^[ \t]*(?:\*(?!\/)[ \t]?)?/;
const closing =
  /[ \t]*(?:\*+\/|-->|--%>|%>|\*@|#\}|(?:--)?\}\}|\*\/\}|-\}|\*+\)|#>|\|#|\]=*\]#?|\]#|=#|=end|\})[ \t]*$/;

/**
 * The lines of one comment, markers removed: of line and block comments, with their stars.
 * @param column of the comment's first unit in its line
 * @param isBlock default: whether it begins as in C
 */
export function commentLines(
  comment: string,
  column: number,
  isBlock = comment.startsWith('/*'),
): CommentLine[] {
  // In some grammars a line comment has the end of its line.
  const lines = comment.replace(/\r?\n$/, '').split(/\r?\n/);
  return lines.map((raw, index) => {
    const start =
      (index === 0 ? opening.exec(raw) : isBlock ? blockContinuation.exec(raw) : null)?.[0].length ?? 0;
    const body = raw.slice(start);
    const text = (isBlock && index === lines.length - 1 ? body.replace(closing, '') : body).replace(
      /\r$/,
      '',
    );
    const indent = text.length - text.trimStart().length;
    return { text: text.trim(), column: (index === 0 ? column : 0) + start + indent };
  });
}

/** Whether a comment is a JSDoc or Javadoc comment with something in it: an empty one documents nothing. */
export function isDocBlock(comment: string): boolean {
  return comment.startsWith('/**') && comment.length > 5 && /[^*\s/]/.test(comment.slice(3, -2));
}
