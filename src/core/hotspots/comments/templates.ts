import type { CommentSyntax } from './findComments';
import { after, blockComment, type Lexeme, matched } from './lexeme';

/** Comments that a template engine takes out before the page is made, and code in the page. */

/** `{# … #}` of Jinja and Twig. */
export const jinjaComment = blockComment('{#', '#}');
/** That of Django ends on its line; elsewhere in pages, `{#if}` of Svelte begins otherwise. */
export const djangoComment = matched('{#', /\{#[^\n]*?#\}/y, 'block');
export const bladeComment = blockComment('{{--', '--}}');
/** `{{!-- … --}}` may hold `}}`, `{{! … }}` not. */
export const handlebarsComments: readonly Lexeme[] = [
  blockComment('{{!--', '--}}'),
  blockComment('{{!', '}}'),
];
export const erbComment = blockComment('<%#', '%>');
export const jspComment = blockComment('<%--', '--%>');
export const razorComment = blockComment('@*', '*@');
/** An expression with nothing in it, of Svelte and Astro. */
export const bracedComment = blockComment('{/*', '*/}');

/** Code in a page, in another language; without a closing mark it goes to the end. */
export const codeBetween = (open: string, close: string, code: CommentSyntax): Lexeme => ({
  open,
  end: (text, at) => after(text, close, at + open.length, text.length),
  inside: (text, at, end) =>
    code.commentsOf(
      text,
      at + open.length,
      text.startsWith(close, end - close.length) ? end - close.length : end,
    ),
});

/** `//` and `//-` of Pug, with the lines below that are indented deeper. */
export const pugComment: Lexeme = {
  open: '//',
  comment: 'block',
  end: (text, at) => {
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    if (text.slice(lineStart, at).trim() !== '') return undefined;
    const indent = at - lineStart;
    let end = at;
    for (let line = lineStart; line < text.length;) {
      const newline = text.indexOf('\n', line);
      const next = newline === -1 ? text.length : newline + 1;
      const content = text.slice(line, next).trimEnd();
      if (line > at && content !== '' && content.length - content.trimStart().length <= indent) return end;
      if (content !== '') end = line + content.length;
      line = next;
    }
    return end;
  },
};
