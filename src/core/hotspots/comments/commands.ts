import { endOfLine, type Lexeme, literal } from './lexeme';

/** In the lines of a Makefile that are commands the shell's quotes count; elsewhere they are letters like any other. */
const inRecipe = (text: string, at: number): boolean => text[text.lastIndexOf('\n', at - 1) + 1] === '\t';

export const recipeStrings: readonly Lexeme[] = [
  literal('"', { guard: inRecipe }),
  literal("'", { escape: 'none', guard: inRecipe }),
];

/** Where a command begins in a batch file. */
const beforeCommand = /(?:^|[&|(]|\b(?:do|else)\b)[ \t]*@?[ \t]*$/i;
const remark = /rem(?![^\s:;,=/.[\]+])/iy;

/** `rem` in any letter case, where a command stands. */
export const remarks: readonly Lexeme[] = ['rem', 'reM', 'rEm', 'rEM', 'Rem', 'ReM', 'REm', 'REM'].map(
  (open) => ({
    open,
    comment: 'line',
    end: (text, at) => {
      remark.lastIndex = at;
      const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
      return remark.test(text) && beforeCommand.test(before) ? endOfLine(text, at) : undefined;
    },
  }),
);
