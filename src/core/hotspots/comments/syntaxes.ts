import { recipeStrings, remarks } from './commands';
import { CommentSyntax } from './findComments';
import {
  after,
  atLineStart,
  behindBlank,
  blockComment,
  characterLiteral,
  type Lexeme,
  lineComment,
  literal,
  matched,
} from './lexeme';
import {
  beginsScalar,
  cppRawString,
  dollarQuoted,
  endOfLongBracket,
  endOfProgram,
  lineBlock,
  notInWord,
  phpHereDocument,
  quoteLike,
  readTemplate,
  regularExpression,
  rubyHereDocument,
  rustRawString,
  shellHereDocument,
  terraformHereDocument,
  yamlBlockScalar,
} from './literals';
import { interpreterOf, mayBeScript } from './scripts';
import {
  bladeComment,
  bracedComment,
  codeBetween,
  djangoComment,
  erbComment,
  handlebarsComments,
  jinjaComment,
  jspComment,
  pugComment,
  razorComment,
} from './templates';

const slashes = lineComment('//');
const stars = blockComment('/*', '*/');
const nestedStars = blockComment('/*', '*/', { nested: true });
const double = literal('"');
const single = literal("'");
const doubled = literal('"', { escape: 'doubled', multiline: true });
const singleDoubled = literal("'", { escape: 'doubled', multiline: true });
const triple = literal('"""', { multiline: true });
const hash = lineComment('#');
const hashAtLineStart = lineComment('#', atLineStart);
const hashBehindBlank = lineComment('#', behindBlank);
const semicolons = lineComment(';');
const htmlComment = blockComment('<!--', '-->');
const interpolated = (open: string, close: string): Lexeme => literal('"', { interpolation: [open, close] });

const cLike = [slashes, stars, double];
/** Its code may hold comments. */
const template: Lexeme = {
  open: '`',
  end: (text, at) => readTemplate(text, at).end,
  inside: (text, at) =>
    readTemplate(text, at).code.flatMap(([from, until]) => javascript.commentsOf(text, from, until)),
};
const script = [slashes, stars, double, single, template, regularExpression];
/** In the text of an element a `//` mostly belongs to an address. */
const notInAddress = lineComment('//', (text, at) => text[at - 1] !== ':');

const javascript = new CommentSyntax(script);
const css = new CommentSyntax([stars, double, single]);
const scss = new CommentSyntax([notInAddress, stars, double, single]);

