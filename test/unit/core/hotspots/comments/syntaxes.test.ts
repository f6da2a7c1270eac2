import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commentSyntaxOf } from '../../../../../src/core/hotspots/comments/syntaxes';
import { languages } from '../../../../../src/core/hotspots/languages';

function commentsIn(path: string, text: string): string[] {
  const syntax = commentSyntaxOf(path, text);
  assert.ok(syntax, `${path} has comments`);
  return syntax.commentsOf(text).map(({ start, end }) => text.slice(start, end));
}

/** Language, a text, and the comments in it. */
const cases: readonly (readonly [file: string, text: string, comments: readonly string[]])[] = [
  ['a.sql', 'SELECT \'-- no\', "--no" -- yes\n/* and */ $$ -- no $$ $x$ -- no $x$;', ['-- yes', '/* and */']],
  ['a.sql', "SELECT 'it''s -- no' -- yes", ['-- yes']],
  ['a.yml', 'a: b#no # yes\n# yes too\nc: "# no"\nd: it\'s # yes\'', ['# yes', '# yes too', "# yes'"]],
  ['a.yaml', 'run: |\n  # no\n  echo\n\n  # no\nnext: 1 # yes\n', ['# yes']],
  ['a.yaml', '- run: >-\n    # no\n  name: x # yes\n- |\n  # no\n- a # yes too\n', ['# yes', '# yes too']],
  ['a.toml', "a = \"# no\" # yes\nb = '''\n# no'''\nc = '# no'\n# end", ['# yes', '# end']],
  ['Dockerfile', 'FROM a # no\n  # yes\nRUN <<EOF\n# no\nEOF\n# end', ['# yes', '# end']],
  ['Dockerfile.test', '# yes', ['# yes']],
  ['Makefile', 'all: # yes\n\techo "it\'s" \\# no\nA=b#no\n', ['# yes']],
  ['a.css', 'a { content: "/* no */" } /* yes */', ['/* yes */']],
  ['a.scss', '@import url(http://x.example/y); // yes\n', ['// yes']],
  [
    'a.html',
    '<!-- yes --><p>// no</p><script>f("// no") // yes</script><style>/* yes */</style>',
    ['<!-- yes -->', '// yes', '/* yes */'],
  ],
  ['a.html', '<script type="application/ld+json">{"a": "b"} // no</script>', []],
  [
    'a.vue',
    '<template><!-- t --></template>\n<script lang="ts">\nconst a = `// no ${b /* in */}`; // s\n</script>\n<style lang="scss">\n// c\n</style>',
    ['<!-- t -->', '/* in */', '// s', '// c'],
  ],
  [
    'a.svelte',
    '<script>let a = 1; // yes</script>{#if a}<!-- yes too -->{/if}',
    ['// yes', '<!-- yes too -->'],
  ],
  [
    'a.lua',
    '-- yes\n--[[ block\n-- in ]] x = [[ -- no ]] --[==[ a ]] ]==] y',
    ['-- yes', '--[[ block\n-- in ]]', '--[==[ a ]] ]==]'],
  ],
  [
    'a.pl',
    'my $n = $#list; # yes\n=pod\n\n# no\n\n=cut\ns{#}{x}; q(# no); print "# no"; # end\n__END__\n# no',
    ['# yes', '# end'],
  ],
  [
    'a.tf',
    'a = "${b} # no" # yes\n// yes\n/* yes */ c = <<-EOT\n # no\nEOT\n',
    ['# yes', '// yes', '/* yes */'],
  ],
  ['a.sh', 'echo $# "${x#y}" \'# no\' \\# no # yes\ncat <<EOF\n# no\nEOF\n# end', ['# yes', '# end']],
  [
    'a.rb',
    'a = "#{b["# no"]} # no" # yes\n=begin\nblock\n=end\nx = %q(# no) ; y = /# no/ # end\nz = <<~SQL\n # no\nSQL\n__END__\n# no',
    ['# yes', '=begin\nblock\n=end', '# end'],
  ],
  [
    'a.php',
    "<b># no</b><?php # yes\n#[Attribute]\n$a = '// no'; // yes\n/* yes */ $b = <<<EOT\n// no\nEOT;\n// end ?>// no",
    ['# yes', '// yes', '/* yes */', '// end '],
  ],
  [
    'a.rs',
    "fn a<'a>(x: &'a str) {} // yes\nlet s = r#\"// no \"# /* /* nested */ yes */; let c = '\"'; // end",
    ['// yes', '/* /* nested */ yes */', '// end'],
  ],
  [
    'a.cpp',
    'auto n = 1\'000\'000; // yes\nauto s = R"x(// no )" )x"; char c = \'"\'; // end',
    ['// yes', '// end'],
  ],
  ['a.cs', 'var a = @"c:\\"; // yes\nvar b = $"{x["// no"]}"; /* end */', ['// yes', '/* end */']],
  [
    'a.kt',
    'val a = "${b("// no")}" // yes\n/* /* in */ yes */ val c = """ // no " """',
    ['// yes', '/* /* in */ yes */'],
  ],
  ['a.swift', 'let a = "\\(b("// no"))" // yes', ['// yes']],
  ['a.go', "a := `// no` // yes\nr := '\"' // end", ['// yes', '// end']],
  ['a.hs', "foldl' f --yes\nx --> y\n{- a {- b -} c -}", ['--yes', '{- a {- b -} c -}']],
  ['a.ex', 'a = "#{b} # no" # yes\n"""\n# no\n"""', ['# yes']],
  ['a.clj', '(a "; no") ; yes\n#| block |#', ['; yes', '#| block |#']],
  ['a.ps1', '$a = "# no" # yes\n<# block #>', ['# yes', '<# block #>']],
  ['a.ml', 'let a = "(* no *)" (* yes (* in *) *)', ['(* yes (* in *) *)']],
  ['a.f90', "a = '! no' ! yes", ['! yes']],
  ['a.bat', 'REM yes\nrem yes too\n:: and this\necho remark', ['REM yes', 'rem yes too', ':: and this']],
  ['a.tex', 'a \\% no % yes', ['% yes']],
  ['CMakeLists.txt', 'set(a "# no") # yes\n#[[ block\n]]', ['# yes', '#[[ block\n]]']],
  ['.env', 'A=b#no\n# yes', ['# yes']],
  ['a.ini', '; yes\n# yes too\na = b ; no', ['; yes', '# yes too']],
  ['tsconfig.json', '{ "a": "// no" } // yes', ['// yes']],
  ['a.js', 'a = b / c; // yes\nd = /[/]\\/\\* no/.test(e) /* end */', ['// yes', '/* end */']],
  ['a.ts', 'const a = `${`// no ${b}`} // no`; // yes', ['// yes']],
  ['a.py', "a = 'it\\'s # no' # yes\n'''\n# no\n'''", ['# yes']],
  ['a.java', 'char c = \'"\'; String s = """\n// no " """; // yes', ['// yes']],
  ['a.ts', 'const a = "unclosed\nb(); // yes', ['// yes']],
  [
    'Makefile',
    "all:\n\techo 'x # XXX: no' # yes\n\techo \"it's # no\"\nA = it's # yes too",
    ['# yes', '# yes too'],
  ],
  ['Makefile.am', '# yes', ['# yes']],
  [
    'a.bat',
    'Rem yes\necho rem no\n@rEM yes too & b\nif a (rem and)\ncall b & rem end\nremark',
    ['Rem yes', 'rEM yes too & b', 'rem and)', 'rem end'],
  ],
  ['a.perl', 'a(); # yes', ['# yes']],
  ['a.tpp', 'a(); // yes', ['// yes']],
  [
    'a.html.erb',
    '<%# yes %><!-- and --><p># no</p><% a = "# no" # in %><%= "#{b}" %># no',
    ['<%# yes %>', '<!-- and -->', '# in '],
  ],
  ['a.ejs', '<%# yes %><%= a // in %>// no<script>b() // js\n</script>', ['<%# yes %>', '// in ', '// js']],
  ['a.jsp', '<%-- yes --%><% a("// no"); /* in */ %>', ['<%-- yes --%>', '/* in */']],
  [
    'a.pug',
    'p // no\n  //- yes\n     and\n\n     this\n  p b\n// end',
    ['//- yes\n     and\n\n     this', '// end'],
  ],
  ['a.blade.php', '{{-- yes\nand --}}<?php // in ?>{{ "// no" }}@php', ['{{-- yes\nand --}}', '// in ']],
  ['a.html.j2', '{# yes\nand #}{{ a }}<!-- and -->', ['{# yes\nand #}', '<!-- and -->']],
  ['a.html', '{# yes #}<p>{# no</p>', ['{# yes #}']],
  ['a.hbs', '{{!-- yes }} and --}}{{! this }}{{no}}', ['{{!-- yes }} and --}}', '{{! this }}']],
  ['a.vue', '<p>{{ a /* in */ + "// no" }} // no</p>', ['/* in */']],
  ['a.svelte', '<p>{/* yes */}{#if a} // no {/if}</p>', ['{/* yes */}']],
  ['a.cshtml', '@* yes *@<p>@a</p>', ['@* yes *@']],
  ['BUILD.bazel', 'a = "# no" # yes', ['# yes']],
  ['justfile', 'a := "# no" # yes', ['# yes']],
  ['Procfile', '# yes\nweb: a # no', ['# yes']],
  ['requirements-dev.txt', '# yes', ['# yes']],
  ['tsconfig.build.json', '{ "a": "// no" } // yes', ['// yes']],
  ['bin/a', '#!/bin/sh\na "# no" # yes', ['#!/bin/sh', '# yes']],
  [
    'bin/a',
    '#!/usr/bin/env -S VAR=1 ruby2.7\na = "#{b}" # yes',
    ['#!/usr/bin/env -S VAR=1 ruby2.7', '# yes'],
  ],
  ['bin/a', '#! /usr/bin/python3 -u\n"""\n# no"""\n# yes', ['#! /usr/bin/python3 -u', '# yes']],
  ['bin/a', '#!/usr/bin/env node\na(`// no`); // yes', ['// yes']],
  ['a.c', '// yes\r\n/* open', ['// yes', '/* open']],
];

