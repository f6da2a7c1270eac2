/** A language with lines in it, and what is marked in them: `line:column tag`, 0-based. */
export interface DebtComments {
  readonly scope: string;
  readonly lines: readonly string[];
  readonly marked: readonly string[];
}

const slashes = ['// TODO: a', '  // fixme: b', 'run(); // XXX c', 'x = "// TODO: no";', '/* HACK d */'];
const slashesMarked = ['0:3 TODO', '1:5 fixme', '2:10 XXX', '4:3 HACK'];
const hashes = ['# TODO: a', '  # fixme: b', 'run # XXX c', 'x = "# TODO: no"'];
const hashesMarked = ['0:2 TODO', '1:4 fixme', '2:6 XXX'];
const style = ['/* TODO: a', 'FIXME b */', 'a { content: "/* TODO: no */" } /* XXX c */'];
const styleMarked = ['0:3 TODO', '1:0 FIXME', '2:35 XXX'];
const sameAsJava: readonly string[] = [
  ...['c', 'cpp', 'objc', 'java', 'js', 'js.jsx', 'ts', 'tsx', 'go', 'swift', 'groovy', 'css.scss', 'rust'],
  ...['cs', 'dart', 'fsharp', 'hlsl', 'cuda-cpp'],
];

/** Languages with a grammar in VS Code itself. */
export const shippedLanguages: readonly DebtComments[] = [
  ...sameAsJava
    .filter((name) => name !== 'fsharp' && name !== 'css.scss')
    .map((name) => ({ scope: `source.${name}`, lines: slashes, marked: slashesMarked })),
  {
    scope: 'source.rust',
    lines: [
      '//! TODO: a',
      '/// TODO: b',
      'let a = r#"// TODO: no"#; // TODO c',
      '/* /* in */ TODO: d */',
      "let b = '/'; //TODO",
    ],
    marked: ['0:4 TODO', '1:4 TODO', '2:29 TODO', '3:12 TODO', '4:15 TODO'],
  },
  {
    scope: 'source.cs',
    lines: [
      '// a',
      '  // TODO b',
      'int a;',
      '/// FIXME: c',
      '#if A // TODO: d',
      '#endif',
      'var a = @"',
      '// TODO: no";',
      '//// XXX: e',
    ],
    marked: ['1:5 TODO', '3:4 FIXME', '4:9 TODO', '8:5 XXX'],
  },
  {
    scope: 'source.fsharp',
    lines: ['// TODO: a', 'let a = "// TODO: no" // fixme: b', '(* HACK c *)', '/// XXX: d'],
    marked: ['0:3 TODO', '1:25 fixme', '2:3 HACK', '3:4 XXX'],
  },
  {
    scope: 'source.shell',
    lines: [
      ...[
        '#!/bin/sh',
        '# TODO: a',
        'if [ $# -gt 1 ]; then # FIXME b',
        '  echo "${x#TODO:}" a#TODO: "# TODO: no" # XXX c',
        'fi',
      ],
      ...['cat <<EOF', '# TODO: no', 'EOF', 'a="${b # TODO: no}" # HACK d'],
    ],
    marked: ['1:2 TODO', '2:24 FIXME', '3:43 XXX', '8:22 HACK'],
  },
  {
    scope: 'source.dockerfile',
    lines: ['# TODO: a', 'RUN x "# TODO: no"', '  # fixme: b'],
    marked: ['0:2 TODO', '2:4 fixme'],
  },
  { scope: 'source.dotenv', lines: ['# TODO: a', 'A="# TODO: no"'], marked: ['0:2 TODO'] },
  { scope: 'source.ignore', lines: ['# TODO: a', '/TODO'], marked: ['0:2 TODO'] },
  {
    scope: 'source.json.comments',
    lines: ['{ // TODO: a', '  "a": "// TODO: no", // XXX b', '  /* HACK c */', '}'],
    marked: ['0:5 TODO', '1:25 XXX', '2:5 HACK'],
  },
  {
    scope: 'source.css.less',
    lines: ['// TODO: a', 'a { background: url(//x.example/TODO:c); } // XXX d', '/* HACK e */'],
    marked: ['0:3 TODO', '1:46 XXX', '2:3 HACK'],
  },
  { scope: 'source.css', lines: style, marked: styleMarked },
  { scope: 'source.css.scss', lines: [...style, '// HACK d'], marked: [...styleMarked, '3:3 HACK'] },
  ...['python', 'ruby', 'perl', 'r', 'julia', 'coffee', 'powershell', 'makefile'].map((name) => ({
    scope: `source.${name}`,
    lines: name === 'makefile' ? hashes.slice(0, 1) : hashes,
    marked: name === 'makefile' ? hashesMarked.slice(0, 1) : hashesMarked,
  })),
  {
    scope: 'source.yaml',
    lines: ['# TODO: a', 'a: "# TODO: no" # XXX b', "b: '# TODO: no'"],
    marked: ['0:2 TODO', '1:18 XXX'],
  },
  { scope: 'source.ini', lines: ['; TODO: a', '# XXX b'], marked: ['0:2 TODO', '1:2 XXX'] },
  {
    scope: 'source.lua',
    lines: ['-- TODO: a', 'x = "-- TODO: no" -- XXX b'],
    marked: ['0:3 TODO', '1:21 XXX'],
  },
  {
    scope: 'source.sql',
    lines: ['-- TODO: a', "SELECT '-- TODO: no' /* XXX b */"],
    marked: ['0:3 TODO', '1:24 XXX'],
  },
  { scope: 'source.clojure', lines: ['; TODO: a', '"; TODO: no" ; XXX b'], marked: ['0:2 TODO', '1:15 XXX'] },
  { scope: 'source.batchfile', lines: ['REM TODO: a', ':: XXX b'], marked: ['0:4 TODO', '1:3 XXX'] },
  { scope: 'text.html.basic', lines: ['<!-- TODO: a -->', '<p>TODO: no</p>'], marked: ['0:5 TODO'] },
  { scope: 'text.xml', lines: ['<!-- TODO: a -->', '<p>TODO: no</p>'], marked: ['0:5 TODO'] },
  {
    scope: 'text.html.php',
    lines: ['<?php // TODO: a', '$a = "# TODO: no"; # XXX b'],
    marked: ['0:9 TODO', '1:21 XXX'],
  },
  { scope: 'source.diff', lines: ['# TODO: no', '+// TODO: no', '-# TODO: no'], marked: [] },
  { scope: 'text.git-commit', lines: ['Subject', '', '# TODO: no'], marked: [] },
];

