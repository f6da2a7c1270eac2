/** What a doc block has to say it says to users; the labelled comments have none of them without a tag. */
const docBlock = /\/\*(?:!|\*(?![*/]))|(?:\/{4,}[ \t]*\r?\n[ \t]*)?\/\/[/!](?!\/)/y;

/** A comment in Go's form, which begins with the name that the next line declares. */
const goDeclaration =
  /[ \t]*\r?\n[ \t]*(?:func\s+(?:\([^()\n]*\)\s*)?|type\s+|var\s+|const\s+|(?=\p{Lu}))([\p{L}_][\p{L}\p{N}_]*)/uy;
const firstWord = /^\/\/[ \t]*(?:An?[ \t]+|The[ \t]+)?([\p{L}_][\p{L}\p{N}_]*)(?=[ \t])/u;

/** What Ruby declares directly below a comment; the sign of a predicate is of its name. */
const rubyDeclaration =
  /[ \t]*\r?\n[ \t]*(?:(?:private|protected|public|module_function|private_class_method|memoize)[ \t]+)?(?:class|module|def)[ \t]+[\w.:]+(\?)?/y;
/** `Returns the name.`, `Checks whether …`: what a method does, as RDoc has it; not what it needs, breaks, or copies. */
const thirdPerson =
  /^#+\s+(?!(?:This|Is|Was|Has|Does|As|Its|Always|Perhaps|Sometimes|Unless|Yes|Needs|Seems|Feels|Works|Breaks|Fails|Assumes|Relies|Hacks|Fakes|Duplicates|Copies|Avoids|Prevents)\b)[A-Z][a-z]+s\s+(?:(?:an?|the|all|any|each|every|whether|if|which|for|to|from|into|this|these|its)\b|[+`<])/;
const beginsWithQuestion =
  /^#+\s+(?:Is|Are|Was|Were|Do|Does|Did|Has|Have|Can|Could|Should|Will|Must|May)\b[^.?!:;]*\?(?:\s|$)/;
/** RDoc leaves out what follows such a line. */
const hiddenRest = /^[ \t]*#--/m;

/** Whether a doc block begins there, which is never a debt: told apart quickly, since many languages have more of them than of all else. */
export function isDocBlockAt(text: string, index: number): boolean {
  docBlock.lastIndex = index;
  return docBlock.test(text);
}

/** Whether a comment documents what is declared directly below it, in a language whose doc comments look like others. */
export function isDocOfDeclaration(path: string, text: string, start: number, end: number): boolean {
  if (path.endsWith('.go')) return isGoDoc(text, start, end);
  return /\.(?:rb|rake)$/.test(path) && isRubyDoc(text, start, end);
}

function isGoDoc(text: string, start: number, end: number): boolean {
  const name = firstWord.exec(text.slice(start, end))?.[1];
  if (name === undefined) return false;
  goDeclaration.lastIndex = end;
  return goDeclaration.exec(text)?.[1] === name;
}

/** Above a method or type: what it does in the third person, or the question that a predicate answers. */
function isRubyDoc(text: string, start: number, end: number): boolean {
  rubyDeclaration.lastIndex = end;
  const declaration = rubyDeclaration.exec(text);
  if (declaration === null) return false;
  const comment = text.slice(start, end);
  if (hiddenRest.test(comment)) return false;
  return thirdPerson.test(comment) || (declaration[1] !== undefined && beginsWithQuestion.test(comment));
}