describe('comments', () => {
  for (const [file, text, comments] of cases) {
    it(`of ${file}: ${JSON.stringify(text).slice(0, 50)}`, () => {
      assert.deepEqual(commentsIn(file, text), comments);
    });
  }

  for (const file of [
    'README.md',
    'notes.txt',
    'a.rst',
    'data.json',
    'a.csv',
    'LICENSE',
    'a.adoc',
    'Makefile.md',
  ]) {
    it(`are not looked for in ${file}`, () => {
      assert.equal(commentSyntaxOf(file), undefined);
    });
  }

  it('are known in every file that is read for its symbols', () => {
    const unknown = languages.flatMap(({ extensions }) =>
      extensions.filter((extension) => commentSyntaxOf(`a${extension}`) === undefined),
    );
    assert.deepEqual(unknown, []);
  });

  it('are not looked for in texts without an ending that are no scripts', () => {
    for (const text of ['# no', '#!/opt/unknown\n# no', ' #!/bin/sh'])
      assert.equal(commentSyntaxOf('bin/a', text), undefined);
    assert.equal(commentSyntaxOf('README', '#!/bin/sh'), undefined);
  });

  it('are apart from each other, in order and inside the text, whatever the text', () => {
    const pieces = fc.constantFrom(
      ...[
        '/*',
        '*/',
        '//',
        '#',
        '"',
        "'",
        '`',
        '${',
        '}',
        '\\',
        '\n',
        ' ',
        'a',
        '<!--',
        '-->',
        '<script>',
        '</script>',
      ],
      ...[
        '--',
        '[[',
        ']]',
        '{-',
        '-}',
        '(*',
        '*)',
        '<<EOF',
        'EOF',
        '|',
        '%q(',
        '=begin',
        '=end',
        '"""',
        '/',
        'r#"',
        '<?php',
        '?>',
      ],
    );
    const files = fc.constantFrom(...new Set(cases.map(([file]) => file)));
    fc.assert(
      fc.property(files, fc.array(pieces, { maxLength: 60 }), (file, words) => {
        const text = words.join('');
        let last = 0;
        for (const { start, end } of commentSyntaxOf(file)?.commentsOf(text) ?? []) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