/** Languages whose grammars extensions bring. */
export const otherLanguages: readonly DebtComments[] = [
  ...['kotlin', 'scala', 'zig', 'solidity'].map((name) => ({
    scope: `source.${name}`,
    lines: name === 'zig' ? slashes.slice(0, 4) : slashes,
    marked: name === 'zig' ? slashesMarked.slice(0, 3) : slashesMarked,
  })),
  ...['elixir', 'toml', 'nix', 'awk', 'cmake', 'crystal', 'fish', 'gdscript', 'graphql', 'nginx', 'hcl'].map(
    (name) => ({
      scope: `source.${name}`,
      lines: name === 'graphql' || name === 'nginx' ? hashes.slice(0, 2) : hashes,
      marked: name === 'graphql' || name === 'nginx' ? hashesMarked.slice(0, 2) : hashesMarked,
    }),
  ),
  ...['vhdl', 'haskell'].map((name) => ({
    scope: `source.${name}`,
    lines: ['-- TODO: a', 'x := "-- TODO: no"; -- XXX b'],
    marked: ['0:3 TODO', '1:23 XXX'],
  })),
  ...['ada', 'elm'].map((name) => ({
    scope: `source.${name}`,
    lines: ['-- TODO: a', 'x -- XXX b'],
    marked: ['0:3 TODO', '1:5 XXX'],
  })),
  { scope: 'source.just', lines: ['# TODO: a', 'b := "# TODO: no"'], marked: ['0:2 TODO'] },
  {
    scope: 'source.json5',
    lines: ['{ // TODO: a', "  b: '// TODO: no', // XXX c", '}'],
    marked: ['0:5 TODO', '1:23 XXX'],
  },
  {
    scope: 'text.html.vue',
    lines: [
      '<template>',
      '<!-- TODO: a -->',
      '</template>',
      '<script>',
      'b(); // XXX c',
      'd = "// TODO: no";',
      '</script>',
    ],
    marked: ['1:5 TODO', '4:8 XXX'],
  },
  {
    scope: 'source.svelte',
    lines: ['<script>', 'b(); // XXX c', '</script>', '<!-- TODO: a -->'],
    marked: ['1:8 XXX', '3:5 TODO'],
  },
];
