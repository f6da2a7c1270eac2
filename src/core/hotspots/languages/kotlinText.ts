/** Names to people, and modifiers or accessors to the grammar where a statement begins with one. */
const softKeyword =
  /^([ \t]*)(set|get|open|data|inner|sealed|value|enum|annotation|actual|expect|infix|operator|inline|external|final|abstract|companion|public|private|internal|protected|out|vararg)(?=[ \t]*[-+*/%]?=(?!=))/gm;

/** At the start of a line; what stands behind them the grammar sometimes takes for an expression. Those of the file have a place of their own, and a constructor needs its own. */
const annotations =
  /^[ \t]*(?:@(?!file:)[A-Za-z_][\w.:]{0,100}(?:\((?:[^()]|\([^()]*\)){0,300}\))?(?:[ \t]+|$))+(?!\s*(?:\w+\s+)?constructor\b)/gm;

/** In front of its class the grammar takes it for a name where a comment or an annotation stands before it. */
const annotationClass = /\bannotation(?=[ \t]+class\b)/g;

/** The text as the grammar can read it, of the same length and lines. Names are taken from the text as it is. */
export function readableKotlin(text: string): string {
  return text
    .replace(softKeyword, (_whole, indent: string, word: string) => indent + '_'.repeat(word.length))
    .replace(annotations, (some) => some.replace(/[^\n\r]/g, ' '))
    .replace(annotationClass, (word) => 'open'.padEnd(word.length));
}
