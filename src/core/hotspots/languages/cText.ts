/**
 * C and C++ for the parser, which knows no macros: those that stand where only the preprocessor allows a word become
 * spaces, as does the `extern "C"` for C++. Same length and lines, so that places in the tree are places in the text.
 */
export function withoutMacros(text: string): string {
  return withSections(text)
    .replace(stringMacro, (line, head: string, value: string) =>
      value.includes('/*') ? `${head}0${blank(value.slice(1))}` : line,
    )
    .replace(emptyMacro, (_, head: string) => `${head}0`)
    .replace(macroBody, (_, head: string, rest: string) => `${head}0${blank(rest)}`)
    .replace(externC, blank)
    .replace(bracketMacro, blank)
    .replace(macroBeforeType, blank)
    .replace(wrappingMacro, (_, macro: string, declaration: string) => `${blank(macro)}${declaration} `)
    .replace(returnMacro, (_, before: string, macro: string) => `${before}void${blank(macro.slice(4))}`)
    .replace(macroLine, (_, before: string) => `${before});`)
    .replace(classMacro, (_, keyword: string, macro: string) => keyword + blank(macro))
    .replace(leadingMacro, (_, before: string, macro: string) => before + blank(macro))
    .replace(callingConvention, (_, before: string, macro: string) => before + blank(macro))
    .replace(trailingMacro, (_, before: string, macro: string) => before + blank(macro));
}