/** An element whose content is in another language. */
function embedded(tag: 'script' | 'style'): Lexeme {
  const closing = new RegExp(`</${tag}`, 'gi');
  const contentStart = (text: string, at: number): number => after(text, '>', at, text.length);
  return {
    open: `<${tag}`,
    end: (text, at) => {
      closing.lastIndex = contentStart(text, at);
      return closing.exec(text)?.index ?? text.length;
    },
    inside: (text, at, end) => {
      const from = contentStart(text, at);
      const attributes = text.slice(at, from);
      if (tag === 'style')
        return (/scss|less|sass|stylus/i.test(attributes) ? scss : css).commentsOf(text, from, end);
      return /type=["']?(?:text\/(?:x-)?template|application\/(?:ld\+)?json)/i.test(attributes)
        ? []
        : javascript.commentsOf(text, from, end);
    },
  };
}

const pageParts = [htmlComment, embedded('script'), embedded('style')];
const page = new CommentSyntax([...pageParts, djangoComment]);
const vue = new CommentSyntax([...pageParts, codeBetween('{{', '}}', javascript)]);
const svelte = new CommentSyntax([...pageParts, bracedComment]);
const handlebars = new CommentSyntax([...pageParts, ...handlebarsComments]);
const jinja = new CommentSyntax([...pageParts, jinjaComment]);
const razor = new CommentSyntax([...pageParts, razorComment]);
const ejs = new CommentSyntax([...pageParts, erbComment, codeBetween('<%', '%>', javascript)]);

const phpCode = new CommentSyntax([
  lineComment('//'),
  lineComment('#', (text, at) => text[at + 1] !== '['),
  stars,
  literal('"', { multiline: true }),
  literal("'", { multiline: true }),
  phpHereDocument,
]);

/** `<?php … ?>`; a `?>` in a string does not end it here, as it nearly never stands there. */
const phpIslands = ['<?php', '<?='].map((open) => codeBetween(open, '?>', phpCode));
const blade = new CommentSyntax([...phpIslands, ...pageParts, bladeComment]);

/** `--[[ … ]]`; where no bracket follows, it is a line comment. */
const luaBlock: Lexeme = {
  open: '--[',
  comment: 'block',
  end: (text, at) => endOfLongBracket(text, at + 2),
};

const yaml = new CommentSyntax([
  hashBehindBlank,
  literal('"', { multiline: true, guard: beginsScalar }),
  literal("'", { escape: 'doubled', multiline: true, guard: beginsScalar }),
  yamlBlockScalar('|'),
  yamlBlockScalar('>'),
]);

const shell = new CommentSyntax([
  lineComment('#', notInWord),
  literal('"', { multiline: true }),
  literal("'", { escape: 'none', multiline: true }),
  matched('\\', /\\[^\n]/y),
  shellHereDocument,
]);

const ruby = new CommentSyntax([
  lineComment('#', (text, at) => text[at + 1] !== '{'),
  lineBlock('=begin', '=end', true),
  literal('"', { multiline: true, interpolation: ['#{', '}'] }),
  literal("'", { multiline: true }),
  matched('?', /\?["'#`](?!\w)/y),
  quoteLike('%', /%[qQwWiIrsx]?[([{<|!/]/y),
  regularExpression,
  rubyHereDocument,
  endOfProgram('__END__'),
]);

const erb = new CommentSyntax([...pageParts, erbComment, codeBetween('<%', '%>', ruby)]);

const perl = new CommentSyntax([
  hashBehindBlank,
  lineBlock('=', '=cut', false),
  literal('"', { multiline: true }),
  literal("'", { multiline: true }),
  quoteLike('q', /q[qwrx]?[ \t]*[([{<|!/~]/y),
  quoteLike('m', /m[([{<|!/~]/y),
  quoteLike('s', /s[{|!/~]/y),
  regularExpression,
  shellHereDocument,
  endOfProgram('__END__'),
  endOfProgram('__DATA__'),
]);

const python = new CommentSyntax([hash, triple, literal("'''", { multiline: true }), double, single]);

const csharp = new CommentSyntax([
  ...cLike,
  triple,
  characterLiteral,
  literal('@"', { close: '"', escape: 'doubled', multiline: true }),
  literal('@$"', { close: '"', escape: 'doubled', multiline: true }),
  literal('$@"', { close: '"', escape: 'doubled', multiline: true }),
  literal('$"', { close: '"', interpolation: ['{', '}'] }),
]);

const kotlin = new CommentSyntax([slashes, nestedStars, triple, interpolated('${', '}'), characterLiteral]);
const scala = new CommentSyntax([slashes, nestedStars, triple, double, characterLiteral]);
const swift = new CommentSyntax([slashes, nestedStars, triple, interpolated(String.raw`\(`, ')')]);
const dart = new CommentSyntax([
  slashes,
  nestedStars,
  triple,
  literal("'''", { multiline: true }),
  interpolated('${', '}'),
  literal("'", { interpolation: ['${', '}'] }),
]);
const groovy = new CommentSyntax([...cLike, triple, literal("'''", { multiline: true }), single]);
const java = new CommentSyntax([...cLike, triple, characterLiteral]);
const jsp = new CommentSyntax([...pageParts, jspComment, codeBetween('<%', '%>', java)]);
const c = new CommentSyntax([...cLike, characterLiteral, cppRawString]);
const go = new CommentSyntax([...cLike, characterLiteral, literal('`', { escape: 'none', multiline: true })]);
const rust = new CommentSyntax([
  slashes,
  nestedStars,
  literal('"', { multiline: true }),
  characterLiteral,
  rustRawString('r"'),
  rustRawString('r#'),
]);
const sql = new CommentSyntax([lineComment('--'), stars, singleDoubled, doubled, dollarQuoted]);
const lua = new CommentSyntax([
  lineComment('--'),
  luaBlock,
  double,
  single,
  { open: '[', end: (text, at) => endOfLongBracket(text, at) },
]);
const cmake = new CommentSyntax([
  hash,
  { open: '#[', comment: 'block', end: (text, at) => endOfLongBracket(text, at + 1) },
  literal('"', { multiline: true }),
]);
const terraform = new CommentSyntax([
  hash,
  slashes,
  stars,
  literal('"', { interpolation: ['${', '}'] }),
  terraformHereDocument,
]);
const toml = new CommentSyntax([
  hash,
  triple,
  literal("'''", { escape: 'none', multiline: true }),
  double,
  literal("'", { escape: 'none' }),
]);
const make = new CommentSyntax([hashBehindBlank, ...recipeStrings]);
const dockerfile = new CommentSyntax([hashAtLineStart, shellHereDocument]);
const properties = new CommentSyntax([hashAtLineStart, lineComment('!', atLineStart)]);
const ini = new CommentSyntax([hashAtLineStart, lineComment(';', atLineStart)]);
const hashes = new CommentSyntax([hashBehindBlank, double, single]);
const lineHashes = new CommentSyntax([hashAtLineStart]);
const haskell = new CommentSyntax([
  matched('--', /--+(?![!#$%&*+./<=>?@\\^|~:])[^\n]*/y, 'line'),
  blockComment('{-', '-}', { nested: true }),
  double,
  characterLiteral,
]);
const elixir = new CommentSyntax([
  lineComment('#', (text, at) => text[at + 1] !== '{'),
  triple,
  literal('"', { multiline: true, interpolation: ['#{', '}'] }),
  single,
  matched('?', /\?["'#]/y),
]);
const erlang = new CommentSyntax([lineComment('%'), literal('"', { multiline: true }), single]);
const lisp = new CommentSyntax([
  semicolons,
  blockComment('#|', '|#', { nested: true }),
  literal('"', { multiline: true }),
  matched('\\', /\\./y),
  matched('?', /\?\\?["';]/y),
]);
const powershell = new CommentSyntax([
  hash,
  blockComment('<#', '#>'),
  literal('"', { multiline: true, escape: 'none' }),
  literal("'", { escape: 'doubled' }),
]);
const ocaml = new CommentSyntax([
  blockComment('(*', '*)', { nested: true }),
  literal('"', { multiline: true }),
  characterLiteral,
]);
const fsharp = new CommentSyntax([
  slashes,
  blockComment('(*', '*)', { guard: (text, at) => text[at + 2] !== ')' }),
  triple,
  double,
  characterLiteral,
]);
const pascal = new CommentSyntax([
  slashes,
  blockComment('{', '}'),
  blockComment('(*', '*)'),
  literal("'", { escape: 'doubled' }),
]);
const julia = new CommentSyntax([hash, blockComment('#=', '=#', { nested: true }), triple, double]);
const nim = new CommentSyntax([hash, blockComment('#[', ']#', { nested: true }), triple, double]);
const batch = new CommentSyntax([...remarks, lineComment('::', atLineStart)]);
const basic = new CommentSyntax([lineComment("'"), literal('"', { escape: 'doubled' })]);
const latex = new CommentSyntax([lineComment('%', (text, at) => text[at - 1] !== '\\')]);
const dashes = new CommentSyntax([lineComment('--'), double, characterLiteral]);
const jsonc = new CommentSyntax(cLike);
const vim = new CommentSyntax([lineComment('"', atLineStart)]);
const fortran = new CommentSyntax([
  lineComment('!'),
  literal("'", { escape: 'doubled' }),
  literal('"', { escape: 'doubled' }),
]);
const nix = new CommentSyntax([
  hash,
  stars,
  literal('"', { multiline: true }),
  literal("''", { escape: 'none', multiline: true }),
]);
const graphql = new CommentSyntax([hash, triple, double]);
const scriptSyntax = new CommentSyntax([notInAddress, stars, double, single, template, regularExpression]);

/** By the ending of the file's name, lower case, without its dot. */
const byExtension = new Map<string, CommentSyntax>(
  (
    [
      [javascript, 'js mjs cjs ts mts cts'],
      [scriptSyntax, 'jsx tsx'],
      [java, 'java'],
      [python, 'py pyi pyw bzl bazel star'],
      [
        c,
        'c h cc cpp cxx c++ hh hpp hxx h++ inl ipp tpp ino m mm cu cuh glsl vert frag hlsl metal v sv svh sol',
      ],
      [csharp, 'cs csx'],
      [go, 'go'],
      [rust, 'rs'],
      [kotlin, 'kt kts'],
      [scala, 'scala sc sbt'],
      [swift, 'swift'],
      [dart, 'dart'],
      [groovy, 'groovy gradle'],
      [ruby, 'rb rake gemspec ru'],
      [perl, 'pl pm t perl'],
      [new CommentSyntax([...phpIslands, htmlComment]), 'php phtml'],
      [shell, 'sh bash zsh ksh bats'],
      [new CommentSyntax([hashBehindBlank, double, single]), 'fish awk r tcl gd cr'],
      [sql, 'sql ddl pgsql psql'],
      [yaml, 'yml yaml'],
      [toml, 'toml'],
      [css, 'css pcss'],
      [scss, 'scss less sass styl'],
      [page, 'html htm xhtml'],
      [vue, 'vue'],
      [svelte, 'svelte astro'],
      [handlebars, 'hbs handlebars mustache'],
      [jinja, 'j2 jinja jinja2 twig njk'],
      [razor, 'cshtml razor'],
      [erb, 'erb'],
      [ejs, 'ejs'],
      [jsp, 'jsp jspf tag'],
      [new CommentSyntax([pugComment]), 'pug jade'],
      [
        new CommentSyntax([htmlComment]),
        'xml xsd xsl xslt svg plist csproj vbproj fsproj props targets config resx xaml',
      ],
      [lua, 'lua'],
      [cmake, 'cmake'],
      [terraform, 'tf tfvars hcl'],
      [make, 'mk mak am'],
      [dockerfile, 'dockerfile'],
      [properties, 'properties'],
      [ini, 'ini cfg cnf editorconfig'],
      [hashes, 'conf nginx'],
      [lineHashes, 'env gitignore gitattributes dockerignore'],
      [haskell, 'hs purs elm'],
      [elixir, 'ex exs'],
      [erlang, 'erl hrl'],
      [lisp, 'clj cljs cljc edn lisp el scm rkt'],
      [powershell, 'ps1 psm1 psd1'],
      [ocaml, 'ml mli'],
      [fsharp, 'fs fsx fsi'],
      [pascal, 'pas pp dpr'],
      [julia, 'jl'],
      [nim, 'nim'],
      [batch, 'bat cmd'],
      [basic, 'vb vbs bas'],
      [latex, 'tex sty bib'],
      [dashes, 'vhd vhdl adb ads'],
      [jsonc, 'jsonc json5 proto zig thrift'],
      [vim, 'vim'],
      [fortran, 'f90 f95 f03'],
      [nix, 'nix'],
      [graphql, 'graphql gql'],
    ] as const
  ).flatMap(([syntax, extensions]) => extensions.split(' ').map((extension) => [extension, syntax] as const)),
);

const byName = new Map<string, CommentSyntax>([
  ['makefile', make],
  ['gnumakefile', make],
  ['dockerfile', dockerfile],
  ['containerfile', dockerfile],
  ['jenkinsfile', groovy],
  ['vagrantfile', ruby],
  ['gemfile', ruby],
  ['rakefile', ruby],
  ['podfile', ruby],
  ['brewfile', ruby],
  ['cmakelists.txt', cmake],
  ['build', python],
  ['workspace', python],
  ['.env', lineHashes],
  ['.gitignore', lineHashes],
  ['.dockerignore', lineHashes],
  ['.editorconfig', ini],
  ['codeowners', lineHashes],
  ['justfile', hashes],
  ['procfile', lineHashes],
  ['settings.json', jsonc],
  ['launch.json', jsonc],
  ['.eslintrc', jsonc],
]);

const byPattern: readonly (readonly [RegExp, CommentSyntax])[] = [
  [/^(?:docker|container)file[.-]/, dockerfile],
  [/^(?:gnu)?makefile\.(?:in|inc|common|[a-z]*(?:nix|win)[\w]*)$/, make],
  [/^(?:[\w.-]*[-_.])?(?:requirements|constraints)(?:[-_.][\w.-]*)?\.txt$/, lineHashes],
  [/^[tj]sconfig(?:[.-][\w.-]+)?\.json$/, jsonc],
  [/\.blade\.php$/, blade],
];

/** By the program that a script names, without its version. */
const byInterpreter = new Map<string, CommentSyntax>([
  ...['sh', 'bash', 'zsh', 'ksh', 'dash', 'ash', 'bats', 'busybox'].map((name) => [name, shell] as const),
  ...['python', 'pypy', 'uv'].map((name) => [name, python] as const),
  ...['ruby', 'jruby', 'rake'].map((name) => [name, ruby] as const),
  ...['node', 'nodejs', 'deno', 'bun', 'tsx', 'ts-node', 'zx'].map((name) => [name, javascript] as const),
  ...['awk', 'gawk', 'mawk', 'fish', 'tclsh', 'wish', 'expect', 'rscript'].map(
    (name) => [name, hashes] as const,
  ),
  ['perl', perl],
  ['php', new CommentSyntax(phpIslands)],
  ['lua', lua],
  ['make', make],
  ['groovy', groovy],
  ['pwsh', powershell],
]);

/**
 * How comments are written in a file, told by its name, else by the first line of a script; undefined for prose, data and
 * what is not known.
 * @param text absent: only the name is asked
 */
export function commentSyntaxOf(path: string, text?: string): CommentSyntax | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const known = byName.get(name) ?? byPattern.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined) return known;
  const dot = name.lastIndexOf('.');
  if (dot >= 0) return byExtension.get(name.slice(dot + 1));
  return text === undefined || !mayBeScript(path) ? undefined : byInterpreter.get(interpreterOf(text) ?? '');
}