/** `#define NAME "a/*"`: the grammar takes the string for the beginning of a comment. */
const stringMacro = /^([ \t]*#[ \t]*define[ \t]+\w+[ \t]+)("(?:[^"\\\n]|\\.)*")/gm;

/** `#define NAME ` with nothing but white space behind: the grammar looks for its value in the lines below. */
const emptyMacro = /^([ \t]*#[ \t]*define[ \t]+\w+(?:\([^()\n]*\))?[ \t]*)[ \t](?=\r?$)/gm;

/** Of a macro of several lines only the first is read: comments and halves of statements in the others confuse. */
const macroBody = /^([ \t]*#[ \t]*define\b.*)\\(\r?\n(?:.*\\\r?\n)*.*)/gm;

/** Around the whole of a C header: `#ifdef __cplusplus`, `extern "C" {` or `}`, `#endif`. */
const externC =
  /^[ \t]*#[ \t]*(?:ifdef|if[ \t]+defined[ \t]*\(?)[ \t]*__cplusplus\b.*\n(?:[ \t]*(?:\/\/.*|\/\*.*\*\/)?\n)*[ \t]*(?:extern[ \t]+"C"[ \t]*\{|\}).*\n(?:[ \t]*\n)*[ \t]*#[ \t]*endif.*$/gm;

/** `LIBRARY_NAMESPACE_BEGIN`, `__END_DECLS` and `LIB_BEGIN_DECL` on a line of their own. */
const bracketMacro =
  /^[ \t]*(?=\w*(?:BEGIN|END|OPEN|CLOSE))(?=\w*(?:NAMESPACE|NS|DECLS?))_*[A-Z][A-Z0-9_]*;?[ \t]*$/gm;

/** `TEMPLATE_OF_BOX` on a line of its own above `class Box`. */
const macroBeforeType = /^[ \t]*_*[A-Z][A-Z0-9_]{2,}[ \t]*$(?=\r?\n[ \t]*(?:class|struct|union|enum)\b)/gm;

/** `ENABLE_IF((a), (b)) name(`: instead of a type. */
const returnMacro =
  /^([ \t]*(?:(?:template[ \t]*<[^\n;{}]*>|friend|static|inline|virtual|constexpr|explicit)[ \t]+)*)(_*[A-Z][A-Z0-9_]{2,}\((?:[^()\n]|\((?:[^()\n]|\([^()\n]*\))*\))*\))(?=[ \t]+(?:operator[ \t]*[^\w\s]{1,3}|[A-Za-z_]\w*)[ \t]*\()/gm;

/** `PURE(int count(void));` and `UNUSED(static int count(void)) {`: a declaration inside. */
const wrappingMacro =
  /^([ \t]*_*[A-Z][A-Z0-9_]{2,}\()([ \t]*(?:[A-Za-z_]\w*[ \t\n*]+)+\w+[ \t]*\((?:[^()]|\([^()]*\))*\))\)(?=\s*[;{])/gm;

/** `LIST_OF(name)` on a line of its own, which needs no semicolon, gets one in the place of the last two signs. */
const macroLine =
  /^([ \t]*_*[A-Z][A-Z0-9_]{2,}\((?:[^()\n]|\([^()\n]*\))*)[^()\n]\)(?=[ \t]*\r?\n(?:[ \t]*(?:\r?\n|#|\}|_*[A-Z][A-Z0-9_]{2,}\()|[ \t]+\w+\())/gm;

/** `class EXPORTED Name`, `struct ALIGNED(8) Name` and `class EXPORTED [[nodiscard]] Name`. */
const classMacro =
  /\b((?:class|struct|union|enum(?:[ \t]+class)?)[ \t]+)((?:[A-Z][A-Z0-9_]{2,}(?:\([^()\n]*\))?[ \t]+)+)(?=(?:\[\[[^\]\n]*\]\][ \t]+)*[A-Za-z_]\w*[\s\w]*[:;{])/g;

/** `EXPORTED int name(`: the word before a type and a name. */
const leadingMacro =
  /^([ \t]*(?:(?:static|inline|extern|virtual|constexpr|explicit|friend|template[ \t]*<[^<>\n]*>)[ \t]+)*)((?:(?!FILE\b|DIR\b|BOOL\b)_*[A-Z][A-Z0-9_]{2,}(?:\((?:[^()\n]|\([^()\n]*\))*\))?(?:[ \t]+|[ \t]*\n[ \t]*))+)(?=(?:(?:const|static|inline|extern|virtual|constexpr|unsigned|signed|struct|enum)[ \t]+)*[A-Za-z_][\w:]*(?:<[^<>\n;(){}]*>)?[ \t*&]+[A-Za-z_~][\w:]*[ \t]*\(|\w+(?:::~?\w+)+[ \t]*\()/gm;

/** `int EXPORTED name(`. */
const callingConvention =
  /(^[ \t]*(?!return\b|else\b|case\b|#)(?:[a-z_][\w:]*[ \t]+)*(?!static\b|inline\b|extern\b|const\b|virtual\b|explicit\b|friend\b|constexpr\b|unsigned\b)[A-Za-z_][\w:]*[ \t*&]+)([A-Z][A-Z0-9_]{2,}[ \t]+)(?=[A-Za-z_]\w*[ \t]*\()/gm;

/** `void name(…) NOEXCEPT;`. */
const trailingMacro =
  /(\)(?:[ \t]+const)?[ \t]+)([A-Z][A-Z0-9_]{2,}(?:\([^()\n]*\))?[ \t]*)(?=[;{]|\n[ \t]*\{)/g;

function blank(part: string): string {
  return part.replace(/[^\n]/g, ' ');
}

/** Lines with a macro of the same file that ends in `public:` or the like, as that. */
function withSections(text: string): string {
  if (!/(?:public|protected|private)[ \t]*:/.test(text)) return text;
  const sections = new Map<string, string>();
  for (const [, name = '', body = ''] of text.matchAll(macroWithBody)) {
    const last = body.match(/\b(?:public|protected|private)[ \t]*:/g)?.at(-1);
    if (last !== undefined) sections.set(name, last);
  }
  return text.replace(/^[ \t]+(\w+)\([^()\n]*\)[ \t]*$/gm, (line, name: string) => {
    const section = sections.get(name);
    return section === undefined || section.length > line.length ? line : section.padEnd(line.length);
  });
}

const macroWithBody = /^[ \t]*#[ \t]*define[ \t]+(\w+)\([^()\n]*\)((?:.*\\\r?\n)+.*)/gm;
